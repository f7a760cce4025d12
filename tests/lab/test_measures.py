"""Measures and their spread: every register is in them, and intervals are what the formula says."""

from math import sqrt

import pytest

from game.engine.behaviours import DETECTORS
from game.engine.lenses import LENSES
from game.engine.scoring import AXES
from game.engine.state import METERS
from game.engine.tables import tables
from game.lab.measures import CERTAIN, measures, spread
from game.lab.measures import names as measured_names
from game.lab.selfplay import play_game
from game.players import POLICIES
from game.scenario.model import Scenario


def test_every_register_is_measured_once(deck: Scenario) -> None:
    names = [one.id for one in measures(deck)]
    assert len(names) == len(set(names))
    assert {axis.id for axis in AXES} | set(METERS) | set(tables(deck).seats) <= set(names)
    assert {one.id for one in DETECTORS} | {lens.id for lens in LENSES} <= set(names)


def test_every_measure_is_read_off_a_finished_game_between_0_and_100(deck: Scenario) -> None:
    state = play_game(deck, 1, POLICIES["chance"]).state
    found = {one.id: one.of(deck, state) for one in measures(deck)}
    short = {one.id for one in DETECTORS}  # five turns are too few for most of them
    assert all(0 <= value <= 100 for value in found.values() if value is not None), found
    assert {name for name, value in found.items() if value is None} <= short


def test_a_game_is_called_by_its_corner_and_by_no_name_when_it_is_short(deck: Scenario) -> None:
    state = play_game(deck, 1, POLICIES["chance"]).state
    assert [name.partition(":")[0] for name in measured_names(deck, state)] == ["corner"]


@pytest.mark.parametrize(
    ("values", "mean", "deviation"), [([], 0, 0), ([4], 4, 0), ([2, 4], 3, sqrt(2)), ([5, 5, 5], 5, 0)]
)
def test_spread(values: list[float], mean: float, deviation: float) -> None:
    found = spread(values)
    assert (found.games, found.mean) == (len(values), mean)
    assert found.deviation == pytest.approx(deviation)
    error = CERTAIN * deviation / sqrt(len(values)) if values else 0
    assert [found.low, found.high] == pytest.approx([mean - error, mean + error])
