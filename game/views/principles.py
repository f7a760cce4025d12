"""The page of principles: what the commentary holds, element by element, and where in the game each counts.

Every S-number of the other pages is a link to its element here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from game.engine.behaviours import DETECTORS
from game.engine.scoring import AXES
from game.engine.vocabulary import INITIATIVE_CITES, KIND_CITES, SEED_ELEMENTS
from game.views.language import Language

GROUPS = (("concept", 6), ("policy", 17), ("actions", 32), ("alignment", 69), ("reasons", 78), ("conduct", 96))
"""The parts of the commentary, each with the number of its last element."""

PLACES: Mapping[str, tuple[str, ...]] = {
    "paper": ("S4", "S7"),
    "adviser": ("S25",),
    "headline": ("S93", "S94"),
    "expected": ("S96",),
    "map": ("S13",),
    "standing": ("S6",),
    "support": ("S8", "S76"),
    "credit": ("S42",),
    "capability": ("S92",),
    "threats": ("S75",),
    "lines": ("S71",),
    "openings": ("S5",),
    "attention": ("S70",),
    "upkeep": ("S96",),
    "calls": ("S41", "S74"),
    "offers": ("S83", "S89"),
    "hall": ("S69", "S80", "S85"),
}
"""What else in the game rests on an element; its words are `place.<name>` of the catalogue."""

WIDER: Mapping[str, tuple[str, ...]] = {
    "missions": ("S34", "S35", "S36"),
    "choice": ("S7", "S14", "S19"),
    "presence": ("S29", "S30"),
    "article": ("S11", "S67"),
    "treaty": ("S19", "S24", "S45"),
    "membership": ("S19", "S24"),
    "crimea": ("S66", "S68"),
    "bandung": ("S81", "S82", "S83", "S84"),
    "pipeline": ("S4", "S13"),
}
"""Where the record is wider than the commentary, and the elements that this touches."""

READING: Mapping[str, tuple[str, ...]] = {
    "walt": ("S86", "S87", "S92"),
    "kuik": ("S88", "S92"),
    "schweller": ("S89",),
    "strakes": ("S79",),
}
"""What others have written on it, and the elements on which it bears."""


@dataclass(frozen=True, slots=True)
class CiteView:
    """An S-number as a link: the anchor of its element, and its title."""

    id: str
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class PrincipleView:
    """One element of the commentary; source and answer are empty where there is none."""

    id: str
    anchor: str
    title: str
    text: str
    source: str
    answer: str
    """What others answer, where the element is a claim about them."""
    counts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """A part of the commentary."""

    anchor: str
    title: str
    about: str
    principles: tuple[PrincipleView, ...]


@dataclass(frozen=True, slots=True)
class NoteView:
    """Something beside the commentary: what the record holds more than it tells, or what others have written."""

    title: str
    text: str
    source: str
    cites: tuple[CiteView, ...]


@dataclass(frozen=True, slots=True)
class PrinciplesView:
    """The page of principles."""

    groups: tuple[GroupView, ...]
    wider: tuple[NoteView, ...]
    reading: tuple[NoteView, ...]


def principles_view(language: Language) -> PrinciplesView:
    """Return all elements of the commentary by its parts, where the record is wider, and what to read on."""
    reading = tuple(_note(language, f"reading.{name}", elements) for name, elements in READING.items())
    return PrinciplesView(tuple(_groups(language)), wider_views(language, SEED_ELEMENTS), reading)


def cite_views(language: Language, elements: Iterable[str]) -> tuple[CiteView, ...]:
    """Return S-numbers as links to their elements, in the order that is given."""
    return tuple(CiteView(one, _anchor(one), language.t(f"principle.{one}.title")) for one in elements)


def wider_views(language: Language, touched: Iterable[str]) -> tuple[NoteView, ...]:
    """Return the places that bear on any of the elements where the record is wider than the commentary."""
    known = frozenset(touched)
    bearing = ((name, elements) for name, elements in WIDER.items() if not known.isdisjoint(elements))
    return tuple(_note(language, f"wider.{name}", elements) for name, elements in bearing)


def _note(language: Language, key: str, elements: tuple[str, ...]) -> NoteView:
    return NoteView(
        title=language.t(f"{key}.title"),
        text=language.t(key),
        source=language.t("note.source", source=language.t(f"{key}.source")),
        cites=cite_views(language, elements),
    )


def _anchor(element: str) -> str:
    return element.lower()


def _groups(language: Language) -> Iterator[GroupView]:
    first = 0
    for name, last in GROUPS:
        yield GroupView(
            anchor=name,
            title=language.t(f"group.{name}"),
            about=language.t(f"group.{name}.about"),
            principles=tuple(_principle(language, one) for one in SEED_ELEMENTS[first:last]),
        )
        first = last


def _principle(language: Language, element: str) -> PrincipleView:
    key = f"principle.{element}"
    return PrincipleView(
        id=element,
        anchor=_anchor(element),
        title=language.t(f"{key}.title"),
        text=language.t(key),
        source=_if_any(language, "source", f"{key}.source"),
        answer=_if_any(language, "answer", f"{key}.answer"),
        counts=_counts(language, element),
    )


def _if_any(language: Language, what: str, key: str) -> str:
    return language.t(f"principles.{what}", **{what: language.t(key)}) if language.has(key) else ""


Naming = Callable[[str], Iterator[str]]
"""Yields the catalogue's keys of what names an element."""


def _axes(element: str) -> Iterator[str]:
    yield from (f"axis.{axis.id}" for axis in AXES if element in axis.cites)


def _flags(element: str) -> Iterator[str]:
    marked = (mark.flag for axis in AXES for mark in axis.marks if element in mark.cites)
    yield from dict.fromkeys(f"flag.{flag}" for flag in marked)


def _reasons(element: str) -> Iterator[str]:
    found = ((axis.id, reason) for axis in AXES for reason, cites in axis.reasons.items() if element in cites)
    yield from (f"judged.{axis}.{reason}" for axis, reason in found)


def _kinds(element: str) -> Iterator[str]:
    yield from (f"kind.{kind}" for kind, cites in KIND_CITES.items() if element in cites)


def _initiatives(element: str) -> Iterator[str]:
    yield from (f"initiative_kind.{kind}" for kind, cites in INITIATIVE_CITES.items() if element in cites)


def _behaviours(element: str) -> Iterator[str]:
    yield from (f"behaviour.{detector.id}" for detector in DETECTORS if element in detector.cites)


def _places(element: str) -> Iterator[str]:
    yield from (f"place.{place}" for place, cites in PLACES.items() if element in cites)


COUNTS: Mapping[str, Naming] = {
    "axes": _axes,
    "flags": _flags,
    "reasons": _reasons,
    "kinds": _kinds,
    "initiatives": _initiatives,
    "behaviours": _behaviours,
    "places": _places,
}
"""In which registers to look for what rests on an element; a new register is a function and a line."""


def _counts(language: Language, element: str) -> tuple[str, ...]:
    """Return where in the game an element counts, a sentence for each register that names it."""
    named = {register: tuple(naming(element)) for register, naming in COUNTS.items()}
    said = tuple(
        language.t(f"counts.{register}", names="; ".join(language.t(key) for key in keys))
        for register, keys in named.items()
        if keys
    )
    return said or (language.t("counts.none"),)
