"""Reach: all that names can come to be in play, and what can never happen. A proof: what is left open is possible.

From the start, effects of what can happen widen what names can be, and that lets more happen, until nothing is added.
Meters, standings and shares count as free within their bounds, since acts move them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.scenario.effects import Add, Advance, Begin, Change, Effect, Remove, Schedule, Set
from game.scenario.events import Event
from game.scenario.model import Scenario
from game.scenario.names import NONE, NumberType, Type
from game.scenario.narrow import BOTH, Domain, Narrower, World, declared, inside
from game.scenario.source import Path
from game.scenario.state_types import Members, Number
from game.scenario.votes import BALLOT_WORDS

Key = tuple[str, ...]
"""What can happen: an event, an option with its event, a consequence, an initiative, under the key of the file."""
Lists = Mapping[Path, tuple[Effect, ...]]
FALSE: frozenset[bool] = frozenset({False})
ZERO = NumberType(0, 0)
OFTEN = 1_000_000
"""Times that nothing in the file limits."""


@dataclass(frozen=True)
class Reach:
    """What can happen, and all that names can be then."""

    scenario: Scenario
    alive: frozenset[Key]
    world: World
    lists: Lists

    def happens(self, key: Key) -> bool:
        """Return whether something can happen; what stands elsewhere in the file can."""
        return not key or key in self.alive

    def writers(self, name: str) -> tuple[Key, ...]:
        """Return what can never happen and would widen what a name can be."""
        group, _, rest = name.partition(".")
        found = [owner(self.scenario, path) for path, one in self.lists.items() if any(_moves(e, name) for e in one)]
        if group in ("chose", "event", "adopted", *BALLOT_WORDS):
            event = next((one for one in self.scenario.events if one.id == rest), None)
            found += [("events", rest), *(("options", rest, option.id) for option in event.options)] if event else []
        elif group == "stage":
            found.append(("initiatives", rest))
        elif group == "held":
            found += [
                ("initiatives", initiative)
                for initiative, spec in self.scenario.initiatives.items()
                if any(stage.begins == rest for stage in spec.stages)
            ]
        return tuple(dict.fromkeys(key for key in found if not self.happens(key)))


def explore(scenario: Scenario, names: Mapping[str, Type], lists: Lists) -> Reach:
    """Return what can happen; `lists` has every list of effects with its path."""
    alive: frozenset[Key] = frozenset()
    while True:
        world = _world(scenario, names, lists, alive)
        reach = Reach(scenario, alive, world, lists)
        grown = alive | frozenset(_possible(reach, Narrower(names, world)))
        if grown == alive:
            return reach
        alive = grown


def owner(scenario: Scenario, path: Path) -> Key:
    """Return what must happen before something at a path does; nothing for what is always there."""
    if path[0] == "events" and len(path) > 1:
        event = scenario.events[int(path[1])]
        if path[2:3] == ("options",) and len(path) > 3:
            return ("options", event.id, event.options[int(path[3])].id)
        return ("events", event.id)
    if path[0] in ("consequences", "initiatives") and len(path) > 1:
        return (str(path[0]), str(path[1]))
    return ()


def at_desk(event: Event, turns: int) -> World:
    """Return what is known of names while an event lies on the desk, before it is answered."""
    year: Domain = NumberType(event.year, event.year)
    return {
        "turn": _turns(event, turns),
        "year": year,
        f"event.{event.id}": frozenset({True}),
        **({f"chose.{event.id}": frozenset({NONE})} if event.once else {}),
    }


def before(event: Event, turns: int) -> World:
    """Return what is known of names when it is asked whether an event comes: the one before may still lie there."""
    own: World = {f"event.{event.id}": FALSE, f"chose.{event.id}": frozenset({NONE})} if event.once else {}
    return {"turn": _turns(event, turns), **own}


def _turns(event: Event, turns: int) -> NumberType:
    first = 2 if event.scheduled and event.turn is None and event.by is None else 1
    return NumberType(event.turn, event.turn) if event.turn is not None else NumberType(first, max(turns, first))


def crowded(scenario: Scenario) -> bool:
    """Return whether every turn belongs for certain to an event that is fixed to it."""
    taken = {event.turn for event in scenario.events if event.turn is not None and not event.when}
    return taken >= set(range(1, scenario.turns + 1))


def _possible(reach: Reach, narrower: Narrower) -> Iterator[Key]:
    """Yield what can happen in a world."""
    scenario = reach.scenario
    happening = [one for path, one in reach.lists.items() if reach.happens(owner(scenario, path))]
    due = {effect.schedule for one in happening for effect in one if isinstance(effect, Schedule)}
    full = crowded(scenario)
    for event in scenario.events:
        if arrives(event, due, full) and narrower.possible(event.when, before(event, scenario.turns)) is not None:
            yield ("events", event.id)
        if reach.happens(("events", event.id)):
            here = at_desk(event, scenario.turns)
            open_ids = [o.id for o in event.options if narrower.possible(o.when, here) is not None]
            yield from (("options", event.id, option) for option in open_ids)
    for name, spec in scenario.consequences.items():
        if name in due and narrower.possible(spec.when) is not None:
            yield ("consequences", name)
    for name, initiative in scenario.initiatives.items():
        if narrower.possible(initiative.when) is not None:
            yield ("initiatives", name)


def arrives(event: Event, due: set[str], full: bool) -> bool:
    """Return whether an event gets a turn, whatever its clauses say."""
    if event.turn is not None:
        return True
    if full:
        return False
    return event.by is not None or (event.id in due if event.scheduled else event.weight > 0)


def _world(scenario: Scenario, names: Mapping[str, Type], lists: Lists, alive: frozenset[Key]) -> World:
    world = declared(names)
    happening = {path: one for path, one in lists.items() if not (key := owner(scenario, path)) or key in alive}
    effects = [effect for one in happening.values() for effect in one]
    for name, variable in scenario.state.items():
        if isinstance(variable, Number):
            world[name] = _number(scenario, name, variable, happening)
        elif isinstance(variable, Members):
            for member in variable.members:
                world[inside(name, member)] = frozenset(
                    {member in variable.start}
                    | {True for e in effects if isinstance(e, Add) and (e.to, e.add) == (name, member)}
                    | {False for e in effects if isinstance(e, Remove) and (e.from_, e.remove) == (name, member)}
                )
        else:
            kind = world[name]
            given = {variable.start, *_given(effects, name)}
            world[name] = frozenset(given & kind) if isinstance(kind, frozenset) else kind
    _happened(scenario, alive, world)
    _held(scenario, alive, effects, world)
    return world


def _happened(scenario: Scenario, alive: frozenset[Key], world: World) -> None:
    """Narrow what is told of events and initiatives to those that can happen."""
    for event in scenario.events:
        options = {option.id for option in event.options if ("options", event.id, option.id) in alive}
        world[f"chose.{event.id}"] = frozenset({NONE, *options})
        if ("events", event.id) not in alive:
            world[f"event.{event.id}"] = FALSE
        if event.vote and not options:
            world[f"adopted.{event.id}"] = FALSE
            world.update({f"{word}.{event.id}": ZERO for word in BALLOT_WORDS})
    for name in scenario.initiatives:
        if ("initiatives", name) not in alive:
            world[f"stage.{name}"] = ZERO
    years = [event.year for event in scenario.events if ("events", event.id) in alive]
    world["year"] = NumberType(0, max(years, default=0))


def _held(scenario: Scenario, alive: frozenset[Key], effects: list[Effect], world: World) -> None:
    begun = {effect.begin for effect in effects if isinstance(effect, Begin)}
    for name, initiative in scenario.initiatives.items():
        if ("initiatives", name) in alive:
            begun |= {stage.begins for stage in initiative.stages if stage.begins}
    for name, spec in scenario.commitments.items():
        partner = scenario.powers.get(spec.partner or "")
        offered = partner is not None and partner.seat is not None
        world[f"held.{name}"] = BOTH if spec.start or name in begun or offered else FALSE


def _given(effects: list[Effect], name: str) -> Iterator[object]:
    """Yield what effects set a name to."""
    yield from (effect.to for effect in effects if isinstance(effect, Set) and effect.set == name)
    yield from (effect.to for effect in effects if isinstance(effect, Advance) and effect.advance == name)


def _number(scenario: Scenario, name: str, variable: Number, happening: Lists) -> NumberType:
    """Return between which values a number can come to lie: only one answer of an event counts."""
    values = [variable.start]
    falls: dict[Key, list[int]] = {}
    rises: dict[Key, list[int]] = {}
    for path, effects in happening.items():
        values += [e.to for e in effects if isinstance(e, Set) and e.set == name and type(e.to) is int]
        changes = [e.by for e in effects if isinstance(e, Change) and e.change == name]
        times = _times(scenario, path, happening)
        group = ("events", str(path[1])) if path[0] == "events" else tuple(str(step) for step in path)
        falls.setdefault(group, [0]).append(times * sum(by for by in changes if by < 0))
        rises.setdefault(group, [0]).append(times * sum(by for by in changes if by > 0))
    low = min(values) + sum(min(one) for one in falls.values())
    high = max(values) + sum(max(one) for one in rises.values())
    return NumberType(max(low, variable.min), min(high, variable.max))


def _times(scenario: Scenario, path: Path, lists: Lists) -> int:
    """Return how often effects can be felt at most."""
    if path[0] == "events":
        return 1 if scenario.events[int(path[1])].once else scenario.turns
    if path[0] == "initiatives":
        return 1 if scenario.initiatives[str(path[1])].again is None else scenario.turns
    if path[0] != "consequences":
        return OFTEN
    by = [other for other, one in lists.items() for e in one if isinstance(e, Schedule) and e.schedule == path[1]]
    direct = all(other[0] in ("events", "initiatives") for other in by)
    return sum(_times(scenario, other, lists) for other in by) if direct else OFTEN


def _moves(effect: Effect, name: str) -> bool:
    """Return whether an effect could widen what a name can be; a member of a set by the name of its set."""
    held = isinstance(effect, Begin) and name == f"held.{effect.begin}"
    group = {Change: "change", Set: "set", Advance: "advance", Add: "to", Remove: "from_"}.get(type(effect))
    return held or (group is not None and getattr(effect, group) == name)
