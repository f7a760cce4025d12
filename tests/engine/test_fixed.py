"""The arithmetic of the rules: rounding, bounds, and functions whose shape the rules rely on."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine.fixed import clip, geometric, harmonic, herfindahl, mean, scale, tanh

WHOLE = st.integers(-10_000, 10_000)


@pytest.mark.parametrize(
    ("value", "by", "over", "result"),
    [(5, 1, 2, 3), (-5, 1, 2, -3), (4, 1, 3, 1), (5, 1, 3, 2), (0, 7, 9, 0), (1, 1, 2, 1), (-1, 1, 2, -1)],
)
def test_scale_rounds_half_away_from_zero(value: int, by: int, over: int, result: int) -> None:
    assert scale(value, by, over) == result


@given(WHOLE, WHOLE, st.integers(1, 1000))
def test_scale_is_odd_and_within_half_of_the_quotient(value: int, by: int, over: int) -> None:
    assert scale(-value, by, over) == -scale(value, by, over)
    assert abs(scale(value, by, over) * over - value * by) * 2 <= over


@given(WHOLE)
def test_tanh_is_odd_bounded_and_near_the_real_one(permille: int) -> None:
    assert tanh(-permille) == -tanh(permille)
    assert abs(tanh(permille)) <= 1000
    assert abs(tanh(permille) - 1000 * math.tanh(permille / 1000)) < 25


@given(WHOLE, WHOLE)
def test_tanh_never_falls(a: int, b: int) -> None:
    low, high = sorted((a, b))
    assert tanh(low) <= tanh(high)


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_harmonic_lets_neither_half_buy_the_other(a: int, b: int) -> None:
    both = harmonic(a, b)
    assert both == harmonic(b, a)
    assert both <= 2 * min(a, b)
    assert min(a, b) <= both + 1 or min(a, b) == 0


@given(st.integers(0, 1000), st.integers(0, 1000), st.integers(0, 1000))
def test_geometric_is_the_nearest_cube_root(a: int, b: int, c: int) -> None:
    root = geometric(a, b, c)
    assert (2 * root - 1) ** 3 <= 8 * a * b * c < (2 * root + 1) ** 3 or root == 0 == a * b * c
    assert root == geometric(c, b, a)
    assert min(a, b, c) <= root <= max(a, b, c)


def test_herfindahl_goes_from_even_to_single() -> None:
    assert herfindahl((250, 250, 250, 250), 4) == 0
    assert herfindahl((1000, 0, 0, 0), 4) == 1000
    assert herfindahl((500, 500, 0, 0), 4) == 333
    assert herfindahl((1000,), 1) == 1000


def test_mean_of_nothing_is_nothing() -> None:
    assert mean(()) is None
    assert mean((1, 2)) == 2


@given(WHOLE)
def test_clip_stays_within_its_bounds(value: int) -> None:
    assert clip(value, -5, 7) == sorted((-5, value, 7))[1]
