"""A10: giving on both sides, measured over partners with two acts each way."""

from dataclasses import replace

import pytest

from game.engine.scoring.reciprocity import Reciprocity
from game.engine.state import Act
from tests.engine.build import changed_acts, flagged, found, judged, scenario

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
