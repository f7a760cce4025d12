"""Scripted policies: yardsticks that do what their names say."""

from collections import Counter

import pytest

from game.engine.tables import tables
from game.lab.selfplay import play_game
from game.players import POLICIES, LearnedPlayer
from game.scenario.model import Scenario


@pytest.mark.parametrize("policy", POLICIES)
def test_every_policy_plays_to_an_end(deck: Scenario, policy: str) -> None:
    assert play_game(deck, 5, POLICIES[policy]).state.phase == "over"


def test_the_record_is_followed_where_it_is_open(deck: Scenario) -> None:
    state = play_game(deck, 5, POLICIES["record"]).state
    events = tables(deck).events
    assert [c.option for c in state.history] == [events[c.event].record.home.option for c in state.history]


def first_answers(deck: Scenario, player: LearnedPlayer, games: int) -> Counter[str]:
    return Counter(play_game(deck, seed, player).state.history[0].option for seed in range(games))


def test_experience_is_followed_as_often_as_it_weighs(deck: Scenario) -> None:
    event = next(event for event in deck.events if event.turn == 1)
    chances = {(event.id, option.id): 0 for option in event.options}
    one, other = list(chances)[1:3]
    taken = first_answers(deck, LearnedPlayer({**chances, one: 3, other: 1}), 40)
    assert set(taken) == {one[1], other[1]}
    assert taken[one[1]] > taken[other[1]]


def test_what_nobody_has_tried_is_tried(deck: Scenario) -> None:
    event = next(event for event in deck.events if event.turn == 1)
    known = {(event.id, event.options[0].id): 1}
    assert len(first_answers(deck, LearnedPlayer(known), 30)) == len(event.options)
