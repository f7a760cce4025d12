"""Strategic hedging (S88): both of two rivals, spread ties, forums; and no tokens."""

import pytest

from game.engine.behaviours.strategic_hedging import StrategicHedging
from tests.engine.behaviours.courses import POWERS, parts, read, strength, turn, whys
from tests.engine.build import Data, act, power

SH = StrategicHedging()
NORTH = turn(act("north", "057"))
WEST = turn(act("west", "057"))
FORUM = turn(act("west", "057", "political", "multilateral"))
NOBODY = turn(act("east", "010"))
LETTERS = turn(*(act(name, "018") for name in POWERS))
SPURNED = turn(act("north", "057"), act("west", "163", "economic"))
SIDED = turn(act("north", "057", "political", "takes_side"))
JOINED = turn(act("north", "057", "political", "bloc_member"))


@pytest.mark.parametrize(
    ("turns", "reach"),
    [
        ((NORTH, WEST) * 3, 1000),
        ((NORTH, WEST, NOBODY, NOBODY, NOBODY, NOBODY), 250),
        ((NORTH,) * 6, 0),
        ((NORTH, NOBODY, NOBODY, WEST, NOBODY, NOBODY), 0),
        ((LETTERS,) * 6, 0),
        ((NORTH, WEST, SPURNED) * 2, 0),
        ((NORTH, WEST, SIDED) * 2, 0),
        ((JOINED, WEST, NORTH) * 2, 0),
    ],
)
def test_reach_is_both_of_two_rivals_within_three_turns(turns: tuple[Data, ...], reach: int) -> None:
    assert parts(read(SH, *turns))["reach"] == reach


@pytest.mark.parametrize(("one", "other", "reach"), [(40, 40, 1000), (39, 90, 0), (90, 39, 0), (0, 0, 0)])
def test_rivals_are_so_to_each_other(one: int, other: int, reach: int) -> None:
    powers = {**POWERS, "north": power(rivals={"west": one}), "west": power(rivals={"north": other})}
    assert parts(read(SH, *[NORTH, WEST] * 3, powers=powers))["reach"] == reach


def test_token_contact_with_all_is_no_hedging() -> None:
    assert strength(SH, *[LETTERS] * 12) == 0


def test_help_for_the_victim_and_a_deal_with_the_other_is_no_hedging() -> None:
    relief = turn(act("isle", "073", "humanitarian", "aid"), act("north", "057"))
    assert strength(SH, *[relief] * 6) == 0


@pytest.mark.parametrize(("turns", "result"), [((NORTH, WEST) * 3, 794), ((NORTH, FORUM) * 3, 909)])
def test_strength_is_the_geometric_mean_of_spread_reach_and_forums(turns: tuple[Data, ...], result: int) -> None:
    found = read(SH, *turns)
    assert found.strength == result
    spread, reach, forums = (parts(found)[name] or 0 for name in ("spread", "reach", "forums"))
    assert found.strength == pytest.approx((spread * reach * (500 + forums / 2)) ** (1 / 3), abs=1)


def test_windows_are_the_relevant_turns() -> None:
    assert [read(SH, *[NORTH, WEST] * 3).turns, strength(SH, *[NORTH, WEST, NORTH, WEST, NORTH])] == [4, None]


def test_evidence_is_the_last_turn_that_adds_to_it() -> None:
    found = read(SH, NORTH, WEST, NOBODY, NORTH, NOBODY, NOBODY)
    assert whys(found) == [(2, "both"), (4, "both")]
    assert found.evidence[0].because.params == {"powers": ("north", "west")}
