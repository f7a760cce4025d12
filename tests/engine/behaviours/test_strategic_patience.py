"""Strategic patience (S91): both halves apart, and passivity earns nothing."""

import pytest

from game.engine.behaviours.strategic_patience import StrategicPatience
from tests.engine.behaviours.courses import parts, read, strength, turn, whys
from tests.engine.build import Data, flagged

SP = StrategicPatience()


def at(ripeness: int, *flags: str) -> Data:
    return turn(flagged(*flags), ripeness=ripeness)


ACT, WAIT = (at(90, "initiative"), at(10, "initiative")), (at(90, "defer"), at(10, "defer"))


@pytest.mark.parametrize(
    ("turns", "result"),
    [
        (ACT * 2, 0),
        (WAIT * 2, 0),
        ((*ACT, ACT[0], WAIT[1]), 667),
        ((ACT[0], WAIT[1]) * 2, 1000),
        ((WAIT[0], ACT[1]) * 2, 0),
        ((ACT[0],) * 4, None),
        ((WAIT[1],) * 4, None),
        ((ACT[0], WAIT[1], WAIT[1]), None),
    ],
)
def test_neither_waiting_nor_acting_earns_anything_without_timing(turns: tuple[Data, ...], result: int | None) -> None:
    assert strength(SP, *turns) == result


@pytest.mark.parametrize(
    ("flags", "used"),
    [
        (("norm_ti",), 1000),
        (("host",), 1000),
        (("aid",), 1000),
        (("aid", "defer"), 0),
        (("initiative", "defer"), 1000),
        (("multilateral",), 0),
        ((), 0),
    ],
)
def test_a_ripe_moment_is_used_by_what_commits(flags: tuple[str, ...], used: int) -> None:
    found = read(SP, at(50, *flags), at(50, *flags), at(49), at(49))
    assert parts(found) == {"waited": 1000, "resolve": used}


def test_evidence_is_every_turn() -> None:
    found = read(SP, *ACT, *WAIT)
    assert whys(found) == [(1, "resolve"), (2, "rash"), (3, "missed"), (4, "waited")]
