"""Effects: how declared state, meters and the agenda change; bounds hold whatever a file asks for."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from game.engine.fixed import clip
from game.engine.pursuits import Held
from game.engine.state import METERS, Due, State, Value, changed, whole
from game.scenario.effects import Add, Advance, Begin, Change, Effect, End, Remove, Schedule, Set
from game.scenario.model import Scenario
from game.scenario.state_types import Ladder, Number


def apply_effects(scenario: Scenario, state: State, effects: Iterable[Effect], cause: Due) -> State:
    """Return the state after the effects; `cause` is the choice that scheduled consequences will quote."""
    values = dict(state.values)
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
            values[name] = apply(scenario, values[name], effect)
    return changed(state, values=values, agenda=tuple(agenda), held=held)


def change_meter(state: State, meter: str, by: int) -> State:
    """Return the state with a meter changed within 0 to 100."""
    now = state.values[meter]
    return changed(state, values={**state.values, meter: clip(whole(now) + by, 0, 100)})


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
