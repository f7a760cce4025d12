"""The tests of Nonaligned; its folders mirror those of game/. `python3 run.py test` runs them (see __main__.py)."""
