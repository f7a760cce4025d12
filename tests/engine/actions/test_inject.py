"""Inject: only the facilitator's, once, before the answer; it arrives at once, is judged, and is known to all."""

from typing import Any

import pytest

from game import engine
from game.engine import DEBRIEF, FACILITATOR, PUBLIC, Inject, Order, Press, State
from game.engine.pursuits import Orders
from game.errors import GameError, IllegalMove
from game.scenario.model import Scenario
from tests.engine.build import (
    act,
    answered,
    changed_acts,
    closed,
    commitment,
    event,
    flagged,
    initiative,
    option,
    orders,
    scenario,
    talks,
)  # fmt: skip

Data = dict[str, Any]


def inject(*effects: Data, **rest: Any) -> Data:
    """Return an inject with these effects."""
    return {"title": "A storm", "from": "north", "text": "It blows.", "effects": effects, "note": "For fun.", **rest}


def small(**injects: Data) -> Scenario:
    """Return a scenario of two turns with these injects."""
    poor = option("rich", when=["economy >= 40"], otherwise="Too poor.")
    return scenario(event("e1", option("go"), option("stay"), poor, turn=1), event("e2", turn=2), injects=injects)


STORM = small(
    storm=inject({"change": "economy", "by": -20}, acts=[act("south", "111", "political")]),
    late=inject({"change": "support", "by": 5}, when=["turn >= 2"]),
    end=inject({"set": "security", "to": 0}),
)


def put(deck: Scenario, state: State, name: str = "storm") -> State:
    return engine.play(deck, state, FACILITATOR, Inject(inject=name))


@pytest.mark.parametrize(
    ("seat", "name", "key"),
    [
        ("home", "storm", "wrong_seat"),
        ("north", "storm", "wrong_seat"),
        ("clock", "storm", "wrong_seat"),
        (FACILITATOR, "nothing", "unknown_inject"),
        (FACILITATOR, "late", "closed_inject"),
    ],
)
def test_who_may_put_in_what(seat: str, name: str, key: str) -> None:
    with pytest.raises(IllegalMove, match=key):
        engine.play(STORM, talks(STORM), seat, Inject(inject=name))


def test_each_is_used_once() -> None:
    state = put(STORM, talks(STORM))
    with pytest.raises(IllegalMove, match="closed_inject"):
        put(STORM, state)


@pytest.mark.parametrize("phases", range(3))
def test_it_may_come_before_the_answer(phases: int) -> None:
    state = closed(STORM, engine.start(STORM, 1), phases)
    assert put(STORM, state).values["economy"] == 30


def test_it_may_not_come_after_the_answer_nor_after_the_end() -> None:
    state = answered(STORM, orders(STORM))
    with pytest.raises(IllegalMove, match="wrong_phase"):
        put(STORM, state)
    with pytest.raises(IllegalMove, match="game_over"):
        put(STORM, put(STORM, orders(STORM), "end"))


def test_what_may_be_put_in_is_what_its_clauses_allow() -> None:
    state = talks(STORM)
    assert engine.legal(STORM, state, FACILITATOR) == (Inject(inject="storm"), Inject(inject="end"))
    assert engine.legal(STORM, put(STORM, state), FACILITATOR) == (Inject(inject="end"),)
    assert engine.legal(STORM, answered(STORM, orders(STORM)), FACILITATOR) == ()
    for seat in ("home", "north", PUBLIC):
        assert not any(isinstance(move, Inject) for move in engine.legal(STORM, state, seat))


def test_it_arrives_as_news_with_its_effects_in_the_ledger() -> None:
    state = put(STORM, talks(STORM))
    assert [due.item for due in state.arrived] == ["storm"]
    assert [(due.item, due.turn) for due in state.injected] == [("storm", 1)]
    assert [(one.meter, one.by, one.kind, one.about) for one in state.ledger] == [("economy", -20, "inject", "storm")]


def test_its_acts_are_read_by_capitals_and_answer_nothing() -> None:
    before = talks(STORM)
    state = put(STORM, before)
    assert [(one.target, one.cause, one.event, one.chosen) for one in state.acts] == [("south", "storm", "e1", False)]
    assert state.standings["south"].trust < before.standings["south"].trust


def test_its_acts_are_judged_and_its_points_are_found() -> None:
    points = [{"axis": "A8", "points": 3, "because": "So.", "origin": "designers"}]
    deck = small(help=inject(acts=[flagged("multilateral")], points=points))
    state = put(deck, talks(deck), "help")
    assert {(one.axis, one.authored) for one in state.findings} == {("A13", False), ("A8", True)}


