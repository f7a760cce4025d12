"""Non-involvement: standing aside where the trouble is common. In a quarrel between others it is the doctrine's own."""

from game.engine.behaviours.base import Course, Detector, Reading, share
from game.engine.scoring.solidarity import helped


class NonInvolvement(Detector):
    """S2, S33. The share of common challenges in which nothing was given."""

    id = "non_involvement"
    kind = "depiction"
    cites = ("S2", "S33")

    def read(self, course: Course) -> Reading:
        """Return how often others carried what was common."""
        common = [turn for turn in course.turns if "common_challenge" in turn.event.kinds]
        aside = [turn for turn in common if not helped(turn.acts)]
        evidence = (self.shown(turn.number, "aside") for turn in aside)
        return self.reading(course, share(len(aside), len(common)), (turn.number for turn in common), evidence)
