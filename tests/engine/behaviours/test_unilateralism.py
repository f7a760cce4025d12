"""The second contested depiction (S2): initiatives that need nobody."""

import pytest

from game.engine.behaviours.unilateralism import JOINT, Unilateralism
from tests.engine.behaviours.courses import read, strength, turn, whys
from tests.engine.build import flagged

ALONE = turn(flagged("initiative"))
NONE = turn(flagged("multilateral"))


@pytest.mark.parametrize("flag", sorted(JOINT))
def test_what_needs_others_is_not_alone(flag: str) -> None:
    assert strength(Unilateralism(), *[turn(flagged("initiative", flag))] * 4) == 0


@pytest.mark.parametrize(
    ("alone", "joint", "result"), [(4, 0, 1000), (6, 1, 619), (5, 1, 555), (3, 1, 333), (1, 3, 0), (3, 0, None)]
)
def test_six_hundred_stands_near_one_in_seven(alone: int, joint: int, result: int | None) -> None:
    together = turn(flagged("initiative", "multilateral"))
    assert strength(Unilateralism(), *[ALONE] * alone, *[together] * joint) == result


def test_a_forum_beside_an_initiative_does_not_make_it_joint() -> None:
    beside = turn(flagged("initiative"), flagged("multilateral"))
    assert strength(Unilateralism(), *[beside] * 4) == 1000


def test_only_initiatives_bear_on_it() -> None:
    found = read(Unilateralism(), ALONE, NONE, ALONE)
    assert (found.turns, whys(found)) == (2, [(1, "alone"), (3, "alone")])
