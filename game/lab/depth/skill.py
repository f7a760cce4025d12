"""Skill: how often games end well that are played by chance, by the first answer, with care, and with experience."""

from collections.abc import Sequence

from game.lab.depth.base import Measured, Target
from game.lab.depth.certainty import exact
from game.lab.depth.pool import CHANCE, FIRST, GREEDY, LEARNED, Pool

RUNGS = (CHANCE, FIRST, GREEDY, LEARNED)

TARGETS = {
    CHANCE: Target(most=0.15),
    FIRST: Target(most=0.9),
    GREEDY: Target(least=0.25, most=0.5),
    LEARNED: Target(least=0.55, most=0.8),
}


def measure(pool: Pool) -> Sequence[Measured]:
    """Return the share of good endings on each rung."""
    good = {rung: [game.good for game in pool.games[rung]] for rung in RUNGS}
    return [Measured(rung, sum(ends) / len(ends), exact(sum(ends), len(ends))) for rung, ends in good.items()]


def plays(pool: Pool) -> int:
    """Return how many games all rungs have."""
    return sum(len(games) for games in pool.games.values())
