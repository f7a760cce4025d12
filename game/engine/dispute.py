"""Disputes: how far the home country's acts lean to one side."""

from collections.abc import Iterable

from game.engine.fixed import clip, scale
from game.engine.state import Act
from game.scenario.model import Scenario

_OUTSIDE = frozenset({"norm_ti", "cleared"})
"""A norm upheld whoever is in the dock, and aid whose terms were cleared with the parties, lean to nobody."""


def lean(scenario: Scenario, acts: Iterable[Act], dispute: str, turn: int | None = None) -> int:
    """Return the lean in permille, −1000 to 1000, positive towards the first side.

    The mean Goldstein value of the acts towards each side, one less the other, of one turn or of all.
    """
    first, second = scenario.disputes[dispute].sides
    events = {event.id for event in scenario.events if event.dispute == dispute}
    counted = [
        act
        for act in acts
        if act.source == scenario.home.id
        and act.event in events
        and (turn is None or act.turn == turn)
        and not act.flags & _OUTSIDE
    ]
    return clip(10 * (_towards(counted, first) - _towards(counted, second)), -1000, 1000)


def _towards(acts: list[Act], side: str) -> int:
    values = [act.goldstein for act in acts if act.target == side]
    return scale(sum(values), 1, len(values)) if values else 0
