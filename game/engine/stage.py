"""Stages: where a try-out begins, when an author wants to see one event without playing up to it.

A try-out is a game like any other from there on: its log replays from the stage as a game's does from the start.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from game.engine import commitments, flow, pledges
from game.engine.state import Standing, State, Value, changed, whole
from game.engine.tables import tables
from game.scenario.events import Event
from game.scenario.model import Scenario

STANDING = {"trust": 10, "grievance": 100, "rung": 1}
"""What can be said of a power, and how much of the state's unit is one of the unit of clauses."""


@dataclass(frozen=True, slots=True)
class Stage:
    """An event, and what is otherwise than at the beginning of a game, under the names and in the units of clauses."""

    event: str | None = None
    values: Mapping[str, Value] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return the form in which it is kept with a game."""
        values = {name: list(value) if isinstance(value, tuple) else value for name, value in self.values.items()}
        return {"event": self.event, "values": values}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Stage":
        """Return the stage of `to_json`."""
        values = {name: tuple(value) if isinstance(value, list) else value for name, value in data["values"].items()}
        return cls(data["event"], values)


def begin(scenario: Scenario, seed: int, stage: Stage | None = None) -> State:
    """Return the state in which a game begins, or a try-out on its stage.

    The names and values of a stage are those that game/lab/staging.py lets through.
    """
    state = flow.start(scenario, seed)
    if stage is None:
        return state
    event = tables(scenario).events[stage.event or state.event or scenario.events[0].id]
    turn = _turn(scenario, state, stage, event)
    values = {name: stage.values.get(name, value) for name, value in state.values.items()}
    state = changed(state, turn=turn, event=event.id, phase="brief", ending=None, settled=turn - 1, values=values)
    state = changed(state, standings=_standings(state, stage), agenda=(), arrived=(), calls=())
    paper = scenario.white_paper
    drafted = pledges.draft(scenario, state) if paper and paper.turn == turn else ()
    return changed(state, drafted=drafted, calls=commitments.calling(scenario, state))


def _turn(scenario: Scenario, state: State, stage: Stage, event: Event) -> int:
    """Return the turn that the stage names, or the one on which its event comes, or may come at the latest."""
    if "turn" in stage.values:
        return whole(stage.values["turn"])
    return min(event.turn or event.by or state.turn, scenario.turns)


def _standings(state: State, stage: Stage) -> dict[str, Standing]:
    """Return how the powers stand, with what the stage says of them in the unit of the state."""
    standings = dict(state.standings)
    for name, value in stage.values.items():
        what, _, power = name.partition(".")
        if power:
            standings[power] = replace(standings[power], **{what: whole(value) * STANDING[what]})
    return standings
