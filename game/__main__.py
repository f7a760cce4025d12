"""`python -m game`: the command line of game/cli/."""

from game.cli import main

if __name__ == "__main__":
    main()