def test_security_at_nothing_ends_the_game() -> None:
    state = put(STORM, orders(STORM), "end")
    assert (state.phase, state.ending) == ("over", "security")


def test_an_order_that_it_makes_impossible_is_open_again() -> None:
    state = engine.play(STORM, orders(STORM), "home", Order(option="rich"))
    after = put(STORM, state)
    assert "home" not in after.orders
    assert after.revisions["home"] == state.revisions["home"] + 1
    assert engine.awaited(STORM, after) == ("home",)


def test_an_order_that_it_leaves_possible_stands() -> None:
    state = engine.play(STORM, orders(STORM), "home", Order(option="go"))
    after = put(STORM, state)
    assert (after.orders, after.revisions) == (state.orders, state.revisions)


def test_an_initiative_that_it_closes_is_not_carried_out() -> None:
    deck = scenario(
        event("e1", turn=1),
        initiatives={"table": initiative(when=["economy >= 40"], otherwise="Too poor.")},
        injects={"storm": inject({"change": "economy", "by": -20})},
    )
    state = engine.play(deck, orders(deck), "home", Order(option="go", initiatives=("table",)))
    assert put(deck, state).orders == {}
    assert state.orders["home"] == Orders("go", state.orders["home"].programme)


def test_a_call_goes_with_the_commitment_that_it_ends() -> None:
    call = {"from": "north", "when": ["event.e1"], "text": "Come.", "acts": [act()]}
    deck = scenario(
        event("e1", turn=1), commitments={"pact": commitment(call=call)}, injects={"fall": inject({"end": "pact"})}
    )
    state = talks(deck)
    assert state.calls == ("pact",)
    assert put(deck, state, "fall").calls == ()


def test_all_see_it_and_who_leads_sees_what_everybody_does() -> None:
    state = engine.play(STORM, put(STORM, talks(STORM)), "north", Press(forecast="go"))
    for viewer in ("home", "south", PUBLIC, DEBRIEF, FACILITATOR):
        seen = engine.observe(STORM, state, viewer).seen
        assert [due.item for due in seen.arrived] == ["storm"]
        assert seen.seed == 0
        assert ("north" in seen.presses) == (viewer in (DEBRIEF, FACILITATOR))


def test_only_who_leads_sees_what_is_on_its_way() -> None:
    later = {"title": "L", "from": "north", "text": "It came."}
    deck = scenario(
        event("e1", turn=1),
        event("e2", turn=2),
        consequences={"later": later},
        injects={"storm": inject({"schedule": "later", "in": 1})},
    )
    state = put(deck, talks(deck))
    assert [due.item for due in engine.observe(deck, state, FACILITATOR).seen.agenda] == ["later"]
    assert [engine.observe(deck, state, viewer).seen.agenda for viewer in ("home", "south", PUBLIC)] == [()] * 3
    over = closed(deck, state, 3)
    assert [due.item for due in over.arrived] == ["later"]


def test_a_log_with_it_replays_to_the_same_bytes() -> None:
    state = put(STORM, talks(STORM))
    close = engine.ClosePhase(turn=1, closes="brief", reason="time")
    log = [("clock", close.model_dump(mode="json")), (FACILITATOR, {"kind": "inject", "inject": "storm"})]
    replayed = engine.replay(STORM, 1, [(seat, engine.parse_move(move)) for seat, move in log])
    assert engine.canonical(replayed) == engine.canonical(state)


def test_a_game_without_one_has_the_bytes_that_it_always_had() -> None:
    state = talks(STORM)
    assert "injected" not in engine.canonical(state)
    assert "injected" in engine.canonical(put(STORM, state))


@pytest.mark.parametrize("form", [{}, {"inject": ""}, {"inject": "Storm"}, {"inject": "storm", "to": "home"}])
def test_a_bad_form_is_refused(form: Data) -> None:
    with pytest.raises(GameError, match="bad_move"):
        engine.parse_move({"kind": "inject", **form})


def test_nothing_of_it_is_left_in_the_turn_after() -> None:
    state = put(STORM, talks(STORM))
    state = closed(STORM, answered(STORM, closed(STORM, state)))
    assert state.turn == 2
    assert (state.arrived, [due.item for due in state.injected]) == ((), ["storm"])
    assert changed_acts(STORM).injected == ()
