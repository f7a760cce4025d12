"""Search: a beam over what could be done, turn by turn, towards what no play has met. States are copies, and cheap.

Every other game goes on from where a play has met something that may help (Ecoffet and others 2021: first return, then
explore).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from game.engine import State, open_options
from game.engine.chance import draw
from game.engine.initiatives import obstacle, spare
from game.engine.state import Firmness
from game.lab.coverage import Coverage
from game.lab.explore import Course, Desk, Drafter, Said, Step, dealt, resumed, stepped
from game.lab.explore_guide import LOST, Guide
from game.lab.explore_least import may_offer
from game.players.besides import afforded
from game.scenario.things import KINDS, Thing, answer_of

WIDE = 6
"""States that are followed at once."""
LEAST = 20
"""Turns for each state that is followed, and each turn of a game, which are played for a thing at least."""
STRUCK: Firmness = "strike"
FEW = 2
"""Answers beside which a step of an initiative is tried."""


@dataclass(frozen=True, slots=True)
class _Node:
    course: Course
    state: State
    waiting: frozenset[Thing]
    cost: float
    declared: tuple[tuple[str, Firmness], ...] = ()
    """Pledges that were struck on the way to the desk."""


class Search:
    """Looks for things, each with its share of the turns that may be played."""

    def __init__(self, coverage: Coverage, seed: int, turns: int, most: int | None = None) -> None:
        """Take what has been met so far, the first seed, and how many turns are to be shared out, at `most` if given.

        Without `most` the last things to be looked for get their least share too, however many there are.
        """
        self._coverage = coverage
        self._guide = Guide(coverage)
        self._seed = seed
        self._left = turns
        self._most = most
        self._limit = 0
        self.turns = 0
        """Turns that have been played."""

    def run(self, targets: Sequence[Thing], tell: Callable[[int, int], None]) -> None:
        """Look for each thing that has not been met; `tell` hears how many of how many have been looked for."""
        ranked = sorted(targets, key=lambda one: KINDS.index(one.kind))
        for number, target in enumerate(ranked):
            tell(number, len(ranked))
            share = self._left // max(1, len(ranked) - number)
            share = max(share, LEAST * WIDE * self._coverage.scenario.turns)
            if self._most is not None:
                share = min(share, self._most - self.turns)
            self._left -= self._look_for(target, share)

    def _look_for(self, target: Thing, share: int) -> int:
        """Look for a thing in one game after another, and return how many turns it took."""
        began, game = self.turns, 0
        helpers = self._guide.helpers(target)
        self._limit = began + share
        while not self._is_done(target):
            self._game(target, helpers, game)
            game += 1
        return self.turns - began

    def _is_done(self, target: Thing) -> bool:
        """Whether a thing has been met, or its share of turns is used up."""
        return self._coverage.found[target].is_met or self.turns >= self._limit

    def _game(self, target: Thing, helpers: set[Thing], game: int) -> None:
        beam = self._roots(target, helpers, game)
        while beam and not self._is_done(target):
            children = [child for node in beam for child in self._children(node, target, helpers)]
            beam = self._best(children, target)

    def _roots(self, target: Thing, helpers: set[Thing], game: int) -> list[_Node]:
        """Return where a game begins: with the first turn, or every other time where something that helps was met."""
        course = Course(self._seed + game)
        known = self._known(target, helpers) if game % 2 else []
        if known:
            course = known[game // 2 % len(known)]
        desk = resumed(self._coverage.scenario, course)
        self.turns += 1 + len(course.steps)
        now, later = self._coverage.look(desk)
        return [] if desk.is_over else [_Node(course, desk.state, frozenset(now | later), 0.0, desk.declared)]

    def _known(self, target: Thing, helpers: set[Thing]) -> list[Course]:
        """Return the courses to what may help, first to what the target belongs to."""
        parent = self._coverage.lookout.things[target].parent
        ranked = sorted(helpers, key=lambda one: (one != parent, one))
        found = [self._coverage.found[one].course for one in ranked if one in self._coverage.found]
        return list(dict.fromkeys(one for one in found if one and one.steps and not one.is_cut))

    def _children(self, node: _Node, target: Thing, helpers: set[Thing]) -> Iterator[_Node]:
        for step, paper in product(self._steps(node.state, helpers), self._papers(node.state, helpers)):
            if self._is_done(target):
                return
            desk = stepped(self._coverage.scenario, node.state, step, paper)
            self.turns += 1
            course = node.course.then(replace(step, pledges=node.declared))
            now, later = self._coverage.look(desk)
            self._coverage.reach(now | node.waiting, course)
            if desk.is_over:
                self._coverage.reach(later, replace(course, is_cut=True))
            else:
                yield _Node(course, desk.state, frozenset(later), self._cost(target, desk, later), desk.declared)

    def _papers(self, state: State, helpers: set[Thing]) -> Sequence[Drafter]:
        """Return what the White Paper may say if it comes next: all that is drafted, or not what may be in the way."""
        paper = self._coverage.scenario.white_paper
        named = {one.name: STRUCK for one in sorted(helpers) if one.kind == "pledge"}
        is_next = paper is not None and paper.turn == state.turn + 1
        return (Said({}), Said(named)) if named and is_next else (Said({}),)

    def _cost(self, target: Thing, desk: Desk, later: set[Thing]) -> float:
        return -1.0 if target in later else self._guide.cost(target, desk.state)

    def _best(self, children: Sequence[_Node], target: Thing) -> list[_Node]:
        """Return the nearest states, of equals those that the seed draws, and one that only the seed has drawn."""

        def ticket(node: _Node) -> int:
            words = "|".join(step.line for step in node.course.steps)
            return draw(node.state.seed, node.state.turn, words, target.name, "lab:beam", 1 << 30)

        ranked = sorted([one for one in children if one.cost < LOST], key=lambda node: (node.cost, ticket(node)))
        rest = sorted(ranked[WIDE - 1 :], key=ticket)
        return ranked[: WIDE - 1] + rest[:1]

    def _steps(self, state: State, helpers: set[Thing]) -> Iterator[Step]:
        """Yield what could be done: each answer, and beside some of them whatever else may help."""
        event = state.event or ""
        options = open_options(self._coverage.scenario, state)
        for option in options:
            yield Step(event, option)
        few = self._few(state, options, helpers)
        for besides in self._besides(state, helpers):
            for option in self._few_beside(state, besides, helpers) if besides.offered else few:
                yield replace(besides, option=option)

    def _few(self, state: State, options: Sequence[str], helpers: set[Thing]) -> list[str]:
        """Return the answers beside which something else is tried: those that help, and some that the seed draws."""
        event = state.event or ""
        helpful = [one for one in options if answer_of(event, one) in helpers]
        drawn = sorted(options, key=lambda one: draw(state.seed, state.turn, event, one, "lab:few", 1 << 30))
        return list(dict.fromkeys((*helpful, *drawn)))[: max(FEW, len(helpful))]

    def _few_beside(self, state: State, besides: Step, helpers: set[Thing]) -> list[str]:
        """Return the answers that are tried beside an offer: some of those open once it was replied to."""
        after = dealt(self._coverage.scenario, state, besides.accepted, besides.offered)
        return self._few(state, open_options(self._coverage.scenario, after), helpers)

    def _besides(self, state: State, helpers: set[Thing]) -> Iterator[Step]:
        scenario, event = self._coverage.scenario, state.event or ""
        for name in dict.fromkeys(one.name.partition(" ")[0] for one in sorted(helpers) if one.kind == "step"):
            if obstacle(scenario, state, name) is None and (taken := afforded(scenario, state, [name])):
                yield Step(event, "", initiatives=taken)
        for name in sorted(one.name for one in helpers if one.kind == "commitment"):
            if scenario.commitments[name].partner and may_offer(scenario, state, name):
                yield Step(event, "", offered=(name,))
        if calls := state.calls[: spare(scenario, state)]:
            yield Step(event, "", answered=calls)
