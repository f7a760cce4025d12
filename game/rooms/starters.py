"""Starters: what a new scenario of the studio can begin as."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from game.errors import NotFound
from game.rooms.desk import Desk
from game.scenario.bundle import Bundle

BLANK: Mapping[str, Callable[[], Bundle]] = {}
"""Starters that are no shipped scenario: id to what makes one. The catalogue has `starter.<id>` and `….meaning`."""


@dataclass(frozen=True, slots=True)
class Starter:
    """Something to begin with; `shipped` tells a copy of a scenario, whose words are the scenario's own."""

    id: str
    title: str
    summary: str
    shipped: bool


def starters(desk: Desk) -> tuple[Starter, ...]:
    """Return what there is, the blank ones first."""
    blank = [Starter(name, "", "", shipped=False) for name in BLANK]
    readable = desk.library.bundles()
    cards = [card for card in desk.library.cards() if card.id in readable]
    shipped = [Starter(card.id, card.title, card.summary, shipped=True) for card in cards]
    return tuple(blank + shipped)


def starter(desk: Desk, name: str) -> Bundle:
    """Return the files of one; a scenario that is broken can be mended in the copy.

    Raises NotFound.
    """
    if name in BLANK:
        return BLANK[name]()
    found = desk.library.bundles().get(name)
    if found is None:
        raise NotFound
    return found
