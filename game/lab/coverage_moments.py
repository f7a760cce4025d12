"""Moments: which things are asked for in a state that the lab has come to, and which of them are met there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

from game.engine.deck import open_options
from game.engine.facts import Facts
from game.engine.initiatives import stage_of
from game.engine.state import State
from game.engine.tables import tables
from game.lab.explore import At, Moment
from game.scenario.events import Event
from game.scenario.expression import Holds, compile_clause
from game.scenario.model import Scenario
from game.scenario.things import Declared, Thing, answer_of, declared, numbered, step_of

Asked = tuple[Thing, State | None, bool | None]
"""A thing, the state of which its clauses are asked (None: they were asked before), and whether it is met.

Of that, None says that the clauses decide.
"""


class Lookout:
    """Says what can be seen of a scenario's things in a moment; clauses are compiled once."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.things: Mapping[Thing, Declared] = {one.thing: one for one in declared(scenario)}
        self.clauses: Mapping[Thing, tuple[str, ...]] = {one: found.clauses for one, found in self.things.items()}
        texts = dict.fromkeys(chain.from_iterable(self.clauses.values()))
        self._holds: dict[str, Holds] = {text: compile_clause(text, scenario.names).holds for text in texts}
        self._asks: Mapping[At, Callable[[Moment], Iterator[Asked]]] = {
            "begun": self._begun,
            "desk": self._desk,
            "answered": self._answered,
            "settled": self._settled,
            "over": self._over,
        }

    def asked(self, moment: Moment) -> Iterator[tuple[Thing, State | None, tuple[bool, ...], bool]]:
        """Yield each thing that is asked for: the state of which, how each of its clauses stands, and if it is met."""
        known: dict[tuple[int, str], bool] = {}
        for thing, state, met in self._asks[moment.at](moment):
            clauses = self.clauses[thing] if state else ()
            stand = tuple([self._stands(known, state, clause) for clause in clauses if state])
            yield thing, state, stand, all(stand) if met is None else met

    def _stands(self, known: dict[tuple[int, str], bool], state: State, clause: str) -> bool:
        key = (id(state), clause)
        if key not in known:
            known[key] = bool(self._holds[clause](Facts(self.scenario, state)))
        return known[key]

    def _begun(self, moment: Moment) -> Iterator[Asked]:
        """What the deck, the agenda, the White Paper and members of commitments ask as a turn begins."""
        state, deck = moment.state, moment.deck or moment.state
        due = {item.item for item in deck.arrived}
        for event in self.scenario.events:
            if event.id == state.event or _is_asked(event, deck, due):
                yield Thing("event", event.id), deck, event.id == state.event
        yield from self._brought(state, due)
        for name in state.held:
            if self.scenario.commitments[name].call:
                yield Thing("call", name), state, name in state.calls
        paper = self.scenario.white_paper
        if paper and paper.turn == state.turn:
            for pledge in paper.pledges:
                yield Thing("pledge", pledge.id), state, pledge.id in state.drafted
        yield from self._held(state)

    def _brought(self, state: State, due: set[str]) -> Iterator[Asked]:
        arrived = {item.item for item in state.arrived}
        for name, spec in self.scenario.consequences.items():
            if name in due:
                yield Thing("consequence", name), state, name in arrived
                yield from self._owned("points", name, len(spec.points) if name in arrived else 0, state)

    def _held(self, state: State) -> Iterator[Asked]:
        for name in state.held:
            yield Thing("commitment", name), state, True

    def _desk(self, moment: Moment) -> Iterator[Asked]:
        """What lies on the desk and may be done: options are met when they are chosen, steps when they are done."""
        state = moment.state
        event = tables(self.scenario).events[state.event or ""]
        for kind, texts in (("scene", event.scene), ("cable", event.cables), ("wire", event.wire)):
            yield from self._owned(kind, event.id, len(texts), state)
        for option in event.options:
            if option.when:
                yield answer_of(event.id, option.id), state, False
        for name in self.scenario.initiatives:
            number = stage_of(self.scenario, state, name)
            if number is not None:
                yield step_of(name, number), state, False
        yield from self._notes(event, state)
        for name in self.scenario.map.routes:
            yield Thing("route", name), state, None
        yield from self._held(state)

    def _notes(self, event: Event, state: State) -> Iterator[Asked]:
        """What the legal adviser has to say of the answers that are open."""
        flags = tables(self.scenario).flags
        carried = frozenset[str]().union(*(flags[(event.id, name)] for name in open_options(self.scenario, state)))
        for number, note in enumerate(self.scenario.legal):
            if carried.intersection(note.flags):
                yield numbered("legal", "", number), state, None

    def _answered(self, moment: Moment) -> Iterator[Asked]:
        state = moment.state
        chapter = state.history[-1]
        answer = answer_of(chapter.event, chapter.option)
        yield answer, None, True
        points = tables(self.scenario).options[(chapter.event, chapter.option)].points
        yield from self._owned("points", answer.name, len(points), state)
        yield from self._held(state)

    def _settled(self, moment: Moment) -> Iterator[Asked]:
        state = moment.state
        chapter = state.history[-1]
        answer = answer_of(chapter.event, chapter.option)
        after = tables(self.scenario).options[(chapter.event, chapter.option)].after
        yield from self._owned("after", answer.name, len(after), state)
        for outcome in chapter.outcomes:
            if not outcome.declined:
                step = step_of(outcome.initiative, outcome.stage)
                yield step, None, True
                points = self.scenario.initiatives[outcome.initiative].stages[outcome.stage].points
                yield from self._owned("points", step.name, len(points), state)
        yield from self._held(state)

    def _over(self, moment: Moment) -> Iterator[Asked]:
        """What is said at the end: the first text of each list whose clauses hold, and which goals are met."""
        state = moment.state
        yield from self._first("ending", "", len(self.scenario.endings), state)
        for name, power in self.scenario.powers.items():
            yield from self._first("verdict", name, len(power.verdicts), state)
            yield from self._owned("goal", name, len(power.seat.goals) if power.seat else 0, state)

    def _owned(self, kind: str, owner: str, number: int, state: State) -> Iterator[Asked]:
        for place in range(number):
            yield numbered(kind, owner, place), state, None

    def _first(self, kind: str, owner: str, number: int, state: State) -> Iterator[Asked]:
        things: Sequence[Thing] = [numbered(kind, owner, place) for place in range(number)]
        facts = Facts(self.scenario, state)
        said = next((one for one in things if all(self._holds[c](facts) for c in self.clauses[one])), None)
        for one in things:
            yield one, state, one == said


def _is_asked(event: Event, deck: State, due: set[str]) -> bool:
    """Whether an event could come on this turn as far as its turn and what has come before go."""
    turns = [chapter.turn for chapter in deck.history if chapter.event == event.id]
    if turns and (event.once or deck.turn - turns[-1] <= event.cooldown):
        return False
    if event.turn is not None:
        return event.turn == deck.turn or event.id in due
    return not event.scheduled or event.id in due
