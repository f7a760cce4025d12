"""Memory: what of a scenario remembers decisions rather than how things stand, and what it remembers for nothing."""

from collections.abc import Iterable, Mapping

from game.lab.depth.shown import clauses, hangs_on, reads
from game.scenario.model import Scenario
from game.scenario.sources import moved, sources
from game.scenario.votes import BALLOT_WORDS

SPECIFIC = 3
"""Places that write a state at most, for it to be the memory of a decision and no meter."""
DECISIONS = frozenset({"chose", "pledged", "held", "stage", "adopted", *BALLOT_WORDS})
"""Groups of names that remember a decision by themselves."""

Writers = Mapping[str, frozenset[str]]
"""Declared state to the events, consequences and initiatives that write it."""


def remembering(scenario: Scenario) -> dict[tuple[str, str], bool]:
    """Return for (event, place of its texts and options) with clauses whether one of them asks for a decision."""
    written = writers(scenario)

    def asks(names: Iterable[str]) -> bool:
        return any(name.partition(".")[0] in DECISIONS or 0 < len(written.get(name, ())) <= SPECIFIC for name in names)

    found = {
        (event.id, where): asks(names)
        for event in scenario.events
        for where, names in hangs_on(scenario, event).items()
    }
    return {**found, **{(event.id, "event"): True for event in scenario.events if event.scheduled}}


def writers(scenario: Scenario) -> dict[str, frozenset[str]]:
    """Return who writes each declared state that something writes."""
    found: dict[str, set[str]] = {}
    for source in sources(scenario):
        for name in filter(None, map(moved, source.effects)):
            if name in scenario.state:
                found.setdefault(name, set()).add(source.thing.owner)
    return {name: frozenset(owners) for name, owners in found.items()}


def dead(scenario: Scenario) -> float:
    """Return the share of written state that no clause reads but those of the one event that writes it."""
    written = writers(scenario)
    read = {event.id: reads(scenario, clauses(event)) for event in scenario.events}
    rest = {name: getattr(scenario, name) for name in type(scenario).model_fields if name not in ("events", "tests")}
    elsewhere = reads(scenario, clauses(rest))
    unread = [
        name
        for name, owners in written.items()
        if name not in elsewhere and not any(name in names for event, names in read.items() if {event} != owners)
    ]
    return len(unread) / len(written) if written else 0.0
