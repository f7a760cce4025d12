"""Declare: who may, when, and what it leaves."""

from typing import Any

import pytest

from game import engine
from game.engine import Declare
from game.engine.state import PledgeState, State
from game.errors import IllegalMove
from game.scenario.model import Scenario
from tests.engine.build import closed, event, orders, played, scenario

PLEDGE = {"text": "T", "hard": "H", "tested_in": ["e2"], "broken_by": {"flags": ["force"]}}
PAPER = {"turn": 2, "intro": "I", "pledges": [{"id": f"p{n}", **PLEDGE} for n in range(4)]}


def due() -> tuple[Scenario, State]:
    small = scenario(event("e1", turn=1), event("e2", turn=2), white_paper=PAPER)
    return small, played(small, "go")


def refused(small: Scenario, state: State, seat: str = "home", **pledges: Any) -> str:
    with pytest.raises(IllegalMove) as problem:
        engine.play(small, state, seat, Declare(pledges=pledges))
    return problem.value.text.key


def test_checks() -> None:
    small, state = due()
    assert refused(small, state, "north") == "error.wrong_seat"
    assert refused(small, closed(small, state)) == "error.wrong_phase"
    assert refused(small, engine.start(small, 1)) == "error.no_paper_due"
    assert refused(small, state, p3="keep") == "error.unknown_pledge"
    assert refused(scenario(), orders(scenario())) == "error.wrong_phase"


def test_pledges_stand_as_declared_and_once() -> None:
    small, state = due()
    after = engine.play(small, state, "home", Declare(pledges={"p1": "strike", "p2": "harden"}))
    assert after.pledges == {"p0": PledgeState("keep"), "p1": PledgeState("strike"), "p2": PledgeState("harden")}
    assert after.revisions["home"] == state.revisions.get("home", 0) + 1
    assert (after.phase, engine.awaited(small, after)) == ("brief", ())
    assert refused(small, after) == "error.no_paper_due"
    assert engine.legal(small, state, "home") == (Declare(pledges={}),)
    assert engine.legal(small, after, "home") == ()
