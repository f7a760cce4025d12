"""A10, balance of interests: symmetric partnerships, in which each side gives."""

from collections import defaultdict

from game.engine.fixed import PERMILLE, mean, scale
from game.engine.scoring.base import HUMANITARIAN, Axis, Mark
from game.engine.state import State
from game.scenario.model import Scenario

EXCHANGES = 2
RECIPROCAL = "reciprocal"


class Reciprocity(Axis):
    """S15, S32, S74, S83, S89."""

    id = "A10"
    family = "bridge"
    cites = ("S15", "S32", "S74", "S83", "S89")
    marks = (Mark(RECIPROCAL, 8, ("S89", "S83")),)

    def measure(self, scenario: Scenario, state: State) -> int | None:
        """Return the mean symmetry of what was given and received."""
        return mean(partnerships(scenario, state).values())


def partnerships(scenario: Scenario, state: State) -> dict[str, int]:
    """Return the powers with two acts each way and how even giving and receiving were with each, in permille.

    What is reciprocal is given and received at once; help in need is no bargain.
    """
    home = scenario.home.id
    given: dict[str, list[int]] = defaultdict(list)
    received: dict[str, list[int]] = defaultdict(list)
    mutual: dict[str, int] = defaultdict(int)
    for act in state.acts:
        if act.domain == HUMANITARIAN:
            continue
        if act.source == home:
            given[act.target].append(act.goldstein)
            mutual[act.target] += act.goldstein if RECIPROCAL in act.flags else 0
        elif act.target == home:
            received[act.source].append(act.goldstein)
    return {
        power: _symmetry(sum(given[power]), sum(received[power]) + mutual[power])
        for power in sorted(given)
        if len(given[power]) >= EXCHANGES and len(received[power]) >= EXCHANGES
    }


def _symmetry(given: int, received: int) -> int:
    """1 − |G→ − G←| / (|G→| + |G←|), in permille; harm, were it ever so even, is no partnership."""
    if min(given, received) < 0:
        return 0
    whole = given + received
    return PERMILLE - scale(abs(given - received), PERMILLE, whole) if whole else PERMILLE
