"""Nonaligned, a diplomatic role-play game in the browser. Only the version lives here; pyproject.toml reads it."""

__version__ = "0.1.0"
