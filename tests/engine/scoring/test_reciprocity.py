"""A10: giving on both sides, measured over partners with two acts each way."""

from dataclasses import replace

import pytest

from game.engine import Press
from game.engine.actions.press import TermSpec
from game.engine.scoring.reciprocity import TIED, Reciprocity
from game.engine.state import Act
from tests.engine.build import (
    Data,
    act,
    answered,
    changed_acts,
    event,
    flagged,
    found,
    judged,
    judged_after,
    option,
    past,
    pressed,
    scenario,
    talks,
)

AXIS = Reciprocity()


def acts(source: str, target: str, *values: int) -> tuple[Act, ...]:
    return tuple(Act(1, source, target, "010", value, "political", frozenset(), "e1", "go") for value in values)


def measured(*done: tuple[Act, ...]) -> int | None:
    return AXIS.measure(scenario(), changed_acts(scenario(), *done))


def test_mark() -> None:
    assert found(judged(flagged("reciprocal")), "A10") == {"reciprocal": 8}


@pytest.mark.parametrize(
    ("given", "received", "result"),
    [
        ((10, 10), (10, 10), 1000),
        ((10, 10), (-10, -10), 0),
        ((30, 30), (10, 10), 500),
        ((0, 0), (0, 0), 1000),
        ((20, 20), (0, 0), 0),
        ((-20, -20), (-20, -20), 0),
    ],
)
def test_symmetry(given: tuple[int, ...], received: tuple[int, ...], result: int) -> None:
    assert measured(acts("home", "north", *given), acts("north", "home", *received)) == result


def test_what_is_reciprocal_is_given_and_received() -> None:
    given = tuple(replace(one, flags=frozenset({"reciprocal"})) for one in acts("home", "north", 30, 30))
    assert measured(given, acts("north", "home", 0, 0)) == 1000
    assert measured(given, acts("north", "home", 30, 30)) == 667


def test_help_in_need_is_no_bargain() -> None:
    aid = tuple(replace(one, domain="humanitarian") for one in acts("home", "north", 70, 70))
    even = acts("home", "north", 10, 10) + acts("north", "home", 10, 10)
    assert measured(aid, even) == 1000


def test_fewer_than_two_acts_each_way_measure_nothing() -> None:
    assert measured(acts("home", "north", 10, 10), acts("north", "home", 10)) is None
    assert measured(acts("home", "north", 10, 10, 10)) is None


def test_partners_count_alike() -> None:
    even = acts("home", "north", 10, 10) + acts("north", "home", 10, 10)
    odd = acts("home", "south", 90, 90) + acts("south", "home", 0, 0)
    assert measured(even, odd) == 500


@pytest.mark.parametrize(
    ("done", "result"),
    [
        (act("north", "071", "economic"), {"concession": -6}),
        (act("north", "072", "military"), {"concession": -6}),
        (act("north", "071", "economic", "reciprocal"), {"reciprocal": 8}),
        (act("north", "071", "economic", "aid"), {}),
        (act("north", "074", "military", "non_combat"), {}),
        (act("north", "073", "humanitarian"), {}),
        (act("north", "061", "economic"), {}),
        (act("north", "051", "political", "limits_sovereignty"), {}),
        (act("north", "057", "economic", "limits_sovereignty", "reciprocal"), {"reciprocal": 8}),
    ],
)
def test_gift_without_a_return_is_a_concession(done: Data, result: dict[str, int]) -> None:
    assert found(judged(done), "A10") == result


@pytest.mark.parametrize("flag", sorted(TIED))
def test_deal_that_costs_freedom_and_names_no_return_is_a_concession(flag: str) -> None:
    assert found(judged(act("north", "057", "economic", flag)), "A10") == {"concession": -6}


GIFT = act("north", "071", "economic")


@pytest.mark.parametrize(
    ("before", "conceded"),
    [
        (past("north", "061"), False),
        (past("north", "071"), False),
        (past("north", "057", 3), False),
        (past("north", "061", 4), True),
        (past("south", "061"), True),
        (past("north", "051"), True),
        (past("home", "061", 1, "north"), True),
    ],
)
def test_what_was_received_in_the_last_three_turns_makes_it_an_exchange(before: Act, conceded: bool) -> None:
    assert ("concession" in found(judged_after((before,), GIFT), "A10")) is conceded


@pytest.mark.parametrize(
    ("kind", "lever", "on", "conceded"),
    [
        ("reward", "praise", "go", False),
        ("guarantee", "praise", "go", False),
        ("reward", "praise", "stay", True),
        ("threat", "grumble", "go", True),
    ],
)
def test_promised_return_makes_it_an_exchange(kind: str, lever: str, on: str, conceded: bool) -> None:
    small = scenario(event("e1", option("go", GIFT), option("stay")))
    press = Press(term=TermSpec(option=on, lever=lever, kind=kind))  # type: ignore[arg-type]
    state = answered(small, pressed(small, talks(small), north=press))
    assert ("concession" in found(state, "A10")) is conceded


@pytest.mark.parametrize(
    ("acts", "result"),
    [
        ((act("north", "022"), act("south", "022")), {"uniform": -5}),
        ((act("north", "022"), act("south", "041")), {}),
        ((act("north", "022"),), {}),
        ((act("north", "039", "political", "mediate"), act("south", "039", "political", "mediate")), {}),
        ((act("north", "051", "political", "norm_ti"), act("south", "051")), {}),
    ],
)
def test_unequal_claims_treated_alike(acts: tuple[Data, ...], result: dict[str, int]) -> None:
    assert found(judged(*acts, kinds=["norm_vote"], dispute="strait"), "A10") == result
    assert found(judged(*acts, kinds=["third_party_dispute"], dispute="strait"), "A10") == {}
    assert found(judged(*acts, kinds=["norm_vote"]), "A10") == {}
