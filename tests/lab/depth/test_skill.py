"""Skill: shares of good endings that are known, and what a good ending is."""

import pytest

from game.engine.state import changed
from game.lab.depth import skill
from game.lab.depth.pool import is_good
from game.lab.learning import learn
from game.lab.selfplay import play_game
from game.players import POLICIES
from tests.lab.depth.games import inside, pool_of, values
from tests.lab.depth.test_luck import chosen

pytestmark = pytest.mark.slow


def test_half_the_games_of_chance_find_the_one_good_answer() -> None:
    found = skill.measure(pool_of(chosen(), 200))
    assert inside(found, "chance", 0.5)
    assert values(found)["first"] == 1


def test_experience_finds_it_always() -> None:
    small = chosen()
    pool = pool_of(small, 60, learned=learn(small, 500_000, games=40))
    assert (values(skill.measure(pool))["learned"] or 0) > 0.9


def test_a_game_that_security_has_ended_is_not_good() -> None:
    state = play_game(chosen(), 1, POLICIES["first"]).state
    assert is_good(state)
    assert not is_good(changed(state, ending="security"))
    assert not is_good(changed(state, windows=()))
