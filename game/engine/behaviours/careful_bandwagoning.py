"""Careful bandwagoning: working with the power from which danger comes, without being tied to it."""

from game.engine.behaviours.base import NOTABLE, Course, Detector, Reading
from game.engine.fixed import PERMILLE, clip, scale

CARELESS = 700
"""Permille of free hands below which it is plain bandwagoning."""
HALF = 500
"""Permille of a domain from which one partner is too much."""


class CarefulBandwagoning(Detector):
    """S86. Σ threat·closeness·freedom / Σ threat; plain bandwagoning where that lacks freedom, and measured without."""

    id = "careful_bandwagoning"
    kind = "behaviour"
    cites = ("S86",)
    variant = "plain_bandwagoning"

    def read(self, course: Course) -> Reading:
        """Return how far the country worked with whoever threatened it, and with how free a hand."""
        danger = near = free = 0
        evidence = []
        for turn, power, threat in course.threatened():
            tied, done = course.is_tied(power, turn), threat * turn.closeness(power)
            danger += threat
            near += done
            free += 0 if tied else scale(done, PERMILLE - _over(course, power), PERMILLE)
            if turn.closeness(power) >= NOTABLE:
                evidence.append(self.shown(turn.number, "tied" if tied else "near", power=power))
        harsh = PERMILLE * free < CARELESS * near
        strength = scale(near if harsh else free, 1, max(1, danger))
        return self.reading(course, strength, (t.number for t, _, _ in course.threatened()), evidence, harsh=harsh)


def _over(course: Course, power: str) -> int:
    """Return how far the power's largest share of a domain lies above a half, in permille of the other half."""
    largest = max(partners.get(power, 0) for partners in course.state.shares.values())
    return clip(scale(largest - HALF, PERMILLE, HALF), 0, PERMILLE)
