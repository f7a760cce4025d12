"""Strategies: kinds of postures that are known, and endings whose spread is known."""

import pytest

from game.lab.depth import strategies
from game.lab.depth.pool import posture
from tests.engine.build import act, commitment, event, option, played, scenario
from tests.lab.depth.games import inside, pool_told, told, values

WEST, EAST = ("west 1", "east 0", "a", "b"), ("west 0", "east 1", "c", "d")


def test_equally_common_kinds_count_in_full() -> None:
    assert strategies.effective([1, 1, 2, 2]) == pytest.approx(2)
    assert strategies.effective([1, 1, 1]) == 1
    assert strategies.bits("abcd") == 2


def test_kinds_that_differ_little_are_one() -> None:
    near = (*WEST[:3], "c")
    assert strategies.clusters([WEST, WEST, near, EAST]) == [0, 0, 0, 1]
    assert strategies.clusters([WEST, WEST]) == [0, 0]


def test_two_ways_to_the_top_and_one_below_it() -> None:
    """The best tenth has two ways in equal parts; what the other games did does not count."""
    top = [told(worth=900, posture=WEST, ending="one"), told(worth=900, posture=EAST, ending="two")] * 10
    rest = [told(worth=100, posture=("x", "x", "x", "x"), ending="three")] * 180
    found = strategies.measure(pool_told([*top, *rest]))
    assert values(found)["kinds"] == pytest.approx(2)
    assert values(found)["largest"] == 0.5
    assert inside(found, "kinds", 2)
    assert values(found)["endings"] == 3


def test_an_ending_that_is_too_rare_is_not_counted() -> None:
    games = [told(ending="one")] * 98 + [told(ending="two")] * 2
    assert values(strategies.measure(pool_told(games)))["endings"] == 1


def test_a_posture_tells_whom_one_helped_and_what_is_held() -> None:
    harms = event("e1", option("go", act("north", "061", "economic"), act("south", "120")), option("stay"), turn=1)
    small = scenario(harms, turns=1, commitments={"pact": commitment()}, state={"seen": {"type": "flag", "name": "S"}})
    told_of = posture(small, played(small, "go"))
    assert told_of == ("north 1", "south -1", "west 0", "pact True", "seen False")
