"""Starters: what a new scenario of the studio can begin as."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from game.engine import vocabulary
from game.errors import NotFound
from game.rooms.desk import Desk
from game.scenario import edit_new
from game.scenario.bundle import Bundle

BLANK: Mapping[str, Callable[[str], Bundle]] = {"blank": lambda title: edit_new.starter(title, vocabulary())}
"""Starters that are no shipped scenario: id to what makes one of a title, and raises ScenarioError for one that can be
none. The catalogue has `starter.<id>` and `….meaning`."""


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


def starter(desk: Desk, name: str, title: str = "") -> Bundle:
    """Return the files of one; a blank one is called as it is wished, and one that is broken can be mended in the copy.

    Raises NotFound, or ScenarioError when a blank one cannot be called so.
    """
    if name in BLANK:
        return BLANK[name](title)
    found = desk.library.bundles().get(name)
    if found is None:
        raise NotFound
    return found
