"""Choice against luck: how much of what games come to lies in what is answered, and how much in the seed alone.

Fixed habits (each event always answered alike) play the same seeds. The variance is divided between habit, seed and
the rest by the analysis of variance of two ways; the share of the habits is the intraclass correlation ICC(2,1) of
Shrout and Fleiss (1979).
"""

from collections.abc import Sequence
from statistics import fmean

from game.lab.depth.base import Measured, Target
from game.lab.depth.certainty import bootstrap
from game.lab.depth.pool import Pool

Grid = Sequence[Sequence[float]]
"""For each habit what its games were worth, seed by seed."""

TARGETS = {
    "choice": Target(least=0.6, most=0.85),
    "seed": Target(most=0.15),
}


def measure(pool: Pool) -> Sequence[Measured]:
    """Return the shares of the variance that are the habits' and the seeds'."""
    return (
        Measured("choice", shares(pool.grid)[0], bootstrap(pool.grid, lambda grid: shares(grid)[0], pool.seed)),
        Measured("seed", shares(pool.grid)[1], bootstrap(pool.grid, lambda grid: shares(grid)[1], pool.seed)),
    )


def plays(pool: Pool) -> int:
    """Return how many games the grid has."""
    return sum(map(len, pool.grid))


def shares(grid: Grid) -> tuple[float, float]:
    """Return the shares of habits and of seeds in the variance, 0 to 1; both are 0 where nothing varies."""
    habits, seeds = len(grid), len(grid[0])
    mean = fmean(value for row in grid for value in row)
    rows, columns = [fmean(row) for row in grid], [fmean(column) for column in zip(*grid, strict=True)]
    of_rows = seeds * sum((row - mean) ** 2 for row in rows)
    of_columns = habits * sum((column - mean) ** 2 for column in columns)
    rest = sum((value - mean) ** 2 for row in grid for value in row) - of_rows - of_columns
    error = max(0.0, rest) / ((habits - 1) * (seeds - 1))
    by_habit = max(0.0, of_rows / (habits - 1) - error) / seeds
    by_seed = max(0.0, of_columns / (seeds - 1) - error) / habits
    whole = by_habit + by_seed + error
    return (by_habit / whole, by_seed / whole) if whole > TINY else (0.0, 0.0)


TINY = 1e-9
"""Variance below which nothing varies but the last digits."""
