"""Looking ahead: by the rules themselves, from what the seat sees, and to some purpose."""

from dataclasses import replace
from typing import Any

import pytest

from game import engine
from game.engine import Press, React
from game.engine.actions.press import TermSpec
from game.engine.state import Due, meters
from game.engine.tables import tables
from game.lab.selfplay import play_game
from game.players import MACHINES, POLICIES, foresight
from game.players.table import decide
from game.scenario.model import Scenario
from tests.engine.build import Data, act, answered, event, option, orders, played, scenario, seated, talks

HARD = MACHINES["hard"]


def with_goal(*clauses: str, **of_north: Any) -> dict[str, Data]:
    """Return powers of which the north has one goal twice."""
    north = seated(**of_north)
    goals = [{"text": "One.", "when": clauses}, {"text": "Again.", "when": clauses}]
    return {"north": {**north, "seat": {**north["seat"], "goals": goals}}, "south": seated(), "west": seated()}


def test_what_angers_nobody_is_expected_and_what_has_been_done_before_too() -> None:
    host = act("north", "013", "political", "host")
    later = option("calm"), option("angry", act("north", "163")), option("host", host)
    small = scenario(event("e1", option("go", host)), event("e2", *later, turn=2))
    state = played(small, "go")
    expected = foresight.expectations(small, state, engine.open_options(small, state))
    assert expected["angry"] < expected["calm"] < expected["host"]


def test_whoever_has_been_favoured_is_expected_to_be_favoured_again() -> None:
    gifts = option("north", act("north", "061")), option("south", act("south", "061"))
    small = scenario(event("e1", *gifts), event("e2", *gifts, turn=2))
    for favoured in ("north", "south"):
        state = played(small, favoured)
        plain, studied = (
            foresight.expectations(small, state, ["north", "south"], studied) for studied in (False, True)
        )
        assert max(studied, key=lambda name: studied[name] - plain[name]) == favoured


@pytest.mark.parametrize(("gap", "mean"), [(0, 500), (150, 667), (-150, 333), (9000, 999)])
def test_answers_are_weighed_by_how_likely_they_are(gap: int, mean: int) -> None:
    assert foresight.weighed({"good": gap, "bad": 0}, {"good": 1000, "bad": 0}) == mean


def test_goals_are_met_by_the_share_that_is_true() -> None:
    small = scenario(powers=with_goal("security > 40"))
    poor = replace(orders(small), values={**orders(small).values, "security": 40})
    assert [foresight.goals_met(small, state, "north") for state in (orders(small), poor)] == [1000, 0]


def test_lever_that_serves_a_goal_is_pulled() -> None:
    """Of two gifts on one rung the one is taken that brings trade to the share that the power wants."""
    levers = {
        name: {"cameo": "061", "domain": domain, "label": name, "says": name}
        for name, domain in (("arms", "military"), ("trade", "economic"))
    }
    taken = {}
    for goal in ("share.economic.north >= 53", "share.military.north >= 53"):
        small = scenario(
            event("e1", option("go", act("north", "057"))), event("e2", turn=2), powers=with_goal(goal, levers=levers)
        )
        state = answered(small, orders(small))
        near = replace(state, standings={**state.standings, "north": replace(state.standings["north"], rung=2)})
        move = decide(small, near, "north", HARD)
        assert isinstance(move, React)
        taken[goal] = move.lever
    assert list(taken.values()) == ["trade", "arms"]


def test_term_is_put_where_it_tips_the_answer() -> None:
    """The worst option is not on the cards; the usual machine threatens it all the same, the hard one does not."""
    hosts = act("west", "013", "political", "host", "multilateral", "initiative")
    likely, never = (
        option("likely", act("north", "120"), hosts),
        option("never", act("north", "163"), act("south", "163")),
    )
    small = scenario(event("e1", option("go", hosts)), event("e2", likely, never, option("other"), turn=2))
    state = engine.play(small, played(small, "go"), "clock", engine.closing(played(small, "go")))
    terms = {}
    for name in ("power", "hard"):
        press = decide(small, state, "north", MACHINES[name])
        assert isinstance(press, Press)
        assert press.term
        terms[name] = (press.term.kind, press.term.option)
    assert terms["power"] == ("threat", "never")
    assert terms["hard"] in {("threat", "likely"), ("reward", "other")}


def test_option_that_a_power_takes_to_be_locked_is_worth_itself() -> None:
    small = scenario(
        event("e1", option("go", act("north", "057")), option("shut", act("north", "057"), when=["turn > 3"]))
    )
    seen = engine.observe(small, talks(small), "north")
    press = Press(term=TermSpec(option="go", lever="visit", kind="reward"))
    met = foresight.goals_met(small, talks(small), "north")
    for name in ("go", "shut"):
        worth = foresight.after_press(small, seen, "north", press, name)
        assert worth == tables(small).totals[("e1", name)]["north"] + (met if name == "go" else 0)


@pytest.mark.parametrize("machine", MACHINES)
def test_no_machine_counts_what_its_seat_cannot_see(machine: str) -> None:
    small = scenario(event("e1", option("go", act("north", "060"))), event("e2", turn=2))
    for state in (talks(small), answered(small, orders(small))):
        hidden = replace(state, agenda=(Due("later", 2, 1, "e1", "go"),))
        assert decide(small, state, "north", MACHINES[machine]) == decide(small, hidden, "north", MACHINES[machine])


@pytest.mark.slow
@pytest.mark.parametrize("machine", MACHINES)
def test_every_machine_plays_by_the_rules_and_the_same_again(deck: Scenario, machine: str) -> None:
    one, other = (play_game(deck, 3, POLICIES["chance"], machine) for _ in range(2))
    assert one == other
    assert engine.replay(deck, 3, one.moves) == one.state


@pytest.mark.long
def test_the_better_the_powers_play_the_more_their_answer_costs(deck: Scenario) -> None:
    """Over the same sixty games the novice leaves home's meters highest, and the threats that it chose to defy grow.

    The hard machine need not take more than the usual one: it spares a country from which it still wants something.
    """
    kept, defied = {}, {}
    for machine in MACHINES:
        states = [play_game(deck, seed, POLICIES["chance"], machine).state for seed in range(1, 61)]
        kept[machine] = sum(sum(meters(state.values)) for state in states)
        chapters = [chapter for state in states for chapter in state.history]
        terms = [(press.term, chapter.option) for chapter in chapters for press in chapter.presses.values()]
        defied[machine] = sum(t is not None and t.kind == "threat" and t.option == option for t, option in terms)
    novice, *others = MACHINES
    assert all(kept[novice] > kept[machine] for machine in others)
    assert sorted(defied, key=lambda name: defied[name]) == list(MACHINES)
