"""Predictability: the same line towards the same power, turn after turn, and declared before it changes."""

from collections.abc import Iterator

from game.engine.behaviours.base import Course, Detector, Part, Reading, Shown
from game.engine.scoring.predictability import contacts, foresight, steadiness


class Predictability(Detector):
    """S90: the steady half of A11. What capitals foresaw is told beside it."""

    id = "predictability"
    kind = "behaviour"
    cites = ("S90",)

    def read(self, course: Course) -> Reading:
        """Return how steady the line towards powers was that were met again."""
        strength = steadiness(course.scenario, course.state)
        met = contacts(course.state, course.scenario.home.id)
        part = Part("foreseen", foresight(course.state))
        return self.reading(course, strength, (c.turn for c in met), self._evidence(course), (part,))

    def _evidence(self, course: Course) -> Iterator[Shown]:
        met = contacts(course.state, course.scenario.home.id)
        for turn in course.turns:
            for why, turned in (("steady", False), ("turned", True)):
                powers = tuple(sorted(c.power for c in met if c.turn == turn.number and bool(c.turned) is turned))
                if powers:
                    yield self.shown(turn.number, why, powers=powers)
