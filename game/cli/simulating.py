"""`simulate`: whole games by machine, a search for what they have not met, and what never came with its reason."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from game.cli.base import FAULTY, Output


def simulate(
    scenario: Annotated[Path, typer.Argument(help="A scenario's folder or file, or the id of a shipped one.")],
    plays: Annotated[
        int, typer.Option(min=1, help="How many games; a search for what they have not met follows.")
    ] = 300,
    seed: Annotated[int, typer.Option(help="Seed of the first game.")] = 1,
    fail_on_gap: Annotated[bool, typer.Option("--fail-on-gap", help="Exit code 1 if anything never came.")] = False,
    depth: Annotated[bool, typer.Option("--depth", help="Measure too how deep it plays; some minutes.")] = False,
    output: Output = "text",
) -> None:
    """Play a scenario many times over, and say what never came, what is rare, what bars it and how to get there."""
    from game.lab.coverage_report import simulate as run
    from game.lab.depth import STAGES, depth_report
    from game.lab.inspect import load_any
    from game.scenario.load import require
    from game.scenario.places import places
    from game.views.coverage import simulation_json, simulation_lines
    from game.views.depth import depth_json, depth_lines
    from game.views.language import language

    loaded, say = load_any(scenario), language()
    deck, at = require(loaded), places(loaded.bundle)
    with _progress("coverage", ("plays", "search")) as tell:
        found = run(deck, plays, seed, tell)
    deep = None
    if depth:
        with _progress("depth", STAGES) as tell:
            deep = depth_report(deck, plays, seed, tell=tell)
    if output == "json":
        data = simulation_json(say, found, at) | ({"depth": depth_json(say, deep)} if deep else {})
        typer.echo(json.dumps(data, indent=2, ensure_ascii=False))
    else:
        lines = [*simulation_lines(say, found, at), *(["", *depth_lines(say, deep)] if deep else [])]
        typer.echo("\n".join(lines))
    raise typer.Exit(FAULTY if fail_on_gap and found.has_gap else 0)


@contextmanager
def _progress(part: str, stages: Sequence[str]) -> Iterator[Callable[[str, int, int], None]]:
    """Give what shows how far the work has come: a bar where a person is looking, else nothing."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import Progress

    from game.views.language import language

    with Progress(console=Console(stderr=True), transient=True) as bar:
        tasks = {name: bar.add_task(language().t(f"{part}.progress.{name}"), total=None) for name in stages}
        yield lambda name, done, of: bar.update(tasks[name], completed=done, total=of)
