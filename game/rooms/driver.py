"""The driver: what follows from a move before a person is awaited again, and how that is written into the log."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from game import engine
from game.engine import RULES_VERSION, Move, State, digest
from game.engine.tables import tables
from game.players import MACHINES
from game.players.table import CLOCK, advance
from game.scenario.model import Scenario
from game.store.games import Progress
from game.store.log import Entry


@dataclass(frozen=True, slots=True)
class Step:
    """One move of a submission: who made it, when, and the state after it."""

    seat: str
    member: str
    key: str | None
    move: Move
    turn: int
    phase: str
    """Turn and phase in which it was made."""
    after: State


def own_step(scenario: Scenario, state: State, seat: str, person: str, key: str | None, move: Move) -> Step:
    """Return a person's move as a step.

    Raises IllegalMove or StaleMove when the rules do not allow it.
    """
    after = engine.play(scenario, state, seat, move)
    return Step(seat, person, key, move, state.turn, state.phase, after)


def driven(scenario: Scenario, state: State, machine: str, attended: frozenset[str]) -> Iterator[Step]:
    """Yield what machines and the flow of the game do by themselves until a person is awaited."""
    machines = {seat: MACHINES[machine] for seat in tables(scenario).seats if seat not in attended}
    before = state
    for seat, move, after in advance(scenario, state, machines, attended):
        member = seat if seat == CLOCK else machine
        yield Step(seat, member, None, move, before.turn, before.phase, after)
        before = after


def entries(steps: Sequence[Step]) -> list[Entry]:
    """Return the rows of a submission; the last one carries the digest of the state that it leads to."""
    last = len(steps) - 1
    return [_entry(step, digest(step.after) if number == last else None) for number, step in enumerate(steps)]


def _entry(step: Step, checked: str | None) -> Entry:
    data: dict[str, Any] = step.move.model_dump(mode="json")
    return Entry(step.seat, step.member, step.key, step.turn, step.phase, step.move.kind, data, checked)


def progress(state: State, migrated_from: str | None = None, export: dict[str, Any] | None = None) -> Progress:
    """Return where a game stands in a state in which only people are awaited."""
    return Progress(state.turn, state.phase, True, RULES_VERSION, migrated_from, export)
