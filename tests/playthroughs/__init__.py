"""Golden playthroughs: whole games as text, so that a change of the rules shows as a difference to read.

`python -m tests.playthroughs --write` writes them anew.
"""
