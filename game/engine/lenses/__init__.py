"""Lenses: other ways to read a game than the doctrine's. They look at what it does not score, so they can disagree."""

from game.engine.fixed import PERMILLE, scale
from game.engine.lenses.base import Because, Lens, Reading, Row
from game.engine.lenses.measures import MEASURES, MIDDLE
from game.engine.lenses.table import LENSES
from game.engine.state import State
from game.scenario.model import Scenario

REASONS = 3

__all__ = ["LENSES", "Because", "Lens", "Reading", "Row", "read"]


def read(lens: Lens, scenario: Scenario, state: State) -> Reading:
    """Return what a lens makes of a game: the mean of its rows by weight, with the three reasons that pulled most.

    A row that there is too little to go on for is left out; a weight below 0 turns its measure round.
    """
    seen = [(row, found) for row in lens.rows if (found := _turned(row, scenario, state)) is not None]
    weight = sum(abs(row.weight) for row, _ in seen)
    total = sum(abs(row.weight) * found for row, found in seen)
    pulls = [Because(row.measure, row.about, abs(row.weight) * (found - MIDDLE)) for row, found in seen]
    reasons = sorted((one for one in pulls if one.pull), key=lambda one: (-abs(one.pull), one.measure, one.about))
    return Reading(lens.id, scale(total, 1, 10 * weight) if weight else 50, tuple(reasons[:REASONS]))


def _turned(row: Row, scenario: Scenario, state: State) -> int | None:
    found = MEASURES[row.measure](scenario, state, row.about)
    return PERMILLE - found if found is not None and row.weight < 0 else found
