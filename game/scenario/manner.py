"""Checks of manner: labels that give nothing away, cables short enough to read, a deck that tests both halves."""

import re
from collections.abc import Iterator

from game.scenario.events import Event
from game.scenario.model import Scenario
from game.scenario.names import METERS
from game.scenario.report import Report
from game.scenario.source import Path
from game.scenario.vocabulary import Vocabulary

LABEL_WORDS = (8, 14)
CABLE_WORDS = 40
ARTICLES = ("the", "a", "an")
TELLING = ("quietly", "tailor-made", "general", "at once", "balanced", "neutral")
"""Words that sound like the answer."""
FOLLOWING = (
    "so that",
    "which will",
    "at the cost of",
    "even if",
    "risking",
    "losing",
    "angering",
    "to avoid",
    "to please",
)
"""Words after which a label tells what will come of it."""
TESTS = 2
"""How often a deck must test each half of the balance."""
ASK_SHARE = 40
"""Percent of the events in which a seat must ask for something."""
FRIENDLIEST = 3
"""The highest rung on which every seat must have a lever."""


def check_manner(scenario: Scenario, vocabulary: Vocabulary, report: Report) -> None:
    """Complain about what can be played and should not be."""
    for number, event in enumerate(scenario.events):
        _labels(event, ("events", number), report)
        _cables(event, ("events", number), report)
        _moves(scenario, event, ("events", number), report)
    _halves(scenario, vocabulary, report)
    _asks(scenario, report)
    _ladders(scenario, vocabulary, report)
    _sources(scenario, report)
    for name in METERS:
        words = getattr(scenario.meters, name).words
        limits = [word.upto for word in words]
        if limits != sorted(set(limits)) or limits[-1] != 100:
            report.add("SC340", ("meters", name, "words"), key=True, name=name)


def _labels(event: Event, path: Path, report: Report) -> None:
    counts = {len(option.acts) for option in event.options}
    if max(counts) - min(counts) > 1:
        report.add("SC402", (*path, "options"), key=True, event=event.id)
    for number, option in enumerate(event.options):
        here = (*path, "options", number, "label")
        words = option.label.lower().split()
        if not LABEL_WORDS[0] <= len(words) <= LABEL_WORDS[1]:
            report.add("SC403", here, n=str(len(words)))
        if words[:1] and words[0] in ARTICLES:
            report.add("SC404", here)
        for code, phrases in (("SC405", TELLING), ("SC415", FOLLOWING)):
            for phrase in _said(option.label, phrases):
                report.add(code, here, word=phrase)


def _said(label: str, phrases: tuple[str, ...]) -> Iterator[str]:
    return (phrase for phrase in phrases if re.search(rf"\b{re.escape(phrase)}\b", label, re.IGNORECASE))


def _cables(event: Event, path: Path, report: Report) -> None:
    for number, cable in enumerate(event.cables):
        if len(cable.text.split()) > CABLE_WORDS:
            report.add("SC406", (*path, "cables", number, "text"), n=str(len(cable.text.split())))


def _moves(scenario: Scenario, event: Event, path: Path, report: Report) -> None:
    """A move of an issue that the event gives no weight is read by nobody."""
    for number, option in enumerate(event.options):
        for issue, by in option.moves.items():
            if by and issue in scenario.issues and not event.salience.get(issue, 0):
                report.add("SC414", (*path, "options", number, "moves", issue), key=True, issue=issue)


def _halves(scenario: Scenario, vocabulary: Vocabulary, report: Report) -> None:
    if len(scenario.events) < TESTS:  # a drill of one crisis weighs nothing against anything
        return
    halves = (("neutrality", vocabulary.neutrality_kinds), ("solidarity", vocabulary.solidarity_kinds))
    where: Path = ("deck", "events") if report.has(("deck", "events")) else ("events",)
    misspelt = sum(not set(event.kinds) <= set(vocabulary.kinds) for event in scenario.events)
    for half, kinds in halves:
        tested = sum(bool(set(event.kinds) & set(kinds)) for event in scenario.events)
        if tested + misspelt < TESTS:
            report.add("SC341", where, key=True, half=half, n=str(tested))


def _asks(scenario: Scenario, report: Report) -> None:
    for name, power in scenario.powers.items():
        asks = sum(any(ask.from_ == name for ask in event.asks) for event in scenario.events)
        if power.seat and asks * 100 < ASK_SHARE * len(scenario.events):
            report.add("SC407", ("powers", name), key=True, n=str(asks), of=str(len(scenario.events)))


def _ladders(scenario: Scenario, vocabulary: Vocabulary, report: Report) -> None:
    for name, power in scenario.powers.items():
        rungs = {vocabulary.rung.get(lever.cameo) for lever in power.levers.values()}
        missing = [rung for rung in range(power.floor, FRIENDLIEST + 1) if rung and rung not in rungs]
        if power.seat and missing and None not in rungs:
            rungs_missing = ", ".join(str(rung) for rung in missing)
            report.add("SC408", ("powers", name, "levers"), key=True, rungs=rungs_missing)


def _sources(scenario: Scenario, report: Report) -> None:
    used = {key for event in scenario.events for key in event.teaching.sources}
    used |= {key for event in scenario.events for fact in event.teaching.facts for key in fact.sources}
    used |= {key for one in scenario.controversies.values() for side in one.sides for key in side.sources}
    used |= {key for note in scenario.legal for key in note.sources}
    for event in scenario.events:
        used |= {key for told in (event.record.home, event.record.comparable) if told for key in told.sources}
        used |= {event.vote.record.source} if event.vote and event.vote.record else set()
    for power in scenario.powers.values():
        used |= set(power.seat.sources) if power.seat else set()
    for initiative in scenario.initiatives.values():
        used |= set(initiative.record.sources) if initiative.record else set()
    for source in scenario.sources:
        if source not in used:
            report.add("SC409", ("sources", source), key=True, source=source)
