"""Explore: whole games in which the lab answers for the home country, and every moment that can be looked at.

It goes the way of `game.lab.trials`, so that what it plays without answered calls can stand in a file as a test.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from game import engine
from game.engine import Declare, Offer, Order, Reply, State
from game.engine.actions.offer import PromiseSpec
from game.engine.pursuits import Ending
from game.engine.state import Firmness, changed
from game.engine.tables import tables
from game.players import PLAYERS, USUAL
from game.players.table import advance
from game.scenario.model import Scenario

At = Literal["begun", "desk", "answered", "settled", "over"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A state at which the rules, or a page, ask for clauses. `deck` is what the deck saw when the turn began."""

    at: At
    state: State
    deck: State | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """All that the home country does in one turn."""

    event: str
    option: str
    initiatives: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    ended: tuple[tuple[str, Ending], ...] = ()
    accepted: tuple[str, ...] = ()
    """Offers to which it says yes before it answers; the others run out."""
    offered: tuple[str, ...] = ()
    """Commitments that it offers to their partners before it answers."""
    pledges: tuple[tuple[str, Firmness], ...] = ()
    """Pledges that it strikes or hardens in the turn of the White Paper."""

    @property
    def is_plain(self) -> bool:
        """Whether a test in a file can say it."""
        return not (self.answered or self.ended or self.accepted or self.offered or self.pledges)

    @property
    def line(self) -> str:
        """The step as a test in a file writes it."""
        return "+".join((f"{self.event}/{self.option}", *self.initiatives))


@dataclass(frozen=True, slots=True)
class Course:
    """The steps of a game from its beginning, and the seed of its chance."""

    seed: int
    steps: tuple[Step, ...] = ()
    is_cut: bool = False
    """Whether the game was over before what the last turn brought could be answered."""

    @property
    def is_plain(self) -> bool:
        """Whether a test in a file can play it; that ends with an answer."""
        return not self.is_cut and all(step.is_plain for step in self.steps)

    def then(self, step: Step) -> "Course":
        """Return the course with a step more."""
        return Course(self.seed, (*self.steps, step))


class Drafter(Protocol):
    """Who declares the White Paper for the home country."""

    def pledges(self, scenario: Scenario, state: State) -> Mapping[str, Firmness]:
        """Return what becomes of the drafted pledges; those left out are kept."""
        ...


class Chooser(Drafter, Protocol):
    """Who answers for the home country."""

    def step(self, scenario: Scenario, state: State) -> Step:
        """Return what is done in a turn, of an orders phase."""
        ...


@dataclass(frozen=True, slots=True)
class Said:
    """A drafter who has made up its mind: of pledges that are not drafted it says nothing."""

    firmness: Mapping[str, Firmness]

    def pledges(self, scenario: Scenario, state: State) -> Mapping[str, Firmness]:
        """Return what becomes of the drafted pledges."""
        del scenario
        return {name: self.firmness[name] for name in state.drafted if name in self.firmness}


@dataclass(frozen=True, slots=True)
class Desk:
    """A game that waits for the home country's answer, or is over, and what could be looked at on the way there."""

    state: State
    moments: tuple[Moment, ...]
    declared: tuple[tuple[str, Firmness], ...] = ()
    """Pledges that were struck or hardened on the way."""

    @property
    def is_over(self) -> bool:
        """Whether nothing is to be answered any more."""
        return self.state.phase == "over"


def opened(scenario: Scenario, seed: int, chooser: Drafter | None = None) -> Desk:
    """Return the first desk of a game."""
    state = engine.start(scenario, seed)
    return _desk(scenario, [Moment("begun", state, changed(state, event=None))], state, chooser)


