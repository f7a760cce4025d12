"""Facts: every name that a clause may use, read from a state."""

from dataclasses import replace

import pytest

from game.engine.facts import Facts, holds
from game.engine.state import Act, Ballot, PledgeState, Standing, State
from game.scenario.model import Scenario
from tests.engine.build import answered, event, option, orders, scenario

PLEDGE = {"text": "T", "hard": "H", "tested_in": ["e1"], "broken_by": {"flags": ["force"]}}
VOTE = {"symbol": "S", "title": "T", "of": 2, "rolls": {"north": {"lean": 0}}, "votes": {"go": "yes", "stay": "no"}}


def small() -> Scenario:
    return scenario(
        event("e1", option("go"), option("stay"), dispute="strait", year=2008),
        event("e2", turn=2, year=2010),
        event("e3", turn=3, year=2010, vote=VOTE),
        event("e4", turn=4, year=2010, vote=VOTE),
        voters={"north": {"name": "N"}},
        state={"fish": {"type": "number", "name": "F", "start": 3}, "open": {"type": "flag", "name": "O"},
               "clubs": {"type": "set", "name": "C", "members": ["a", "b"], "start": ["a"]}},
        white_paper={"turn": 2, "intro": "I", "pledges": [{"id": f"p{n}", **PLEDGE} for n in range(3)]},
    )  # fmt: skip


def told() -> State:
    """Return a state in which every fact has a value of its own."""
    state = answered(small(), orders(small()), "stay")
    act = Act(1, "home", "north", "051", 30, "political", frozenset(), "e1", "stay")
    return replace(
        state,
        standings={**state.standings, "north": Standing(-456, 7890, rung=-3)},
        pledges={"p0": PledgeState("keep"), "p1": PledgeState("strike"), "p2": PledgeState("harden")},
        acts=(act,),
        ballots=(Ballot(3, "e3", "yes", (), yes=90, no=7, abstain=80, absent=16, adopted=True),),
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("turn", 1), ("year", 2008), ("economy", 50), ("fish", 3), ("open", False), ("clubs", frozenset({"a"})),
        ("trust.north", -46), ("grievance.north", 79), ("rung.north", -3), ("share.energy.north", 50),
        ("share.energy.others", 50), ("share.energy.west", 0), ("tilt.strait", 30), ("chose.e1", "stay"),
        ("chose.e2", "none"), ("pledged.p0", True), ("pledged.p1", False), ("pledged.p2", True), ("yes.e3", 90),
        ("no.e3", 7), ("abstain.e3", 80), ("absent.e3", 16), ("adopted.e3", True), ("yes.e4", 0), ("adopted.e4", False),
    ],
)  # fmt: skip
def test_fact(name: str, value: object) -> None:
    assert Facts(small(), told()).value(name) == value


def test_every_name_of_the_language_has_a_value() -> None:
    facts = Facts(small(), told())
    assert [facts.value(name) is None for name in small().names].count(True) == 0


def test_nothing_is_pledged_before_the_white_paper() -> None:
    assert Facts(small(), orders(small())).value("pledged.p0") is False


@pytest.mark.parametrize(
    ("clauses", "result"),
    [
        ((), True),
        (("fish > 2",), True),
        (("fish > 2", "turn == 2"), False),
        (("a in clubs", "chose.e1 == stay", "not pledged.p1"), True),
    ],
)
def test_every_clause_has_to_hold(clauses: tuple[str, ...], result: bool) -> None:
    assert holds(small(), told(), clauses) is result
