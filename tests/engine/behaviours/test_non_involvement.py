"""The third contested depiction (S2): standing aside, in a common challenge only."""

import pytest

from game.engine.behaviours.non_involvement import NonInvolvement
from tests.engine.behaviours.courses import read, turn, whys
from tests.engine.build import Data, act, flagged


@pytest.mark.parametrize(
    ("act_", "kind", "turns", "result"),
    [
        (flagged("aid"), "common_challenge", 4, 0),
        (flagged("solidarity"), "common_challenge", 4, 0),
        (flagged("non_combat"), "common_challenge", 4, 0),
        (flagged("initiative"), "common_challenge", 4, 1000),
        (act("north", "120", "political", "aid"), "common_challenge", 4, 1000),
        (flagged("initiative"), "third_party_dispute", 0, None),
        (flagged("initiative"), "norm_vote", 0, None),
    ],
)
def test_strength(act_: Data, kind: str, turns: int, result: int | None) -> None:
    found = read(NonInvolvement(), *[turn(act_, kinds=[kind])] * 4)
    assert (found.turns, found.strength) == (turns, result)


def test_evidence_is_where_others_carried_it() -> None:
    aside, helped = (turn(flagged(flag), kinds=["common_challenge"]) for flag in ("defer", "aid"))
    assert whys(read(NonInvolvement(), helped, aside)) == [(2, "aside")]
