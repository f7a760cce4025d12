"""Checks of effects: each verb reaches the scenario's own declared state, with a value of its type."""

from collections.abc import Callable, Sequence
from typing import Any

from game.scenario.effects import Add, Advance, Begin, Change, Effect, End, Remove, Schedule, Set
from game.scenario.expression import closest
from game.scenario.lookup import Lookup
from game.scenario.names import ACTS_ONLY, METERS, FlagType, NumberType, SetType, Type, WordType
from game.scenario.source import Path


def check_effects(look: Lookup, effects: Sequence[Effect], path: Path, earliest: int) -> None:
    """Complain about effects that reach what they must not, or do nothing; `earliest` is their first possible turn."""
    if effects:
        look.effect_lists[path] = tuple(effects)
    for number, effect in enumerate(effects):
        here = (*path, number)
        if isinstance(effect, Schedule):
            _schedule(look, effect, here, earliest)
        elif isinstance(effect, Begin):
            look.known(effect.begin, look.scenario.commitments, "commitment", (*here, "begin"))
        elif isinstance(effect, End):
            look.known(effect.end, look.scenario.commitments, "commitment", (*here, "end"))
        else:
            _CHECKS[type(effect)](look, effect, here)


def _reached(look: Lookup, name: str, wanted: tuple[type, ...], path: Path) -> Any:
    """Return the type of what an effect moves; with a complaint None, where there is none that this verb moves."""
    if name in ACTS_ONLY and name not in look.scenario.state:
        look.report.add("SC320", path, name=name)
        return None
    if not look.known(name, (*look.scenario.state, *METERS), "state", path):
        look.writes.add(closest(name, look.scenario.state))
        return None
    look.writes.add(name)
    kind = look.names[name]
    if isinstance(kind, wanted):
        return kind
    look.report.add("SC321", path, name=name, verbs=_verbs(kind))
    return None


def _verbs(kind: Type) -> str:
    """Return the verbs that fit a type."""
    if isinstance(kind, NumberType):
        return "change, set"
    if isinstance(kind, WordType):
        return "advance" if kind.ordered else "set"
    return "set" if isinstance(kind, FlagType) else "add, remove"


def _change(look: Lookup, effect: Change, path: Path) -> None:
    if _reached(look, effect.change, (NumberType,), (*path, "change")) and effect.by == 0:
        look.report.add("SC311", (*path, "by"), name=effect.change)


def _set(look: Lookup, effect: Set, path: Path) -> None:
    kind = _reached(look, effect.set, (FlagType, NumberType, WordType), (*path, "set"))
    here = (*path, "to")
    if isinstance(kind, WordType) and kind.ordered:
        look.report.add("SC321", (*path, "set"), name=effect.set, verbs=_verbs(kind))
    elif isinstance(kind, FlagType) and not isinstance(effect.to, bool):
        look.report.add("SC323", here, name=effect.set)
    elif isinstance(kind, NumberType):
        if type(effect.to) is not int or not kind.low <= effect.to <= kind.high:
            look.report.add("SC322", here, name=effect.set, low=str(kind.low), high=str(kind.high))
    elif isinstance(kind, WordType):
        look.known(str(effect.to), kind.members, "member", here)


def _advance(look: Lookup, effect: Advance, path: Path) -> None:
    kind = _reached(look, effect.advance, (WordType,), (*path, "advance"))
    if isinstance(kind, WordType) and not kind.ordered:
        look.report.add("SC321", (*path, "advance"), name=effect.advance, verbs=_verbs(kind))
    elif isinstance(kind, WordType):
        look.known(effect.to, kind.members, "stage", (*path, "to"))


def _add(look: Lookup, effect: Add, path: Path) -> None:
    kind = _reached(look, effect.to, (SetType,), (*path, "to"))
    if kind:
        look.known(effect.add, kind.members, "member", (*path, "add"))


def _remove(look: Lookup, effect: Remove, path: Path) -> None:
    kind = _reached(look, effect.from_, (SetType,), (*path, "from"))
    if kind:
        look.known(effect.remove, kind.members, "member", (*path, "remove"))


_CHECKS: dict[type, Callable[[Lookup, Any, Path], None]] = {
    Change: _change,
    Set: _set,
    Advance: _advance,
    Add: _add,
    Remove: _remove,
}


def _schedule(look: Lookup, effect: Schedule, path: Path, earliest: int) -> None:
    scenario = look.scenario
    known = (*scenario.consequences, *(event.id for event in scenario.events if event.scheduled))
    look.known(effect.schedule, known, "consequence or scheduled event", (*path, "schedule"))
    if earliest + effect.in_ > scenario.turns:
        look.overdue.add(effect.schedule)
        look.report.add("SC312", (*path, "in"), turns=str(scenario.turns))
