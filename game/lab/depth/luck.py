"""Choice against luck: how much of what games come to lies in what is answered, and how much in the seed alone.

Fixed habits (each event always answered alike) play the same seeds. The variance is divided between habit, seed and
the rest by the analysis of variance of two ways; the share of the habits is the intraclass correlation ICC(2,1) of
Shrout and Fleiss (1979). Habits and seeds are both a sample, and seeds a small one, so that intervals are those of
generalised confidence (Weerahandi 1993) and not by resampling.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from statistics import fmean

from game.lab.depth.base import Measured, Target
from game.lab.depth.certainty import Interval, middle
from game.lab.depth.pool import Pool

Grid = Sequence[Sequence[float]]
"""For each habit what its games were worth, seed by seed."""

TINY = 1e-9
"""Variance below which nothing varies but the last digits."""
DRAWS = 1000
"""Sets of variances that are drawn for an interval."""

TARGETS = {
    "choice": Target(least=0.6, most=0.85),
    "seed": Target(most=0.15),
}


@dataclass(frozen=True, slots=True)
class Squares:
    """Sums of squares of a grid with so many habits and seeds: between habits, between seeds, and the rest."""

    habits: int
    seeds: int
    by_habit: float
    by_seed: float
    rest: float

    @property
    def degrees(self) -> tuple[int, int, int]:
        """The degrees of freedom of the three."""
        return self.habits - 1, self.seeds - 1, (self.habits - 1) * (self.seeds - 1)


def measure(pool: Pool) -> Sequence[Measured]:
    """Return the shares of the variance that are the habits' and the seeds'."""
    choice, seed = shares(pool.grid)
    by_choice, by_seed = intervals(pool.grid, pool.seed)
    return Measured("choice", choice, by_choice), Measured("seed", seed, by_seed)


def plays(pool: Pool) -> int:
    """Return how many games the grid has."""
    return sum(map(len, pool.grid))


def shares(grid: Grid) -> tuple[float, float]:
    """Return the shares of habits and of seeds in the variance, 0 to 1; both are 0 where nothing varies."""
    squares = _squares(grid)
    return _shares(squares, squares.degrees)


def intervals(grid: Grid, seed: int) -> tuple[Interval, Interval]:
    """Return the intervals of both shares: each sum of squares over a chi-square drawn for it, again and again."""
    squares, chance = _squares(grid), Random(seed)
    drawn = [_shares(squares, [chance.gammavariate(one / 2, 2) for one in squares.degrees]) for _ in range(DRAWS)]
    by_habit, by_seed = (sorted(one) for one in zip(*drawn, strict=True))
    return middle(by_habit), middle(by_seed)


def _squares(grid: Grid) -> Squares:
    habits, seeds = len(grid), len(grid[0])
    mean = fmean(value for row in grid for value in row)
    rows, columns = [fmean(row) for row in grid], [fmean(column) for column in zip(*grid, strict=True)]
    of_rows = seeds * sum((row - mean) ** 2 for row in rows)
    of_columns = habits * sum((column - mean) ** 2 for column in columns)
    rest = sum((value - mean) ** 2 for row in grid for value in row) - of_rows - of_columns
    return Squares(habits, seeds, of_rows, of_columns, max(0.0, rest))


def _shares(squares: Squares, over: Sequence[float]) -> tuple[float, float]:
    """Return both shares, each sum of squares divided by what is given for it."""
    error = squares.rest / over[2]
    by_habit = max(0.0, squares.by_habit / over[0] - error) / squares.seeds
    by_seed = max(0.0, squares.by_seed / over[1] - error) / squares.habits
    whole = by_habit + by_seed + error
    return (by_habit / whole, by_seed / whole) if whole > TINY else (0.0, 0.0)
