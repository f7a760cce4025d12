"""Non-commitment: one ripe moment after another is put off."""

from game.engine.behaviours.base import Course, Detector, Reading, share
from game.engine.scoring.patience import RIPE, acted


class NonCommitment(Detector):
    """S2. The share of ripe turns in which the answer was to defer and nothing was set in motion."""

    id = "non_commitment"
    kind = "depiction"
    cites = ("S2", "S91")

    def read(self, course: Course) -> Reading:
        """Return how often a ripe moment was put off."""
        ripe = [turn for turn in course.turns if turn.event.ripeness >= RIPE]
        put_off = [t for t in ripe if not acted(t.chosen) and any("defer" in act.flags for act in t.chosen)]
        evidence = (self.shown(turn.number, "put_off") for turn in put_off)
        return self.reading(course, share(len(put_off), len(ripe)), (turn.number for turn in ripe), evidence)
