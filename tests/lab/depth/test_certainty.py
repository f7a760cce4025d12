"""Intervals: exact where they are known from tables, and as sure as they claim to be."""

from random import Random
from statistics import fmean, median

import pytest

from game.lab.depth.certainty import bootstrap, exact, quantile


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"),
    [
        (0, 10, 0.0, 0.3085),
        (5, 10, 0.1871, 0.8129),
        (10, 10, 0.6915, 1.0),
        (1, 20, 0.0013, 0.2487),
        (0, 0, 0.0, 1.0),
        (500, 1000, 0.4685, 0.5315),
    ],
)
def test_exact_intervals_are_those_of_the_tables(hits: int, of: int, low: float, high: float) -> None:
    assert exact(hits, of) == pytest.approx((low, high), abs=0.0001)


@pytest.mark.slow
@pytest.mark.parametrize("truth", [0.1, 0.5, 0.8])
def test_exact_intervals_hold_the_truth_in_nineteen_of_twenty(truth: float) -> None:
    chance = Random(7)
    tries = [sum(chance.random() < truth for _ in range(40)) for _ in range(400)]
    assert fmean(low <= truth <= high for low, high in (exact(hits, 40) for hits in tries)) >= 0.94


@pytest.mark.slow
def test_bootstrapped_intervals_hold_the_truth_mostly() -> None:
    chance = Random(8)
    samples = [[chance.gauss(3, 2) for _ in range(60)] for _ in range(150)]
    found = [bootstrap(sample, fmean, number) for number, sample in enumerate(samples)]
    assert fmean(one is not None and one[0] <= 3 <= one[1] for one in found) >= 0.88


def test_the_same_seed_gives_the_same_interval() -> None:
    values = [float(n * n % 17) for n in range(40)]
    assert bootstrap(values, median, 5) == bootstrap(values, median, 5)
    assert bootstrap(values, fmean, 5) != bootstrap(values, fmean, 6)


def test_what_does_not_vary_has_no_width() -> None:
    assert bootstrap([4.0] * 9, fmean, 1) == (4.0, 4.0)


def test_one_unit_has_no_interval_and_neither_has_what_is_never_found() -> None:
    assert bootstrap([1.0], fmean, 1) is None
    assert bootstrap([1.0, 2.0], lambda _: None, 1) is None


@pytest.mark.parametrize(("share", "value"), [(0, 1), (0.5, 2.5), (0.9, 3.7), (1, 4)])
def test_quantiles_lie_on_the_line_between_values(share: float, value: float) -> None:
    assert quantile([1, 2, 3, 4], share) == pytest.approx(value)
