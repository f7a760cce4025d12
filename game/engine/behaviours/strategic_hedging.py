"""Strategic hedging: ties with rivals at once, spread and carried by forums, so that no door is the only one."""

from collections.abc import Iterator

from game.engine.behaviours.base import NOTABLE, Course, Detector, Part, Reading, Turn, share
from game.engine.dependence import diversification
from game.engine.dispute import SIDED
from game.engine.fixed import PERMILLE, geometric, scale

RIVAL = 40
"""Percent of rivalry, each seen from the other, from which two powers are rivals."""


class StrategicHedging(Detector):
    """S88. The geometric mean of spread, reach and (½ + ½·forums)."""

    id = "strategic_hedging"
    kind = "behaviour"
    cites = ("S88",)

    def read(self, course: Course) -> Reading:
        """Return how spread partners are, how often rivals were both worked with, and how often in forums."""
        pairs = tuple(_pairs(course))
        held = [(window[-1], [pair for pair in pairs if _both(course, window, pair)]) for window in course.windows()]
        reach = share(sum(bool(found) for _, found in held), len(held))
        spread = diversification(course.state.shares)
        forums = share(sum(turn.carries("multilateral") for turn in course.turns), len(course.turns))
        evidence = (
            self.shown(last.number, "both", powers=_names(found))
            for last, found in held
            if any(last.closeness(power) >= NOTABLE for pair in found for power in pair)
        )
        parts = (Part("spread", spread), Part("reach", reach), Part("forums", forums))
        strength = geometric(spread, reach, scale(PERMILLE + forums, 1, 2))
        return self.reading(course, strength, (last.number for last, _ in held), evidence, parts)


def _pairs(course: Course) -> Iterator[tuple[str, str]]:
    powers = course.scenario.powers
    for one in powers:
        for other, rivalry in powers[one].rivals.items():
            if one < other and min(rivalry, powers[other].rivals.get(one, 0)) >= RIVAL:
                yield one, other


def _both(course: Course, window: tuple[Turn, ...], pair: tuple[str, str]) -> bool:
    """Whether both of a pair were worked with in these turns, and no side was taken between them."""
    worked = all(any(turn.closeness(power) >= NOTABLE for turn in window) for power in pair)
    return worked and not any(_sided(course, turn, power) for turn in window for power in pair)


def _sided(course: Course, turn: Turn, power: str) -> bool:
    """Whether the country was hostile to a power by then, was tied to it, or took its side or the other."""
    taken = any(act.target == power and act.flags & SIDED for act in turn.acts)
    return taken or turn.opposed(power) or course.is_tied(power, turn)


def _names(pairs: list[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(sorted({power for pair in pairs for power in pair}))
