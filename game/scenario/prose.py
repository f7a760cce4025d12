"""Checks of prose: placeholders that will find something to stand for, and nothing that was left unfinished."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from game.scenario.digest import prose_of
from game.scenario.events import Advice, Ask, Event, Objection, Option, Passage, Points, Record, Told
from game.scenario.model import Consequence, LegalNote, Pledge, Scenario
from game.scenario.powers import Home, Lever, SeatSpec, Verdict
from game.scenario.report import Report
from game.scenario.source import Path
from game.scenario.votes import BALLOT_WORDS

_BRACES = re.compile(r"\{([^{}]*)\}")
_UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|TBD|lorem ipsum)\b|\?\?\?", re.IGNORECASE)
LONGEST: Mapping[type[BaseModel], Mapping[str, int]] = {
    Scenario: {"title": 10, "summary": 60, "content_note": 90, "debrief": 40},
    Home: {"brief": 90},
    Event: {"title": 10, "deadline": 15, "briefings": 60},
    Passage: {"text": 60},
    Ask: {"text": 20},
    Option: {"line": 20, "otherwise": 25},
    Advice: {"why": 30},
    Objection: {"text": 40},
    Points: {"because": 30},
    Told: {"text": 90},
    Record: {"elsewhere": 60},
    Consequence: {"title": 10, "text": 60},
    LegalNote: {"text": 60},
    Pledge: {"text": 25, "hard": 30},
    Lever: {"label": 10, "says": 40},
    Verdict: {"say": 40},
    SeatSpec: {"account": 90, "wants": 40, "red_lines": 40, "hardest_question": 30},
}
"""Most words of a text that is read between two decisions. Cables and labels have checks of their own."""
READ = 300
"""Most words before a decision: 75 seconds at 238 words a minute (Brysbaert 2019)."""
_CAUSE = frozenset({"cause.line", "cause.year"})
_ANSWERED = frozenset({"line", *BALLOT_WORDS})
"""Groups of placeholders that stand for something only once their event has been answered."""
_FILLED = frozenset(
    {"events", "powers", "consequences", "white_paper", "endings", "debrief", "initiatives", "commitments"}
)
"""Keys below which placeholders are filled."""


def check_prose(scenario: Scenario, report: Report) -> None:
    """Complain about placeholders that mean nothing, and about text that is not finished."""
    known = _everywhere(scenario)
    for path, text, (model, field) in _texts(scenario, ()):
        words, most = len(text.split()), LONGEST.get(model, {}).get(field)
        if most is not None and words > most:
            report.add("SC458", path, n=str(words), most=str(most))
        if "{" in text or "}" in text:
            _placeholders(scenario, report, path, text, known)
        if _UNFINISHED.search(text):
            report.add("SC401", path)
    for number, event in enumerate(scenario.events):
        read = sum(len(text.split()) for text in _desk(event))
        if read > READ:
            report.add("SC459", ("events", number, "scene"), key=True, n=str(read), most=str(READ))


def _desk(event: Event) -> Iterator[str]:
    """Yield what is always read before an event can be answered."""
    yield from (passage.text for passage in (*event.scene, *event.wire) if not passage.when)
    yield from (cable.text for cable in event.cables if not cable.when)
    for option in event.options:
        yield from (option.label, option.line)


def _placeholders(scenario: Scenario, report: Report, path: Path, text: str, known: frozenset[str]) -> None:
    if "{" in _BRACES.sub("", text) or "}" in _BRACES.sub("", text):
        report.add("SC332", path)
    here = _here(path)
    for name in _BRACES.findall(text):
        if path[0] not in _FILLED or (name not in known and name not in here):
            report.add("SC330", path, given=name)
        elif _quotes(name) and _is_later(scenario, path, name.partition(".")[2]):
            report.add("SC331", path, given=name)


def _everywhere(scenario: Scenario) -> frozenset[str]:
    """Return the placeholders that stand for something wherever placeholders are filled."""
    paper = scenario.white_paper
    known = {f"line.{event.id}" for event in scenario.events}
    known |= {f"{word}.{event.id}" for event in scenario.events if event.vote for word in BALLOT_WORDS}
    return frozenset(known | ({f"pledge.{pledge.id}" for pledge in paper.pledges} if paper else set()))


def _here(path: Path) -> frozenset[str]:
    """Return the placeholders that stand for something only at such a path."""
    caused = path[0] == "consequences" and path[-1] in ("title", "text")
    return (_CAUSE if caused else frozenset()) | ({"line"} if _has_answer(path) else frozenset())


def _has_answer(path: Path) -> bool:
    """Whether a text is shown once the event has been answered."""
    return path[-1] == "says" or "after" in path or path[-2:] == ("objection", "text")


def _quotes(name: str) -> bool:
    """Whether a placeholder stands for what came of the answer to some event."""
    group, _, event = name.partition(".")
    return group in _ANSWERED and event != ""


def _is_later(scenario: Scenario, path: Path, event_id: str) -> bool:
    """Whether a text of one event quotes another that has not been answered by then, for all that the turns tell."""
    if path[0] != "events":
        return False
    here = scenario.events[int(path[1])]
    quoted = next(event for event in scenario.events if event.id == event_id)
    if quoted is here:
        return not _has_answer(path)
    return here.turn is not None and quoted.turn is not None and quoted.turn > here.turn


_Field = tuple[type[BaseModel], str]


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str, _Field]]:
    """Yield every text for people with its path in the file, and the field of the format that it stands in."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            inner, here = getattr(value, name), (*path, field.alias or name)
            if name in prose_of(type(value)):
                yield from ((*one, (type(value), name)) for one in _spoken(inner, here))
            else:
                yield from _texts(inner, here)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(item, (*path, key))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _texts(item, (*path, number))


def _spoken(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield the texts of a field of prose."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        yield from ((((*path, key)), text) for key, text in value.items())
    elif isinstance(value, tuple):
        yield from (((*path, number), text) for number, text in enumerate(value))
