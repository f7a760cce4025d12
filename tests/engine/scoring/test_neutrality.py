"""A4: the tilt between the sides of somebody else's dispute."""

import pytest

from game.engine.scoring.neutrality import Neutrality
from game.engine.state import State
from tests.engine.build import Data, act, event, flagged, found, judged, option, played, scenario

WARM, COLD, MILD = act("north", "051"), act("south", "111"), act("north", "042")


def quarrel(*acts: Data) -> State:
    return judged(*acts, kinds=["third_party_dispute"], dispute="strait")


def test_marks() -> None:
    assert found(judged(flagged("takes_side", "sanctions")), "A4") == {"takes_side": -10, "sanctions": -10}


@pytest.mark.parametrize(
    ("acts", "result"),
    [
        ((act(),), {"even": 5}),
        ((WARM, act("south", "051")), {"even": 5}),
        ((act("north", "042"),), {"even": 5}),
        ((act("north", "044"),), {}),
        ((WARM, COLD), {"leaning": -5}),
        ((act("south", "045"), act("north", "111")), {"leaning": -5}),
    ],
)
def test_tilt(acts: tuple[Data, ...], result: dict[str, int]) -> None:
    assert found(quarrel(*acts), "A4") == result


def test_leaning_names_the_side_that_was_favoured() -> None:
    for favoured, other in (("north", "south"), ("south", "north")):
        state = quarrel(act(favoured, "057"), act(other, "120"))
        (one,) = [f for f in state.findings if f.axis == "A4"]
        assert one.because.params == {"power": favoured, "dispute": "strait"}


def test_tilt_is_found_in_disputes_between_others_only() -> None:
    assert found(judged(WARM, COLD, kinds=["core_interest"], dispute="strait"), "A4") == {}
    assert found(judged(WARM, COLD, kinds=["third_party_dispute"]), "A4") == {}


@pytest.mark.parametrize("flag", ["norm_ti", "cleared"])
def test_norm_and_cleared_aid_lean_to_nobody(flag: str) -> None:
    assert found(quarrel(act("north", "057", "economic", flag)), "A4") == {"even": 5}


def test_measure_is_one_less_the_mean_tilt_of_the_disputes() -> None:
    lean = option("go", act("north", "051"))
    quiet = option("go", act("north", "010"))
    events = [event(f"e{n}", one, turn=n, dispute="strait") for n, one in enumerate((lean, quiet), 1)]
    small = scenario(*events, event("e3", lean, turn=3))
    assert Neutrality().measure(small, played(small, "go", "go", "go")) == 830
    assert Neutrality().measure(small, played(small)) is None
