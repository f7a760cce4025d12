"""Distance of histories: known words, games that are all alike, and games that are all apart."""

import pytest
from hypothesis import given
from hypothesis.strategies import text

from game.lab.depth import distance
from tests.lab.depth.games import inside, pool_told, told, values


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("kitten", "sitting", 3 / 7),
        ("abc", "abc", 0),
        ("abc", "xyz", 1),
        ("", "abc", 1),
        ("", "", 0),
        ("abcd", "acbd", 0.5),
    ],
)
def test_known_distances(one: str, other: str, apart: float) -> None:
    assert distance.distance(one, other) == pytest.approx(apart)
    assert distance.distance(other, one) == pytest.approx(apart)


@given(text("abc", max_size=8), text("abc", max_size=8))
def test_a_distance_is_the_same_both_ways_and_none_only_of_the_same(one: str, other: str) -> None:
    apart = distance.distance(one, other)
    assert apart == distance.distance(other, one)
    assert 0 <= apart <= 1
    assert (apart == 0) == (one == other)


def test_the_same_game_again_and_again_has_no_distance() -> None:
    found = distance.measure(pool_told([told("e1/a", "e2/b")] * 100, competent=True))
    assert values(found) == {"events": 0, "answers": 0, "distinct": 1}


def test_the_same_events_with_other_answers_are_apart_by_answers_only() -> None:
    games = [told("e1/a", "e2/a"), told("e1/a", "e2/b")]
    found = distance.measure(pool_told(games[:1] * 50 + games[1:] * 50, competent=True))
    assert values(found) == {"events": 0, "answers": 0.5, "distinct": 1}
    assert inside(found, "answers", 0.5)


def test_stories_of_their_own_are_counted_by_the_hundred() -> None:
    games = [told(*(f"e{n}{place}/a" for place in range(5))) for n in range(100)]
    assert values(distance.measure(pool_told(games, competent=True)))["distinct"] == 100
    near = [told("e1/a", "e2/a", "e3/a", "e4/a", f"e{n}/a") for n in range(5, 105)]
    assert values(distance.measure(pool_told(near, competent=True)))["distinct"] == 1


def test_a_hundred_is_told_of_no_fewer_games_and_has_an_interval_only_beside_another() -> None:
    few, one, two = (
        distance.measure(pool_told([told(f"e{n}/a") for n in range(games)], competent=True))[2]
        for games in (99, 150, 200)
    )
    assert few.value is None
    assert (one.value, one.interval) == (100, None)
    assert (two.value, two.interval) == (100, (100, 100))


def test_one_game_has_nothing_to_be_apart_from() -> None:
    assert values(distance.measure(pool_told([told("e1/a")], competent=True)))["events"] is None
