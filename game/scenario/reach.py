"""Reach: what can never be met, whatever anybody does. The game is gone through turn by turn with all that may be so.

Whatever is allowed here may still never come; what is not allowed here cannot. The method is abstract interpretation
(Cousot and Cousot 1977): it errs to one side only.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from game.scenario.drafts import drafts_of
from game.scenario.events import Event
from game.scenario.model import Scenario
from game.scenario.narrow import Domain, Look, Narrower, joined, possible
from game.scenario.terms import Part, names_in
from game.scenario.things import Declared, Thing, answer_of, declared, injected, numbered, step_of
from game.scenario.world import Scene, World


@dataclass(slots=True)
class Stand:
    """Whether a clause can be true where it is asked, and what its names can be there."""

    clause: str
    part: Part
    can_be_true: bool = False
    ranges: dict[str, Domain] = field(default_factory=dict)

    def note(self, look: Look) -> None:
        """Take note of one place where it is asked."""
        for name in names_in(self.part):
            found = look(name)
            self.ranges[name] = joined(self.ranges[name], found) if name in self.ranges else found
        self.can_be_true = self.can_be_true or possible((self.part,), look) is not None


@dataclass(slots=True)
class Question:
    """Whether a thing may be met: the first turn in which it may; until then, how its clauses stand."""

    own: Declared
    stands: tuple[Stand, ...]
    first: int | None = None
    is_asked: bool = False

    def ask(self, turn: int, look: Look) -> bool:
        """Return whether it may be met now."""
        self.is_asked = True
        if possible([stand.part for stand in self.stands], look) is not None:
            self.first = turn if self.first is None else self.first
            return True
        if self.first is None:
            for stand in self.stands:
                stand.note(look)
        return False


@dataclass(frozen=True, slots=True)
class Reach:
    """What may be met, and what stands in the way of the rest."""

    questions: Mapping[Thing, Question]
    world: World
    last: Scene
    """The last turn that may come, and what may lie on the desk then."""

    def is_proved(self, thing: Thing) -> bool:
        """Whether a thing can never be met."""
        return self.questions[thing].first is None

    def dead(self, things: Iterable[Thing]) -> list[Thing]:
        """Return which of several things can never be met."""
        return [thing for thing in dict.fromkeys(things) if self.is_proved(thing)]

    def bars(self, thing: Thing) -> tuple[Stand, ...]:
        """Return the clauses that keep a thing away: those that can never be true, else all; none if none was asked."""
        question = self.questions[thing]
        if question.first is not None or not question.is_asked:
            return ()
        return tuple(stand for stand in question.stands if not stand.can_be_true) or question.stands


def prove(scenario: Scenario, rungs: Mapping[str, int], narrower: Narrower | None = None) -> Reach:
    """Return what may be met in a scenario at most; `rungs` has the rung of the ladder for each code of a lever."""
    return _Prover(scenario, World(scenario, rungs), narrower or Narrower(scenario.names)).run()


class _Prover:
    def __init__(self, scenario: Scenario, world: World, narrower: Narrower) -> None:
        self.scenario = scenario
        self.world = world
        self.flags = {event.id: {flag for option in event.options for act in option.acts for flag in act.flags}
                      for event in scenario.events}  # fmt: skip
        self.answers = {event.id: [answer_of(event.id, option.id) for option in event.options]
                        for event in scenario.events}  # fmt: skip
        self.questions: dict[Thing, Question] = {}
        self.waiting: dict[Thing | None, dict[str, list[Question]]] = {}
        """Owner to kind to what of it could not be met so far."""
        for own in (*declared(scenario), *injected(scenario)):
            stands = tuple([Stand(clause, narrower.both(clause)[0]) for clause in own.clauses])
            self.questions[own.thing] = question = Question(own, stands)
            self.waiting.setdefault(own.parent, {}).setdefault(own.thing.kind, []).append(question)

    def run(self) -> Reach:
        """Go through the turns, until nothing can come any more."""
        last = Scene(0, frozenset({None}))
        for turn in range(1, self.scenario.turns + 1):
            come = self._come(Scene(turn, last.events))
            if turn == 1 and all(event.when for event in come):
                self._end(last)
            if not come:
                break
            last = Scene(turn, frozenset(event.id for event in come))
            self._turn(come, last, Scene(turn, last.events, is_open=True))
            if len(come) == 1:
                self.world.sure.add(come[0].id)
        return Reach(self.questions, self.world, last)

    def _turn(self, come: list[Event], closed: Scene, opened: Scene) -> None:
        """Note what may be met on a turn, before its answer and after."""
        turn = opened.turn
        self._begin(opened)
        for event in come:
            self._desk(event, Scene(turn, frozenset({event.id}), is_open=True))
        for event in come:
            self._happen(self.answers[event.id], turn)
        self._steps(opened)
        for event in come:
            for answer in self.answers[event.id]:
                if answer in self.waiting and answer in self.world.done:
                    given = Scene(turn, frozenset({event.id}), answer.name.partition("/")[2], is_open=True)
                    self._all(answer, ("points", "after"), given)
        self._vows(closed)
        self._end(closed)

    def _now(self, question: Question, scene: Scene) -> bool:
        """Return whether a thing may be met in a scene."""
        domain = self.world.domain
        return question.ask(scene.turn, lambda name: domain(name, scene))

    def _asks(self, thing: Thing, scene: Scene) -> bool:
        """Return whether a thing may be met in a scene, or might before."""
        question = self.questions[thing]
        return question.first is not None or self._now(question, scene)

    def _all(self, owner: Thing, kinds: Iterable[str], scene: Scene) -> None:
        """Ask about what belongs to a thing and could not be met so far."""
        waiting = self.waiting.get(owner, {})
        for kind in kinds:
            if kind in waiting:
                for question in waiting[kind]:
                    self._now(question, scene)
                waiting[kind] = [question for question in waiting[kind] if question.first is None]
        if not any(waiting.values()):
            self.waiting.pop(owner, None)

    def _happen(self, things: Iterable[Thing], turn: int) -> None:
        """Let what may be met take effect."""
        for thing in things:
            if self.questions[thing].first is not None:
                self.world.happen(thing, turn)

    def _come(self, scene: Scene) -> list[Event]:
        """Return the events that may come on a turn: one that comes for certain leaves no room for others."""
        turn, found = scene.turn, list[Event]()
        able = [event for event in self.scenario.events if not (event.once and event.id in self.world.sure)]
        for event in able:
            if event.turn == turn and self._comes(event, scene):
                found.append(event)
                if not event.when and self.questions[Thing("event", event.id)].first == turn:
                    return found
        others = [event for event in able if event.turn != turn and self._is_open(event, turn)]
        return found + [event for event in others if self._comes(event, scene)]

    def _is_open(self, event: Event, turn: int) -> bool:
        is_late = event.by is not None and event.by <= turn
        is_drawn = event.turn is None and not event.scheduled and event.weight > 0
        return is_late or is_drawn or self.world.is_due(event.id, turn)

    def _comes(self, event: Event, scene: Scene) -> bool:
        """Return whether an event may come on a turn; what comes once was not there before."""
        question = self.questions[Thing("event", event.id)]
        if not event.when:
            return question.first is not None or self._now(question, scene)
        if event.once:
            scene = Scene(scene.turn, scene.events - {event.id}, fresh=event.id)
        return bool(scene.events) and self._now(question, scene)

    def _begin(self, scene: Scene) -> None:
        """Let everything arrive that may, and note what may be pledged, which can be what a facilitator waits for."""
        self._arrive(scene)
        paper = self.scenario.white_paper
        if paper and paper.turn == scene.turn:
            drafts = drafts_of(self.scenario.names, self.scenario, paper)
            behind = drafts.never if drafts else frozenset[int]()
            ahead = [one for place, one in enumerate(paper.pledges) if place not in behind]
            self.world.pledged |= {one.id for one in ahead if self._asks(Thing("pledge", one.id), scene)}
            self._arrive(scene)
        self._vows(scene)

    def _arrive(self, scene: Scene) -> None:
        """Let consequences and injects take effect: one can be what another waits for."""
        arrivals = [one for one in self.world.sources if one.kind in ("consequence", "inject")]
        for _ in arrivals:
            before = len(self.world.done)
            for thing in arrivals:
                is_here = thing.kind == "inject" or self.world.is_due(thing.name, scene.turn)
                if is_here and self._asks(thing, scene):
                    self.world.happen(thing, scene.turn)
            if len(self.world.done) == before:
                break
        for thing in arrivals:
            if thing in self.world.done:
                self._all(thing, ("points",), scene)

    def _vows(self, scene: Scene) -> None:
        """Note commitments that may be in force, and calls that may come."""
        for name, spec in self.scenario.commitments.items():
            held = self.world.domain(f"held.{name}", scene)
            if isinstance(held, frozenset) and True in held:
                self._asks(Thing("commitment", name), scene)
                if spec.call and scene.is_open:
                    self._asks(Thing("call", name), scene)

    def _desk(self, event: Event, scene: Scene) -> None:
        self._all(Thing("event", event.id), ("scene", "cable", "wire", "option"), scene)
        for name in self.scenario.map.routes:
            self._asks(Thing("route", name), scene)
        for number, note in enumerate(self.scenario.legal):
            if not self.flags[event.id].isdisjoint(note.flags):
                self._asks(numbered("legal", "", number), scene)

    def _steps(self, scene: Scene) -> None:
        """Note which steps of initiatives may be done; partners may always agree."""
        ready = []
        for name, spec in self.scenario.initiatives.items():
            for number, stage in enumerate(spec.stages):
                before = self.world.done.get(step_of(name, number - 1), scene.turn)
                if number and before + stage.after > scene.turn:
                    break
                self._asks(step_of(name, number), scene)
                ready.append(step_of(name, number))
        self._happen(ready, scene.turn)
        for step in ready:
            if step in self.world.done:
                self._all(step, ("points",), scene)

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
            if not self.questions[one].stands:
                break
