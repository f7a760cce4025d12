"""Choices: even ones, unanimous ones, and answers that are best in all respects."""

from collections.abc import Sequence

import pytest

from game.lab.depth import choices
from game.lab.depth.pool import Play
from game.players import POLICIES
from tests.engine.build import act, event, option, scenario
from tests.lab.depth.games import inside, plain, pool_of, pool_told, told, values


@pytest.mark.parametrize(
    ("shares", "even"), [((0.5, 0.5), 1), ((1, 0), 0), ((0.25,) * 4, 1), ((0.5, 0.5, 0, 0), 0.5), ((0.9, 0.1), 0.469)]
)
def test_evenness_of_known_shares(shares: Sequence[float], even: float) -> None:
    assert choices.evenness(shares) == pytest.approx(even, abs=0.001)


def games(first: int, second: int) -> list[Play]:
    """Return games that all answer e1 alike, and e2 in the two ways so often."""
    return [told("e1/a", "e2/a")] * first + [told("e1/a", "e2/b")] * second


def test_an_even_and_a_unanimous_event() -> None:
    pool = pool_told(games(20, 20), competent=True)
    found = choices.entropy(pool)
    assert values(found) == {"middle": 0.5, "least": 0}
    assert inside(found, "least", 0)
    assert values(choices.dominance(pool))["agreed"] == 0.5


@pytest.mark.parametrize(("first", "agreed"), [(80, 0.5), (81, 1)])
def test_more_than_four_in_five_are_nearly_all(first: int, agreed: float) -> None:
    assert values(choices.dominance(pool_told(games(first, 100 - first), competent=True)))["agreed"] == agreed


def test_what_was_met_too_seldom_is_left_out() -> None:
    assert values(choices.entropy(pool_told(games(5, 4), competent=True)))["middle"] is None


@pytest.mark.slow
def test_always_the_same_answer_is_flagged_in_play_and_chance_is_not() -> None:
    small = scenario(plain("e1", 1), plain("e2", 2), turns=2)
    same = pool_of(small, 100, learned=POLICIES["first"])
    assert values(choices.dominance(same))["agreed"] == 1
    assert values(choices.entropy(same)) == {"middle": 0, "least": 0}
    by_chance = pool_of(small, 400)
    assert values(choices.dominance(by_chance))["agreed"] == 0
    assert (values(choices.entropy(by_chance))["least"] or 0) > 0.9


@pytest.mark.slow
def test_an_answer_that_is_best_in_all_respects_is_counted() -> None:
    loses, keeps = [{"change": "economy", "by": -5}], [{"change": "economy", "by": 5}]
    best = event("e1", option("go", act(), effects=keeps), option("stay", act(), effects=loses), turn=1)
    split = event("e2", option("go", effects=keeps), option("stay", effects=[{"change": "security", "by": 5}]), turn=2)
    pool = pool_of(scenario(best, split, turns=2), 10)
    assert values(choices.dominance(pool))["best_in_all"] == 0.5
