"""Scenario: files in, one frozen Scenario out, with every error in them. Knows nothing of play."""
