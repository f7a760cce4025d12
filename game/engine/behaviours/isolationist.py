"""Isolationist: hardly anybody is turned to, and hardly anything is given."""

from game.engine.behaviours.base import WINDOW, Course, Detector, Reading, Turn
from game.engine.fixed import PERMILLE, mean, scale

BROAD = 300
"""Permille of all powers that three turns have to turn to for nothing to be missing."""
INTENSE = 120
"""Tenths of Goldstein's scale that each turn has to give in all for nothing to be missing."""
WITHDRAWN = 600
"""Permille of isolation from which three turns are told of."""


class Isolationist(Detector):
    """S23, S15. The mean over every three turns of 1 − ½·min(1, breadth / 0.3) − ½·min(1, given a turn / 12)."""

    id = "isolationist"
    kind = "refusal"
    named_from = 530
    cites = ("S23", "S2", "S15")

    def read(self, course: Course) -> Reading:
        """Return how far the country kept to itself."""
        powers = len(course.scenario.powers)
        alone = [(window[-1].number, _isolation(window, powers)) for window in course.windows()]
        evidence = (self.shown(turn, "alone") for turn, value in alone if value >= WITHDRAWN)
        return self.reading(course, mean(value for _, value in alone), (turn for turn, _ in alone), evidence)


def _isolation(window: tuple[Turn, ...], powers: int) -> int:
    given = [(power, value) for turn in window for power, value in turn.treated.items() if value > 0]
    breadth = min(PERMILLE, scale(PERMILLE * len({power for power, _ in given}), PERMILLE, BROAD * powers))
    intensity = min(PERMILLE, scale(sum(value for _, value in given), PERMILLE, INTENSE * WINDOW))
    return PERMILLE - scale(breadth + intensity, 1, 2)
