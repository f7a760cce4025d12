"""Flow: phases in order, who is awaited, silence, consequences with their cause, and how a game ends."""

from dataclasses import replace

import pytest

from game import engine
from game.engine import ClosePhase, Order, Press, React
from game.engine.flow import awaited, is_settled, silence
from game.engine.scoring.neutrality import Neutrality
from game.engine.state import Due, PledgeState
from game.scenario.model import Scenario
from game.text import Text
from tests.engine.build import (
    Data,
    act,
    answered,
    closed,
    event,
    flagged,
    found,
    option,
    orders,
    played,
    reacted,
    scenario,
    seated,
    talks,
)

GO = option("go")


def consequence(**rest: object) -> Data:
    return {"title": "T", "from": "north", "text": "It came.", **rest}


def with_consequence(turns: int = 1, **rest: object) -> Scenario:
    schedule = {"schedule": "later", "in": turns}
    events = [event("e1", option("go", effects=[schedule]), option("stay"), turn=1), event("e2"), event("e3")]
    return scenario(*events, consequences={"later": consequence(**rest)})


def test_game_begins_on_its_first_turn_with_what_the_file_says() -> None:
    powers = {"north": seated(trust=20, grievance=30), "south": seated()}
    small = scenario(powers=powers, meters={"economy": 33})
    state = engine.start(small, 7)
    assert (state.turn, state.phase, state.event, state.seed) == (1, "brief", "e1", 7)
    assert state.values["economy"] == 33
    assert (state.standings["north"].trust, state.standings["north"].grievance) == (200, 3000)
    assert state.shares["energy"] == {"north": 500, "south": 0, "others": 500}


def test_phases_follow_one_another_and_a_turn_follows_a_turn() -> None:
    small = scenario(event("e1", turn=1), event("e2", turn=2))
    state, phases = engine.start(small, 1), []
    while state.phase != "over":
        phases.append((state.turn, state.phase))
        state = closed(small, state)
    assert phases == [(turn, phase) for turn in (1, 2) for phase in ("brief", "talks", "orders", "reveal")]
    assert (state.ending, state.turn) == ("complete", 2)


def test_last_turn_ends_the_game() -> None:
    small = scenario(event("e1"), event("e2"), event("e3"), turns=2)
    assert played(small, "go", "go").ending == "complete"


def test_who_is_awaited() -> None:
    small = scenario()
    state = engine.start(small, 1)
    assert awaited(small, state) == ()
    state = closed(small, state)
    assert awaited(small, state) == ("north", "south")
    state = engine.play(small, state, "north", Press())
    assert awaited(small, state) == ("south",)
    state = closed(small, state)
    assert awaited(small, state) == ("home",)
    state = engine.play(small, state, "home", Order(option="go"))
    assert awaited(small, state) == ()
    state = closed(small, state)
    assert awaited(small, state) == ("north", "south")
    state = engine.play(small, state, "south", React(lever="remark"))
    assert (awaited(small, state), is_settled(state)) == (("north",), False)
    state = engine.play(small, state, "north", React(lever="remark"))
    assert (awaited(small, state), is_settled(state)) == ((), True)
    assert awaited(small, closed(small, state)) == ()


def test_nobody_seated_settles_at_once() -> None:
    small = scenario(powers={"north": {**seated(), "seat": None}})
    state = answered(small, orders(small))
    assert (state.phase, is_settled(state)) == ("reveal", True)


@pytest.mark.parametrize(
    ("options", "choice"),
    [
        ((GO, option("stay")), "stay"),
        ((GO, option("wait", flagged("defer")), option("stay")), "wait"),
        ((GO, option("wait", flagged("defer"), when=["turn > 3"]), option("stay", when=["turn > 3"])), "go"),
    ],
)
def test_silence_defers_or_takes_the_last_that_is_open(options: tuple[Data, ...], choice: str) -> None:
    small = scenario(event("e1", *options))
    assert silence(small, orders(small)) == choice
    assert closed(small, orders(small)).history[-1].option == choice


def test_reveal_that_ends_by_time_settles_those_who_have_reacted() -> None:
    small = scenario(event("e1", turn=1), event("e2", turn=2))
    state = reacted(small, answered(small, orders(small)), north="praise")
    assert [reaction.seat for reaction in state.history[0].reactions] == ["north"]
    assert state.turn == 2


