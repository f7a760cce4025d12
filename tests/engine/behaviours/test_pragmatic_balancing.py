"""Pragmatic balancing (S87): near strong rivals of the power that weighs on security, without provoking it."""

import pytest

from game.engine.behaviours.pragmatic_balancing import PragmaticBalancing
from tests.engine.behaviours.courses import POWERS, parts, read, strength, turn, whys
from tests.engine.build import Data, act, power

PB = PragmaticBalancing()


def under(*acts: Data, threat: int = 60) -> Data:
    return turn(*acts, threats={"north": threat})


ARMS = under(act("west", "062", "military"))
FRIEND = under(act("east", "062", "military"))
ISLE = under(act("isle", "062", "military"))
DEAL = under(act("north", "061"))
SCORN = under(act("west", "062"), act("north", "138"))
SANCTION = under(act("west", "062", "economic", "sanctions"))
DECLINED = under(act("west", "062"), act("north", "120"))


@pytest.mark.parametrize(
    ("turns", "result"),
    [
        ((ARMS,) * 4, 1000),
        ((ISLE,) * 4, 233),
        ((FRIEND,) * 4, 0),
        ((DEAL,) * 4, 0),
        ((ARMS, ARMS, DEAL, DEAL), 500),
        ((ARMS,) * 3, None),
        ((DECLINED,) * 4, 1000),
    ],
)
def test_strength(turns: tuple[Data, ...], result: int | None) -> None:
    assert strength(PB, *turns) == result


def test_the_strongest_rival_counts_in_full_however_weak_it_is() -> None:
    weak = {**POWERS, "north": power(rivals={"isle": 10}), "isle": power(capability=1)}
    assert strength(PB, *[ISLE] * 4, powers=weak) == 1000


def test_who_has_no_rivals_cannot_be_balanced() -> None:
    assert strength(PB, *[ARMS] * 4, powers={**POWERS, "north": power()}) == 0


@pytest.mark.parametrize(
    ("turns", "name", "result"),
    [
        ((ARMS, ARMS, ARMS, SCORN), "pragmatic_balancing", 750),
        ((ARMS, ARMS, ARMS, SANCTION), "pragmatic_balancing", 750),
        ((ARMS, ARMS, SCORN, SANCTION), "confrontational_balancing", 1000),
        ((under(act("north", "138")),) * 4, "pragmatic_balancing", 0),
    ],
)
def test_provoking_makes_it_confrontational(turns: tuple[Data, ...], name: str, result: int) -> None:
    found = read(PB, *turns)
    assert (found.name, found.strength) == (name, result)


@pytest.mark.parametrize(
    ("turns", "tendency"),
    [
        ((ARMS,) * 4, 1000),
        ((DEAL,) * 4, -1000),
        ((under(act("west", "061"), act("north", "061")),) * 4, 0),
        ((ARMS, ARMS, ARMS, DEAL), 500),
        ((FRIEND,) * 4, None),
    ],
)
def test_tendency_lies_between_the_power_and_its_rivals(turns: tuple[Data, ...], tendency: int | None) -> None:
    assert parts(read(PB, *turns)) == {"tendency": tendency}


def test_evidence_is_where_it_leant_on_rivals() -> None:
    assert whys(read(PB, ARMS, DEAL, ISLE, SCORN)) == [(1, "leant"), (4, "crossed")]
