"""Initiatives: attention, credit, consent, steps, and what they come to."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game import engine
from game.engine import React, State
from game.engine.initiatives import attention, likelihood, obstacle, requests
from game.engine.pursuits import Outcome
from game.engine.state import changed
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
    scenario,
    seated,
    stage,
)  # fmt: skip

EVENTS = tuple(event(f"e{number}", turn=number) for number in range(1, 6))


def deck(meters: dict[str, int] | None = None, commitments: Any = None, **initiatives: Any) -> Scenario:
    return scenario(*EVENTS, meters=meters, initiatives=initiatives, commitments=commitments or {})


def taken(small: Scenario, *names: str, state: State | None = None, **consents: tuple[str, ...]) -> State:
    """Return the reveal after these initiatives, every seat having reacted with its consents."""
    state = answered(small, state or orders(small), initiatives=names)
    for seat in ("north", "south"):
        state = engine.play(small, state, seat, React(lever="remark", consents=consents.get(seat, ())))
    return state


def next_orders(small: Scenario, state: State) -> State:
    return closed(small, state, 3)


def test_without_partners_it_is_done() -> None:
    small = deck(talk=initiative(stage(act("west", "046", "political", "multilateral"))))
    state = taken(small, "talk")
    assert state.history[-1].outcomes == (Outcome("talk", 0, ()),)
    assert state.values["credit"] == 40
    assert state.projects["talk"].stage == 1
    assert found(state, "A13") == {"multilateral": 6}
    assert not state.acts[-1].chosen


def test_a_seat_decides_for_itself() -> None:
    small = deck(talk=initiative(stage(**{"with": ["north", "south"]})))
    agreed = taken(small, "talk", north=("talk",), south=("talk",))
    assert agreed.history[-1].outcomes[0].declined == ()
    refused = taken(small, "talk", north=("talk",))
    assert refused.history[-1].outcomes[0].declined == ("south",)
    assert (agreed.values["credit"], refused.values["credit"]) == (40, 45)
    assert refused.projects["talk"].stage == 0
    assert len(agreed.acts) == len(refused.acts) + 1


def test_silence_is_no_consent() -> None:
    small = deck(talk=initiative(stage(**{"with": ["north"]})))
    state = closed(small, answered(small, orders(small), initiatives=["talk"]))
    assert state.history[-1].outcomes[0].declined == ("north",)


def test_only_what_was_asked_can_be_agreed_to() -> None:
    small = deck(talk=initiative(stage(**{"with": ["north"]})), other=initiative())
    state = answered(small, orders(small), initiatives=["talk", "other"])
    assert (requests(small, state, "north"), requests(small, state, "south")) == (("talk",), ())
    with pytest.raises(IllegalMove):
        engine.play(small, state, "north", React(lever="remark", consents=("other",)))


def test_a_power_without_a_seat_is_drawn_for_and_the_same_seed_draws_the_same() -> None:
    small = deck(talk=initiative(stage(**{"with": ["west"]})))
    results = [taken(small, "talk", state=orders(small, seed)).history[-1].outcomes[0].declined for seed in range(40)]
    assert results == [
        taken(small, "talk", state=orders(small, seed)).history[-1].outcomes[0].declined for seed in range(40)
    ]
    assert {(), ("west",)} == set(results)


def test_steps_come_in_order_and_in_their_time() -> None:
    small = deck(pipe=initiative(stage(), stage(after=2, begins="pipe")), commitments={"pipe": commitment(start=False)})
    state = next_orders(small, taken(small, "pipe"))
    assert obstacle(small, state, "pipe") == "early"
    state = next_orders(small, taken(small, state=state))
    assert obstacle(small, state, "pipe") is None
    state = taken(small, "pipe", state=state)
    assert (state.projects["pipe"].stage, "pipe" in state.held) == (2, True)
    assert obstacle(small, next_orders(small, state), "pipe") == "done"


def test_what_may_come_again_waits_its_time() -> None:
    small = deck(talk=initiative(again=2))
    state = next_orders(small, taken(small, "talk"))
    assert obstacle(small, state, "talk") == "early"
    state = next_orders(small, taken(small, state=state))
    assert obstacle(small, state, "talk") is None


def test_what_was_declined_may_be_tried_in_the_next_turn() -> None:
    small = deck(pipe=initiative(stage(), stage(after=3, **{"with": ["north"]})))
    state = taken(small, "pipe")
    for _ in range(2):
        state = taken(small, state=next_orders(small, state))
    state = next_orders(small, taken(small, "pipe", state=next_orders(small, state)))
    assert (state.projects["pipe"].stage, obstacle(small, state, "pipe")) == (1, None)


@pytest.mark.parametrize(
    ("spec", "names", "key"),
    [
        ({}, ["nothing"], "unknown_initiative"),
        ({"when": ["turn > 3"], "otherwise": "Later."}, ["one"], "initiative_closed"),
        ({"credit": 60}, ["one"], "initiative_credit"),
        ({"credit": 30}, ["one", "two"], "too_little_credit"),
        ({"attention": 2}, ["one", "two"], "too_little_attention"),
        ({}, ["one", "one"], "named_twice"),
    ],
)
def test_what_is_beyond_ones_means_is_refused(spec: dict[str, Any], names: list[str], key: str) -> None:
    small = deck(one=initiative(**spec), two=initiative(**spec))
    with pytest.raises(IllegalMove) as caught:
        answered(small, orders(small), initiatives=names)
    assert caught.value.text.key == f"error.{key}"


def test_a_turn_has_attention_for_two_things_besides() -> None:
    small = deck(one=initiative(), two=initiative(), three=initiative())
    assert len(taken(small, "one", "two").history[-1].outcomes) == 2
    with pytest.raises(IllegalMove):
        taken(small, "one", "two", "three")


@pytest.mark.parametrize(("binding", "left"), [(0, 2), (1, 1), (2, 1), (5, 1)])
def test_binding_commitments_take_attention_and_leave_one_point(binding: int, left: int) -> None:
    held = {f"c{number}": commitment(binding=True) for number in range(binding)}
    small = scenario(*EVENTS, commitments=held)
    assert attention(small, orders(small)) == left


def test_nobody_sees_the_orders_before_they_take_effect() -> None:
    small = deck(talk=initiative())
    state = engine.play(small, orders(small), "home", engine.Order(option="go", initiatives=("talk",)))
    plain = engine.play(small, orders(small), "home", engine.Order(option="stay"))
    assert engine.observe(small, state, "north") == engine.observe(small, plain, "north")
    assert engine.observe(small, state, "home") != engine.observe(small, plain, "home")


@pytest.mark.parametrize(
    ("kind", "solidarity"),
    [
        ("format", 700),
        ("corridor", 700),
        ("mission", 700),
        ("hosting", 700),
        ("lobbying", None),
        ("diversification", None),
        ("assurance", None),
    ],
)
def test_a_project_shows_solidarity_in_a_turn_that_does_not_test_it(kind: str, solidarity: int | None) -> None:
    small = deck(pipe=initiative(stage(act("west", "061", "energy", "solidarity")), kind=kind))
    assert taken(small, "pipe").windows[-1].solidarity == solidarity
    assert taken(small).windows[-1].solidarity is None


def test_effects_points_and_quotations_come_with_the_step() -> None:
    point = {"axis": "A9", "points": 4, "because": "So.", "cites": ["S43"], "origin": "seed"}
    small = scenario(
        *EVENTS,
        initiatives={"talk": initiative(stage(effects=[{"schedule": "echo", "in": 1}], points=[point]))},
        consequences={"echo": {"title": "Echo", "from": "north", "text": "“{cause.line}”, {cause.year}"}},
    )
    state = taken(small, "talk")
    assert [(f.axis, f.points) for f in state.findings if f.authored] == [("A9", 4)]
    assert state.agenda[0].cause_initiative == "talk"


@given(st.integers(-1000, 1000), st.integers(0, 10_000))
def test_more_trust_never_makes_consent_less_likely(trust: int, grievance: int) -> None:
    small = deck(talk=initiative(stage(**{"with": ["north"]})))
    state = orders(small)

    def of(trust: int, grievance: int) -> int:
        north = replace(state.standings["north"], trust=trust, grievance=grievance)
        return likelihood(small, changed(state, standings={**state.standings, "north": north}), "talk", "north")

    assert of(trust, grievance) <= of(min(1000, trust + 100), grievance)
    assert of(trust, grievance) >= of(trust, min(10_000, grievance + 500))


def test_capitals_read_what_was_set_in_motion() -> None:
    small = scenario(
        *EVENTS,
        powers={"north": seated(rivals={"south": 80}), "south": seated(), "west": seated()},
        initiatives={"talk": initiative(stage(act("south", "062", "military")))},
    )
    idle, active = (answered(small, orders(small), initiatives=names) for names in ([], ["talk"]))
    idle, active = closed(small, idle), closed(small, active)
    assert active.standings["north"].grievance > idle.standings["north"].grievance
    assert active.standings["south"].trust > idle.standings["south"].trust


def test_an_option_is_needed_all_the_same() -> None:
    small = scenario(event("e1", option("go"), option("stay")), initiatives={"talk": initiative()})
    state = closed(small, orders(small))
    assert state.history[-1].programme.initiatives == ()
