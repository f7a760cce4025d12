"""A8: a share in what is common, and standing aside from it."""

import pytest

from game.engine.scoring import authored
from game.engine.state import Act
from tests.engine.build import Data, act, flagged, found, judged, judged_after, past

GIVE = act("west", "073", "humanitarian", "aid")


@pytest.mark.parametrize(
    ("acts", "result"),
    [
        ((flagged("solidarity"),), {"solidarity": 8}),
        ((flagged("aid"),), {"aid": 5}),
        ((flagged("solidarity", "aid"),), {"solidarity": 8}),
        ((flagged("solidarity"), flagged("aid")), {"solidarity": 8, "aid": 5}),
        ((flagged("non_combat"),), {"non_combat": 4}),
        ((flagged("multilateral"),), {}),
    ],
)
def test_table(acts: tuple[Data, ...], result: dict[str, int]) -> None:
    assert found(judged(*acts), "A8") == result


@pytest.mark.parametrize(
    ("acts", "aside"),
    [
        ((act(),), True),
        ((GIVE,), False),
        ((act("west", "120", "humanitarian", "aid"),), True),
        ((act("west", "073", "humanitarian"),), True),
    ],
)
def test_standing_aside_is_found_in_a_common_challenge_only(acts: tuple[Data, ...], aside: bool) -> None:
    assert ("aside" in found(judged(*acts, kinds=["common_challenge"]), "A8")) is aside
    assert "aside" not in found(judged(*acts), "A8")


def test_standing_aside_costs() -> None:
    assert found(judged(act(), kinds=["common_challenge"]), "A8") == {"aside": -8}


@pytest.mark.parametrize("cameo", ["010", "120"])
def test_what_gives_nothing_is_not_praised_for_its_flag(cameo: str) -> None:
    empty = act("west", cameo, "humanitarian", "solidarity", "aid", "non_combat")
    assert found(judged(empty, kinds=["common_challenge"]), "A8") == {"aside": -8}


LEAVE = ("166", "military")


@pytest.mark.parametrize(
    ("flags", "result"),
    [
        (("withdrawal",), {"withdrawal": -8}),
        (("withdrawal", "announced"), {}),
        (("withdrawal", "by_treaty"), {}),
        ((), {}),
    ],
)
def test_leaving_without_a_word(flags: tuple[str, ...], result: dict[str, int]) -> None:
    assert found(judged(act("west", *LEAVE, *flags)), "A8") == result


@pytest.mark.parametrize(
    ("before", "done", "result"),
    [
        (past("north", "073"), act(), {"aside": -8, "free_ride": -4}),
        (past("north", "072", 3), act(), {"aside": -8, "free_ride": -4}),
        (past("north", "073", 4), act(), {"aside": -8}),
        (past("north", "061"), act(), {"aside": -8}),
        (past("home", "073", 1, "north"), act(), {"aside": -8}),
        (past("north", "073"), GIVE, {"aid": 5}),
    ],
)
def test_standing_aside_with_the_help_of_others_in_hand(before: Act, done: Data, result: dict[str, int]) -> None:
    state = judged_after((before,), done, kinds=["common_challenge"])
    assert found(state, "A8") == result
    assert authored(state, "A8") == 50 + sum(points for reason, points in result.items() if reason != "free_ride")
