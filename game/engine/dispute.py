"""Disputes: how far the home country's acts lean to one side."""

from collections.abc import Iterable

from game.engine.cameo import is_material_cooperation
from game.engine.fixed import clip, scale
from game.engine.state import Act
from game.scenario.model import Scenario

_OUTSIDE = frozenset({"norm_ti", "cleared"})
"""A norm upheld whoever is in the dock, and aid whose terms were cleared with the parties, lean to nobody."""
_TRADE = frozenset({"economic", "energy"})
"""Nor does trade that goes on: a neutral need not stop it (Hague Convention V of 1907, article 7)."""
SIDED = frozenset({"takes_side", "sanctions"})
"""Unless it is meant for a side."""


def lean(scenario: Scenario, acts: Iterable[Act], dispute: str, turn: int | None = None) -> int:
    """Return the lean in permille, −1000 to 1000, positive towards the first side.

    The mean Goldstein value of the acts towards each side, one less the other: of what was chosen on one turn, or of
    all that was done.
    """
    first, second = scenario.disputes[dispute].sides
    touched = touching(scenario, acts, dispute)
    counted = [act for act in touched if turn is None or (act.turn == turn and act.chosen)]
    return clip(10 * (_towards(counted, first) - _towards(counted, second)), -1000, 1000)


def touching(scenario: Scenario, acts: Iterable[Act], dispute: str) -> list[Act]:
    """Return the home country's acts towards the sides of a dispute that bear on it."""
    sides = scenario.disputes[dispute].sides
    events = {event.id for event in scenario.events if event.dispute == dispute}
    return [
        act
        for act in acts
        if act.source == scenario.home.id and act.target in sides and act.event in events and not _is_apart(act)
    ]


def serving(scenario: Scenario, acts: Iterable[Act], dispute: str) -> list[Act]:
    """Return the acts that arm a side of a dispute, or let its forces through, where it can be of use to its fight."""
    return [
        act
        for act in touching(scenario, acts, dispute)
        if act.domain == "military" and (is_material_cooperation(act.cameo) or "transit" in act.flags)
    ]


def _is_apart(act: Act) -> bool:
    is_trade = act.domain in _TRADE and is_material_cooperation(act.cameo) and not act.flags & SIDED
    return is_trade or bool(act.flags & _OUTSIDE)


def _towards(acts: list[Act], side: str) -> int:
    values = [act.goldstein for act in acts if act.target == side]
    return scale(sum(values), 1, len(values)) if values else 0