def test_moves_of_a_turn_are_gone_on_the_next() -> None:
    small = scenario(event("e1", turn=1), event("e2", turn=2))
    state = engine.play(small, talks(small), "north", Press(forecast="go"))
    state = reacted(small, answered(small, closed(small, state)), north="praise")
    assert (state.orders, state.presses, state.reactions) == ({}, {}, {})
    assert state.history[0].presses["north"].forecast == "go"


@pytest.mark.parametrize(("turns", "arrives"), [(1, 2), (2, 3)])
def test_consequence_arrives_when_it_was_to_come_and_with_its_cause(turns: int, arrives: int) -> None:
    small = with_consequence(turns, effects=[{"change": "economy", "by": 9}])
    state = played(small, *["go"] * (arrives - 1))
    assert state.arrived == (Due("later", arrives, 1, "e1", "go"),)
    assert state.values["economy"] == 59
    assert played(small, *["go"] * (arrives - 2)).values["economy"] == 50 if arrives > 2 else True


def test_consequence_of_a_choice_that_was_not_made_never_comes() -> None:
    state = played(with_consequence(effects=[{"change": "economy", "by": 9}]), "stay", "go")
    assert state.values["economy"] == 50


def test_consequence_whose_clauses_fail_has_no_effect_and_is_not_told() -> None:
    state = played(with_consequence(when=["credit > 90"], effects=[{"change": "economy", "by": 9}]), "go")
    assert (state.arrived, state.values["economy"], state.agenda) == ((), 50, ())


def test_consequence_brings_acts_and_findings() -> None:
    points = [{"axis": "A8", "points": 4, "because": "So.", "origin": "seed"}]
    small = with_consequence(acts=[act("south", "057", "energy")], points=points)
    state = played(small, "go")
    assert [(done.turn, done.source, done.target, done.cause) for done in state.acts[-1:]] == [
        (2, "home", "south", "later")
    ]
    assert state.shares["energy"]["south"] == 64
    (one,) = [finding for finding in state.findings if finding.authored]
    assert (one.turn, one.axis, one.points) == (2, "A8", 4)
    assert one.because == Text("finding.authored", {"where": "later", "index": 0})


class TestActsOfConsequences:
    """They are read and judged as any, and answer nothing."""

    joined = with_consequence(acts=[act("south", "057", "economic", "bloc_member", "limits_sovereignty")])

    def test_they_belong_to_the_event_of_the_choice(self) -> None:
        (done,) = [one for one in played(self.joined, "go").acts if one.cause == "later"]
        assert (done.turn, done.event, done.chosen) == (2, "e1", False)

    def test_their_flags_are_found_on_the_turn_on_which_they_come(self) -> None:
        state = played(self.joined, "go")
        assert found(state, "A2", turn=2) == {"bloc_member": -50}
        assert found(state, "A1", turn=2) == {"limits_sovereignty": -15}
        assert not found(played(self.joined, "stay"), "A2")

    def test_they_set_the_neutrality_of_their_turn_to_nothing(self) -> None:
        windows = played(self.joined, "go", "go", "go").windows
        assert [window.neutrality for window in windows] == [None, 0, None]

    def test_capitals_read_them(self) -> None:
        powers = {
            "north": seated(rivals={"south": 100}, red_lines=["bloc_member"]),
            "south": seated(),
            "west": seated(),
        }
        events = [event("e1", option("go", effects=[{"schedule": "later", "in": 1}]), option("stay"), turn=1)]
        acts = [act("south", "057", "economic", "bloc_member")]
        small = scenario(*events, event("e2"), consequences={"later": consequence(acts=acts)}, powers=powers)
        before, after = played(small, "stay"), played(small, "go")
        assert after.standings["north"].grievance > before.standings["north"].grievance
        assert after.standings["south"].trust > before.standings["south"].trust
        assert after.standings["west"] == before.standings["west"]

    def test_they_answer_no_event(self) -> None:
        """Neither waiting nor acting, nor a lean in the event that happens to be on the desk."""
        schedule = {"schedule": "later", "in": 1}
        quarrel = {"kinds": ["third_party_dispute"], "dispute": "strait", "ripeness": 10}
        events = [event("e1", option("go", effects=[schedule]), turn=1), event("e2", **quarrel)]
        acts = [act("south", "111", "political", "takes_side")]
        small = scenario(*events, consequences={"later": consequence(acts=acts)})
        state = played(small, "go", "go")
        assert found(state, "A12", turn=2) == {}
        assert found(state, "A4", turn=2) == {"takes_side": -10, "even": 5}
        assert Neutrality().measure(small, state) == 1000

    def test_one_that_breaks_a_pledge_is_a_breach_of_the_choice_that_led_to_it(self) -> None:
        state = played(self.with_paper(flags=["bloc_member"]), "go", "go", "go", "go")
        assert state.pledges["p0"] == PledgeState("keep", kept=1, broken=1), (
            "kept by the choice, not by what came of it"
        )
        assert found(state, "A11", turn=3) == {"broken": -8}

    def test_what_a_broken_pledge_leads_to_is_no_second_breach_and_is_never_kept(self) -> None:
        state = played(self.with_paper(flags=["bloc_member", "bloc_application"]), "go", "apply", "go", "go")
        assert state.pledges["p0"] == PledgeState("keep", broken=1)

    @staticmethod
    def with_paper(flags: list[str]) -> Scenario:
        """Return a game in which a choice of turn 2 joins a bloc on turn 3; pledges are tested on turns 2 and 4."""
        schedule = {"schedule": "later", "in": 1}
        choices = (
            option("go", effects=[schedule]),
            option("apply", flagged("bloc_application"), effects=[schedule]),
        )
        events = [event("e1", turn=1), event("e2", *choices, turn=2), event("e3", turn=3), event("e4", turn=4)]
        pledge = {"text": "T", "hard": "H", "tested_in": ["e2", "e4"], "broken_by": {"flags": flags}}
        paper = {"turn": 2, "intro": "I", "pledges": [{"id": f"p{n}", **pledge} for n in range(3)]}
        joining = consequence(acts=[act("south", "057", "economic", "bloc_member")])
        return scenario(*events, consequences={"later": joining}, white_paper=paper)


