"""What a simulation of a scenario came to, as a page shows it: places lead to the text, what is long is folded up."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.scenario.problems import Place
from game.views.checked import file_url
from game.views.coverage import Section, Simulation, coverage_view
from game.views.coverage_causes import Entry
from game.views.language import Language

MANY = 18
"""Entries of a section beyond which it is folded up."""


@dataclass(frozen=True, slots=True)
class EntryView:
    """Something that is said; every second of its `bits` is code. `place` and `url` are empty where it has no place."""

    bits: tuple[str, ...]
    place: str
    url: str
    under: tuple["EntryView", ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A part of the page: entries, or a table."""

    heading: str
    entries: tuple[EntryView, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """Two sentences, and sections of which none is empty."""

    head: str
    verdict: str
    sections: tuple[SectionView, ...]


def coverage_page(language: Language, one: Simulation, at: Mapping[str, Place], url: str) -> CoveragePage:
    """Return what a simulation came to; `at` has the place of every gap, and the text is at `url`."""
    view = coverage_view(language, one, at.__getitem__)
    return CoveragePage(view.head, view.verdict, tuple(_section(section, url) for section in view.sections))


def _section(section: Section, url: str) -> SectionView:
    return SectionView(
        heading=section.heading,
        entries=tuple(_entry(entry, url) for entry in section.entries),
        columns=section.table[0] if section.table else (),
        rows=section.table[1:],
        folded=len(section.entries) > MANY,
    )


def _entry(entry: Entry, url: str) -> EntryView:
    place = entry.place
    return EntryView(
        bits=tuple(entry.text.split("`")) if place is None else ("", entry.text),
        place=f"{place.path}:{place.line}:{place.column}" if place else "",
        url=file_url(url, place.path, place.line, place.column) if place else "",
        under=tuple(_entry(one, url) for one in entry.under),
    )
