"""Pragmatic balancing: working with strong rivals of the power from which danger comes, without provoking it."""

from game.engine.behaviours.base import NOTABLE, Course, Detector, Part, Reading, Turn, share
from game.engine.behaviours.careful_bandwagoning import CarefulBandwagoning
from game.engine.fixed import PERMILLE, clip, scale
from game.scenario.powers import Power

PROVOKED = 300
"""Permille of danger that was provoked from which it is not pragmatic any more."""


class PragmaticBalancing(Detector):
    """S87. Σ threat·counterweight / Σ threat × (1 − provoked); its confrontational form without the last.

    A rival's weight is rivalry × capability, so that the strongest rival counts in full and the others in proportion.
    """

    id = "pragmatic_balancing"
    kind = "behaviour"
    cites = ("S87",)
    variant = "confrontational_balancing"

    def read(self, course: Course) -> Reading:
        """Return how far the country leant on rivals of whoever threatened it."""
        danger = leant = crossed = 0
        evidence = []
        for turn, power, threat in course.threatened():
            weight, provokes = _counterweight(course, turn, power), _provokes(course, turn, power)
            danger += threat
            leant += threat * weight
            crossed += threat * provokes
            if weight >= NOTABLE:
                evidence.append(self.shown(turn.number, "crossed" if provokes else "leant", power=power))
        provoked = share(crossed, danger)
        harsh = leant > 0 and provoked > PROVOKED
        against = scale(leant, 1, max(1, danger))
        strength = against if harsh else scale(against, PERMILLE - provoked, PERMILLE)
        turns = tuple(turn.number for turn, _, _ in course.threatened())
        return self.reading(course, strength, turns, evidence, (_tendency(course, strength),), harsh)


def _tendency(course: Course, balancing: int) -> Part:
    """Return (balancing − bandwagoning) / (balancing + bandwagoning)."""
    bandwagoning = CarefulBandwagoning().read(course).strength
    if bandwagoning is None or not balancing + bandwagoning:
        return Part("tendency", None)
    return Part("tendency", share(balancing - bandwagoning, balancing + bandwagoning))


def _counterweight(course: Course, turn: Turn, power: str) -> int:
    powers = course.scenario.powers
    weights = _weights(powers, power)
    heaviest = max(weights.values(), default=1)
    return clip(sum(scale(turn.closeness(rival), w, heaviest) for rival, w in weights.items()), 0, PERMILLE)


def _weights(powers: dict[str, Power], power: str) -> dict[str, int]:
    rivals = powers[power].rivals.items()
    return {rival: rivalry * powers[rival].capability for rival, rivalry in rivals if rivalry}


def _provokes(course: Course, turn: Turn, power: str) -> bool:
    """Return whether the turn was hostile to a power, or crossed a red line of it in an act towards somebody else."""
    lines = course.scenario.powers[power].red_lines
    crossed = any(act.target != power and act.flags.intersection(lines) for act in turn.acts)
    return crossed or turn.opposed(power)
