"""Traps: what a word processor or a small slip makes of YAML, told as what it is and not as what the parser says."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

_KEY_WITHOUT_SPACE = re.compile(r"\s*(?:- +)?[A-Za-z_]\w*:(?=[^\s:/])")
_BLOCK_SIGN = re.compile(r"(?:^|[-:] +)\s*([>|])")
_ODD_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_ODD_DASH = re.compile(r"([–—−‒•·*])\s|-(?=\w)")
_ODD_MINUS = re.compile(r"[−–—‒]\s*\d+")
_KEY_AND_SIGN = re.compile("\\s*(?:- +)?([A-Za-z_]\\w*) ?(?=[;=：]|:[\u00a0\u2000-\u200a\u202f\u205f\u3000])")
_BRACKET_FIRST = re.compile(r"\s*(?:- +)*(?:[\w.-]+: +)?([\[{])")
_AFTER_A_VALUE = re.compile(r"([^\s,{\[:])\s+([^\s:]+)$")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SENTENCE_END = re.compile("[.!?…”’)]$")


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong: a code, line and column from 0, what the message needs, and which of its sentences fits."""

    code: str
    line: int
    column: int
    params: dict[str, str] = field(default_factory=dict)
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Halt:
    """Where the parser stopped, lines and columns from 0, and what it said."""

    lines: list[str]
    line: int
    column: int
    said: str
    context: str
    begun: tuple[int, int] | None
    """Where that began in which it stopped."""

    @property
    def here(self) -> str:
        """The line at which it stopped."""
        return self.lines[self.line]


def slip_of(halt: Halt) -> Slip | None:
    """Return what is wrong where the parser stopped, so far as it is a known trap."""
    return next(filter(None, (trap(halt) for trap in _TRAPS)), None)


def _tab(halt: Halt) -> Slip | None:
    line = halt.here
    if "\t" in line[: len(line) - len(line.lstrip())] or "'\\t'" in halt.said:
        return Slip("SC102", halt.line, line.index("\t"))
    return None


def _first_sign(halt: Halt) -> Slip | None:
    """A text that begins with a sign that means something else there."""
    line, column = halt.here, halt.column
    if "cannot start any token" in halt.said and column < len(line):
        return Slip("SC133", halt.line, column, {"given": line[column]})
    if "comment or line break" in halt.said and (sign := _BLOCK_SIGN.search(line)):
        return Slip("SC134", halt.line, sign.start(1), {"given": sign[1]})
    if halt.begun and "scanning a tag" in halt.context:
        return Slip("SC108", *halt.begun)
    if halt.begun and re.search("scanning an (alias|anchor)", halt.context):
        return Slip("SC133", *halt.begun, {"given": halt.lines[halt.begun[0]][halt.begun[1] :][:1]})
    if "not allowed" in halt.said and line[column : column + 2] in ("- ", "? ") and line[:column].rstrip()[-1:] == ":":
        return Slip("SC133", halt.line, column, {"given": line[column]}, "list" if line[column] == "-" else "")
    return None


def _bracket_first(halt: Halt) -> Slip | None:
    """A text that begins with a brace or bracket and goes on behind its other half."""
    found = _BRACKET_FIRST.match(halt.here)
    after = halt.here[halt.column :]
    if not found or not re.search("expected (key|'-' indicator|<block end>)", halt.said) or found.end() >= halt.column:
        return None
    return None if re.match(r",\s*[\[{]", after) else Slip("SC133", halt.line, found.start(1), {"given": found[1]})


def _comma(halt: Halt) -> Slip | None:
    """Things in braces or brackets with nothing between them, or with another sign than a comma."""
    if "expected ',' or" not in halt.said or not halt.begun:
        return None
    before, after = halt.here[: halt.column], halt.here[halt.column :]
    if halt.line > halt.begun[0] and re.fullmatch(r"\s*(?:- +)?[\w.-]*", before):
        return Slip("SC101", *halt.begun, detail="open")
    if not after.startswith(":"):
        begins_next = before[-1:].isspace() and ("sequence" in halt.context or re.match(r"[\w.\"']+\s*:", after))
        named = re.match(r"[\w.-]+|.", after)
        fits = named and (begins_next or before[-1:] in "}]")
        return Slip("SC139", halt.line, halt.column, {"name": named[0]}) if fits and named else None
    found = _AFTER_A_VALUE.search(before)
    if not found:
        return Slip("SC103", halt.line, halt.column)
    if found[1] == ";":
        return Slip("SC139", halt.line, found.start(1), {"given": ";"}, "sign")
    return Slip("SC139", halt.line, found.start(2), {"name": found[2]})


def _key_without_colon(halt: Halt) -> Slip | None:
    """A key with another sign behind it than a colon and a space."""
    if "expected ':'" in halt.said and halt.begun:
        number = halt.begun[0]
        if (colon := slip_without_space(halt.lines[number])) is not None:
            return Slip("SC135", number, colon)
        return _other_sign(halt.lines, number) or Slip("SC101", number, halt.begun[1], detail="word")
    if "mapping values" in halt.said and halt.line:
        return _other_sign(halt.lines, halt.line - 1)
    return None


def _other_sign(lines: list[str], number: int) -> Slip | None:
    found = _KEY_AND_SIGN.match(lines[number])
    return Slip("SC135", number, found.end(), {"name": found[1]}, "sign") if found else None


_TRAPS: tuple[Callable[[Halt], Slip | None], ...] = (_tab, _first_sign, _bracket_first, _comma, _key_without_colon)


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


def invisible(given: object) -> str:
    """Return the first sign of a word that cannot be seen, as U+200B, or nothing."""
    found = _INVISIBLE.search(given) if isinstance(given, str) else None
    return f"U+{ord(found[0]):04X}" if found else ""


def is_odd_number(given: object) -> bool:
    """Whether a number is written with a sign that only looks like a minus."""
    return isinstance(given, str) and _ODD_MINUS.fullmatch(given) is not None
