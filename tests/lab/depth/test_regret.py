"""Regret: known gaps, gaps that are nothing but luck, and intervals that hold the truth."""

from random import Random

import pytest

from game.lab.depth import regret
from game.lab.depth.pool import Play
from tests.lab.depth.games import inside, pool_told, told, values

pytestmark = pytest.mark.slow


def noisy(difference: float, games: int, seed: int) -> list[Play]:
    """Return games whose worth varies by a deviation of 100, and whose first answers differ by so much."""
    chance = Random(seed)
    return [
        told(f"e1/{taken}", worth=round(chance.gauss(500 + (difference if taken == "a" else 0), 100)))
        for taken in chance.choices("ab", k=games)
    ]


def test_an_answer_that_decides_all_is_two_deviations_from_the_other() -> None:
    found = regret.measure(pool_told([told("e1/a", worth=1000), told("e1/b", worth=0)] * 50))
    assert values(found) == {"middle": pytest.approx(2), "most": pytest.approx(2), "weigh": 1}


def test_answers_after_which_all_is_the_same_have_no_gap() -> None:
    found = regret.measure(pool_told([told("e1/a", worth=500), told("e1/b", worth=500)] * 50))
    assert values(found) == {"middle": 0, "most": 0, "weigh": 0}


def test_luck_alone_is_mostly_taken_off_and_seldom_weighs() -> None:
    pools = [pool_told(noisy(0, 200, seed)) for seed in range(40)]
    plain = [gap for pool in pools for gap in regret.gaps(pool.games["chance"])]
    assert sum(gap == 0 for gap in plain) >= 20
    weighing = sum(values(regret.measure(pool))["weigh"] or 0 for pool in pools[:20])
    assert weighing <= 3


def test_intervals_hold_the_true_gap_mostly() -> None:
    truth = 100 / (100**2 + 50**2) ** 0.5
    held = [inside(regret.measure(pool_told(noisy(100, 300, seed))), "middle", truth) for seed in range(30)]
    assert sum(held) >= 25


def test_no_gap_is_inside_when_there_is_none() -> None:
    held = [inside(regret.measure(pool_told(noisy(0, 300, seed))), "middle", 0) for seed in range(20)]
    assert sum(held) >= 17


def test_answers_that_were_given_too_seldom_are_left_out() -> None:
    games = [told("e1/a", worth=1)] * 30 + [told("e1/b", worth=9)] * 9
    assert values(regret.measure(pool_told(games))) == {"middle": None, "most": None, "weigh": None}
