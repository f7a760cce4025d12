"""Checks of prose: placeholders that will find something to stand for, and nothing that was left unfinished."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from game.scenario.events import Advice, Ask, Event, Fact, Objection, Opportunity, Option, Passage, Points, Record, Told
from game.scenario.model import Consequence, Inject, LegalNote, Pledge, Scenario
from game.scenario.powers import CabinetRole, Home, Lever, SeatSpec, Verdict
from game.scenario.report import Report
from game.scenario.source import Path
from game.scenario.texts import Written, has_stray_brace, is_unfinished, placeholders, texts
from game.scenario.votes import BALLOT_WORDS

LONGEST: Mapping[type[BaseModel], Mapping[str, int]] = {
    Scenario: {"title": 10, "summary": 60, "content_note": 90, "debrief": 40},
    Home: {"brief": 90},
    CabinetRole: {"brief": 90, "watches": 40},
    Event: {"title": 10, "deadline": 15, "briefings": 60},
    Opportunity: {"text": 30},
    Passage: {"text": 60},
    Ask: {"text": 20},
    Option: {"line": 20, "otherwise": 25},
    Advice: {"why": 30},
    Objection: {"text": 40},
    Points: {"because": 30},
    Told: {"text": 90},
    Fact: {"text": 60},
    Record: {"elsewhere": 60},
    Consequence: {"title": 10, "text": 60},
    Inject: {"title": 10, "text": 60},
    LegalNote: {"text": 60},
    Pledge: {"text": 25, "hard": 30},
    Lever: {"label": 10, "says": 40, "says_next": 40},
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
    {
        "events",
        "powers",
        "consequences",
        "injects",
        "white_paper",
        "endings",
        "debrief",
        "initiatives",
        "commitments",
    }
)
"""Keys below which placeholders are filled."""


def check_prose(scenario: Scenario, report: Report) -> None:
    """Complain about placeholders that mean nothing, and about text that is not finished."""
    known = _everywhere(scenario)
    for told in texts(scenario):
        words, most = len(told.text.split()), LONGEST.get(told.model, {}).get(told.field)
        if most is not None and words > most:
            report.add("SC458", told.path, n=str(words), most=str(most))
        if "{" in told.text or "}" in told.text:
            _placeholders(scenario, report, told, known)
        report.cut(told.path)
        if is_unfinished(told.text):
            report.add("SC401", told.path)
    for number, event in enumerate(scenario.events):
        read = sum(len(text.split()) for text in _desk(event))
        if read > READ:
            report.add("SC459", ("events", number, "scene"), key=True, n=str(read), most=str(READ))


def _desk(event: Event) -> Iterator[str]:
    """Yield what is always read before an event can be answered."""
    if event.opportunity:
        yield event.opportunity.text
    yield from (passage.text for passage in (*event.scene, *event.wire) if not passage.when)
    yield from (cable.text for cable in event.cables if not cable.when)
    for option in event.options:
        yield from (option.label, option.line)


def _placeholders(scenario: Scenario, report: Report, told: Written, known: frozenset[str]) -> None:
    path = told.path
    if has_stray_brace(told.text):
        report.add("SC332", path)
    here = _here(path)
    for name in placeholders(told.text):
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
    return path[-1] == "says" or "says_next" in path[-2:] or "after" in path or path[-2:] == ("objection", "text")


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