def stepped(scenario: Scenario, state: State, step: Step, chooser: Drafter | None = None) -> Desk:
    """Return the next desk after a step.

    Raises IllegalMove when the rules do not allow it.
    """
    home = scenario.home.id
    state = dealt(scenario, state, step.accepted, step.offered)
    order = Order(
        option=step.option, initiatives=step.initiatives, answered=step.answered, ended=dict(step.ended)
    )  # fmt: skip
    state = engine.play(scenario, state, home, order)
    state = engine.play(scenario, state, home, engine.closing(state))
    moments = [Moment("answered", state)]
    if state.phase == "over":
        return Desk(state, (*moments, Moment("over", state)))
    state = _on(scenario, state)
    moments.append(Moment("settled", state))
    if state.phase == "over":
        return Desk(state, (*moments, Moment("over", state)))
    before, state = state, engine.play(scenario, state, home, engine.closing(state))
    if state.turn > before.turn:
        moments.append(Moment("begun", state, _of_deck(before, state.turn)))
    return _desk(scenario, moments, state, chooser)


def dealt(scenario: Scenario, state: State, accepted: Iterable[str], offered: Iterable[str]) -> State:
    """Return the state in which an answer is chosen: offers are accepted, commitments offered, and others have replied.

    What has come into force by that may close answers that were open before, and open others.
    Raises IllegalMove when the rules do not allow it.
    """
    home = scenario.home.id
    for offer in accepted:
        state = engine.play(scenario, state, home, Reply(offer=offer, answer="accept"))
    for name in offered:
        state = _on(scenario, engine.play(scenario, state, home, offer_of(scenario, name)))
    return state


def played(scenario: Scenario, seed: int, chooser: Chooser) -> Iterator[tuple[Course, Desk]]:
    """Yield each desk of a game with the course that has led to it, until it is over."""
    course, desk = Course(seed), opened(scenario, seed, chooser)
    yield course, desk
    while not desk.is_over:
        step = chooser.step(scenario, desk.state)
        full = replace(step, pledges=desk.declared)
        desk = stepped(scenario, desk.state, step, chooser)
        course = course.then(full)
        yield course, desk


def resumed(scenario: Scenario, course: Course) -> Desk:
    """Return the desk to which a course has led.

    Raises IllegalMove when the rules do not allow it.
    """
    papers = [Said(dict(step.pledges)) for step in course.steps] + [Said({})]
    desk = opened(scenario, course.seed, papers[0])
    for step, paper in zip(course.steps, papers[1:], strict=True):
        desk = stepped(scenario, desk.state, step, paper)
    return desk


def offer_of(scenario: Scenario, commitment: str) -> Offer:
    """Return the offer to enter into a commitment with the one power that is its partner."""
    partner = scenario.commitments[commitment].partner or ""
    return Offer(to=partner, gives=(PromiseSpec(kind="commitment", what=commitment),))


def _desk(scenario: Scenario, moments: list[Moment], state: State, chooser: Drafter | None) -> Desk:
    """Return the next state in which the home country has to answer; the White Paper is declared on the way."""
    state = _on(scenario, state)
    declared: dict[str, Firmness] = {}
    if state.phase == "brief":
        declared = dict(chooser.pledges(scenario, state)) if chooser else {}
        state = engine.play(scenario, state, scenario.home.id, Declare(pledges=declared))
        state = _on(scenario, state)
    moments.append(Moment("over" if state.phase == "over" else "desk", state))
    told = tuple((name, firmness) for name, firmness in declared.items() if firmness != "keep")
    return Desk(state, tuple(moments), told)


def _on(scenario: Scenario, state: State) -> State:
    machines = dict.fromkeys(tables(scenario).seats, PLAYERS[USUAL])
    for _, _, after in advance(scenario, state, machines, frozenset({scenario.home.id})):
        state = after
    return state


def _of_deck(settled: State, turn: int) -> State:
    """Return the state of which the deck asked for the event of a turn."""
    due = tuple(item for item in settled.agenda if item.turn <= turn)
    return changed(settled, turn=turn, phase="brief", arrived=due)