def test_a_deck_that_runs_out_leaves_nothing_that_has_not_come() -> None:
    schedule = {"schedule": "later", "in": 1}
    small = scenario(
        event("e1", option("go", effects=[schedule]), turn=1), consequences={"later": consequence()}, turns=3
    )
    state = played(small, "go")
    assert (state.phase, state.ending, state.turn, state.arrived) == ("over", "complete", 1, ())


def test_consequence_may_bring_another_which_quotes_the_first_choice() -> None:
    schedule = {"schedule": "first", "in": 1}
    events = [event("e1", option("go", effects=[schedule]), turn=1), event("e2"), event("e3")]
    chain = {"first": consequence(effects=[{"schedule": "second", "in": 1}]), "second": consequence()}
    state = played(scenario(*events, consequences=chain), "go", "go")
    assert state.arrived == (Due("second", 3, 1, "e1", "go"),)


def test_security_at_nothing_ends_the_game_when_an_answer_takes_it() -> None:
    small = scenario(event("e1", option("go", effects=[{"change": "security", "by": -60}])))
    state = answered(small, orders(small))
    assert (state.phase, state.ending, state.history[-1].option) == ("over", "security", "go")


def test_security_at_nothing_ends_the_game_when_a_reaction_takes_it() -> None:
    small = scenario(event("e1", turn=1), event("e2", turn=2), meters={"security": 7})
    state = answered(small, orders(small))
    standings = {seat: replace(now, rung=-3) for seat, now in state.standings.items()}
    state = reacted(small, replace(state, standings=standings), north="show")
    assert (state.phase, state.ending) == ("over", "security")


def test_security_at_nothing_ends_the_game_when_a_consequence_takes_it() -> None:
    state = played(with_consequence(effects=[{"change": "security", "by": -60}]), "go")
    assert (state.phase, state.ending, len(state.history)) == ("over", "security", 1)


@pytest.mark.parametrize("reason", ["ready", "time", "facilitator"])
def test_whoever_keeps_the_time_may_close_a_phase_in_which_nobody_is_awaited(reason: str) -> None:
    small = scenario()
    move = ClosePhase.model_validate({"turn": 1, "closes": "brief", "reason": reason})
    assert engine.play(small, engine.start(small, 1), "anybody", move).phase == "talks"
