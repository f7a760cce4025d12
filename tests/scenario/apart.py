"""A shipped deck in files of its own, as the studio hands it out: for tests that change them."""

from functools import cache
from pathlib import Path

from game.engine import vocabulary
from game.scenario.bundle import Bundle
from game.scenario.load import alone, load_path


@cache
def apart(deck: Path) -> Bundle:
    """Return the files into which a deck was cut."""
    return alone(load_path(deck, vocabulary())).bundle


def write_apart(deck: Path, folder: Path) -> Path:
    """Write these files into a folder, and return it."""
    return write_bundle(apart(deck), folder)


def write_bundle(bundle: Bundle, folder: Path) -> Path:
    """Write the files of a bundle into a folder, and return it."""
    for name, text in bundle.files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    return folder
