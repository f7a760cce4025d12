"""World: all that may be so at a time of a game, from what may have taken effect until then.

Numbers are bounded by how often what changes them can take effect; words, flags and sets by what sets them. What powers
do is not followed: trust, grievance, shares and meters may be anything, and rungs whatever a seat has levers for.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil

from game.scenario.effects import Add, Advance, Change, Effect, Remove, Schedule, Set
from game.scenario.model import Scenario
from game.scenario.names import NONE, NumberType
from game.scenario.narrow import Domain, Holding, whole
from game.scenario.sources import Source, moved, put_in, sources
from game.scenario.state_types import Choice, Flag, Ladder, Members, Number
from game.scenario.things import Thing, answer_of, step_of
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
    fresh: str | None = None
    """An event that has not come yet."""
    is_any: bool = False
    """Whether it stands for any turn: nothing has come for certain."""


class World:
    """What may have happened so far, each with the first turn in which it may."""

    def __init__(self, scenario: Scenario, rungs: Mapping[str, int]) -> None:
        """Take the rung of the ladder that each code of a lever has."""
        self.scenario = scenario
        self.events = {event.id: event for event in scenario.events}
        self.sources: Mapping[Thing, Source] = {one.thing: one for one in (*sources(scenario), *put_in(scenario))}
        self.done: dict[Thing, int] = {}
        """Sources that may have taken effect."""
        self.answered: dict[str, list[str]] = {}
        """Events that may have been answered, each with the answers."""
        self.pledged: set[str] = set()
        self.sure: set[str] = set()
        """Events that have come for certain, wherever the game has gone on so far."""
        self._effects: dict[str, list[tuple[Source, Effect]]] = {}
        self._schedules: dict[str, list[tuple[Source, int]]] = {}
        self._begins: dict[str, list[Thing]] = {}
        self._rungs = {name: [rungs[lever.cameo] for lever in power.levers.values() if power.seat]
                       for name, power in scenario.powers.items()}  # fmt: skip
        self._known: dict[tuple[str, int], Domain] = {}
        self._often: dict[tuple[Thing, int], int] = {}
        for source in self.sources.values():
            self._index(source)

    def _index(self, source: Source) -> None:
        if source.begins:
            self._begins.setdefault(source.begins, []).append(source.thing)
        for effect in source.effects:
            name = moved(effect)
            if name:
                self._effects.setdefault(name, []).append((source, effect))
            elif isinstance(effect, Schedule):
                self._schedules.setdefault(effect.schedule, []).append((source, effect.in_))

    def happen(self, thing: Thing, turn: int) -> None:
        """Let a source take effect from a turn on."""
        if thing not in self.done:
            self.done[thing] = turn
            if thing.kind == "option":
                event, _, option = thing.name.partition("/")
                self.answered.setdefault(event, []).append(option)

    def is_due(self, item: str, turn: int) -> bool:
        """Return whether something may be due by a turn."""
        return any(self.done.get(one.thing, turn) + later <= turn for one, later in self._schedules.get(item, ()))

    def bringers(self, thing: Thing) -> Iterator[Thing]:
        """Yield what lets a scheduled thing come."""
        yield from dict.fromkeys(source.thing for source, _ in self._schedules.get(thing.name, ()))

    def movers(self, name: str) -> Iterator[Thing]:
        """Yield what widens what a name can be when it happens."""
        group, _, rest = name.partition(".")
        yield from (source.thing for source, _ in self._effects.get(name, ()))
        if group in ("chose", "event", "adopted", *BALLOT_WORDS):
            yield Thing("event", rest)
            yield from (answer_of(rest, option.id) for option in self.events[rest].options)
        elif group == "stage":
            yield step_of(rest, 0)
        elif group == "held":
            yield from self._begins.get(rest, ())

    def domain(self, name: str, scene: Scene) -> Domain:
        """Return all that a name may stand for."""
        group, _, rest = name.partition(".")
        if rest:
            read = _GROUPS.get(group)
            return read(self, scene, rest) if read else whole(self.scenario.names[name])
        if name == "turn" and not scene.is_any:
            return NumberType(scene.turn, scene.turn)
        if name == "year":
            years = [self.events[one].year if one else 0 for one in scene.events]
            return NumberType(min(years), max(years))
        key = (name, len(self.done))
        if key not in self._known:
            self._known[key] = self._of_state(name)
        return self._known[key]

    def _past(self, name: str) -> Iterator[tuple[Source, Effect]]:
        """Yield what may have moved a name so far."""
        return ((source, effect) for source, effect in self._effects.get(name, ()) if source.thing in self.done)

    def _of_state(self, name: str) -> Domain:
        variable, effects = self.scenario.state.get(name), [effect for _, effect in self._past(name)]
        match variable:
            case Number():
                return self._number(name, variable)
            case Flag() | Choice():
                to = [effect.to for effect in effects if isinstance(effect, Set)]
                return frozenset({variable.start, *(one for one in to if isinstance(one, bool | str))})
            case Ladder():
                higher = variable.stages[variable.stages.index(variable.start) :]
                return frozenset(
                    {variable.start, *(e.to for e in effects if isinstance(e, Advance) and e.to in higher)}
                )
            case Members():
                added = {e.add for e in effects if isinstance(e, Add)}
                gone = {e.remove for e in effects if isinstance(e, Remove)}
                return Holding(frozenset({*variable.start, *added}), frozenset({*variable.start} - gone))
        return whole(self.scenario.names[name])

    def _number(self, name: str, variable: Number) -> NumberType:
        """Bound a number: from the start or what it is set to, by everything that may have added or taken away."""
        bases = {variable.start, *(int(e.to) for _, e in self._past(name) if isinstance(e, Set))}
        up = down = 0
        for amounts, often in self._shifts(name):
            up += often * max(0, *(high for high, _ in amounts))
            down += often * min(0, *(low for _, low in amounts))
        bases = {min(max(base, variable.min), variable.max) for base in bases}
        return NumberType(max(variable.min, min(bases) + down), min(variable.max, max(bases) + up))

    def _shifts(self, name: str) -> Iterator[tuple[list[tuple[int, int]], int]]:
        """Yield by how much each thing may raise and lower a number when it takes effect, and how often it may.

        Of the answers to one event only one takes effect at a time.
        """
        found: dict[Thing, list[int]] = {}
        for source, effect in self._past(name):
            if isinstance(effect, Change):
                found.setdefault(source.thing, []).append(effect.by)
        events: dict[str, list[tuple[int, int]]] = {}
        for thing, by in found.items():
            shift = sum(one for one in by if one > 0), sum(one for one in by if one < 0)
            if thing.kind == "option":
                events.setdefault(thing.name.partition("/")[0], []).append(shift)
            else:
                yield [shift], self.often(thing)
        for event, amounts in events.items():
            yield amounts, self.often(Thing("event", event))

    def often(self, thing: Thing) -> int:
        """Return how often something can take effect at most; what may bring itself about does so without end."""
        turns, owner = self.scenario.turns, thing.owner
        if thing.kind in ("event", "option"):
            event = self.events[owner]
            return 1 if event.once else ceil(turns / (event.cooldown + 1))
        if thing.kind == "step":
            return 1 if self.scenario.initiatives[owner].again is None else turns
        if thing.kind == "inject":
            return 1
        key = (thing, len(self.done))
        if key not in self._often:
            self._often[key] = ENDLESS
            by = [source.thing for source, _ in self._schedules.get(thing.name, ()) if source.thing in self.done]
            self._often[key] = min(ENDLESS, sum(self.often(one) for one in by))
        return self._often[key]

    def rung(self, _: Scene, power: str) -> Domain:
        """Return where a power may stand: only seats react, by a lever that they have; before that they are on 0."""
        rungs = [0, *(one for one in self._rungs[power] if one >= self.scenario.powers[power].floor)]
        return NumberType(min(rungs), max(rungs))

    def chose(self, scene: Scene, event: str) -> Domain:
        """Return how an event may have been answered."""
        if event == scene.fresh:
            return frozenset({NONE})
        if scene.is_open and self.events[event].once and scene.events == {event}:
            return frozenset({scene.answer or NONE})
        answers = frozenset(self.answered.get(event, ()))
        return answers if event in self.sure and not scene.is_any else answers | {NONE}

    def event(self, scene: Scene, event: str) -> Domain:
        """Return whether an event lies on the desk."""
        return frozenset({one == event for one in scene.events})

    def threat(self, scene: Scene, power: str) -> Domain:
        """Return how threatening a power may be."""
        found = [self.events[one].threats.get(power, 0) if one else 0 for one in scene.events]
        return NumberType(min(found), max(found))

    def tilt(self, scene: Scene, dispute: str) -> Domain:
        """Return to whom acts may lean; they do so only in events about the dispute, so not before one has come."""
        come = (*self.answered, *(one for one in scene.events if one))
        is_touched = any(self.events[one].dispute == dispute for one in come)
        return NumberType(-100, 100) if is_touched else NumberType(0, 0)

    def is_pledged(self, _: Scene, pledge: str) -> Domain:
        """Return whether something may have been pledged."""
        return frozenset({False, pledge in self.pledged})

    def held(self, _: Scene, name: str) -> Domain:
        """Return whether a commitment may be in force: by an effect, a step, or an exchange with a seat."""
        spec = self.scenario.commitments[name]
        partner = self.scenario.powers.get(spec.partner or "")
        is_offered = partner is not None and partner.seat is not None
        is_begun = any(self._past(f"held.{name}")) or any(one in self.done for one in self._begins.get(name, ()))
        return frozenset({False, spec.start or is_begun or is_offered})

    def stage(self, _: Scene, name: str) -> Domain:
        """Return how many steps of an initiative may be done."""
        steps = range(len(self.scenario.initiatives[name].stages))
        return NumberType(0, sum(step_of(name, number) in self.done for number in steps))

    def adopted(self, _: Scene, event: str) -> Domain:
        """Return whether a text may have been adopted."""
        return frozenset({False, self._is_voted(event)})

    def counted(self, _: Scene, event: str) -> Domain:
        """Return how many may have voted in one way."""
        vote = self.events[event].vote
        return NumberType(0, vote.of if vote and self._is_voted(event) else 0)

    def _is_voted(self, event: str) -> bool:
        """Whether a vote may have been held: an answer puts it to the vote unless it withdraws the text."""
        vote = self.events[event].vote
        return vote is not None and any(vote.votes.get(one) != WITHDRAWN for one in self.answered.get(event, ()))


_GROUPS: Mapping[str, Callable[[World, Scene, str], Domain]] = {
    "rung": World.rung,
    "chose": World.chose,
    "event": World.event,
    "threat": World.threat,
    "tilt": World.tilt,
    "pledged": World.is_pledged,
    "held": World.held,
    "stage": World.stage,
    "adopted": World.adopted,
    **dict.fromkeys(BALLOT_WORDS, World.counted),
}
