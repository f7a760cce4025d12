"""The story as Mermaid's flowchart text, for pages and wikis that draw it themselves."""

import re
from collections.abc import Iterator, Sequence

from game.scenario.story import Story
from game.views.language import Language
from game.views.story import Teller, Weights

BRACKETS = {
    "guaranteed": ("[", "]"),
    "conditional": ("{{", "}}"),
    "scheduled": ("[/", "/]"),
    "drawn": ("([", "])"),
    "consequence": (">", "]"),
    "commitment": ("[[", "]]"),
    "initiative": ("[/", "\\]"),
    "state": ("(", ")"),
    "paper": ("[(", ")]"),
    "ending": ("[\\", "\\]"),
}
"""What stands round the words of each form: it makes the outline."""
ARROWS = {"brings": "-->", "makes": "--o", "recalls": "-.->", "asks": "--x"}
WIDTHS = {"never": 1, "rare": 1, "some": 2, "often": 3, "most": 5}
LONGEST = 80
_SPECIAL = re.compile(r"[^\w ·.,:;!?’‘“”–—+−/%()…-]")
"""Signs with a meaning of their own, and all of which that is not certain."""


def mermaid(language: Language, story: Story, weights: Weights | None = None) -> str:
    """Return the story as the text of a flowchart, from above to below; the weight of lines tells how often."""
    return "\n".join(_lines(Teller(language, story, weights))) + "\n"


def _lines(teller: Teller) -> Iterator[str]:
    yield "flowchart TB"
    nodes = [node for node in teller.story.nodes if teller.is_drawn(node)]
    for node in nodes:
        opens, closes = BRACKETS[node.form]
        count = teller.count(node)
        share = f" · {teller.percent(count)}" if count is not None else ""
        yield f"  {_id(node.id)}{opens}{_quoted(f'{teller.note(node)}{share}: {teller.name(node.id)}')}{closes}"
    for (source, target, kind), places in teller.merged.items():
        yield f"  {_id(source)} {ARROWS[kind]}{_waits(teller, places)} {_id(target)}"
    if teller.weights:
        for number, places in enumerate(teller.merged.values()):
            yield f"  linkStyle {number} stroke-width:{WIDTHS[teller.weight_of(places)]}px"
        for node in nodes:
            if (count := teller.count(node)) is not None:
                yield f"  style {_id(node.id)} stroke-width:{WIDTHS[teller.weight(count)]}px"


def _id(node: str) -> str:
    """Return the id of a node; its kind in front keeps it from being one of Mermaid's own words, such as end."""
    return node.replace(".", "_")


def _waits(teller: Teller, places: Sequence[int]) -> str:
    """Return after how many turns something comes, as words on a line."""
    turns = sorted({link.after for place in places if (link := teller.story.links[place]).after is not None})
    return f"|{_quoted(f'+{turns[0]}' if len(turns) == 1 else f'+{turns[0]}–{turns[-1]}')}|" if turns else ""


def _quoted(text: str) -> str:
    """Return words in quotation marks, in one line, with every sign of doubt as a number."""
    text = " ".join(text.split())
    text = text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
    return f'"{_SPECIAL.sub(lambda sign: f"#{ord(sign[0])};", text)}"'
