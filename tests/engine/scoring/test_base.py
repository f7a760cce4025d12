"""The ground of judging: tables of marks, repeats that halve, what counts and what does not."""

from dataclasses import replace

import pytest

from game.engine.scoring import AXES, authored, value, values
from game.engine.scoring.base import FLAGS, IRREVERSIBLE, Axis, Mark, halved
from game.engine.state import Finding
from game.scenario.model import Scenario
from game.text import Text
from tests.engine.build import (
    Data,
    answered,
    closed,
    event,
    flagged,
    found,
    initiative,
    judged,
    option,
    orders,
    played,
    scenario,
    stage,
)  # fmt: skip

ALL_MARKS = [(axis, mark) for axis in AXES for mark in axis.marks]


def finding(axis: str, points: int, origin: str = "seed") -> Finding:
    return Finding(1, "e1", axis, points, Text("finding.A1.initiative"), (), True, origin)


@pytest.mark.parametrize(("axis", "mark"), ALL_MARKS, ids=[f"{axis.id}-{mark.reason}" for axis, mark in ALL_MARKS])
class TestMarks:
    def test_flag_gives_its_points_and_reason(self, axis: Axis, mark: Mark) -> None:
        assert found(judged(flagged(*mark.flags)), axis.id)[mark.reason] == mark.points

    def test_finding_names_turn_event_sources_and_origin(self, axis: Axis, mark: Mark) -> None:
        state = judged(flagged(*mark.flags))
        one = next(f for f in state.findings if f.because.key == f"finding.{axis.id}.{mark.reason}")
        assert (one.turn, one.event, one.authored) == (1, "e1", False)
        assert (one.cites, one.origin) == (mark.cites, mark.origin)

    def test_two_acts_with_the_flag_are_found_once(self, axis: Axis, mark: Mark) -> None:
        assert found(judged(flagged(*mark.flags), flagged(*mark.flags)), axis.id)[mark.reason] == mark.points

    def test_flag_is_of_the_closed_list(self, axis: Axis, mark: Mark) -> None:
        assert mark.flag in FLAGS
        assert {mark.unless, mark.beside} <= {"", *FLAGS}
        assert axis.cites

    def test_unless_silences_it_in_the_same_act_only(self, axis: Axis, mark: Mark) -> None:
        if mark.unless:
            assert mark.reason not in found(judged(flagged(*mark.flags, mark.unless)), axis.id)
            assert mark.reason in found(judged(flagged(*mark.flags), flagged(mark.unless)), axis.id)

    def test_what_must_stand_beside_it_stands_in_the_same_act(self, axis: Axis, mark: Mark) -> None:
        if mark.beside:
            assert mark.reason not in found(judged(flagged(mark.flag), flagged(mark.beside)), axis.id)

    def test_praise_halves_when_repeated_and_blame_does_not(self, axis: Axis, mark: Mark) -> None:
        state = played(series(flagged(*mark.flags)), "go", "go")
        half = (mark.points + 1) // 2 if mark.points > 0 else mark.points
        assert found(state, axis.id, turn=2)[mark.reason] == half


def series(*acts: Data) -> Scenario:
    return scenario(*(event(f"e{n}", option("go", *acts), option("stay"), turn=n) for n in range(1, 6)))


@pytest.mark.parametrize("flag", FLAGS)
@pytest.mark.slow
def test_no_act_helps_without_bound(flag: str) -> None:
    state = played(series(flagged(flag)), *["go"] * 5)
    for axis in AXES:
        gains = [
            sum(points for points in found(state, axis.id, turn=turn).values() if points > 0) for turn in range(1, 6)
        ]
        if axis.id != "A12":  # timing: each event gives one occasion for it, and no act a second
            assert all(gain <= halved(gains[0], min(turn, 3)) for turn, gain in enumerate(gains))


@pytest.mark.parametrize("times", range(7))
@pytest.mark.parametrize("points", [3, 5, 8, 10])
def test_half_for_each_time(times: int, points: int) -> None:
    assert halved(points, times) in {points // 2**times, points // 2**times + 1}
    assert halved(points, times + 1) <= halved(points, times) <= points


@pytest.mark.parametrize(("between", "points"), [(0, 3), (1, 3), (2, 3), (3, 5)])
def test_repeats_count_half_within_three_turns(between: int, points: int) -> None:
    state = played(series(flagged("initiative")), "go", *["stay"] * between, "go")
    assert found(state, "A1", turn=between + 2) == {"initiative": points}


def test_what_is_done_several_times_in_a_turn_counts_half_each_time() -> None:
    forum = stage(flagged("multilateral"))
    small = scenario(
        event("e1", option("go", flagged("multilateral")), option("stay")),
        initiatives={name: initiative(forum, credit=5) for name in ("one", "two")},
    )
    state = closed(small, answered(small, orders(small), initiatives=["one", "two"]))
    assert [finding.points for finding in state.findings if finding.axis == "A13"] == [6, 3, 2]


def test_praise_that_a_file_gives_again_counts_half_and_blame_does_not() -> None:
    points = [
        {"axis": axis, "points": size, "because": "So.", "cites": ["S43"], "origin": "seed"}
        for axis, size in (("A9", 8), ("A1", -8))
    ]
    events = [event(f"e{n}", turn=n) for n in range(1, 6)]
    small = scenario(*events, initiatives={"talk": initiative(stage(points=points), again=1, credit=1)})
    state = orders(small)
    for _ in range(4):
        state = closed(small, answered(small, state, initiatives=["talk"]), 3)
    given = {axis: [one.points for one in state.findings if one.axis == axis] for axis in ("A9", "A1")}
    assert given == {"A9": [8, 4, 2, 1], "A1": [-8] * 4}


def test_axis_starts_in_the_middle_and_stays_within_its_bounds() -> None:
    state = orders(scenario())
    assert authored(state, "A1") == 50
    assert authored(replace(state, findings=(finding("A1", 20),) * 9), "A1") == 100
    assert authored(replace(state, findings=(finding("A1", -20),) * 9), "A1") == 0


@pytest.mark.parametrize(("origin", "result"), [("seed", 60), ("record", 60), ("designers", 50)])
def test_judgement_of_the_designers_moves_no_axis(origin: str, result: int) -> None:
    state = replace(orders(scenario()), findings=(finding("A1", 10, origin), finding("A2", 20)))
    assert authored(state, "A1") == result


class _Measured(Axis):
    id = "A1"

    def measure(self, *_: object) -> int:
        return 900


def test_measure_counts_half() -> None:
    small = scenario()
    state = replace(orders(small), findings=(finding("A1", 10),))
    assert value(_Measured(), small, state) == 75


def test_axes_are_thirteen_in_order_and_each_has_a_family() -> None:
    assert [axis.id for axis in AXES] == [f"A{number}" for number in range(1, 14)]
    assert {axis.family for axis in AXES} == {"autonomy", "neutrality", "solidarity", "bridge", "conduct"}
    small = scenario()
    assert list(values(small, orders(small))) == [axis.id for axis in AXES]


def test_what_cannot_be_taken_back_is_of_the_closed_list() -> None:
    assert set(FLAGS) >= IRREVERSIBLE
    assert len(set(FLAGS)) == len(FLAGS)
