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
        held = [(window, _held(course, window, pairs)) for window in course.windows()]
        reach = share(sum(bool(powers) for _, powers in held), len(held))
        spread = diversification(course.state.shares)
        forums = share(sum(turn.carries("multilateral") for turn in course.turns), len(course.turns))
        parts = (Part("spread", spread), Part("reach", reach), Part("forums", forums))
        strength = geometric(spread, reach, scale(PERMILLE + forums, 1, 2))
        shown = {_last(window, powers): powers for window, powers in held if powers}
        evidence = (self.shown(turn, "both", powers=powers) for turn, powers in shown.items())
        return self.reading(course, strength, (window[-1].number for window, _ in held), evidence, parts)


def _pairs(course: Course) -> Iterator[tuple[str, str]]:
    powers = course.scenario.powers
    for one in powers:
        for other, rivalry in powers[one].rivals.items():
            if one < other and min(rivalry, powers[other].rivals.get(one, 0)) >= RIVAL:
                yield one, other


def _held(course: Course, window: tuple[Turn, ...], pairs: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Return the rivals of one another that were both worked with in these turns, with no side taken between them."""
    held = {
        power
        for pair in pairs
        if all(any(turn.closeness(power) >= NOTABLE for turn in window) for power in pair)
        and not any(_sided(course, turn, power) for turn in window for power in pair)
        for power in pair
    }
    return tuple(sorted(held))


def _last(window: tuple[Turn, ...], powers: tuple[str, ...]) -> int:
    """Return the last of these turns in which one of the powers was worked with."""
    return max(turn.number for turn in window for power in powers if turn.closeness(power) >= NOTABLE)


def _sided(course: Course, turn: Turn, power: str) -> bool:
    """Whether the country was hostile to a power by then, was tied to it, or took its side or the other."""
    taken = any(act.target == power and act.flags & SIDED for act in turn.acts)
    return taken or turn.opposed(power) or course.is_tied(power, turn)
