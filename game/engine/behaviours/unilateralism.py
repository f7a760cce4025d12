"""Unilateralism: own initiatives, taken alone."""

from game.engine.behaviours.base import Course, Detector, Reading, Turn, share
from game.engine.fixed import PERMILLE, clip, scale

JOINT = frozenset({"multilateral", "host", "mediate", "reciprocal"})
"""Flags of initiatives that need others: a forum, a table, a bargain."""


class Unilateralism(Detector):
    """S2. 1 − 8/3 × the share of own initiatives that needed others: 600 where that share is 0.15."""

    id = "unilateralism"
    kind = "depiction"
    cites = ("S2", "S85")

    def read(self, course: Course) -> Reading:
        """Return how often what the country set in motion was its own affair alone."""
        begun = [turn for turn in course.turns if turn.carries("initiative")]
        alone = [turn for turn in begun if not _joint(turn)]
        strength = clip(PERMILLE - scale(share(len(begun) - len(alone), len(begun)), 8, 3), 0, PERMILLE)
        evidence = (self.shown(turn.number, "alone") for turn in alone)
        return self.reading(course, strength, (turn.number for turn in begun), evidence)


def _joint(turn: Turn) -> bool:
    return any(act.flags & JOINT for act in turn.acts if "initiative" in act.flags)
