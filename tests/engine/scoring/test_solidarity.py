"""A8: a share in what is common, and standing aside from it."""

import pytest

from tests.engine.build import Data, act, flagged, found, judged

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
