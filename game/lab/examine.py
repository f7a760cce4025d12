"""Examination: a bundle checked as `check` does it, as plain data that can leave the process that made it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.engine import vocabulary
from game.lab.inspect import inspected
from game.scenario.bundle import Bundle
from game.scenario.load import load_scenario
from game.scenario.merge import merged
from game.scenario.problems import Place, Problem
from game.scenario.source import read, show
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
    inspection = inspected(Path(), loaded)
    places = _places(bundle) if inspection.complaints else {}
    found = [_of_problem(problem) for problem in loaded.problems]
    found += [_of_complaint(complaint, places) for complaint in inspection.complaints]
    scenario = loaded.scenario
    return Examined(
        findings=tuple(found[:MOST_FINDINGS]),
        count=len(found),
        playable=scenario is not None and not loaded.errors,
        unread=loaded.unread,
        title=scenario.title if scenario else "",
        events=tuple((event.id, event.title) for event in scenario.events) if scenario else (),
        options=sum(len(event.options) for event in scenario.events) if scenario else 0,
    )


def _of_problem(problem: Problem) -> Finding:
    place = problem.place
    return Finding(
        place.path, place.line, place.column, problem.where, problem.code, problem.level, problem.text, problem.hint
    )


def _of_complaint(complaint: Any, places: Mapping[str, Place]) -> Finding:
    """Return what is wrong with a decision, at the place that whoever found it tells, or at what it names."""
    place = getattr(complaint, "place", None) or places.get(complaint.where, Place("", 0, 0))
    return Finding(place.path, place.line, place.column, complaint.where, complaint.code, "warning", complaint.text, "")


def _places(bundle: Bundle) -> dict[str, Place]:
    """Return where everything of a sound bundle stands: under its path, events and options under their ids as well."""
    source = merged([read(name, text) for name, text in bundle.files.items()])
    places = {show(path): place for path, place in source.values.items()}
    for number, event in enumerate(source.data.get("events", ())):
        places[event["id"]] = source.values["events", number]
        for place, option in enumerate(event["options"]):
            places[f"{event['id']}/{option['id']}"] = source.values["events", number, "options", place]
    return places
