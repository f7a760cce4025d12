"""Simulate: seeded plays, a search for what they have not met, a proof of what cannot be, and what came of it all."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from game.engine.cameo import RUNG
from game.engine.scoring import values
from game.engine.state import METERS, State, meters
from game.lab.coverage import Coverage, Found
from game.lab.coverage_missing import Missing, missing
from game.lab.explore import Course, played
from game.lab.explore_least import MANNERS, LeastUsed
from game.lab.explore_search import Search
from game.scenario.model import Scenario
from game.scenario.reach import prove
from game.scenario.things import KINDS, MAIN, Thing

RARE = 2
"""Percent of the plays below which a thing is rare."""
AWAY = 1_000_000
"""How far the seeds of the search lie from those of the plays."""
QUANTILES = (10, 25, 50, 75, 90)

Tell = Callable[[str, int, int], None]
"""(plays or search, so many done, of so many)."""


@dataclass(frozen=True, slots=True)
class Met:
    """A thing that was met: in how many plays, and the shortest way to it."""

    kind: str
    name: str
    where: str
    plays: int
    seed: int
    play: tuple[str, ...]
    is_plain: bool
    """Whether a test in a file can play it; other ways answer calls, make or accept offers, or end commitments."""


@dataclass(frozen=True, slots=True)
class Clause:
    """How one clause stood in all that was looked at."""

    kind: str
    name: str
    where: str
    clause: str
    asked: int
    true: int
    alone: int
    """How often it was the only one of its list that was not true."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Where a meter or an axis stood at the end of the plays."""

    name: str
    mean: float
    lowest: int
    quantiles: tuple[int, ...]
    highest: int


@dataclass(frozen=True, slots=True)
class Kind:
    """How much of a kind is declared, and how much was met in the plays, and with the search."""

    kind: str
    declared: int
    in_plays: int
    in_all: int


@dataclass(frozen=True, slots=True)
class Simulation:
    """What came of many plays of a scenario and a search."""

    scenario: str
    title: str
    plays: int
    seed: int
    searched: int
    """Turns that the search has played."""
    kinds: tuple[Kind, ...]
    met: tuple[Met, ...]
    missing: tuple[Missing, ...]
    clauses: tuple[Clause, ...]
    endings: Mapping[str, int]
    """How games ended: complete, or security."""
    early: Mapping[int, int]
    """Of the complete, how many ended after which turn because nothing more could come; the last turn is left out."""
    meters: tuple[Spread, ...]
    axes: tuple[Spread, ...]

    @property
    def has_gap(self) -> bool:
        """Whether anything that is declared was never met."""
        return bool(self.missing)

    @property
    def rare(self) -> tuple[Met, ...]:
        """What was met in fewer than 2 percent of the plays, or by the search alone."""
        return tuple(one for one in self.met if one.kind in MAIN and one.plays * 100 < RARE * self.plays)


def simulate(
    scenario: Scenario, plays: int, seed: int, tell: Tell = lambda *_: None, most: int | None = None
) -> Simulation:
    """Return what came of so many plays from a seed on, and of a search for what they have not met.

    The search takes as many turns again, and some hundred for each thing at least; `most` bounds it, for a page that
    somebody waits for. The same scenario and numbers give the same, whatever the machine.
    """
    coverage, proof = Coverage(scenario), prove(scenario, RUNG)
    ends = _play(coverage, plays, seed, tell)
    targets = [thing for thing in coverage.unmet() if not proof.is_proved(thing)]
    search = Search(coverage, seed + AWAY, plays * scenario.turns, most)
    search.run(targets, lambda done, of: tell("search", done, of))
    axes = [values(scenario, state) for state in ends]
    return Simulation(
        scenario=scenario.id,
        title=scenario.title,
        plays=plays,
        seed=seed,
        searched=search.turns,
        kinds=_kinds(coverage.found),
        met=tuple(_met(coverage, thing, found) for thing, found in coverage.found.items() if found.course),
        missing=missing(coverage, proof),
        clauses=_clauses(coverage),
        endings=dict(sorted(Counter(state.ending or "" for state in ends).items())),
        early=_early(scenario, ends),
        meters=tuple(_spread(name, [meters(s.values)[place] for s in ends]) for place, name in enumerate(METERS)),
        axes=tuple(_spread(axis, [each[axis] for each in axes]) for axis in axes[0]),
    )


def _play(coverage: Coverage, plays: int, seed: int, tell: Tell) -> list[State]:
    """Play games, each with another manner, and return how they ended."""
    used: Counter[tuple[str, ...]] = Counter()
    ends = []
    for number in range(plays):
        tell("plays", number, plays)
        met, waiting = set[Thing](), set[Thing]()
        course = Course(seed + number)
        chooser = LeastUsed(used, MANNERS[number % len(MANNERS)])
        for course, desk in played(coverage.scenario, seed + number, chooser):
            now, later = coverage.look(desk)
            coverage.reach(now | waiting, course)
            met, waiting = met | now | later, later
        coverage.reach(waiting, replace(course, is_cut=True))
        coverage.count(met)
        ends.append(desk.state)
    return ends


def _met(coverage: Coverage, thing: Thing, found: Found) -> Met:
    course = found.course or Course(0)
    play = tuple(step.line for step in course.steps)
    return Met(*thing, coverage.lookout.things[thing].where, found.plays, course.seed, play, course.is_plain)


def _kinds(found: Mapping[Thing, Found]) -> tuple[Kind, ...]:
    kinds = []
    for kind in KINDS:
        of_kind = [one for thing, one in found.items() if thing.kind == kind]
        if of_kind:
            in_plays = sum(one.plays > 0 for one in of_kind)
            kinds.append(Kind(kind, len(of_kind), in_plays, sum(one.is_met for one in of_kind)))
    return tuple(kinds)


def _clauses(coverage: Coverage) -> tuple[Clause, ...]:
    return tuple(
        Clause(*thing, coverage.lookout.things[thing].where, clause, found.asked, stood.true, stood.alone)
        for thing, found in coverage.found.items()
        for clause, stood in zip(coverage.lookout.clauses[thing], found.stood, strict=True)
    )


def _early(scenario: Scenario, ends: Sequence[State]) -> dict[int, int]:
    turns = Counter(len(state.history) for state in ends if state.ending == "complete")
    return {turn: count for turn, count in sorted(turns.items()) if turn < scenario.turns}


def _spread(name: str, found: Sequence[int]) -> Spread:
    ordered = sorted(found)
    quantiles = tuple(ordered[(len(ordered) - 1) * percent // 100] for percent in QUANTILES)
    return Spread(name, sum(ordered) / len(ordered), ordered[0], quantiles, ordered[-1])
