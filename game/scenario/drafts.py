"""Drafts: which pledges of a White Paper can be offered, after each course of what was answered before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product

from game.scenario.expression import Condition, ExpressionError, compile_clause
from game.scenario.model import Scenario, WhitePaper
from game.scenario.names import NONE, Type

DRAFTED = 3
"""Pledges that a White Paper offers: the first that fit, in the order of the file."""
MOST_COURSES = 2000
"""Courses that are gone through; where there are more, nothing is said to be impossible."""


@dataclass(frozen=True, slots=True)
class Course:
    """Answers to the events that pledges ask about, and how many pledges fit then."""

    answers: Mapping[str, str]
    most: int
    """Pledges that may fit."""
    sure: int
    """Pledges that fit for certain: they ask about nothing but these answers."""
    open: frozenset[int]
    """Places of pledges that may be among those that are offered."""


@dataclass(frozen=True, slots=True)
class Drafts:
    """All courses, one at least, and the places of pledges that are offered after none of them."""

    courses: tuple[Course, ...]
    never: frozenset[int]


class _Facts:
    """Facts of which only the answers are known."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        self._answers = answers

    def value(self, name: str) -> str:
        return self._answers[name]


def drafts_of(names: Mapping[str, Type], scenario: Scenario, paper: WhitePaper) -> Drafts | None:
    """Return what can be drafted; None where a clause of a pledge does not read."""
    try:
        conditions = [[compile_clause(clause, names) for clause in pledge.when] for pledge in paper.pledges]
    except ExpressionError:
        return None
    found = [_course(answers, conditions) for answers in islice(_courses(scenario, paper, conditions), MOST_COURSES)]
    offered = frozenset[int]().union(*(one.open for one in found))
    is_whole = len(found) < MOST_COURSES
    # A pledge whose own clauses never fit is told of as a clause that is never true.
    never = frozenset(range(len(conditions))) - offered if is_whole else frozenset[int]()
    return Drafts(tuple(found), never & _fitting(found, conditions))


def _fitting(courses: list[Course], conditions: list[list[Condition]]) -> frozenset[int]:
    """Return the places of pledges that may fit after some course, offered or not."""
    return frozenset(
        place for place, clauses in enumerate(conditions) if any(_fits(one.answers, clauses) for one in courses)
    )


def _courses(scenario: Scenario, paper: WhitePaper, conditions: list[list[Condition]]) -> Iterator[dict[str, str]]:
    """Yield what may have been answered before the White Paper, in the events that its clauses ask about."""
    asked = {name for each in conditions for condition in each for name in condition.reads}
    answers: dict[str, list[str]] = {}
    for event in scenario.events:
        if f"chose.{event.id}" in asked:
            before = event.turn is None or event.turn < paper.turn
            options = [option.id for option in event.options] if before else []
            answers[f"chose.{event.id}"] = options + [NONE] * (event.turn is None or not before)
    for course in product(*answers.values()):
        yield dict(zip(answers, course, strict=True))


def _fits(answers: Mapping[str, str], clauses: list[Condition]) -> bool:
    """Return whether clauses may be true after some answers, as far as they ask about these."""
    return all(clause.holds(_Facts(answers)) for clause in clauses if clause.reads <= answers.keys())


def _course(answers: Mapping[str, str], conditions: list[list[Condition]]) -> Course:
    most = sure = 0
    offered = set[int]()
    for place, clauses in enumerate(conditions):
        if not _fits(answers, clauses):
            continue
        if sure < DRAFTED:
            offered.add(place)
        most += 1
        sure += all(clause.reads <= answers.keys() for clause in clauses)
    return Course(answers, most, sure, frozenset(offered))
