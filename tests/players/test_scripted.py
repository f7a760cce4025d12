"""Scripted policies: yardsticks that do what their names say."""

import pytest

from game.engine.tables import tables
from game.lab.selfplay import play_game
from game.players import PLAYERS, CampPlayer
from game.scenario.model import Scenario


@pytest.mark.parametrize("policy", sorted(set(PLAYERS) - {"power"}))
def test_every_policy_plays_to_an_end(deck: Scenario, policy: str) -> None:
    assert play_game(deck, 5, PLAYERS[policy]).state.phase == "over"


def test_the_record_is_followed_where_it_is_open(deck: Scenario) -> None:
    state = play_game(deck, 5, PLAYERS["record"]).state
    events = tables(deck).events
    assert [c.option for c in state.history] == [events[c.event].record.home.option for c in state.history]


def test_a_camp_follower_starts_with_what_its_camp_likes_best(deck: Scenario) -> None:
    first = play_game(deck, 5, CampPlayer("russia")).state.history[0]
    readings = {
        option: tables(deck).readings[(first.event, option, "russia")].total
        for event, option in tables(deck).options
        if event == first.event
    }
    assert readings[first.option] == max(readings.values())
