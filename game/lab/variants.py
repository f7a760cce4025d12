"""Variants: copies of a scenario in which something is changed that should not decide who does well in it."""

import re
from collections.abc import Iterator

from game.engine.chance import draw
from game.engine.tables import tables
from game.scenario.effects import Schedule
from game.scenario.events import Event
from game.scenario.model import Scenario
from game.scenario.powers import Power

CHOSE = re.compile(r"\bchose\.(\w+)")


def rivals(scenario: Scenario) -> tuple[str, str] | None:
    """Return the two seated powers that are rivals most, the first pair of those that are equally so."""
    seats = tables(scenario).seats
    pairs = [(one, other) for place, one in enumerate(seats) for other in seats[place + 1 :]]
    weights = {(a, b): _rivalry(scenario, a, b) + _rivalry(scenario, b, a) for a, b in pairs}
    best = max(pairs, key=lambda pair: weights[pair], default=None)
    return best if best and weights[best] else None


def _rivalry(scenario: Scenario, one: str, other: str) -> int:
    return scenario.powers[one].rivals.get(other, 0)


def swapped(scenario: Scenario, one: str, other: str) -> Scenario:
    """Return the scenario with the interests, rivals and red lines of two powers exchanged."""
    powers = dict(scenario.powers)
    powers[one] = _in_the_place_of(scenario.powers[one], scenario.powers[other], one, other)
    powers[other] = _in_the_place_of(scenario.powers[other], scenario.powers[one], other, one)
    return scenario.model_copy(update={"powers": powers})


def _in_the_place_of(power: Power, model: Power, own: str, others: str) -> Power:
    """Return a power that wants what its model wants; whoever the model was a rival of, itself is its rival's."""
    taken = {others if rival == own else rival: weight for rival, weight in model.rivals.items()}
    return power.model_copy(update={"interests": model.interests, "rivals": taken, "red_lines": model.red_lines})


def reordered(scenario: Scenario, seed: int) -> Scenario:
    """Return the scenario with its dated events in another order, drawn from the seed.

    An event that asks for the answer to another, in its own clauses or in those of an option, or that another
    schedules, stays after it. The same scenario comes back where nothing can change places.
    """
    dated = [event for event in scenario.events if event.turn is not None]
    turns = sorted(event.turn for event in dated if event.turn is not None)
    order = dict(zip(_drawn(scenario, dated, seed), turns, strict=True))
    if all(event.turn == order[event.id] for event in dated):
        return scenario
    events = tuple(
        event.model_copy(update={"turn": order[event.id]}) if event.id in order else event for event in scenario.events
    )
    return scenario.model_copy(update={"events": events})


def _drawn(scenario: Scenario, dated: list[Event], seed: int) -> Iterator[str]:
    """Yield the ids of events in a drawn order in which each comes after those that it needs."""
    left = {event.id: event for event in dated}
    needs = {event.id: _needs(scenario, event) & set(left) for event in dated}
    while left:
        free = [name for name in left if not needs[name] & set(left)] or list(left)
        name = free[draw(seed, len(left), "", "", "reordered", len(free))]
        del left[name]
        yield name


def _needs(scenario: Scenario, event: Event) -> set[str]:
    """Return the events whose answers this one asks for, and those that schedule it."""
    clauses = [*event.when, *(clause for option in event.options for clause in option.when)]
    asked = {name for clause in clauses for name in CHOSE.findall(clause)}
    callers = {
        other.id
        for other in scenario.events
        for option in other.options
        for effect in option.effects
        if isinstance(effect, Schedule) and effect.schedule == event.id
    }
    return (asked | callers) - {event.id}
