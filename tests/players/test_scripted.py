"""Scripted policies: yardsticks that do what their names say."""

from collections import Counter

import pytest

from game.engine import Order
from game.engine.tables import tables
from game.lab.selfplay import play_game
from game.players import POLICIES, LearnedPlayer
from game.players.table import decide
from game.scenario.model import Scenario
from tests.engine.build import event, option, orders, scenario


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.slow
def test_every_policy_plays_to_an_end(deck: Scenario, policy: str) -> None:
    assert play_game(deck, 5, POLICIES[policy]).state.phase == "over"


def test_without_a_record_the_first_open_answer_is_taken() -> None:
    deck = scenario(*(event(f"e{n}", option("a"), option("b"), record={}) for n in range(3)))
    assert {chapter.option for chapter in play_game(deck, 5, POLICIES["record"]).state.history} == {"a"}


def test_the_record_is_followed_where_it_is_open(deck: Scenario) -> None:
    state = play_game(deck, 5, POLICIES["record"]).state
    records = [tables(deck).events[chapter.event].record.home for chapter in state.history]
    assert [chapter.option for chapter in state.history] == [told and told.option for told in records]


def answers(learned: LearnedPlayer, times: int) -> Counter[str]:
    """Return how often each option of a small event is taken."""
    small = scenario(event("e1", option("one"), option("two"), option("three")))
    moves = [decide(small, orders(small, seed), "home", learned) for seed in range(times)]
    return Counter(move.option for move in moves if isinstance(move, Order))


def test_experience_is_followed_as_often_as_it_weighs() -> None:
    taken = answers(LearnedPlayer({("e1", "one"): 3 * 10**9, ("e1", "two"): 10**9, ("e1", "three"): 1}), 60)
    assert set(taken) == {"one", "two"}
    assert taken["one"] > 1.5 * taken["two"]


@pytest.mark.slow
def test_what_nobody_has_tried_is_tried() -> None:
    assert set(answers(LearnedPlayer({("e1", "one"): 1}), 30)) == {"one", "two", "three"}
