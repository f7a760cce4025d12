"""`selfplay`: many games between machines, and what came of them."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from game.cli.base import Output, require_known

if TYPE_CHECKING:
    from game.scenario.model import Scenario


def selfplay(
    scenarios: Annotated[list[Path], typer.Argument(help="Scenario folders, or the ids of those that are shipped.")],
    games: Annotated[int, typer.Option(min=1, help="How many games for each policy.")] = 100,
    seed: Annotated[int, typer.Option(help="Seed of the first game.")] = 1,
    policy: Annotated[list[str] | None, typer.Option(help="A policy of the home country; all without.")] = None,
    machine: Annotated[str, typer.Option(help="Who plays the powers: novice, power or hard.")] = "power",
    tournament: Annotated[bool, typer.Option("--tournament", help="Rank all policies, with intervals.")] = False,
    calibration: Annotated[bool, typer.Option("--calibration", help="Compare forecasts with what happened.")] = False,
    output: Output = "text",
) -> None:
    """Let machines play scenarios, and print what came of it."""
    from game.lab.inspect import load
    from game.players import MACHINES, POLICIES

    require_known(policy or (), POLICIES, "unknown_policy")
    require_known([machine], MACHINES, "unknown_machine")
    kind = "tournament" if tournament else "calibration" if calibration else "games"
    found = [_played(kind, load(path), games, seed, machine, policy or []) for path in scenarios]
    if output == "json":
        typer.echo(json.dumps([data for data, _ in found], indent=2, ensure_ascii=False))
    else:
        typer.echo("\n".join(line for _, lines in found for line in lines))


def _played(
    kind: str, scenario: "Scenario", games: int, seed: int, machine: str, policies: list[str]
) -> tuple[Any, list[str]]:
    """Return what came of many games of a scenario, for programs and as lines to read."""
    from game.lab.calibration import calibrate
    from game.lab.selfplay import selfplay as play
    from game.lab.tournament import tournament as rank
    from game.players import POLICIES
    from game.views.inspection import report_lines
    from game.views.tournament import calibration_lines, tournament_lines

    if kind == "tournament":
        ranked = rank(scenario, games, seed, machine, {name: POLICIES[name] for name in policies})
        return ranked, tournament_lines(ranked)
    if kind == "calibration":
        held = [asdict(calibrate(scenario, games, seed, name, machine)) for name in policies or ["chance"]]
        return held, [line for one in held for line in calibration_lines(one)]
    reports = [play(scenario, games, seed, name, machine=machine) for name in policies or POLICIES]
    return [asdict(one) for one in reports], [line for one in reports for line in report_lines(one)]
