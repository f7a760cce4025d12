"""Learning: the same procedure gives the same player, and it gets better than chance at what games are worth."""

from statistics import fmean

import pytest

from game.engine.state import changed
from game.lab.learning import WHOLE, _chances, learn, worth
from game.lab.selfplay import play_game
from game.players import ChancePlayer, Player
from game.scenario.model import Scenario
from tests.engine.build import act, event, option, scenario


def small() -> Scenario:
    """Return a deck in which a dispute and a challenge have one good answer each."""
    sides = option("sides", act("north", "051", "political", "takes_side")), option("even", act("north", "041"))
    helps = option("aside"), option("help", act("west", "073", "humanitarian", "solidarity"))
    return scenario(
        event("quarrel", *sides, kinds=["third_party_dispute"], dispute="strait", turn=1),
        event("flood", *helps, kinds=["common_challenge"], turn=2),
    )


def test_good_answers_are_found() -> None:
    learned = learn(small(), 1, games=40)
    games = [play_game(small(), seed, learned).state for seed in range(900, 920)]
    taken = [chapter.option for state in games for chapter in state.history]
    assert taken.count("even") + taken.count("help") >= 0.8 * len(taken)


def test_something_is_taken_where_the_best_is_shut() -> None:
    """What was far better than the rest leaves the rest a weight."""
    chances = _chances({("e1", "best"): 1000.0, ("e1", "poor"): 10.0, ("e1", "worse"): 0.0}, 1.0)
    assert min(chances.values()) >= 1
    assert chances["e1", "best"] == WHOLE


def test_a_game_that_security_has_ended_is_worth_nothing() -> None:
    state = play_game(small(), 1, ChancePlayer()).state
    assert worth(state) > 0
    assert worth(changed(state, ending="security")) == 0


@pytest.mark.long
def test_it_beats_chance_on_seeds_that_it_has_not_seen(deck: Scenario) -> None:
    def mean(player: Player) -> float:
        return fmean(worth(play_game(deck, seed, player).state) for seed in range(1, 41))

    assert mean(learn(deck, 500_000, games=150)) > mean(ChancePlayer()) + 150


@pytest.mark.slow
def test_it_learns_the_same_again(deck: Scenario) -> None:
    one, other = (play_game(deck, 1, learn(deck, 77, games=25)).state for _ in range(2))
    assert one == other
