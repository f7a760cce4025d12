"""`python -m tests.playthroughs [--write]`: compare the golden files with what the rules do now, or write them anew."""

import sys

from tests.playthroughs.telling import files, tell


def main() -> int:
    """Return how many files differ; with --write none does afterwards."""
    different = 0
    for path, scenario, policy, seed in files():
        now = tell(scenario, policy, seed)
        if not path.exists() or path.read_text(encoding="utf-8") != now:
            different += 1
            sys.stdout.write(f"{path.name} differs\n")
            if "--write" in sys.argv:
                path.write_text(now, encoding="utf-8", newline="\n")
    return 0 if "--write" in sys.argv else different


if __name__ == "__main__":
    sys.exit(main())
