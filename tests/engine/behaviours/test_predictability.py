"""Predictability (S90): a line that is kept, with powers that are met again. Silence earns none."""

from dataclasses import replace

import pytest

from game.engine.behaviours.base import course
from game.engine.behaviours.predictability import Predictability
from game.engine.state import PledgeState
from tests.engine.behaviours.courses import game, parts, read, strength, turn, whys
from tests.engine.build import Data, act

PR = Predictability()
WARM = turn(act("north", "061"))
COLD = turn(act("north", "163"))
TOLD = turn(act("north", "163", "economic", "announced"))
SILENT = turn()


@pytest.mark.parametrize(
    ("turns", "result"),
    [
        ((WARM,) * 4, None),
        ((WARM,) * 5, 667),
        ((WARM,) * 12, 846),
        ((COLD,) * 12, 846),
        ((WARM, COLD) * 6, 0),
        ((SILENT,) * 12, None),
        ((WARM, *[SILENT] * 11), None),
        ((*[WARM] * 4, *[SILENT] * 8), None),
    ],
)
def test_strength(turns: tuple[Data, ...], result: int | None) -> None:
    assert strength(PR, *turns) == result


def test_an_announced_turn_costs_half() -> None:
    steady, told, abrupt = (strength(PR, *[WARM] * 9, last) or 0 for last in (WARM, TOLD, COLD))
    assert abrupt < told < steady
    assert steady - told == pytest.approx((steady - abrupt) / 2, abs=1)


def test_broken_pledges_count() -> None:
    small, state = game(*[WARM] * 12)
    broken = replace(state, pledges={"p0": PledgeState("keep", broken=2)})
    assert PR.read(course(small, broken)).strength == 592


def test_what_capitals_foresaw_is_told_beside_it() -> None:
    small, state = game(*[WARM] * 12)
    history = tuple(replace(one, forecasts=4, foreseen_by=("north",)) for one in state.history)
    found = PR.read(course(small, replace(state, history=history)))
    assert (found.strength, parts(found)) == (846, {"foreseen": 250})
    assert parts(read(PR, *[WARM] * 12)) == {"foreseen": None}


def test_evidence_is_how_powers_were_met_again() -> None:
    two = turn(act("north", "061"), act("west", "061"))
    found = read(PR, two, two, turn(act("north", "163"), act("west", "061")))
    assert whys(found) == [(2, "steady"), (3, "steady"), (3, "turned")]
    assert [one.because.params["powers"] for one in found.evidence] == [("north", "west"), ("west",), ("north",)]
