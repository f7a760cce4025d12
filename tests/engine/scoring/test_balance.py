"""The headline: what a turn tests, what counts in it, and that one half does not buy the other."""

from dataclasses import replace

import pytest

from game.engine.scoring.balance import (
    FORFEITS,
    NEUTRALITY_AXES,
    NEUTRALITY_KINDS,
    SOLIDARITY_AXES,
    SOLIDARITY_KINDS,
    balance,
    halves,
    quadrant,
    road,
)
from game.engine.state import State, Window
from tests.engine.build import Data, act, answered, event, flagged, judged, option, orders, scenario


def window(*acts: Data, kinds: tuple[str, ...], **rest: object) -> tuple[int | None, int | None]:
    (one,) = judged(*acts, kinds=list(kinds), **rest).windows
    return one.solidarity, one.neutrality


@pytest.mark.parametrize("kind", ["third_party_dispute", "bloc_offer", "base_request"])
def test_kinds_that_test_neutrality(kind: str) -> None:
    assert window(kinds=(kind,)) == (None, 500)


@pytest.mark.parametrize(
    ("kind", "result"), [("project", 500), ("hosting", 300), ("common_challenge", 300), ("norm_vote", 300)]
)
def test_kinds_that_test_solidarity(kind: str, result: int) -> None:
    assert window(kinds=(kind,)) == (result, None)


def test_an_event_may_test_both_or_neither() -> None:
    assert window(kinds=("core_interest",)) == (None, None)
    assert window(kinds=("project", "bloc_offer")) == (500, 500)
    assert not set(NEUTRALITY_KINDS) & set(SOLIDARITY_KINDS)
    assert not NEUTRALITY_AXES & SOLIDARITY_AXES


@pytest.mark.parametrize(
    ("acts", "kinds", "result"),
    [
        ((flagged("solidarity"),), ("common_challenge",), (700, None)),
        ((act(),), ("common_challenge",), (300, None)),
        ((flagged("against_norm"),), ("norm_vote",), (0, None)),
        ((flagged("norm_ti", "solidarity", "multilateral"),), ("norm_vote",), (1000, None)),
        ((flagged("initiative"),), ("bloc_offer",), (None, 625)),
        ((flagged("bloc_application"),), ("bloc_offer",), (None, 0)),
        ((flagged("alliance"),), ("bloc_offer",), (None, 500)),
        ((flagged("initiative"),), ("project",), (500, None)),
        ((flagged("multilateral"),), ("bloc_offer",), (None, 500)),
    ],
)
def test_half_is_the_middle_and_the_points_of_its_axes(
    acts: tuple[Data, ...], kinds: tuple[str, ...], result: tuple[int | None, int | None]
) -> None:
    assert window(*acts, kinds=kinds) == result


@pytest.mark.parametrize("flag", sorted(FORFEITS))
def test_forfeit_sets_neutrality_to_nothing(flag: str) -> None:
    assert window(flagged(flag, "initiative"), kinds=("base_request",)) == (None, 0)


def test_in_a_dispute_evenness_is_averaged_in() -> None:
    even = window(act(), kinds=("third_party_dispute",), dispute="strait")
    assert even == (None, (625 + 1000) // 2 + 1)
    leaning = window(act("north", "057"), kinds=("third_party_dispute",), dispute="strait")
    assert leaning == (None, (375 + 200) // 2 + 1)


@pytest.mark.parametrize(("origin", "result"), [("seed", 750), ("record", 500), ("designers", 500)])
def test_only_what_rests_on_the_seed_counts(origin: str, result: int) -> None:
    points = [{"axis": "A8", "points": 10, "because": "So.", "origin": origin}]
    small = scenario(event("e1", option("go", points=points), kinds=["project"]))
    assert answered(small, orders(small)).windows[0].solidarity == result


def at(*windows: tuple[int | None, int | None]) -> State:
    return replace(orders(scenario()), windows=tuple(Window(1, "e1", s, n) for s, n in windows))


@pytest.mark.parametrize(
    ("windows", "result"),
    [
        ((), None),
        (((500, None),), None),
        (((None, 500),), None),
        (((500, None), (None, 500)), 500),
        (((1000, 0),), 0),
        (((800, 400),), 533),
        (((1000, None), (600, 400)), 533),
    ],
)
def test_balance_is_the_harmonic_mean_of_the_mean_halves(
    windows: tuple[tuple[int | None, int | None], ...], result: int | None
) -> None:
    assert balance(at(*windows)) == result


@pytest.mark.parametrize(
    ("solidarity", "neutrality", "corner"),
    [
        (500, 500, "active"),
        (1000, 499, "camp"),
        (499, 1000, "isolationist"),
        (0, 0, "opportunist"),
        (None, 1000, "untested"),
        (1000, None, "untested"),
    ],
)
def test_corner_of_a_point(solidarity: int | None, neutrality: int | None, corner: str) -> None:
    assert quadrant(solidarity, neutrality) == corner


def test_road_is_the_running_means_with_their_corner() -> None:
    state = at((800, None), (None, 300), (None, None), (0, 900))
    assert [(p.solidarity, p.neutrality, p.quadrant) for p in road(state)] == [
        (800, None, "untested"),
        (800, 300, "camp"),
        (800, 300, "camp"),
        (400, 600, "isolationist"),
    ]
    assert halves(state) == (road(state)[-1].solidarity, road(state)[-1].neutrality)
    assert road(at()) == ()


def test_halves_are_means_over_what_tested_them() -> None:
    assert halves(at((400, None), (600, 300), (None, None))) == (500, 300)
