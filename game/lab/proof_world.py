"""World: all that may be so at a time of a game, from what may have taken effect until then.

Numbers are bounded by how often what changes them can take effect; words, flags and sets by what sets them. What powers
do is not followed: trust, grievance, shares and meters may be anything, and rungs whatever a seat has levers for.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import ceil

from game.engine.tables import tables
from game.lab.coverage_things import Thing
from game.lab.proof_domains import Domain, Holding, Span, whole
from game.lab.proof_sources import Source, sources
from game.scenario.effects import Add, Advance, Begin, Change, Remove, Set
from game.scenario.model import Scenario
from game.scenario.names import NONE
from game.scenario.state_types import Choice, Flag, Ladder, Members, Number
from game.scenario.votes import BALLOT_WORDS, WITHDRAWN

ENDLESS = 10_000
"""How often something may take effect that brings itself about."""


@dataclass(frozen=True, slots=True)
class Scene:
    """When clauses are asked: the turn, what may lie on the desk (None: nothing yet), and the answer given there."""

    turn: int
    events: frozenset[str | None]
    answer: str | None = None
    is_open: bool = False
    """Whether the event lies on the desk now; otherwise it is that of a turn which has been answered, or may have."""


@dataclass(slots=True)
class World:
    """What may have happened so far, each with the first turn in which it may."""

    scenario: Scenario
    done: dict[Thing, int] = field(default_factory=dict)
    """Sources that may have taken effect."""
    pledged: set[str] = field(default_factory=set)
    sure: set[str] = field(default_factory=set)
    """Events that have come for certain, wherever the game has gone on so far."""
    sources: Mapping[Thing, Source] = field(init=False)
    _times: dict[tuple[Thing, int], int] = field(default_factory=dict)
    _values: dict[tuple[str, int], Domain] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sources = {one.thing: one for one in sources(self.scenario)}

    def past(self) -> Iterator[Source]:
        """Yield the sources that may have taken effect."""
        for thing in self.done:
            yield self.sources[thing]

    def domain(self, name: str, scene: Scene) -> Domain:
        """Return all that a name may stand for."""
        group, _, rest = name.partition(".")
        if rest:
            read = _GROUPS.get(group)
            return read(self, scene, rest) if read else whole(self.scenario.names[name])
        if name == "turn":
            return Span(scene.turn, scene.turn)
        if name == "year":
            years = [tables(self.scenario).events[one].year if one else 0 for one in scene.events]
            return Span(min(years, default=0), max(years, default=0))
        if name not in self.scenario.state:
            return whole(self.scenario.names[name])
        key = (name, len(self.done))
        if key not in self._values:
            self._values[key] = self._declared(name)
        return self._values[key]

    def _declared(self, name: str) -> Domain:
        variable = self.scenario.state[name]
        effects = [effect for source in self.past() for effect in source.effects]
        match variable:
            case Number():
                return self._number(name, variable)
            case Flag() | Choice():
                to = {one.to for one in effects if isinstance(one, Set) and one.set == name}
                return frozenset({variable.start, *(one for one in to if isinstance(one, str | bool))})
            case Ladder():
                up = {one.to for one in effects if isinstance(one, Advance) and one.advance == name}
                start = variable.stages.index(variable.start)
                return frozenset({variable.start, *(one for one in up if variable.stages.index(one) > start)})
            case Members():
                added = {one.add for one in effects if isinstance(one, Add) and one.to == name}
                gone = {one.remove for one in effects if isinstance(one, Remove) and one.from_ == name}
                return Holding(frozenset({*variable.start, *added}), frozenset({*variable.start} - gone))

    def _number(self, name: str, variable: Number) -> Span:
        """Bound a number: from the start or what it is set to, by everything that may have added or taken away."""
        bases, up, down = {variable.start}, 0, 0
        for source in self.past():
            bases |= {int(e.to) for e in source.effects if isinstance(e, Set) and e.set == name}
        for amounts, times in self._shifts(name):
            up += times * max(0, max((high for high, _ in amounts), default=0))
            down += times * min(0, min((low for _, low in amounts), default=0))
        bases = {min(max(base, variable.min), variable.max) for base in bases}
        return Span(max(variable.min, min(bases) + down), min(variable.max, max(bases) + up))

    def _shifts(self, name: str) -> Iterator[tuple[list[tuple[int, int]], int]]:
        """Yield by how much each thing may raise and lower a number when it takes effect, and how often it may.

        Of the answers to one event only one takes effect at a time.
        """
        events: dict[str, list[tuple[int, int]]] = {}
        for source in self.past():
            by = [effect.by for effect in source.effects if isinstance(effect, Change) and effect.change == name]
            if not by:
                continue
            moved = sum(one for one in by if one > 0), sum(one for one in by if one < 0)
            if source.thing.kind == "option":
                events.setdefault(source.thing.name.partition("/")[0], []).append(moved)
            else:
                yield [moved], self.times(source.thing)
        for event, amounts in events.items():
            yield amounts, self.times(Thing("event", event))

    def times(self, thing: Thing) -> int:
        """Return how often something can take effect at most; what may bring itself about does so without end."""
        turns, owner = self.scenario.turns, thing.name.replace("/", " ").partition(" ")[0]
        if thing.kind in ("event", "option"):
            event = tables(self.scenario).events[owner]
            return 1 if event.once else ceil(turns / (event.cooldown + 1))
        if thing.kind == "step":
            return 1 if self.scenario.initiatives[owner].again is None else turns
        key = (thing, len(self.done))
        if key not in self._times:
            self._times[key] = ENDLESS
            brought = [self.times(one.thing) for one in self.past() for _ in one.schedules(thing.name)]
            self._times[key] = min(ENDLESS, sum(brought))
        return self._times[key]

    def is_due(self, item: str, turn: int) -> bool:
        """Return whether something may be due by a turn."""
        return any(
            self.done[source.thing] + later <= turn for source in self.past() for later in source.schedules(item)
        )


def _rung(world: World, scene: Scene, power: str) -> Domain:
    """Only seats react, by a lever that is not below their floor; before that they stand on 0."""
    del scene
    known = tables(world.scenario)
    rungs = [grip.rung for grip in known.grips[power].values()] if power in known.seats else []
    return Span(min(0, *rungs, 0), max(0, *rungs, 0))


def _chose(world: World, scene: Scene, event: str) -> Domain:
    once = tables(world.scenario).events[event].once
    options = frozenset(one.name.partition("/")[2] for one in world.done if one.name.startswith(f"{event}/"))
    if scene.is_open and once and scene.events == {event}:
        return frozenset({scene.answer or NONE})
    return options if event in world.sure else options | {NONE}


def _event(world: World, scene: Scene, event: str) -> Domain:
    del world
    return frozenset({one == event for one in scene.events})


def _threat(world: World, scene: Scene, power: str) -> Domain:
    events = tables(world.scenario).events
    found = [events[one].threats.get(power, 0) if one else 0 for one in scene.events]
    return Span(min(found, default=0), max(found, default=0))


def _tilt(world: World, scene: Scene, dispute: str) -> Domain:
    """Acts lean only in events about the dispute, so that nothing leans before one has come."""
    answered = {one.name.partition("/")[0] for one in world.done if one.kind == "option"}
    events = tables(world.scenario).events
    touched = any(events[name].dispute == dispute for name in answered | {one for one in scene.events if one})
    return Span(-100, 100) if touched else Span(0, 0)


def _pledged(world: World, scene: Scene, pledge: str) -> Domain:
    del scene
    return frozenset({False, pledge in world.pledged})


def _held(world: World, scene: Scene, name: str) -> Domain:
    del scene
    spec = world.scenario.commitments[name]
    begun = any(name in _begins(source) for source in world.past())
    return frozenset({False, spec.start or begun or spec.partner is not None})


def _begins(source: Source) -> Iterable[str | None]:
    return (source.begins, *(effect.begin for effect in source.effects if isinstance(effect, Begin)))


def _stage(world: World, scene: Scene, name: str) -> Domain:
    del scene
    done = [int(one.name.partition(" ")[2]) for one in world.done if one.kind == "step"
            and one.name.partition(" ")[0] == name]  # fmt: skip
    return Span(0, max(done, default=0))


def _adopted(world: World, scene: Scene, event: str) -> Domain:
    del scene
    return frozenset({False, _voted(world, event)})


def _counted(world: World, scene: Scene, event: str) -> Domain:
    del scene
    vote = tables(world.scenario).events[event].vote
    return Span(0, vote.of if vote and _voted(world, event) else 0)


def _voted(world: World, event: str) -> bool:
    """Whether a vote may have been held: an answer puts it to the vote unless it withdraws the text."""
    vote = tables(world.scenario).events[event].vote
    answers = [one.name.partition("/")[2] for one in world.done if one.name.startswith(f"{event}/")]
    return vote is not None and any(vote.votes.get(answer) != WITHDRAWN for answer in answers)


_GROUPS: Mapping[str, Callable[[World, Scene, str], Domain]] = {
    "rung": _rung,
    "chose": _chose,
    "event": _event,
    "threat": _threat,
    "tilt": _tilt,
    "pledged": _pledged,
    "held": _held,
    "stage": _stage,
    "adopted": _adopted,
    **dict.fromkeys(BALLOT_WORDS, _counted),
}
