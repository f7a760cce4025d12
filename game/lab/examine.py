"""Examination: a bundle checked as `check` does it, as plain data that can leave the process that made it."""

from dataclasses import dataclass
from pathlib import Path

from game.engine import vocabulary
from game.lab.inspect import inspected
from game.scenario.bundle import Bundle
from game.scenario.load import load_scenario
from game.scenario.problems import Problem
from game.text import Text

MOST_FINDINGS = 200
"""More are counted, but not told one by one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong; line and column from 1, or 0 where it lies at no one place."""

    path: str
    line: int
    column: int
    where: str
    code: str
    level: str
    text: Text
    hint: str


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of a check."""

    findings: tuple[Finding, ...]
    count: int
    """How many there are; `findings` are the first of them."""
    playable: bool
    unread: tuple[str, ...]
    title: str
    events: tuple[tuple[str, str], ...]
    """Ids and titles, in the order of the file; empty where there is no scenario."""
    options: int


def examine(bundle: Bundle) -> Examined:
    """Return what is wrong with a bundle."""
    loaded = load_scenario(bundle, vocabulary())
    found = inspected(Path(), loaded).problems
    scenario = loaded.scenario
    return Examined(
        findings=tuple(map(_finding, found[:MOST_FINDINGS])),
        count=len(found),
        playable=scenario is not None and not loaded.errors,
        unread=loaded.unread,
        title=scenario.title if scenario else "",
        events=tuple((event.id, event.title) for event in scenario.events) if scenario else (),
        options=sum(len(event.options) for event in scenario.events) if scenario else 0,
    )


def _finding(problem: Problem) -> Finding:
    place = problem.place
    return Finding(
        place.path, place.line, place.column, problem.where, problem.code, problem.level, problem.text, problem.hint
    )
