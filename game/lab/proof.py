"""Proof: what can never be met, whatever anybody does. The game is gone through turn by turn with all that may be so.

Whatever is allowed here may still never come; what is not allowed here cannot. The method is abstract interpretation
(Cousot and Cousot 1977): it errs to one side only.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from game.lab.coverage_things import Declared, Thing, answer_of, declared, numbered, step_of
from game.lab.proof_domains import Domain, can_be, can_hold
from game.lab.proof_terms import Part, names_in, part_of
from game.lab.proof_world import Scene, World
from game.scenario.events import Event
from game.scenario.model import Scenario


@dataclass(frozen=True, slots=True)
class Bar:
    """A clause that cannot be true, and what its names can be at most."""

    clause: str
    ranges: Mapping[str, Domain]


@dataclass(slots=True)
class Reach:
    """What may be met, with the first turn in which it may; of the rest, which clauses bar it."""

    first: dict[Thing, int] = field(default_factory=dict)
    bars: dict[Thing, dict[str, Bar]] = field(default_factory=dict)

    def is_proved(self, thing: Thing) -> bool:
        """Whether a thing can never be met."""
        return thing not in self.first


def prove(scenario: Scenario, things: Sequence[Declared] | None = None) -> Reach:
    """Return what may be met in a scenario at most."""
    return _Prover(scenario, things or declared(scenario)).run()


class _Prover:
    def __init__(self, scenario: Scenario, things: Sequence[Declared]) -> None:
        self.scenario = scenario
        self.things = {one.thing: one for one in things}
        self.children: dict[Thing | None, list[Thing]] = {}
        for one in things:
            self.children.setdefault(one.parent, []).append(one.thing)
        self.world = World(scenario)
        self.reach = Reach()
        texts = {clause for one in things for clause in one.clauses}
        self.parts: dict[str, Part] = {text: part_of(text, scenario.names) for text in texts}

    def run(self) -> Reach:
        """Go through the turns, until nothing can come any more."""
        last: frozenset[str | None] = frozenset({None})
        for turn in range(1, self.scenario.turns + 1):
            come = self._come(Scene(turn, last))
            if turn == 1 and all(event.when for event in come):
                self._end(Scene(0, last))
            if not come:
                break
            for event in come:
                self._met(Thing("event", event.id), turn)
            last = frozenset(event.id for event in come)
            self._begin(Scene(turn, last, is_open=True))
            for event in come:
                self._desk(event, Scene(turn, frozenset({event.id}), is_open=True))
            self._steps(Scene(turn, last, is_open=True))
            for event in come:
                self._after(event, turn)
            self._vows(Scene(turn, last))
            self._end(Scene(turn, last))
            if len(come) == 1:
                self.world.sure.add(come[0].id)
        return self.reach

    def _met(self, thing: Thing, turn: int) -> None:
        self.reach.first.setdefault(thing, turn)

    def _asks(self, thing: Thing, scene: Scene) -> bool:
        """Return whether a thing may be met in a scene, and note which of its clauses bar it."""

        def look(name: str) -> Domain:
            return self.world.domain(name, scene)

        clauses = self.things[thing].clauses
        if can_hold([self.parts[clause] for clause in clauses], look):
            self._met(thing, scene.turn)
            return True
        alone = [clause for clause in clauses if not can_be(self.parts[clause], look)]
        for clause in alone or clauses:
            ranges = {name: look(name) for name in names_in(self.parts[clause])}
            self.reach.bars.setdefault(thing, {})[clause] = Bar(clause, ranges)
        return False

    def _come(self, scene: Scene) -> list[Event]:
        """Return the events that may come on a turn: one that comes for certain leaves no room for others."""
        turn, found = scene.turn, list[Event]()
        able = [event for event in self.scenario.events if self._may_come(event, turn)]
        for event in able:
            if event.turn == turn and self._asks(Thing("event", event.id), scene):
                found.append(event)
                if not event.when and self._is_fresh(event):
                    return found
        for event in able:
            if event.turn != turn and self._is_open(event, turn) and self._asks(Thing("event", event.id), scene):
                found.append(event)
        return found

    def _may_come(self, event: Event, turn: int) -> bool:
        """Whether it can come again, if it has come for certain."""
        del turn
        return not (event.once and event.id in self.world.sure)

    def _is_fresh(self, event: Event) -> bool:
        """Whether an event with a turn of its own cannot have come before it."""
        return (
            Thing("event", event.id) not in self.reach.first or self.reach.first[Thing("event", event.id)] == event.turn
        )

    def _is_open(self, event: Event, turn: int) -> bool:
        is_late = event.by is not None and event.by <= turn
        is_drawn = event.turn is None and not event.scheduled and event.weight > 0
        return is_late or is_drawn or self.world.is_due(event.id, turn)

    def _begin(self, scene: Scene) -> None:
        """Let everything arrive that may: one consequence can be what another waits for."""
        for _ in self.scenario.consequences:
            before = len(self.world.done)
            for name in self.scenario.consequences:
                own = Thing("consequence", name)
                if self.world.is_due(name, scene.turn) and self._asks(own, scene):
                    self.world.done.setdefault(own, scene.turn)
            if len(self.world.done) == before:
                break
        self._all("points", [one for one in self.world.done if one.kind == "consequence"], scene)
        self._vows(scene)
        paper = self.scenario.white_paper
        if paper and paper.turn == scene.turn:
            self.world.pledged |= {one.id for one in paper.pledges if self._asks(Thing("pledge", one.id), scene)}

    def _vows(self, scene: Scene) -> None:
        """Note commitments that may be in force, and calls that may come."""
        for name, spec in self.scenario.commitments.items():
            held = self.world.domain(f"held.{name}", scene)
            if isinstance(held, frozenset) and True in held:
                self._met(Thing("commitment", name), scene.turn)
                if spec.call and scene.is_open:
                    self._asks(Thing("call", name), scene)

    def _desk(self, event: Event, scene: Scene) -> None:
        own = Thing("event", event.id)
        for kind in ("scene", "cable", "wire"):
            self._all(kind, [own], scene)
        for option in event.options:
            self._asks(answer_of(event.id, option.id), scene)
        for name in self.scenario.map.routes:
            self._asks(Thing("route", name), scene)
        flags = {flag for option in event.options for act in option.acts for flag in act.flags}
        for number, note in enumerate(self.scenario.legal):
            if flags.intersection(note.flags):
                self._asks(numbered("legal", "", number), scene)
        for option in event.options:
            answer = answer_of(event.id, option.id)
            if answer in self.reach.first:
                self.world.done.setdefault(answer, scene.turn)

    def _steps(self, scene: Scene) -> None:
        """Note which steps of initiatives may be done; partners may always agree."""
        ready = []
        for name, spec in self.scenario.initiatives.items():
            for number, stage in enumerate(spec.stages):
                before = self.world.done.get(step_of(name, number - 1), scene.turn)
                if number and before + stage.after > scene.turn:
                    break
                if self._asks(step_of(name, number), scene):
                    ready.append(step_of(name, number))
        for step in ready:
            self.world.done.setdefault(step, scene.turn)
        self._all("points", [one for one in self.world.done if one.kind == "step"], scene)

    def _after(self, event: Event, turn: int) -> None:
        for option in event.options:
            answer = answer_of(event.id, option.id)
            if answer in self.reach.first:
                scene = Scene(turn, frozenset({event.id}), option.id, is_open=True)
                self._all("points", [answer], scene)
                self._all("after", [answer], scene)

    def _end(self, scene: Scene) -> None:
        """Note what may be said at the end, which may come on any turn; behind a text without clauses nothing is."""
        self._firsts("ending", "", len(self.scenario.endings), scene)
        for name, power in self.scenario.powers.items():
            self._firsts("verdict", name, len(power.verdicts), scene)
            for number in range(len(power.seat.goals) if power.seat else 0):
                self._asks(numbered("goal", name, number), scene)

    def _firsts(self, kind: str, owner: str, number: int, scene: Scene) -> None:
        for place in range(number):
            one = numbered(kind, owner, place)
            self._asks(one, scene)
            if not self.things[one].clauses:
                break

    def _all(self, kind: str, owners: Iterable[Thing], scene: Scene) -> None:
        for owner in owners:
            for one in self.children.get(owner, ()):
                if one.kind == kind:
                    self._asks(one, scene)
