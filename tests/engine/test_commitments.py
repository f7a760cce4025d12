"""Commitments: what they cost and bring, how they call, and how they end."""

from typing import Any

import pytest

from game import engine
from game.engine.commitments import FORSAKEN
from game.engine.pursuits import Held
from game.engine.state import State
from game.errors import IllegalMove
from game.scenario.model import Scenario
from tests.engine.build import (
    act,
    answered,
    closed,
    commitment,
    event,
    found,
    initiative,
    option,
    orders,
    played,
    scenario,
    stage,
    turn,
)  # fmt: skip

CALL = {"from": "north", "when": ["event.e2"], "text": "Come.", "acts": [act("north", "052", "political")]}


def small(**spec: Any) -> Scenario:
    """Return two events, the second of them a dispute, and one commitment from the start."""
    hostile = option("hurt", act("north", "163", "economic", "sanctions"))
    first = event("e1", option("go"), option("stay"), hostile, turn=1)
    second = event("e2", kinds=["third_party_dispute"], dispute="strait", turn=2)
    return scenario(first, second, event("e3", turn=3), commitments={"pact": commitment(**spec)})


def to_second(deck: Scenario, choice: str = "go") -> State:
    """Return the orders phase of the second turn."""
    return closed(deck, turn(deck, engine.start(deck, 1), choice), 2)


def test_what_is_there_at_the_start_is_held() -> None:
    assert engine.start(small(), 1).held == {"pact": Held(since=0)}
    assert engine.start(small(start=False), 1).held == {}


@pytest.mark.parametrize(
    ("spec", "meters"),
    [
        ({}, (50, 50, 50, 50)),
        ({"upkeep": {"economy": 3}}, (50, 47, 50, 50)),
        ({"yields": {"security": 4}}, (54, 50, 50, 50)),
        ({"upkeep": {"credit": 2}, "yields": {"support": 1}}, (50, 50, 51, 48)),
    ],
)
def test_each_turn_costs_and_brings(spec: dict[str, Any], meters: tuple[int, ...]) -> None:
    deck = small(**spec)
    before, after = engine.start(small(), 1), engine.start(deck, 1)
    changes = [
        after.values[name] - before.values[name] + 50  # type: ignore[operator]  # meters are numbers
        for name in ("security", "economy", "support", "credit")
    ]
    assert tuple(changes) == meters


def test_what_cannot_be_paid_lapses_and_costs_trust() -> None:
    deck = scenario(event("e1"), meters={"credit": 1}, commitments={"pact": commitment(upkeep={"credit": 2})})
    state = engine.start(deck, 1)
    assert state.held == {}
    assert [(one.commitment, one.how) for one in state.lost] == [("pact", "lapsed")]
    assert state.standings["north"].trust < FORSAKEN // 2
    assert found(state, "A11") == {"lapsed": -8}


def test_notice_ends_it_in_its_time_and_breaks_nothing() -> None:
    deck = small(notice=2, on_end=[act("north", "040")])
    state = answered(deck, orders(deck), ended={"pact": "notice"})
    assert state.held["pact"].ends == 3
    assert [one.cause for one in state.acts] == ["go", "pact"]
    later = played_on(deck, state, 2)
    assert (later.turn, later.held, [one.how for one in later.lost]) == (3, {}, ["ended"])
    assert found(later, "A11") == {}


def played_on(deck: Scenario, state: State, turns: int) -> State:
    """Return the state after so many turns have run out of time."""
    target = state.turn + turns
    while state.turn < target and state.phase != "over":
        state = closed(deck, state)
    return state


def test_a_break_takes_effect_at_once() -> None:
    deck = small()
    state = answered(deck, orders(deck), ended={"pact": "break"})
    assert state.held == {}
    assert [one.how for one in state.history[-1].lost] == ["broken"]
    assert found(state, "A11") == {"broken_off": -8}
    kept = answered(deck, orders(deck))
    assert state.standings["north"].trust <= kept.standings["north"].trust + FORSAKEN
    assert state.standings["west"].trust == kept.standings["west"].trust


def test_an_act_that_it_forbids_breaks_it() -> None:
    deck = small(broken_by={"flags": ["sanctions"], "to": ["north"]})
    assert answered(deck, orders(deck), "hurt").held == {}
    assert "pact" in answered(deck, orders(deck), "stay").held
    elsewhere = small(broken_by={"flags": ["sanctions"], "to": ["south"]})
    assert "pact" in answered(elsewhere, orders(elsewhere), "hurt").held


def test_a_call_comes_when_its_clauses_are_true() -> None:
    deck = small(call=CALL)
    assert engine.start(deck, 1).calls == ()
    assert to_second(deck).calls == ("pact",)


def test_a_call_answered_is_part_of_the_answer_and_tilts() -> None:
    deck = small(call=CALL)
    state = answered(deck, to_second(deck), answered=["pact"])
    assert "pact" in state.held
    assert found(state, "A11", turn=2) == {"answered": 4}
    assert found(state, "A4", turn=2) == {"even": 5} or "leaning" in found(state, "A4", turn=2)
    quiet = answered(small(), to_second(small()))
    assert state.windows[-1].neutrality < quiet.windows[-1].neutrality  # type: ignore[operator]  # it is tested


def test_a_call_that_is_not_answered_loses_the_commitment() -> None:
    deck = small(call=CALL)
    state = answered(deck, to_second(deck))
    assert state.held == {}
    assert [one.how for one in state.lost] == ["refused"]
    assert found(state, "A11", turn=2) == {"refused": -4}


@pytest.mark.parametrize(
    ("besides", "key"),
    [
        ({"answered": ["pact"]}, "no_call"),
        ({"ended": {"nothing": "notice"}}, "not_held"),
    ],
)
def test_what_cannot_be_decided_is_refused(besides: dict[str, Any], key: str) -> None:
    deck = small(call=CALL)
    with pytest.raises(IllegalMove) as caught:
        answered(deck, orders(deck), **besides)
    assert caught.value.text.key == f"error.{key}"


def test_notice_is_given_once() -> None:
    deck = small(notice=3)
    state = played_on(deck, answered(deck, orders(deck), ended={"pact": "notice"}), 1)
    with pytest.raises(IllegalMove):
        answered(deck, closed(deck, state, 2), ended={"pact": "break"})


def test_an_effect_begins_and_ends_it_without_breaking_it() -> None:
    begin = option("go", effects=[{"begin": "pact"}])
    end = option("go", effects=[{"end": "pact"}])
    deck = scenario(
        event("e1", begin, option("stay"), turn=1),
        event("e2", end, option("stay"), turn=2),
        event("e3", turn=3),
        commitments={"pact": commitment(start=False)},
    )
    assert played(deck, "go").held == {"pact": Held(since=1)}
    assert (played(deck, "go", "go").held, played(deck, "go", "go").lost) == ({}, ())


def test_a_step_of_an_initiative_begins_it() -> None:
    deck = scenario(
        event("e1"),
        commitments={"pact": commitment(start=False)},
        initiatives={"talk": initiative(stage(begins="pact"))},
    )
    assert closed(deck, answered(deck, orders(deck), initiatives=["talk"])).held == {"pact": Held(since=1)}
