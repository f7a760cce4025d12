"""Measures and their spread: every register is in them, and intervals are what the formula says."""

from math import sqrt

import pytest

from game.engine.scoring import AXES
from game.engine.state import METERS
from game.engine.tables import tables
from game.lab.measures import CERTAIN, measures, spread
from game.lab.selfplay import play_game
from game.players import POLICIES
from game.scenario.model import Scenario


def test_every_register_is_measured_once(deck: Scenario) -> None:
    names = [one.id for one in measures(deck)]
    assert len(names) == len(set(names))
    assert {axis.id for axis in AXES} | set(METERS) | set(tables(deck).seats) <= set(names)


def test_every_measure_is_read_off_a_finished_game_between_0_and_100(deck: Scenario) -> None:
    state = play_game(deck, 1, POLICIES["chance"]).state
    found = {one.id: one.of(deck, state) for one in measures(deck)}
    assert all(value is not None and 0 <= value <= 100 for value in found.values()), found


@pytest.mark.parametrize(
    ("values", "mean", "deviation"), [([], 0, 0), ([4], 4, 0), ([2, 4], 3, sqrt(2)), ([5, 5, 5], 5, 0)]
)
def test_spread(values: list[float], mean: float, deviation: float) -> None:
    found = spread(values)
    assert (found.games, found.mean) == (len(values), mean)
    assert found.deviation == pytest.approx(deviation)
    error = CERTAIN * deviation / sqrt(len(values)) if values else 0
    assert [found.low, found.high] == pytest.approx([mean - error, mean + error])
