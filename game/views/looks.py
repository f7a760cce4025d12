"""A look at a whole scenario: the page around whatever is shown there, and the way to it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from game.views.checked import file_url
from game.views.language import Language

MANY = 12
"""Lines of a part beyond which it is folded up."""
DEEPEST = 3
_PLACE = re.compile(r"([\w./-]+\.yaml):(\d{1,9}):(\d{1,9}): ")


@dataclass(frozen=True, slots=True)
class LookLink:
    """The way to a look; `wait` says how long it takes."""

    url: str
    name: str
    meaning: str
    wait: str


@dataclass(frozen=True, slots=True)
class LookView:
    """The page of a look; `template` shows its `body`."""

    title: str
    name: str
    meaning: str
    back: str
    template: str
    sheet: str
    body: Any


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One line of a report, set in by `depth` steps; every second of its `bits` is code.

    `url` leads to the place that the line begins with, as `scenario.yaml:3:5: …`.
    """

    depth: int
    bits: tuple[str, ...]
    url: str


@dataclass(frozen=True, slots=True)
class ReportPart:
    """Some lines of a report under a heading; `columns` when they stand under each other as they are."""

    heading: str
    lines: tuple[ReportLine, ...]
    columns: str
    folded: bool


def report_parts(lines: Sequence[str], url: str) -> tuple[ReportPart, ...]:
    """Return what a command prints as parts of a page.

    Parts are separated by empty lines; a first line with lines set in below it is a heading. A line that begins
    with a place leads there, on the page of the text at `url`.
    """
    blocks = (list(block) for is_text, block in groupby(lines, bool) if is_text)
    return tuple(_part(block, url) for block in blocks)


def _part(block: Sequence[str], url: str) -> ReportPart:
    headed = len(block) > 1 and not block[0].startswith(" ") and block[1].startswith("  ")
    rest = block[1:] if headed else block
    in_columns = headed and all("  " in line.strip() for line in rest)
    return ReportPart(
        heading=block[0] if headed else "",
        lines=() if in_columns else tuple(_line(line, 1 if headed else 0, url) for line in rest),
        columns="\n".join(line[2:] for line in rest) if in_columns else "",
        folded=not in_columns and len(rest) > MANY,
    )


def _line(line: str, less: int, url: str) -> ReportLine:
    depth = (len(line) - len(line.lstrip(" "))) // 2 - less
    return ReportLine(min(max(depth, 0), DEEPEST), tuple(line.strip().split("`")), _to_place(line.strip(), url))


def _to_place(line: str, url: str) -> str:
    found = _PLACE.match(line)
    return file_url(url, found[1], int(found[2]), int(found[3])) if found else ""


def look_links(language: Language, url: str, names: Iterable[str]) -> tuple[LookLink, ...]:
    """Return the ways to some looks at a scenario whose page is at `url`."""
    return tuple(
        LookLink(f"{url}/look/{name}", *look_words(language, name), language.t(f"look.{name}.wait")) for name in names
    )


def look_words(language: Language, name: str) -> tuple[str, str]:
    """Return what a look is called, and what it shows."""
    return language.t(f"look.{name}"), language.t(f"look.{name}.meaning")
