"""`check` and `replay`: what is wrong with a scenario, and whether a saved game comes to the same."""

import json
from pathlib import Path
from typing import Annotated

import typer

from game.cli.base import CANNOT, FAULTY, Output, say
from game.errors import ScenarioError


def check(
    paths: Annotated[list[Path], typer.Argument(help="Scenario folders or files.")],
    output: Output = "text",
) -> None:
    """Say everything that is wrong with scenarios.

    Exit code 1 when one must not be played, or when the rules complain: a decision is none, or a test of its own fails;
    other warnings leave it at 0. 2 when one is not there.
    """
    from game.lab.inspect import inspect
    from game.views.inspection import inspection_json, inspection_lines
    from game.views.language import language

    inspections, refused = [], []
    for path in paths:
        try:
            inspections.append(inspect(path))
        except ScenarioError as problem:
            refused.append(problem)
    if output == "json":
        typer.echo(json.dumps([inspection_json(language(), one) for one in inspections], indent=2, ensure_ascii=False))
    else:
        for one in inspections:
            typer.echo("\n".join(inspection_lines(language(), one)))
    for refusal in refused:
        typer.echo(say(refusal), err=True)
    raise typer.Exit(CANNOT if refused else FAULTY if any(one.faulty for one in inspections) else 0)


def replay(
    path: Annotated[Path, typer.Argument(help="A game that was saved from its result page.")],
    scenario: Annotated[Path | None, typer.Option(help="The scenario's folder, if it is not a shipped one.")] = None,
) -> None:
    """Play a saved game again and say whether it comes to the same; exit code 1 when not."""
    from game.lab.inspect import load_played
    from game.lab.replay import read_export, replay_export
    from game.views.language import language

    export = read_export(path)
    differences = replay_export(load_played(scenario or Path(str(export["scenario_id"])), export), export)
    for one in differences:
        typer.echo(f"{one.where}: {language().say(one.text)}")
    if differences:
        raise typer.Exit(FAULTY)
    typer.echo(language().t("replay.same", moves=len(export["moves"])))
