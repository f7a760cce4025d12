"""The pages of codes: what a complaint means, a failing example, how to mend it. A test reads the same files."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from game.paths import CODES
from game.scenario.expression import closest
from game.scenario.problems import LEVELS, Level


@dataclass(frozen=True, slots=True)
class Page:
    """What there is to know of one code."""

    code: str
    level: Level
    title: str
    text: str
    """The page below its title, in Markdown."""


def page(code: str) -> Page | None:
    """Return the page of a code, whatever its letters' size; None for a code that there is not."""
    known = {one.lower(): one for one in LEVELS}.get(code.lower())
    if known is None:
        return None
    head, _, text = (CODES / f"{known}.md").read_text(encoding="utf-8").partition("\n")
    return Page(known, LEVELS[known], head.removeprefix(f"# {known}: "), text.strip("\n"))


def meant(code: str) -> str:
    """Return the code that was probably meant, or nothing."""
    return closest(code.lower() if code.islower() else code.upper(), LEVELS)


def page_lines(one: Page) -> Iterator[str]:
    """Yield a page for a terminal: its examples moved in, without the fences."""
    yield f"{one.code}, {one.level}: {one.title}"
    yield ""
    inside = False
    for line in one.text.split("\n"):
        if line.startswith("```"):
            inside = not inside
        else:
            yield f"    {line}".rstrip() if inside else line


def page_json(one: Page) -> dict[str, Any]:
    """Return the same for programs."""
    return {"code": one.code, "level": one.level, "title": one.title, "text": one.text}
