"""Balance of interests: partnerships in which each side gives, over the whole game."""

from collections.abc import Iterator

from game.engine.behaviours.base import Course, Detector, Part, Reading, Shown, Turn, share
from game.engine.fixed import PERMILLE, mean, scale
from game.engine.scoring.reciprocity import RECIPROCAL, partnerships

DEALS = ("057", "06")
"""Beginnings of the codes of agreements and material cooperation; aid (07) is a gift and no deal."""


class BalanceOfInterests(Detector):
    """S89. Mean symmetry of giving and receiving × (½ + ½·share of deals in which both sides gave)."""

    id = "balance_of_interests"
    kind = "behaviour"
    cites = ("S89",)

    def read(self, course: Course) -> Reading:
        """Return how even partnerships with two acts each way were, and how many of the deals were reciprocal."""
        partners = partnerships(course.scenario, course.state)
        even = mean(partners.values())
        deals = [(turn, both, power) for turn in course.turns for power, both in _deals(turn).items()]
        mutual = share(sum(both for _, both, _ in deals), len(deals))
        strength = None if even is None else scale(even, PERMILLE + mutual, 2 * PERMILLE)
        relevant = (turn.number for turn in course.turns if partners.keys() & turn.treated.keys())
        parts = (Part("even", even), Part("mutual", mutual if deals else None))
        return self.reading(course, strength, relevant, self._evidence(course), parts)

    def _evidence(self, course: Course) -> Iterator[Shown]:
        for turn in course.turns:
            for why, mutual in (("mutual", True), ("one_way", False)):
                powers = tuple(sorted(power for power, both in _deals(turn).items() if both is mutual))
                if powers:
                    yield self.shown(turn.number, why, powers=powers)


def _deals(turn: Turn) -> dict[str, bool]:
    """Return the powers with which deals were made in a turn, and whether both sides gave in one of them."""
    found: dict[str, bool] = {}
    for act in turn.acts:
        both = RECIPROCAL in act.flags
        if both or act.cameo.startswith(DEALS):
            found[act.target] = found.get(act.target, False) or both
    return found
