"""Self-play: reports that add up, and the doctrine's own line ahead of chance."""

import pytest

from game.lab.selfplay import selfplay
from game.scenario.model import Scenario


@pytest.mark.slow
def test_a_report_counts_every_game_and_choice(deck: Scenario) -> None:
    report = selfplay(deck, 12, 1, "chance")
    assert sum(report.endings.values()) == report.games == 12
    assert sum(report.choices["august_2008"].values()) == 12
    assert 0 <= report.foreseen <= 1


def test_the_same_seeds_give_the_same_report(deck: Scenario) -> None:
    one, other = selfplay(deck, 6, 9, "chance"), selfplay(deck, 6, 9, "chance")
    assert (one.balance, one.axes, one.choices, one.meters) == (other.balance, other.axes, other.choices, other.meters)


@pytest.mark.slow
def test_what_baku_did_lies_nearer_to_the_doctrine_than_chance(deck: Scenario) -> None:
    balances = {policy: selfplay(deck, 30, 1, policy).balance for policy in ("record", "chance")}
    assert balances["record"] > balances["chance"] + 50


@pytest.mark.slow
def test_every_option_is_played_by_chance_sooner_or_later(deck: Scenario) -> None:
    report = selfplay(deck, 120, 1, "chance")
    for event in deck.events:
        assert {option.id for option in event.options} == set(report.choices[event.id]), event.id
