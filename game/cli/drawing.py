"""`graph`: the story of a scenario as a picture, as text for others to draw, or as data."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from game.cli.base import require_known
from game.errors import StartError

if TYPE_CHECKING:
    from game.lab.story import Weights
    from game.scenario.story import Story

FORMATS = ("svg", "mermaid", "json")


def graph(
    scenario: Annotated[Path, typer.Argument(help="A scenario folder or file, or the id of a shipped one.")],
    output: Annotated[str, typer.Option("--format", help="svg, mermaid or json")] = "svg",
    plays: Annotated[int, typer.Option(min=0, help="Games of machines to weigh it by; none without.")] = 0,
    seed: Annotated[int, typer.Option(help="Seed of the first game.")] = 1,
    out: Annotated[Path | None, typer.Option(help="The file to write; printed without.")] = None,
) -> None:
    """Draw what leads to what in a scenario, and with --plays how often it came."""
    from game.lab.inspect import load
    from game.lab.story import walk
    from game.scenario.story import story_of

    require_known([output], FORMATS, "unknown_picture")
    loaded = load(scenario)
    story = story_of(loaded)
    text = _drawn(output, story, walk(loaded, story, plays, seed) if plays else None)
    if out is None:
        typer.echo(text, nl=False)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as problem:
        raise StartError("file_unwritable", file=str(out)) from problem


def _drawn(output: str, story: "Story", weights: "Weights | None") -> str:
    """Return a story in a format."""
    from game.views.language import language
    from game.views.story import story_json, story_view
    from game.views.story_mermaid import mermaid
    from game.web.standalone import story_svg

    if output == "mermaid":
        return mermaid(language(), story, weights)
    if output == "json":
        return json.dumps(story_json(language(), story, weights), indent=2, ensure_ascii=False) + "\n"
    return story_svg(story_view(language(), story, weights).picture)
