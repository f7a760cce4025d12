"""The doctrine in the chronicle: what of the commentary can be set in motion in its years, and with whom."""

from pathlib import Path

import pytest

from game import engine
from game.engine import React, Stage, State
from game.engine.initiatives import obstacle, requests
from game.engine.tables import tables
from game.lab.inspect import load
from game.scenario.model import Scenario
from tests.engine.build import closed
from tests.test_doctrine_besides import SEEDS, answered, at_desk, mildest, partners, written

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def deck() -> Scenario:
    return load(Path("chronicle"))


def carried_out(deck: Scenario, event: str, *plan: str | None) -> State:
    """Return the desk after a turn for each of these, in the first game in which all partners agree."""
    assert {name for name in plan if name} <= set(deck.initiatives), "it cannot be set in motion"
    games = (tried(deck, seed, event, *plan) for seed in SEEDS)
    game = next((state for state in games if state), None)
    assert game is not None, "the partners never agree"
    return game


def tried(deck: Scenario, seed: int, event: str, *plan: str | None) -> State | None:
    """Return the desk after these turns, in which every seat agrees; None where a power without a seat does not."""
    state = at_desk(deck, engine.begin(deck, seed, Stage(event)))
    for name in plan:
        begun = (name,) if name else ()
        assert [obstacle(deck, state, one) for one in begun] in ([], [None]), "it cannot be set in motion now"
        state = answered(deck, state, engine.open_options(deck, state)[0], *begun)
        for seat in tables(deck).seats:
            if asked := requests(deck, state, seat):
                state = engine.play(deck, state, seat, React(lever=mildest(deck, state, seat), consents=asked))
        state = closed(deck, state)
        if any(outcome.declined for outcome in state.history[-1].outcomes):
            return None
        state = at_desk(deck, state)
    return state


def turn_of(deck: Scenario, event: str) -> int:
    return next(one.turn for one in deck.events if one.id == event) or 0


def came(state: State) -> set[str]:
    """Return what has come back by the desk that is reached."""
    return {due.item for due in state.arrived}


def test_ankara_and_tehran_sit_down_in_one_room_and_a_third_neighbour_is_only_asked(deck: Scenario) -> None:
    met = carried_out(deck, "april_2016", "three_inland")
    assert partners(met, "political") == ["iran", "turkiye"]
    assert "customs_memo" in came(met)
    asked = carried_out(deck, "april_2016", "three_inland", None, "three_inland")
    assert partners(asked, "political") == ["iran", "turkiye", "russia"]
    assert "empty_fourth" in came(asked)


def test_the_circle_reaches_over_the_sea_and_to_islamabad(deck: Scenario) -> None:
    before = carried_out(deck, "tables", "far_circle")
    assert partners(before, "energy") == ["turkiye"]
    assert "ashgabat_maybe" in came(before)
    after = carried_out(deck, "tables", "far_circle", "far_circle")
    assert after.projects["far_circle"].stage == 2
    lobbied = [act for act in after.acts if act.cause == "far_circle" and "lobby" in act.flags]
    assert [(act.turn, act.target) for act in lobbied] == [(turn_of(deck, "tables") + 1, "turkiye")]


def test_who_shares_a_language_is_heard_in_one_more_hall(deck: Scenario) -> None:
    signed = carried_out(deck, "airfield", "turkic_council")
    assert (written(signed, "A13", turn_of(deck, "airfield")), "dictionary" in came(signed)) == ([], True)
    hosted = carried_out(deck, "airfield", "turkic_council", None, "turkic_council")
    assert written(hosted, "A13", turn_of(deck, "airfield") + 2) == [3]


def test_a_country_of_two_families_lends_them_one_door(deck: Scenario) -> None:
    asked = carried_out(deck, "airfield", "baku_process")
    assert partners(asked, "political") == ["european_union", "un_desk"]
    assert "two_interpreters" in came(asked)
    forum = carried_out(deck, "airfield", "baku_process", None, "baku_process")
    assert written(forum, "A9", turn_of(deck, "airfield") + 2) == [3]


def test_a_road_from_the_gulf_to_the_black_sea_needs_both_neighbours(deck: Scenario) -> None:
    after = carried_out(deck, "april_2016", "south_west")
    assert partners(after, "economic") == ["iran", "georgia"]
    assert "sealed_wagon" in came(after)


def test_a_port_is_dug_before_beijing_signs_for_its_road(deck: Scenario) -> None:
    dug = carried_out(deck, "april_2016", "silk")
    assert "gulls" in came(dug)
    assert "silk" not in dug.held
    signed = carried_out(deck, "april_2016", "silk", "silk")
    assert "silk" in signed.held
    assert written(signed, "A7", turn_of(deck, "april_2016") + 1) == [2]


def test_help_after_september_is_lists_and_a_sky_and_then_a_dam_and_no_war(deck: Scenario) -> None:
    first = turn_of(deck, "gas_winter")
    after = carried_out(deck, "gas_winter", "airspace_watch", "airspace_watch")
    assert [written(after, "A8", turn) for turn in (first, first + 1)] == [[2], [2]]
    guard = [act for act in after.acts if act.cause == "airspace_watch" and act.cameo == "074"]
    assert [(act.turn, act.target, "non_combat" in act.flags) for act in guard] == [(first + 1, "united_states", True)]
    assert "wrong_name" in came(carried_out(deck, "gas_winter", "airspace_watch"))


def test_a_platoon_in_kosovo_has_a_school_as_long_as_it_stays(deck: Scenario) -> None:
    after = carried_out(deck, "radar_2007", "peacekeepers")
    assert written(after, "A8", turn_of(deck, "radar_2007")) == [2]
    assert partners(after, "military") == ["turkiye", "nato"]
    assert obstacle(deck, at_desk(deck, engine.begin(deck, 1, Stage("bali"))), "peacekeepers") is not None
