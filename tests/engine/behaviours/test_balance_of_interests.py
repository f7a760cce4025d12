"""Balance of interests (S89): even giving and taking, and deals in which both sides give."""

import pytest

from game.engine.behaviours.balance_of_interests import BalanceOfInterests
from game.engine.state import Act
from tests.engine.behaviours.courses import parts, read, reply, strength, turn, whys
from tests.engine.build import Data, act

BI = BalanceOfInterests()
DEAL = turn(act("east", "061", "economic"))
MUTUAL = turn(act("east", "061", "economic", "reciprocal"))
TALK = turn(act("east", "040"))
GIFT = turn(act("isle", "073", "humanitarian", "aid"), act("east", "061", "economic", "reciprocal"))


def replies(source: str, cameo: str, number: int = 4) -> tuple[Act, ...]:
    return tuple(reply(at, source, cameo) for at in range(1, number + 1))


EVEN = replies("east", "061")
NOTHING = replies("east", "010")


@pytest.mark.parametrize(
    ("turns", "answers", "result"),
    [
        ((MUTUAL,) * 4, NOTHING, 1000),
        ((DEAL,) * 4, EVEN, 500),
        ((DEAL, DEAL, MUTUAL, MUTUAL), NOTHING, 500),
        ((DEAL,) * 4, NOTHING, 0),
        ((DEAL,) * 4, replies("east", "163"), 0),
        ((TALK,) * 4, replies("east", "040"), 500),
        ((MUTUAL,) * 4, (), None),
        ((MUTUAL,) * 3, NOTHING, None),
        ((GIFT,) * 4, NOTHING + replies("isle", "010"), 1000),
    ],
)
def test_strength(turns: tuple[Data, ...], answers: tuple[Act, ...], result: int | None) -> None:
    assert strength(BI, *turns, replies=answers) == result


def test_even_harm_is_no_partnership() -> None:
    quarrel = turn(act("east", "163", "economic"))
    assert parts(read(BI, *[quarrel] * 4, replies=replies("east", "163")))["even"] == 0


def test_several_deals_with_one_power_in_a_turn_are_one() -> None:
    twice = turn(act("east", "061"), act("east", "061", "economic", "reciprocal"), act("west", "061"))
    assert parts(read(BI, *[twice] * 4, replies=NOTHING))["mutual"] == 500


def test_where_no_deal_was_made_none_was_mutual() -> None:
    assert parts(read(BI, *[TALK] * 4, replies=replies("east", "040"))) == {"even": 1000, "mutual": None}


def test_evidence_is_the_deals() -> None:
    both = turn(act("east", "061", "economic", "reciprocal"), act("west", "061"))
    found = read(BI, DEAL, TALK, both, GIFT)
    assert whys(found) == [(1, "one_way"), (3, "mutual"), (3, "one_way"), (4, "mutual")]
