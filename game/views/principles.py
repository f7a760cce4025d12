"""The page of principles: what the commentary holds, element by element, and where in the game each counts.

Every S-number of the other pages is a link to its element here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from game.engine.scoring import AXES
from game.engine.vocabulary import KIND_CITES, SEED_ELEMENTS
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
    "pipeline": ("S4", "S13"),
}
"""Where the record is wider than the commentary, and the elements that this touches."""


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
class WiderView:
    """A place where the record holds more than the commentary tells."""

    title: str
    text: str
    source: str
    cites: tuple[CiteView, ...]


@dataclass(frozen=True, slots=True)
class PrinciplesView:
    """The page of principles."""

    groups: tuple[GroupView, ...]
    wider: tuple[WiderView, ...]


def principles_view(language: Language) -> PrinciplesView:
    """Return all elements of the commentary by its parts, and where the record is wider."""
    return PrinciplesView(tuple(_groups(language)), wider_views(language, SEED_ELEMENTS))


def cite_views(language: Language, elements: Iterable[str]) -> tuple[CiteView, ...]:
    """Return S-numbers as links to their elements, in the order that is given."""
    return tuple(CiteView(one, _anchor(one), language.t(f"principle.{one}.title")) for one in elements)


def wider_views(language: Language, touched: Iterable[str]) -> tuple[WiderView, ...]:
    """Return the places that bear on any of the elements where the record is wider than the commentary."""
    known = frozenset(touched)
    return tuple(
        WiderView(
            title=language.t(f"wider.{name}.title"),
            text=language.t(f"wider.{name}"),
            source=language.t("wider.source", source=language.t(f"wider.{name}.source")),
            cites=cite_views(language, elements),
        )
        for name, elements in WIDER.items()
        if not known.isdisjoint(elements)
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


def _kinds(element: str) -> Iterator[str]:
    yield from (f"kind.{kind}" for kind, cites in KIND_CITES.items() if element in cites)


def _places(element: str) -> Iterator[str]:
    yield from (f"place.{place}" for place, cites in PLACES.items() if element in cites)


COUNTS: Mapping[str, Naming] = {"axes": _axes, "flags": _flags, "kinds": _kinds, "places": _places}
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
