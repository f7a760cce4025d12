"""Certainty: 95-percent intervals. Exact for shares of independent games, by resampling for most else."""

from collections.abc import Callable, Sequence
from math import exp, lgamma, log
from random import Random
from typing import TypeVar

One = TypeVar("One")

OUTSIDE = 0.05
"""The chance that an interval misses what it is about."""
RESAMPLES = 200
"""Samples that a bootstrap draws."""
HALVINGS = 40
"""Steps in which the end of an exact interval is closed in on: more than the digits of any report."""

Interval = tuple[float, float]


def exact(hits: int, of: int) -> Interval:
    """Return the interval of a share that was seen so often in independent trials (Clopper and Pearson 1934)."""
    if not of:
        return 0.0, 1.0
    low = _solved(lambda share: 1 - _at_most(hits - 1, of, share), OUTSIDE / 2) if hits else 0.0
    high = _solved(lambda share: -_at_most(hits, of, share), -OUTSIDE / 2) if hits < of else 1.0
    return low, high


def _solved(rising: Callable[[float], float], wanted: float) -> float:
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < wanted else (low, middle)
    return (low + high) / 2


def _at_most(hits: int, of: int, share: float) -> float:
    """Return the chance of at most so many hits, for a share between 0 and 1."""
    yes, no = log(share), log(1 - share)
    ways = (lgamma(of + 1) - lgamma(n + 1) - lgamma(of - n + 1) + n * yes + (of - n) * no for n in range(hits + 1))
    return sum(map(exp, ways))


def bootstrap(
    units: Sequence[One], statistic: Callable[[Sequence[One]], float | None], seed: int, resamples: int = RESAMPLES
) -> Interval | None:
    """Return the interval of a statistic over independent units, by the percentiles of resamples (Efron 1979).

    None where there are fewer than two units, or where no resample has a value.
    """
    if len(units) < 2:
        return None
    chance = Random(seed)
    drawn = (statistic(chance.choices(units, k=len(units))) for _ in range(resamples))
    found = sorted(value for value in drawn if value is not None)
    return middle(found) if found else None


def middle(ordered: Sequence[float]) -> Interval:
    """Return the ends between which all but `OUTSIDE` of ordered values lie, as many of the others on each side."""
    return quantile(ordered, OUTSIDE / 2), quantile(ordered, 1 - OUTSIDE / 2)


def quantile(ordered: Sequence[float], share: float) -> float:
    """Return what so large a share of ordered values lies below, on the straight line between two of them."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
