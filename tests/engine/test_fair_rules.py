"""Fair rules: rivals are treated alike, nothing is worth more for being repeated, and to keep still earns nothing."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game import engine
from game.engine import Offer, React, Reply, State
from game.engine.actions.press import TermSpec
from game.engine.cameo import GOLDSTEIN
from game.engine.dispute import lean
from game.engine.scoring import values
from game.engine.scoring.base import FLAGS, OFFERS
from game.scenario.model import Scenario
from tests.engine.build import (
    Data,
    act,
    answered,
    closed,
    event,
    flagged,
    initiative,
    option,
    orders,
    pressed,
    reason,
    scenario,
    seated,
    stage,
    talks,
)  # fmt: skip

pytestmark = pytest.mark.slow

TURNS = 9
OTHER = {"north": "south", "south": "north", "west": "west"}
ACTS = st.lists(
    st.builds(
        lambda to, cameo, domain, flags: act(to, cameo, domain, *flags),
        st.sampled_from(sorted(OTHER)),
        st.sampled_from(sorted(GOLDSTEIN)),
        st.sampled_from(("political", "military", "economic", "energy", "humanitarian")),
        st.lists(st.sampled_from(sorted(set(FLAGS) - OFFERS)), max_size=2, unique=True),
    ),
    min_size=1,
    max_size=5,
)
POWER = st.builds(
    lambda interest, rivalry, trust, lines: {
        "interests": {"gas": interest}, "rivals": {"rival": rivalry}, "trust": trust, "red_lines": lines,
    },
    st.integers(-100, 100), st.integers(0, 100), st.integers(-100, 100), st.lists(st.sampled_from(FLAGS), max_size=2),
)  # fmt: skip


def between_rivals(acts: list[Data], kinds: list[str], moves: int, one: Data, other: Data) -> Scenario:
    """Return a turn with an answer between two rivals, each with its own mind."""
    first = option("go", *acts, moves={"gas": moves})
    return scenario(
        event("e1", first, option("stay"), kinds=kinds, dispute="strait", salience={"gas": 70}),
        powers={
            name: seated(**{**mind, "rivals": {OTHER[name]: mind["rivals"]["rival"]}})
            for name, mind in (("north", one), ("south", other))
        }
        | {"west": seated()},
        dependence=dict.fromkeys(("military", "economic", "energy"), {"north": 40, "south": 40, "others": 20}),
    )


KINDS = st.lists(
    st.sampled_from(("third_party_dispute", "norm_vote", "common_challenge", "base_request", "project")),
    min_size=1, max_size=2, unique=True,
)  # fmt: skip


@given(acts=ACTS, kinds=KINDS, moves=st.integers(-3, 3), one=POWER, other=POWER)
def test_rivals_that_change_places_change_everything_that_is_about_them_and_nothing_else(
    acts: list[Data], kinds: list[str], moves: int, one: Data, other: Data
) -> None:
    straight = between_rivals(acts, kinds, moves, one, other)
    crossed = between_rivals([{**each, "to": OTHER[each["to"]]} for each in acts], kinds, moves, other, one)
    this, that = (answered(small, orders(small)) for small in (straight, crossed))
    for power, counterpart in OTHER.items():
        mine, theirs = this.history[0].appraisals[power], that.history[0].appraisals[counterpart]
        assert mine.total == theirs.total
        assert Counter((r.kind, r.amount) for r in mine.reasons) == Counter((r.kind, r.amount) for r in theirs.reasons)
        assert this.standings[power] == that.standings[counterpart]
    assert lean(straight, this.acts, "strait") == -lean(crossed, that.acts, "strait")
    assert this.windows == that.windows
    assert Counter((f.axis, reason(f), f.points) for f in this.findings) == Counter(
        (f.axis, reason(f), f.points) for f in that.findings
    )
    assert values(straight, this) == values(crossed, that)


def gains(state: State, axis: str) -> list[int]:
    """Return what an axis was praised with in each turn."""
    return [
        sum(one.points for one in state.findings if (one.axis, one.turn) == (axis, turn) and one.points > 0)
        for turn in range(1, TURNS + 1)
    ]


def assert_bounded(points: list[int]) -> None:
    """In four turns a thing that is done in each of them brings no more than twice what the first time brings."""
    first = next((each for each in points if each), 0)
    assert all(each <= first for each in points)
    assert all(sum(points[turn : turn + 4]) <= 2 * first for turn in range(len(points)))


@pytest.mark.parametrize("flag", FLAGS)
def test_an_initiative_that_is_taken_up_again_and_again(flag: str) -> None:
    events = [event(f"e{n}", turn=n) for n in range(1, TURNS + 1)]
    again = initiative(stage(flagged(flag)), again=1, credit=0)
    small = scenario(*events, turns=TURNS, initiatives={"one": again, "two": again})
    state = orders(small)
    for _ in range(TURNS):
        state = closed(small, answered(small, state, initiatives=["one", "two"]))
        state = closed(small, state, 2) if state.phase != "over" else state
    for axis in values(small, state):
        assert_bounded(gains(state, axis))


def bargaining(promise: Data, back: Data) -> State:
    """Return a game in which the same bargain is struck in each turn and kept by both sides, under a threat."""
    answers = (option("go", moves={"gas": 3}), option("hurt", act("north", "163", "economic")), option("stay"))
    events = [event(f"e{n}", *answers, turn=n, salience={"gas": 100}) for n in range(1, TURNS + 1)]
    north = seated(interests={"gas": 100}, win_set=0)
    small = scenario(*events, turns=TURNS, powers={"north": north, "south": seated(), "west": seated()})
    state = talks(small)
    threat = engine.Press(term=TermSpec(option="go", lever="grumble", kind="threat"))
    for number in range(1, TURNS + 1):
        state = pressed(small, state, south=threat)
        state = engine.play(
            small, state, "north", Offer.model_validate({"to": "home", "gives": [back], "asks": [promise]})
        )
        state = engine.play(small, state, "home", Reply(offer=f"{number}.north.home.1", answer="accept"))
        state = answered(small, state)
        state = engine.play(small, state, "north", React(lever="visit"))
        state = closed(small, state)
        state = closed(small, state) if state.phase != "over" else state
    return state


@pytest.mark.parametrize(
    "promise", [{"kind": "answer", "what": "go"}, {"kind": "silence", "turns": 1}], ids=["answer", "silence"]
)
def test_a_bargain_that_is_struck_again_and_again(promise: dict[str, Any]) -> None:
    state = bargaining(promise, {"kind": "act", "what": "visit"})
    assert len(state.offers) == TURNS
    for axis in ("A10", "A11"):
        assert_bounded(gains(state, axis))
    assert any(gains(state, "A11"))


@pytest.mark.parametrize("turns", [1, 5, 9])
def test_silence_earns_no_predictability(turns: int) -> None:
    events = [event(f"e{n}", turn=n) for n in range(1, TURNS + 1)]
    small = scenario(*events, turns=TURNS, powers={"north": seated(), "south": seated(), "west": seated()})
    quiet = closed(small, engine.start(small, 1), 4 * turns)
    assert len(quiet.history) == turns
    assert not [finding for finding in quiet.findings if finding.axis == "A11"]
