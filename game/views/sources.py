"""Sources as they are printed, and facts with what they rest on."""

from dataclasses import dataclass

from game.scenario.events import Event, Fact
from game.scenario.model import Scenario
from game.views.reader import Reader

CERTAIN = "VGSI"
"""Flags of sources from the surest on; `U` counts where there is no other."""


@dataclass(frozen=True, slots=True)
class FactView:
    """Something that was so: how sure it is, in words, and where it is known from."""

    text: str
    evidence: str
    sources: tuple[str, ...]


def fact_views(reader: Reader, event: Event) -> tuple[FactView, ...]:
    """Return what was so in an event, piece by piece."""
    return tuple(
        FactView(reader.prose(fact.text), _evidence(reader, fact), sources(reader, fact.sources))
        for fact in event.teaching.facts
    )


def _evidence(reader: Reader, fact: Fact) -> str:
    """Return how sure a fact is: as its surest source, unless it is marked as uncertain."""
    flags = {reader.scenario.sources[key].flag for key in fact.sources}
    surest = next((flag for flag in CERTAIN if flag in flags), "U")
    return reader.t(f"fact.{'U' if fact.uncertain else surest}")


def sources(reader: Reader, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return sources as they are printed, each once, with the flag of those that are uncertain."""
    return tuple(source_text(reader, reader.scenario, key) for key in dict.fromkeys(keys))


def source_text(reader: Reader, scenario: Scenario, key: str) -> str:
    """Return one source: title, publisher, date, and how well it was checked."""
    source = scenario.sources[key]
    return reader.t(
        "source.line",
        title=reader.prose(source.title),
        publisher=reader.prose(source.publisher),
        date=reader.prose(source.date),
        flag=reader.t(f"source.{source.flag}"),
    )
