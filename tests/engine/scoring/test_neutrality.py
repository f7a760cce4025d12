"""A4: the tilt between the sides of somebody else's dispute."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.engine import dispute
from game.engine.cameo import GOLDSTEIN
from game.engine.scoring.neutrality import Neutrality
from game.engine.state import Finding, State
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
        ((WARM, act("south", "051")), {"even": 5, "channels": 3}),
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


@pytest.mark.parametrize(
    "done",
    [
        act("north", "051", "political", "norm_ti"),
        act("north", "073", "humanitarian", "cleared"),
        act("north", "061", "energy"),
        act("west", "057"),
    ],
)
def test_what_bears_on_no_side_neither_leans_nor_is_even_handed(done: Data) -> None:
    assert found(quarrel(done), "A4") == {}
    assert found(quarrel(done, act("south", "042")), "A4")["even"] == 5


@pytest.mark.parametrize(
    ("acts", "open_"),
    [
        ((WARM, act("south", "051")), True),
        ((act("north", "051", "political", "norm_ti"), act("south", "061", "energy")), True),
        ((act("north", "057"), act("south", "040")), True),
        ((WARM, act("south", "010")), True),
        ((WARM, COLD), False),
        ((WARM, act("south", "011")), False),
        ((WARM, act("west", "051")), False),
        ((WARM,), False),
    ],
)
def test_both_channels_are_open_where_neither_side_is_met_with_hostility(acts: tuple[Data, ...], open_: bool) -> None:
    assert ("channels" in found(quarrel(*acts), "A4")) is open_
    assert ("channels" in found(judged(*acts, kinds=["norm_vote"], dispute="strait"), "A4")) is open_
    assert "channels" not in found(judged(*acts), "A4")


@pytest.mark.parametrize(
    ("acts", "result"),
    [
        ((act("north", "072", "military"),), {"served": -8, "leaning": -5}),
        ((act("north", "062", "military"),), {"served": -8, "leaning": -5}),
        ((act("north", "010", "military", "transit"),), {"served": -8, "even": 5}),
        ((act("north", "060", "economic", "transit"),), {}),
        ((act("north", "072", "military", "takes_side"),), {"takes_side": -10, "leaning": -5}),
        ((act("north", "072", "military"), act("south", "072", "military")), {"even": 5, "channels": 3}),
        ((act("west", "072", "military"),), {}),
        ((act("north", "152", "military"),), {"leaning": -5}),
        ((act("north", "074", "military", "cleared"),), {}),
    ],
)
def test_arms_and_passage_for_one_side(acts: tuple[Data, ...], result: dict[str, int]) -> None:
    assert found(quarrel(*acts), "A4") == result


def test_trade_that_is_meant_for_a_side_leans() -> None:
    assert found(quarrel(act("north", "061", "energy", "takes_side")), "A4")["leaning"] == -5
    assert found(quarrel(act("north", "144", "economic")), "A4")["leaning"] == -5


def test_measure_is_one_less_the_mean_tilt_of_the_disputes() -> None:
    lean = option("go", act("north", "051"))
    quiet = option("go", act("north", "010"))
    events = [event(f"e{n}", one, turn=n, dispute="strait") for n, one in enumerate((lean, quiet), 1)]
    small = scenario(*events, event("e3", lean, turn=3))
    assert Neutrality().measure(small, played(small, "go", "go", "go")) == 830
    assert Neutrality().measure(small, played(small)) is None


SIDES = st.sampled_from(("north", "south"))
DEEDS = st.lists(
    st.builds(
        act,
        SIDES,
        st.sampled_from(sorted(GOLDSTEIN)),
        st.sampled_from(("political", "military", "economic", "energy")),
        st.sampled_from(("takes_side", "transit", "norm_ti", "cleared", "defer")),
    ),
    min_size=1,
    max_size=4,
)


@given(done=DEEDS)
@pytest.mark.slow
def test_exchanging_two_rivals_mirrors_the_tilt(done: list[Data]) -> None:
    other = {"north": "south", "south": "north"}
    state, mirrored = quarrel(*done), quarrel(*({**one, "to": other[one["to"]]} for one in done))
    leans = [dispute.lean(SMALL, one.acts, "strait") for one in (state, mirrored)]
    assert leans[0] == -leans[1]
    assert state.windows[0].neutrality == mirrored.windows[0].neutrality
    assert [(f.because.key, f.points, other.get(str(f.because.params.get("power")))) for f in on_axis(state)] == [
        (f.because.key, f.points, f.because.params.get("power")) for f in on_axis(mirrored)
    ]


def on_axis(state: State) -> list[Finding]:
    return [finding for finding in state.findings if finding.axis == "A4"]


SMALL = scenario(event("e1", dispute="strait"))
