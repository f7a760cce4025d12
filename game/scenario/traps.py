"""Traps: what a word processor or a small slip makes of YAML, told as what it is and not as what the parser says."""

import re

_KEY_WITHOUT_SPACE = re.compile(r"\s*(?:- +)?[A-Za-z_]\w*:(?=[^\s:/])")
_BLOCK_SIGN = re.compile(r"(?:^|[-:] +)\s*([>|])")
_ODD_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_ODD_DASH = re.compile(r"([–—−‒•·*])\s|-(?=\w)")
_ODD_MINUS = re.compile(r"[−–—‒]\s*\d+")
_SENTENCE_END = re.compile("[.!?…”’)]$")

Slip = tuple[str, int, dict[str, str]]
"""A code, the column from 0, and what the message needs."""


def slip_of_line(line: str, said: str, column: int) -> Slip | None:
    """Return what is wrong with a line at which the parser stopped, so far as it is a known trap."""
    if "cannot start any token" in said and column < len(line):
        return "SC133", column, {"given": line[column]}
    if "comment or line break" in said and (sign := _BLOCK_SIGN.search(line)):
        return "SC134", sign.start(1), {"given": sign[1]}
    return None


def slip_without_space(line: str) -> int | None:
    """Return the column of a colon that ends a key and has no space behind it; None where there is none."""
    found = _KEY_WITHOUT_SPACE.match(line)
    return found.end() - 1 if found else None


def slip_of_key(key: str) -> str | None:
    """Return the code of a key that begins with what only looks like a space or a dash."""
    if _ODD_SPACE.match(key):
        return "SC136"
    return "SC137" if _ODD_DASH.match(key) else None


def cut_off(text: str, note: str) -> bool:
    """Whether a note that begins one space behind a text rather belongs to it: `Boat #3`, or no sentence ends there.

    >>> cut_off("Boat", "#3 held"), cut_off("The boat is held.", "# from the file of 1951")
    (True, False)
    """
    if len(note) == 1 or note.startswith("# allow:"):
        return False
    ended = not text or _SENTENCE_END.search(text) is not None
    return not (ended and note[1].isspace())


def is_odd_number(given: object) -> bool:
    """Whether a number is written with a sign that only looks like a minus."""
    return isinstance(given, str) and _ODD_MINUS.fullmatch(given) is not None
