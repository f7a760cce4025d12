"""Disputes: how far the acts of the home country lean."""

from dataclasses import replace

import pytest

from game.engine.dispute import lean
from game.engine.state import Act
from tests.engine.build import event, scenario

SMALL = scenario(event("e1", dispute="strait"), event("e2"))
BASE = Act(1, "home", "north", "051", 30, "political", frozenset(), "e1", "go")


def acts(**targets: tuple[int, ...]) -> list[Act]:
    return [replace(BASE, target=target, goldstein=value) for target, values in targets.items() for value in values]


@pytest.mark.parametrize(
    ("done", "leans"),
    [
        ({}, 0),
        ({"north": (30,)}, 300),
        ({"south": (30,)}, -300),
        ({"north": (-30,)}, -300),
        ({"north": (30,), "south": (30,)}, 0),
        ({"north": (30, 10), "south": (0,)}, 200),
        ({"north": (100,), "south": (-100,)}, 1000),
        ({"west": (90,)}, 0),
    ],
)
def test_lean_is_mean_towards_one_side_less_the_other(done: dict[str, tuple[int, ...]], leans: int) -> None:
    assert lean(SMALL, acts(**done), "strait") == leans


@pytest.mark.parametrize(
    "change",
    [
        {"source": "west"},
        {"event": "e2"},
        {"flags": frozenset({"norm_ti"})},
        {"flags": frozenset({"cleared", "aid"})},
        {"cameo": "061", "domain": "energy"},
        {"cameo": "057", "domain": "economic"},
    ],
)
def test_what_does_not_lean(change: dict[str, object]) -> None:
    assert lean(SMALL, [replace(BASE, **change)], "strait") == 0  # type: ignore[arg-type]


def test_one_turn_or_all() -> None:
    done = [replace(BASE, turn=1), replace(BASE, turn=2, goldstein=-30)]
    assert [lean(SMALL, done, "strait", turn) for turn in (1, 2, 3, None)] == [300, -300, 0, 0]


@pytest.mark.parametrize(
    "change",
    [
        {"cameo": "061", "domain": "military"},
        {"cameo": "061", "domain": "energy", "flags": frozenset({"takes_side"})},
        {"cameo": "163", "domain": "energy", "flags": frozenset({"sanctions"})},
        {"cameo": "163", "domain": "economic"},
    ],
)
def test_arms_coercion_and_trade_meant_for_a_side_lean(change: dict[str, object]) -> None:
    assert lean(SMALL, [replace(BASE, **change)], "strait") == 300  # type: ignore[arg-type]


def test_what_an_earlier_choice_brings_counts_in_all_and_on_no_turn() -> None:
    brought = replace(BASE, turn=2, chosen=False)
    assert [lean(SMALL, [brought], "strait", turn) for turn in (1, 2, None)] == [0, 0, 300]
