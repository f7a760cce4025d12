"""Coverage: what plays have met and how their clauses stood, beside the engine and not in it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from game.engine.facts import Facts
from game.engine.state import State
from game.lab.coverage_moments import Lookout
from game.lab.distance import FAR, Value, distance, short_of
from game.lab.explore import Course, Desk
from game.scenario.model import Scenario
from game.scenario.terms import Part, names_in, part_of
from game.scenario.things import Thing


@dataclass(slots=True)
class Seen:
    """What a name was while a clause was asked: the bounds of a number, or the words that it was."""

    low: int | None = None
    high: int | None = None
    words: set[str] = field(default_factory=set)

    def note(self, value: Value) -> None:
        """Take note of a value."""
        if isinstance(value, bool):
            self.words.add(str(value).lower())
        elif isinstance(value, int):
            self.low = value if self.low is None else min(self.low, value)
            self.high = value if self.high is None else max(self.high, value)
        else:
            self.words |= value if isinstance(value, frozenset) else {value}


@dataclass(slots=True)
class Stood:
    """How one clause of a thing stood, of so many times that it was asked."""

    true: int = 0
    alone: int = 0
    """How often it was the only clause of its thing that was not true."""
    nearest: float = FAR * 1000
    seen: dict[str, Seen] = field(default_factory=dict)


@dataclass(slots=True)
class Found:
    """What is known of one thing."""

    plays: int = 0
    """Counted plays in which it was met."""
    asked: int = 0
    stood: tuple[Stood, ...] = ()
    course: Course | None = None
    """The shortest course to it that a test in a file can play; without one, the shortest."""

    @property
    def is_met(self) -> bool:
        """Whether any play or search has come to it."""
        return self.course is not None


class Coverage:
    """Adds up what desks on the way of games have shown."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.lookout = Lookout(scenario)
        self.plays = 0
        self.found: Mapping[Thing, Found] = {
            thing: Found(stood=tuple(Stood() for _ in clauses)) for thing, clauses in self.lookout.clauses.items()
        }
        self._parts: dict[str, Part] = {}

    def part(self, clause: str) -> Part:
        """Return a clause as a tree."""
        if clause not in self._parts:
            self._parts[clause] = part_of(clause, self.scenario.names)
        return self._parts[clause]

    def unmet(self) -> tuple[Thing, ...]:
        """Return what has never been met."""
        return tuple(thing for thing, found in self.found.items() if not found.is_met)

    def look(self, desk: Desk) -> tuple[set[Thing], set[Thing]]:
        """Take note of all that can be seen on the way to a desk, and return what was met there.

        First what the last answer has shown; then what lies on the desk: a test in a file ends with an answer, so
        that it is reached with the next one.
        """
        now, waiting = set[Thing](), set[Thing]()
        for moment in desk.moments:
            is_later = moment.at in ("begun", "desk")
            for thing, state, stand, is_met in self.lookout.asked(moment):
                if state:
                    self._note(thing, state, stand)
                if is_met:
                    (waiting if is_later else now).add(thing)
        return now, waiting - now

    def count(self, met: Iterable[Thing]) -> None:
        """Take note of a whole play, by what was met in it."""
        self.plays += 1
        for thing in met:
            self.found[thing].plays += 1

    def reach(self, met: Iterable[Thing], course: Course) -> None:
        """Take note of a course that has come to things; the shortest is kept."""
        for thing in met:
            found = self.found[thing]
            if found.course is None or _price(course) < _price(found.course):
                found.course = course

    def _note(self, thing: Thing, state: State, stand: tuple[bool, ...]) -> None:
        found = self.found[thing]
        found.asked += 1
        false = len(stand) - sum(stand)
        for clause, stood, is_true in zip(self.lookout.clauses[thing], found.stood, stand, strict=True):
            stood.true += is_true
            if is_true:
                stood.nearest = 0.0
                continue
            stood.alone += false == 1
            if not found.is_met:
                self._measure(clause, stood, Facts(self.scenario, state).value)

    def _measure(self, clause: str, stood: Stood, read: Callable[[str], Value]) -> None:
        part = self.part(clause)
        stood.nearest = min(stood.nearest, distance(part, lambda atom: short_of(atom, read)))
        for name in names_in(part):
            stood.seen.setdefault(name, Seen()).note(read(name))


def _price(course: Course) -> tuple[bool, int, int]:
    """Return by what a course is the shorter of two: tests can play it, it has few answers, and little besides."""
    return not course.is_plain, len(course.steps), sum(len(step.initiatives) for step in course.steps)


def blocking(found: Found) -> tuple[int, ...]:
    """Return the places of the clauses that have kept a thing away: those never true, else those false alone."""
    never = tuple(place for place, one in enumerate(found.stood) if not one.true)
    if never or not found.asked:
        return never
    alone = Counter({place: one.alone for place, one in enumerate(found.stood) if one.alone})
    return tuple(place for place, _ in alone.most_common())
