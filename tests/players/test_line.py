"""Lines: likes are followed, and nothing counts but what was seen and what is liked."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game import engine
from game.engine import Order, State
from game.engine.scoring.base import FLAGS
from game.engine.state import Due, whole
from game.engine.tables import tables
from game.lab.selfplay import play_game
from game.players import POLICIES, LinePlayer, camp
from game.players.features import FEATURES
from game.players.line import LINES
from game.players.table import decide
from game.scenario.model import Scenario
from tests.engine.build import Data, act, event, option, orders, scenario

ACTS = st.builds(
    act,
    st.sampled_from(["north", "south", "west"]),
    st.sampled_from(["010", "051", "061", "073", "111", "120", "163"]),
    st.sampled_from(["political", "economic", "military"]),
    st.sampled_from(FLAGS),
)
OPTIONS = st.lists(st.lists(ACTS, min_size=1, max_size=3), min_size=2, max_size=5)


def deal(acts: Sequence[Sequence[Data]], letter: str, points: int = 0) -> Scenario:
    """Return a scenario whose options have these acts, and names that begin with the letter."""
    judged = [{"axis": "A4", "points": points, "because": "So.", "origin": "designers"}] if points else []
    options = [option(f"{letter}{9 - place}", *each, points=judged if place else []) for place, each in enumerate(acts)]
    return scenario(event("e1", *options, dispute="strait", threats={"north": 60}, ripeness=30))


def place(small: Scenario, state: State, policy: str) -> int:
    """Return which of the options a policy takes, by where it stands in the file."""
    move = decide(small, state, "home", POLICIES[policy])
    assert isinstance(move, Order)
    return engine.open_options(small, state).index(move.option)


def test_every_like_is_a_feature() -> None:
    liked = {name for line in LINES.values() for name in line.likes if not name.startswith("likes.")}
    assert liked <= set(FEATURES)


@pytest.mark.parametrize("policy", LINES)
@given(acts=OPTIONS)
@pytest.mark.slow
def test_neither_names_nor_points_of_options_count(policy: str, acts: list[list[Data]]) -> None:
    one, other = deal(acts, "a"), deal(acts, "z", points=9)
    assert place(one, orders(one), policy) == place(other, orders(other), policy)


@pytest.mark.parametrize("policy", LINES)
def test_what_cannot_be_seen_does_not_count(policy: str) -> None:
    small = scenario()
    state = orders(small)
    hidden = replace(state, agenda=(Due("anything", 2, 1, "e1", "go"),))
    assert decide(small, state, "home", POLICIES[policy]) == decide(small, hidden, "home", POLICIES[policy])


def test_the_larger_like_wins_and_a_dislike_is_avoided() -> None:
    small = scenario(
        event("e1", option("go", act("north", "060")), option("base", act("west", "010", "military", "base")))
    )
    for likes, taken in (({"warmth": 1}, "go"), ({"warmth": -1}, "base"), ({"warmth": 1, "base": 3}, "base")):
        assert decide(small, orders(small), "home", LinePlayer(**likes)) == Order(option=taken)


def test_what_is_liked_equally_is_drawn_for() -> None:
    small = scenario(event("e1", option("one"), option("two"), option("three")))
    taken = {str(decide(small, orders(small, seed), "home", LinePlayer(base=1))) for seed in range(30)}
    assert len(taken) == 3


def test_a_camp_follower_starts_with_what_its_camp_likes_best(deck: Scenario) -> None:
    first = play_game(deck, 5, camp("russia")).state.history[0]
    readings = {
        option: tables(deck).readings[(first.event, option, "russia")].total
        for event, option in tables(deck).options
        if event == first.event
    }
    assert readings[first.option] == max(readings.values())


def test_a_line_takes_up_what_leaves_it_its_reserve(deck: Scenario) -> None:
    def least_left(reserve: int) -> int:
        """Return the least credit that was left after initiatives were paid for."""
        games = [play_game(deck, seed, LinePlayer(reserve=reserve, spread=1, host=1, norm=1)) for seed in range(6)]
        return min(
            whole(chapter.values_before["credit"]) - sum(deck.initiatives[name].credit for name in taken)
            for game in games
            for chapter in game.state.history
            if (taken := chapter.programme.initiatives)
        )

    assert least_left(0) < 20 <= least_left(20)
