"""Levers: how far a power may move on the ladder in one turn."""

from dataclasses import replace
from typing import Any

import pytest

from game.engine.cameo import RUNG
from game.engine.levers import in_reach, is_in_reach, step
from game.engine.state import Appraisal, Reason, State
from game.scenario.model import Scenario
from tests.engine.build import LADDER, answered, event, flagged, option, orders, power, scenario, seated

RUNGS = {lever: RUNG[cameo] for lever, (cameo, _) in LADDER.items()}


def small(**of_north: Any) -> Scenario:
    powers = {"north": seated(**of_north), "south": seated(), "west": power()}
    crossing = option("go", {**flagged("base"), "to": "west"})
    return scenario(event("e1", crossing, option("stay")), powers=powers)


def standing_on(state: State, rung: int) -> State:
    return replace(state, standings={**state.standings, "north": replace(state.standings["north"], rung=rung)})


def rungs(deck: Scenario, state: State) -> set[int]:
    return {RUNGS[lever] for lever in in_reach(deck, state, "north")}


@pytest.mark.parametrize(
    ("rung", "reach"),
    [
        (0, {-2, -1, 0, 1, 2}),
        (4, {0, 2, 3, 4}),
        (2, {0, 1, 2, 3, 4}),
        (-3, {-5, -4, -3, -2, -1, 0}),
        (-5, {-5, -4, -3, 0}),
    ],
)
def test_two_rungs_and_words_always(rung: int, reach: set[int]) -> None:
    assert rungs(small(), standing_on(orders(small()), rung)) == reach


def test_three_rungs_over_a_red_line_and_only_after_it_was_crossed() -> None:
    deck = small(red_lines=["base"])
    before = orders(deck)
    assert min(rungs(deck, before)) == -2
    assert min(rungs(deck, answered(deck, before, "go"))) == -3
    assert min(rungs(deck, answered(deck, before, "stay"))) == -2


def test_step() -> None:
    assert step(None) == step(Appraisal(-900, (Reason("interest", "gas", -900),))) == 2
    assert step(Appraisal(-500, (Reason("red_line", "base", -500),))) == 3


@pytest.mark.parametrize("floor", [-2, 0])
def test_nothing_below_the_floor(floor: int) -> None:
    deck = small(floor=floor)
    assert min(rungs(deck, standing_on(orders(deck), -2))) == floor


def test_uses_run_out() -> None:
    state = orders(small())
    assert "praise" in in_reach(small(), state, "north")
    assert "praise" in in_reach(small(), replace(state, used={"north/praise": 8, "south/praise": 9}), "north")
    assert "praise" not in in_reach(small(), replace(state, used={"north/praise": 9}), "north")


def test_order_is_that_of_the_file() -> None:
    reach = in_reach(small(), orders(small()), "north")
    assert list(reach) == [lever for lever in LADDER if lever in reach]


def test_one_lever() -> None:
    state = orders(small())
    assert is_in_reach(small(), state, "north", "praise")
    assert not is_in_reach(small(), state, "north", "show")
    assert not is_in_reach(small(), state, "north", "nothing")
