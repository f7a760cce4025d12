"""The White Paper: what is drafted, when it is due, and what keeps or breaks it."""

from dataclasses import replace

import pytest

from game.engine import pledges
from game.engine.state import Act, Firmness, PledgeState, State
from game.scenario.model import Scenario
from tests.engine.build import Data, closed, event, orders, played, scenario

BROKEN_BY = {"flags": ["force", "base"], "to": ["north"]}


def pledge(name: str, *when: str, **rest: object) -> Data:
    return {"id": name, "text": "T", "hard": "H", "when": when, "tested_in": ["e2"], "broken_by": BROKEN_BY, **rest}


def small(*drafts: Data) -> Scenario:
    drafts = drafts or tuple(pledge(f"p{n}") for n in range(4))
    return scenario(
        event("e1", turn=1), event("e2", turn=2), white_paper={"turn": 2, "intro": "I", "pledges": drafts}, turns=3
    )


def act(to: str, *flags: str) -> Act:
    return Act(2, "home", to, "010", 0, "political", frozenset(flags), "e2", "go")


def test_first_three_whose_clauses_hold_are_drafted_in_the_order_of_the_file() -> None:
    deck = small(pledge("a", "turn > 5"), pledge("b"), pledge("c", "chose.e1 == go"), pledge("d"), pledge("e"))
    assert played(deck, "go").drafted == ("b", "c", "d")
    assert played(deck, "stay").drafted == ("b", "d", "e")


def test_paper_is_due_on_its_turn_until_it_is_declared() -> None:
    deck = small()
    first, second = orders(deck), played(deck, "go")
    assert not pledges.is_due(deck, first)
    assert pledges.is_due(deck, second)
    assert not pledges.is_due(deck, pledges.declare(second, {}))
    assert not pledges.is_due(scenario(), second)


def test_no_paper_is_due_when_nothing_fits() -> None:
    deck = small(*(pledge(f"p{n}", "turn > 5") for n in range(3)))
    assert not pledges.is_due(deck, played(deck, "go"))


def test_what_is_left_out_is_kept() -> None:
    state = pledges.declare(played(small(), "go"), {"p1": "strike", "p2": "harden"})
    assert {name: now.firmness for name, now in state.pledges.items()} == {"p0": "keep", "p1": "strike", "p2": "harden"}


def test_brief_that_ends_without_a_word_keeps_all() -> None:
    state = closed(small(), played(small(), "go"))
    assert [now.firmness for now in state.pledges.values()] == ["keep"] * 3


@pytest.mark.parametrize(
    ("done", "broken"),
    [
        ((), False),
        ((act("north", "force"),), True),
        ((act("south", "announced"), act("north", "base")), True),
        ((act("south", "force"),), False),
        ((act("north", "announced"),), False),
    ],
)
@pytest.mark.parametrize("firmness", ["keep", "harden"])
def test_acts_that_break_it(done: tuple[Act, ...], broken: bool, firmness: Firmness) -> None:
    state = pledges.test(small(), declared(firmness), "e2", done)
    assert state.pledges["p0"] == PledgeState(firmness, kept=not broken, broken=broken)


def declared(firmness: Firmness) -> State:
    return replace(orders(small()), pledges={"p0": PledgeState(firmness)})


def test_pattern_without_a_target_is_broken_towards_anyone() -> None:
    deck = small(*(pledge(f"p{n}", broken_by={"flags": ["force"]}) for n in range(3)))
    assert pledges.test(deck, declared("keep"), "e2", (act("south", "force"),)).pledges["p0"].broken == 1


def test_struck_pledges_and_other_events_test_nothing() -> None:
    force = (act("north", "force"),)
    for state, where in ((declared("strike"), "e2"), (declared("keep"), "e1")):
        assert pledges.test(small(), state, where, force).pledges == state.pledges


def test_counts_add_up() -> None:
    state = declared("keep")
    for done in ((), (act("north", "force"),), ()):
        state = pledges.test(small(), state, "e2", done)
    assert state.pledges["p0"] == PledgeState("keep", kept=2, broken=1)
