"""Choice against luck: grids whose parts are known, and a game in which luck decides all."""

from random import Random

import pytest

from game.lab.depth import luck
from game.scenario.model import Scenario
from tests.engine.build import act, event, option, scenario
from tests.lab.depth.games import inside, pool_of, values


@pytest.mark.parametrize(
    ("grid", "shares"),
    [
        ([[1, 1, 1], [5, 5, 5], [9, 9, 9]], (1, 0)),
        ([[1, 5, 9], [1, 5, 9], [1, 5, 9]], (0, 1)),
        ([[4, 4], [4, 4]], (0, 0)),
        ([[1, 2], [2, 1]], (0, 0)),
    ],
    ids=["habits", "seeds", "nothing varies", "neither"],
)
def test_known_grids(grid: list[list[float]], shares: tuple[float, float]) -> None:
    assert luck.shares(grid) == pytest.approx(shares)


@pytest.mark.slow
def test_shares_of_a_made_grid_are_found_and_held() -> None:
    """Deviations of 2 by habit, 1 by seed and 1 besides: shares of 4/6 and 1/6, on as few seeds as a report has."""
    held, truth = [0, 0], (4 / 6, 1 / 6)
    for number in range(40):
        chance = Random(number)
        seeds = [chance.gauss(0, 1) for _ in range(10)]
        grid = [
            [habit + seed + chance.gauss(0, 1) for seed in seeds] for habit in (chance.gauss(0, 2) for _ in range(40))
        ]
        for which, (low, high) in enumerate(luck.intervals(grid, number)):
            assert low <= luck.shares(grid)[which] <= high
            held[which] += low <= truth[which] <= high
    assert min(held) >= 36


BOTH = {"kinds": ["third_party_dispute", "common_challenge"]}


def drawn() -> Scenario:
    """Return a game in which one of two events comes: whatever is answered, one ends well and the other badly."""
    good = [option(name, act("west", "073", "humanitarian", "solidarity", "aid")) for name in ("go", "stay")]
    bad = [option(name, act("west", "010", "political", "base")) for name in ("go", "stay")]
    return scenario(event("good", *good, **BOTH), event("bad", *bad, **BOTH), turns=1)


def chosen() -> Scenario:
    """Return a game of one event in which one answer gives up neutrality and the other does not."""
    answers = (
        option("go", act("west", "073", "humanitarian", "solidarity")),
        option("stay", act("west", "010", "political", "base")),
    )
    return scenario(event("only", *answers, turn=1, **BOTH), turns=1)


@pytest.mark.slow
def test_where_luck_decides_all_choice_has_no_share() -> None:
    found = luck.measure(pool_of(drawn(), 100))
    assert values(found) == pytest.approx({"choice": 0, "seed": 1}, abs=0.02)
    assert inside(found, "seed", values(found)["seed"] or 0)


@pytest.mark.slow
def test_where_choice_decides_all_luck_has_none() -> None:
    assert values(luck.measure(pool_of(chosen(), 250))) == pytest.approx({"choice": 1, "seed": 0}, abs=0.02)
