"""Coverage: what a deck is known to show, and what can never come."""

import pytest

from game.lab.depth import coverage
from tests.engine.build import event, scenario
from tests.lab.depth.games import inside, plain, pool_of, pool_told, told, values

pytestmark = pytest.mark.slow


def test_a_deck_with_fixed_turns_is_seen_whole() -> None:
    found = coverage.measure(pool_of(scenario(plain("e1", 1), plain("e2", 2), turns=2), 20))
    assert values(found) == {"one": 1, "ten": 1, "never": 0}


def test_one_of_four_drawn_events_is_a_quarter() -> None:
    found = coverage.measure(pool_of(scenario(*(event(f"e{n}") for n in range(4)), turns=1), 300))
    assert values(found)["one"] == 0.25
    assert inside(found, "ten", 1 - 0.75**10)
    assert values(found)["never"] == 0


def test_what_cannot_come_is_never_seen() -> None:
    found = coverage.measure(pool_of(scenario(plain("e1", 1), event("e2", when=["economy > 99"])), 20))
    assert values(found)["never"] == 1


def test_fewer_than_ten_games_tell_nothing_of_ten() -> None:
    assert values(coverage.measure(pool_told([told("e1/a")] * 9)))["ten"] is None
