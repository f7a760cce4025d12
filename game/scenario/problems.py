"""Problems: what is wrong with a scenario file, where, and under which stable code."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from game.scenario.bundle import Bundle
from game.text import Text

MOST = 1000
"""Problems of one kind of check after which nobody would read on, and the rest is not looked for."""

LONGEST = 400
"""Characters of what a message quotes."""
WIDEST = 240
"""Characters of a line that are shown."""

Level = Literal["error", "warning", "note"]


def _numbered(level: Level, *ranges: tuple[int, int]) -> dict[str, Level]:
    return {f"SC{number}": level for first, last in ranges for number in range(first, last + 1)}


RULES = ("free-lunch", "dominated", "false-objection", "seat-conflict", "giveaway", "trial")
"""Codes of what only the rules can tell: decisions that are none, and tests that fail."""
LEVELS: Mapping[str, Level] = {
    **_numbered("error", (101, 139), (201, 211), (301, 310), (313, 334), (340, 342), (503, 505)),
    **_numbered(
        "warning", (311, 312), (401, 417), (419, 420), (430, 436), (440, 449), (450, 451), (453, 459), (461, 461),
        (463, 464),
        (501, 502),
    ),
    **_numbered("note", (418, 418), (462, 462)),
    **dict.fromkeys(RULES, "warning"),
}  # fmt: skip
"""The register of codes. 1xx: the file, 2xx: clauses, 3xx: meaning, 4xx: manner, 5xx: translations and injects; words:
what the rules make of it.

The catalogue has a sentence for each, and `docs/scenarios/codes/` a page.

An error keeps a scenario from being played; the rest can be allowed in the file.
"""


class Place(NamedTuple):
    """A place in a file; line and column from 1."""

    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong."""

    code: str
    place: Place
    where: str
    """The path inside the scenario, as in `events[0].options[1].label`."""
    params: Mapping[str, str] = field(default_factory=dict)
    detail: str = ""
    """Which of several sentences of the code fits."""

    @property
    def level(self) -> Level:
        """Whether it keeps the scenario from being played."""
        return LEVELS[self.code]

    @property
    def text(self) -> Text:
        """The message, without the place and without the hint."""
        params = {name: shortened(value, LONGEST) for name, value in self.params.items()}
        return Text(f"check.{self.code}{self.detail and f'.{self.detail}'}", params)

    @property
    def hint(self) -> str:
        """The word that was probably meant, or nothing."""
        return self.params.get("hint", "")


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems by file and place, each once."""
    unique = {
        (p.place.path, p.place.line, p.place.column, p.code, p.where, tuple(sorted(p.params.items()))): p
        for p in problems
    }
    return tuple(unique[key] for key in sorted(unique))


def excerpt(bundle: Bundle, problem: Problem) -> str:
    """Return the line of the file with a caret under the place; of a very long line, what is around it."""
    lines = _lines(bundle.files.get(problem.place.path, ""))
    if not 0 < problem.place.line <= len(lines):
        return ""
    line, column = lines[problem.place.line - 1], problem.place.column - 1
    begins = max(0, column - WIDEST // 2) if len(line) > WIDEST else 0
    return f"    {shortened(line[begins:], WIDEST)}\n    {' ' * (column - begins)}^"


def shortened(text: str, most: int) -> str:
    """Return a text, or its beginning where it is longer than `most` characters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


@lru_cache(maxsize=8)
def _lines(text: str) -> list[str]:
    return text.split("\n")
