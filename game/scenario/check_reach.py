"""Checks of reach: events that can never come, state that nothing moves or asks for, a White Paper without pledges."""

from collections.abc import Iterator
from itertools import islice, product

from game.scenario.expression import Condition, ExpressionError, compile_clause
from game.scenario.lookup import Lookup
from game.scenario.model import Scenario, WhitePaper
from game.scenario.names import NONE

DRAFTED = 3
"""Pledges that a White Paper offers."""
MOST_COURSES = 2000


def check_reach(look: Lookup) -> None:
    """Complain about what is there and cannot be met in play."""
    _events(look)
    for name in look.scenario.state:
        if name not in look.reads:
            look.report.add("SC412", ("state", name), key=True, name=name)
        if name not in look.writes:
            look.report.add("SC413", ("state", name), key=True, name=name)
    if look.scenario.white_paper:
        _white_paper(look, look.scenario.white_paper)


def _events(look: Lookup) -> None:
    turns = [event.turn for event in look.scenario.events]
    for number, event in enumerate(look.scenario.events):
        path = ("events", number)
        late = (event.turn or 1) > look.scenario.turns
        forgotten = event.scheduled and event.turn is None and event.id not in look.scheduled
        undrawn = event.weight == 0 and event.turn is None and event.by is None and not event.scheduled
        if late or forgotten or undrawn:
            look.report.add("SC306", (*path, "id"), event=event.id)
        if event.turn is not None and event.turn in turns[:number]:
            look.report.add("SC305", (*path, "turn"), turn=str(event.turn))


def _white_paper(look: Lookup, paper: WhitePaper) -> None:
    scenario, report = look.scenario, look.report
    if paper.turn > scenario.turns:
        report.add("SC316", ("white_paper", "turn"), turns=str(scenario.turns))
    past = {event.id for event in scenario.events if event.turn is not None and event.turn < paper.turn and event.once}
    for number, pledge in enumerate(paper.pledges):
        if set(pledge.tested_in) <= past:
            report.add("SC416", ("white_paper", "pledges", number, "tested_in"), pledge=pledge.id)
    try:
        conditions = [[compile_clause(clause, look.names) for clause in pledge.when] for pledge in paper.pledges]
    except ExpressionError:
        return
    courses = islice(_courses(scenario, paper, conditions), MOST_COURSES)
    most, sure, course = min(((*_drafted(one, conditions), one) for one in courses), key=lambda found: found[:2])
    if sure < DRAFTED:
        code = "SC417" if most < DRAFTED else "SC418"
        told = ", ".join(f"{name.removeprefix('chose.')}: {option}" for name, option in course.items())
        report.add(code, ("white_paper", "pledges"), key=True, n=str(most), course=told or "–")


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


class _Course:
    """Facts of which only the answers are known."""

    def __init__(self, answers: dict[str, str]) -> None:
        self._answers = answers

    def value(self, name: str) -> str:
        return self._answers[name]


def _drafted(course: dict[str, str], conditions: list[list[Condition]]) -> tuple[int, int]:
    """Return how many pledges can be drafted at most, and how many for certain."""
    most = sure = 0
    for clauses in conditions:
        told = [clause for clause in clauses if clause.reads <= course.keys()]
        possible = all(clause.holds(_Course(course)) for clause in told)
        most += possible
        sure += possible and len(told) == len(clauses)
    return most, sure
