"""Checks of prose: placeholders that will find something to stand for, and nothing that was left unfinished."""

from game.scenario.model import Scenario
from game.scenario.report import Report
from game.scenario.source import Path
from game.scenario.texts import has_stray_brace, is_unfinished, placeholders, texts
from game.scenario.votes import BALLOT_WORDS

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
    for told in texts(scenario):
        if "{" in told.text or "}" in told.text:
            _placeholders(scenario, report, told.path, told.text)
        if is_unfinished(told.text):
            report.add("SC401", told.path)


def _placeholders(scenario: Scenario, report: Report, path: Path, text: str) -> None:
    if has_stray_brace(text):
        report.add("SC332", path)
    known = _known(scenario, path)
    for name in placeholders(text):
        if name not in known:
            report.add("SC330", path, given=name)
        elif _quotes(name) and _is_later(scenario, path, name.partition(".")[2]):
            report.add("SC331", path, given=name)


def _known(scenario: Scenario, path: Path) -> set[str]:
    """Return the placeholders that stand for something at a path."""
    if path[0] not in _FILLED:
        return set()
    paper = scenario.white_paper
    known = {f"line.{event.id}" for event in scenario.events}
    known |= {f"{word}.{event.id}" for event in scenario.events if event.vote for word in BALLOT_WORDS}
    known |= {f"pledge.{pledge.id}" for pledge in paper.pledges} if paper else set()
    if path[0] == "consequences" and path[-1] in ("title", "text"):
        known |= _CAUSE
    return known | ({"line"} if _has_answer(path) else set())


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
