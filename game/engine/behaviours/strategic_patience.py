"""Strategic patience: waiting while nothing is ripe, and acting when it is."""

from game.engine.behaviours.base import Course, Detector, Part, Reading, Turn
from game.engine.fixed import harmonic
from game.engine.scoring.patience import RIPE, acted, committed, timing


class StrategicPatience(Detector):
    """S91. The harmonic mean of both halves: neither always waiting nor always acting is worth anything."""

    id = "strategic_patience"
    kind = "behaviour"
    cites = ("S91",)

    def read(self, course: Course) -> Reading:
        """Return how far ripe turns were used and unripe ones left alone."""
        used, spared = timing(course.scenario, course.state)
        strength = None if used is None or spared is None else harmonic(used, spared)
        evidence = (self.shown(turn.number, _timed(turn)) for turn in course.turns)
        parts = (Part("waited", spared), Part("resolve", used))
        return self.reading(course, strength, (turn.number for turn in course.turns), evidence, parts)


def _timed(turn: Turn) -> str:
    """Return which of the four cases a turn is."""
    if turn.event.ripeness >= RIPE:
        return "resolve" if committed(turn.chosen) else "missed"
    return "rash" if acted(turn.chosen) else "waited"
