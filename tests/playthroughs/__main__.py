"""`python -m tests.playthroughs [--write]`: compare the golden files with what the rules do now, or write them anew."""

import sys

from tests.playthroughs.telling import tales, tell


def main() -> int:
    """Return how many files differ; with --write none does afterwards."""
    different = 0
    for tale in tales():
        path, now = tale.path, tell(tale)
        if not path.exists() or path.read_text(encoding="utf-8") != now:
            different += 1
            sys.stdout.write(f"{path.name} differs\n")
            if "--write" in sys.argv:
                path.write_text(now, encoding="utf-8", newline="\n")
    return 0 if "--write" in sys.argv else different


if __name__ == "__main__":
    sys.exit(main())
