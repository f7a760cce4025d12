"""The pages of codes: what a complaint means, a failing example, how to mend it. A test reads the same files."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from game.paths import CODES
from game.scenario.expression import closest
from game.scenario.problems import LEVELS, Level
from game.views.language import Language

FENCE = "```"
_MARKED = re.compile(r"(`[^`]+`|\[[^\]]+\]\([\w-]+\.md\))")
"""Code, or a link to the page of another code: all the marks that these pages have within a line."""


@dataclass(frozen=True, slots=True)
class Page:
    """What there is to know of one code."""

    code: str
    level: Level
    title: str
    text: str
    """The page below its title, in Markdown."""


@dataclass(frozen=True, slots=True)
class Bit:
    """Some words of a paragraph: plain, code, or a link to the page of another code."""

    text: str
    code: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or an example as it is."""

    bits: tuple[Bit, ...] = ()
    example: str = ""


@dataclass(frozen=True, slots=True)
class CodeView:
    """The page of a code in the studio."""

    code: str
    level: str
    title: str
    blocks: tuple[Block, ...]


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
        if line.startswith(FENCE):
            inside = not inside
        else:
            yield f"    {line}".rstrip() if inside else line


def page_json(one: Page) -> dict[str, Any]:
    """Return the same for programs."""
    return {"code": one.code, "level": one.level, "title": one.title, "text": one.text}


def code_url(code: str) -> str:
    """Return the address of the page of a code, or nothing for a code that has none."""
    return f"/studio/codes/{code}" if code in LEVELS else ""


def code_view(language: Language, one: Page) -> CodeView:
    """Return the same for a page of the studio."""
    level = language.t(f"studio.level.{one.level}")
    return CodeView(one.code, level, f"{one.title[0].upper()}{one.title[1:]}", tuple(_blocks(one.text)))


def _blocks(text: str) -> Iterator[Block]:
    """Yield paragraphs and, as every second part between fences, examples."""
    for number, part in enumerate(re.split(rf"^{FENCE}\w*\n?", text, flags=re.MULTILINE)):
        if number % 2:
            yield Block(example=part.rstrip("\n"))
        else:
            yield from (Block(tuple(_bits(" ".join(words.split())))) for words in part.split("\n\n") if words.strip())


def _bits(words: str) -> Iterator[Bit]:
    for part in _MARKED.split(words):
        if part.startswith("`"):
            yield Bit(part.strip("`"), code=True)
        elif _MARKED.fullmatch(part):
            name, _, target = part[1:-1].partition("](")
            yield Bit(name, url=code_url(target.removesuffix(".md")))
        elif part:
            yield Bit(part)
