"""A10, balance of interests: symmetric partnerships, in which each side gives."""

from collections import defaultdict

from game.engine.fixed import PERMILLE, mean, scale
from game.engine.scoring.base import Axis, Mark
from game.engine.state import State
from game.scenario.model import Scenario

EXCHANGES = 2


class Reciprocity(Axis):
    """S15, S32, S74, S83, S89."""

    id = "A10"
    family = "bridge"
    cites = ("S15", "S32", "S74", "S83", "S89")
    marks = (Mark("reciprocal", 8, ("S89", "S83")),)

    def measure(self, scenario: Scenario, state: State) -> int | None:
        """Return the mean symmetry of what was given and received, over partners with two acts each way."""
        home = scenario.home.id
        given: dict[str, list[int]] = defaultdict(list)
        received: dict[str, list[int]] = defaultdict(list)
        for act in state.acts:
            if act.source == home:
                given[act.target].append(act.goldstein)
            elif act.target == home:
                received[act.source].append(act.goldstein)
        return mean(
            _symmetry(sum(given[power]), sum(received[power]))
            for power in sorted(given)
            if len(given[power]) >= EXCHANGES and len(received[power]) >= EXCHANGES
        )


def _symmetry(given: int, received: int) -> int:
    """1 − |G→ − G←| / (|G→| + |G←|), in permille."""
    whole = abs(given) + abs(received)
    return PERMILLE - scale(abs(given - received), PERMILLE, whole) if whole else PERMILLE
