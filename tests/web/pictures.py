"""The pictures of the README and of the lesson: what each shows, and whether the page still looks so.

Beside a picture lies the digest of what it was drawn from, so that an old one is found out without a browser; pixels
would not do, since type differs from computer to computer.
"""

import re
from hashlib import blake2b
from pathlib import Path

from game.paths import STATIC

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
NAMES = ("desk", "reveal")
LINE = 1
"""Which answer the README's game gives: one with which the map changes."""
DRAW = "python3 run.py test --long tests/web/test_screenshots.py -k pictures"
"""What draws those that are old, and leaves the others as they are."""

_UNSEEN = re.compile(
    r'<input type="hidden"[^>]*>|(?<=/(?:games|rooms)/)\w+|(?<=data-game=")\w+|(?<=/static/)\w+'
    r'|data-left="\d+" data-until="[^"]*"|\d+:\d\d left'
)
"""What differs in each game or request and is in no picture."""


def digest_of(html: str) -> str:
    """Return a digest of how a page looks: of its body as it is sent, with all style sheets and drawings."""
    body = _UNSEEN.sub("", html[html.index("<body") :])
    looks = [path.read_text(encoding="utf-8") for path in sorted(STATIC.iterdir()) if path.suffix in (".css", ".svg")]
    return blake2b("\0".join([body, *looks]).encode(), digest_size=12).hexdigest()


def is_current(name: str, html: str) -> bool:
    """Return whether a picture was drawn from a page that looks like this one."""
    noted = _note(name)
    there = noted.is_file() and (IMAGES / f"{name}.png").is_file()
    return there and noted.read_text(encoding="utf-8").strip() == digest_of(html)


def keep(name: str, picture: bytes, html: str) -> None:
    """Put a picture into docs/images, with the digest of the page that it was drawn from."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    (IMAGES / f"{name}.png").write_bytes(picture)
    _note(name).write_text(f"{digest_of(html)}\n", encoding="utf-8")


def _note(name: str) -> Path:
    return IMAGES / f"{name}.txt"
