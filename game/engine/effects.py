"""Effects: how declared state, meters and the agenda change; bounds hold whatever a file asks for.

Nothing else moves a national meter, so that each move stands in the ledger with what has caused it.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from game.engine.fixed import clip
from game.engine.pursuits import Held
from game.engine.state import METERS, Cause, Due, Entry, State, Value, changed, whole
from game.scenario.effects import Add, Advance, Begin, Change, Effect, End, Remove, Schedule, Set
from game.scenario.model import Scenario
from game.scenario.state_types import Ladder, Number

Move = tuple[str, int, Cause, str]
"""A meter, by how many points it should move, and why."""


def apply_effects(scenario: Scenario, state: State, effects: Iterable[Effect], cause: Due) -> State:
    """Return the state after the effects; `cause` is the choice that scheduled consequences will quote."""
    values, entries = dict(state.values), list[Entry]()
    agenda, held = list(state.agenda), dict(state.held)
    for effect in effects:
        if isinstance(effect, Schedule):
            agenda.append(replace(cause, item=effect.schedule, turn=state.turn + effect.in_))
        elif isinstance(effect, Begin):
            held.setdefault(effect.begin, Held(state.turn))
        elif isinstance(effect, End):
            held.pop(effect.end, None)
        else:
            field, apply = _VERBS[type(effect)]
            name = getattr(effect, field)
            before, values[name] = values[name], apply(scenario, values[name], effect)
            if name in METERS and values[name] != before:
                entries.append(Entry(state.turn, name, whole(values[name]) - whole(before), *_why(scenario, cause)))
    return changed(state, values=values, agenda=tuple(agenda), held=held, ledger=state.ledger + tuple(entries))


def _why(scenario: Scenario, cause: Due) -> tuple[Cause, str]:
    """Return how the ledger names what brings effects: a consequence, an inject, a step of an initiative, an answer."""
    if cause.item:
        return "inject" if cause.item in scenario.injects else "consequence", cause.item
    return ("initiative", cause.cause_initiative) if cause.cause_initiative else ("option", cause.cause_event)


def change_meter(state: State, meter: str, by: int, kind: Cause, about: str) -> State:
    """Return the state with a meter changed within 0 to 100, and its move and cause in the ledger."""
    return change_meters(state, ((meter, by, kind, about),))


def change_meters(state: State, moves: Iterable[Move]) -> State:
    """Return the state after several moves, one after the other."""
    values, entries = dict(state.values), list[Entry]()
    for meter, by, kind, about in moves:
        now = whole(values[meter])
        values[meter] = then = clip(now + by, 0, 100)
        if then != now:
            entries.append(Entry(state.turn, meter, then - now, kind, about))
    return changed(state, values=values, ledger=state.ledger + tuple(entries))


def _change(scenario: Scenario, now: Value, effect: Change) -> Value:
    low, high = bounds(scenario, effect.change)
    return clip(whole(now) + effect.by, low, high)


def _set(_: Scenario, __: Value, effect: Set) -> Value:
    return effect.to


def _advance(scenario: Scenario, now: Value, effect: Advance) -> Value:
    ladder = scenario.state[effect.advance]
    stages = ladder.stages if isinstance(ladder, Ladder) else ()
    return max(str(now), effect.to, key=stages.index)


def _add(_: Scenario, now: Value, effect: Add) -> Value:
    return tuple(sorted({*_members(now), effect.add}))


def _remove(_: Scenario, now: Value, effect: Remove) -> Value:
    return tuple(member for member in _members(now) if member != effect.remove)


def _members(now: Value) -> tuple[str, ...]:
    return now if isinstance(now, tuple) else ()


_VERBS: dict[type, tuple[str, Callable[[Scenario, Value, Any], Value]]] = {
    Change: ("change", _change),
    Set: ("set", _set),
    Advance: ("advance", _advance),
    Add: ("to", _add),
    Remove: ("from_", _remove),
}
"""Verb to the field that names what it changes, and how it does."""


def bounds(scenario: Scenario, name: str) -> tuple[int, int]:
    """Return the bounds of a meter or a declared number."""
    if name in METERS:
        return 0, 100
    variable = scenario.state[name]
    return (variable.min, variable.max) if isinstance(variable, Number) else (0, 0)
