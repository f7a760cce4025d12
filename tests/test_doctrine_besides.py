"""The doctrine in the first deck, besides its answers: what may be set in motion, held and asked for, and by whom."""

from dataclasses import replace
from pathlib import Path

import pytest

from game import engine
from game.engine import Order, React, State
from game.engine.behaviours import readings
from game.engine.cameo import GOLDSTEIN
from game.engine.initiatives import likelihood, obstacle, requests, spare
from game.engine.tables import tables
from game.lab.inspect import load
from game.scenario.model import Scenario
from tests.engine.build import closed, found
from tests.test_doctrine import LINE, moved
from tests.views.test_parts import play_choices

pytestmark = pytest.mark.slow

SEEDS = range(120)
Plan = str | None


@pytest.fixture(scope="module")
def deck() -> Scenario:
    return load(Path("crossroads"))


def at_desk(deck: Scenario, state: State) -> State:
    """Return the orders of the turn, with no word from the powers and no White Paper declared."""
    while state.phase not in ("orders", "over"):
        state = closed(deck, state)
    return state


def taken_up(deck: Scenario, *plan: Plan) -> State:
    """Return the desk after a turn for each of these initiatives, in the first game in which all partners agree."""
    assert {name for name in plan if name} <= set(deck.initiatives), "it cannot be set in motion"
    games = (tried(deck, seed, *plan) for seed in SEEDS)
    game = next((state for state in games if state), None)
    assert game is not None, "the partners never agree"
    return game


def tried(deck: Scenario, seed: int, *plan: Plan) -> State | None:
    """Return the desk after these turns, in which every seat agrees; None where a power without a seat does not."""
    state = at_desk(deck, engine.start(deck, seed))
    for name, option in zip(plan, LINE, strict=False):
        begun = (name,) if name else ()
        assert [obstacle(deck, state, one) for one in begun] in ([], [None]), "it cannot be set in motion now"
        state = answered(deck, state, option, *begun)
        for seat in tables(deck).seats:
            if asked := requests(deck, state, seat):
                state = engine.play(deck, state, seat, React(lever=mildest(deck, state, seat), consents=asked))
        state = closed(deck, state)
        if any(outcome.declined for outcome in state.history[-1].outcomes):
            return None
        state = at_desk(deck, state)
    return state


def answered(deck: Scenario, state: State, option: str, *begun: str, calls: tuple[str, ...] = ()) -> State:
    """Return the reveal after an answer, and what was set in motion and answered with it."""
    order = Order(option=option, initiatives=begun, answered=calls)
    return closed(deck, engine.play(deck, state, deck.home.id, order))


def mildest(deck: Scenario, state: State, seat: str) -> str:
    """Return the lever in reach that moves least."""
    levers = [move.lever for move in engine.legal(deck, state, seat) if isinstance(move, React)]
    return min(levers, key=lambda name: abs(GOLDSTEIN[deck.powers[seat].levers[name].cameo]))


def partners(state: State, *domains: str) -> list[str]:
    """Return with whom something was set in motion in these domains, in the order in which it was."""
    return [act.target for act in state.acts if act.cause in state.projects and act.domain in domains]


def written(state: State, axis: str, turn: int) -> list[int]:
    """Return the points that the file itself gave on an axis in a turn."""
    return [f.points for f in state.findings if (f.turn, f.axis, f.authored) == (turn, axis, True)]


def test_what_the_region_offers_changes_with_the_years(deck: Scenario) -> None:
    first, third = at_desk(deck, engine.start(deck, 1)), at_desk(deck, play_choices(deck, *LINE[:2]))
    in_2008, in_2014 = (
        {name for name in deck.initiatives if obstacle(deck, state, name) is None} for state in (first, third)
    )
    assert (first.turn, third.turn) == (1, 3)
    assert {"council_seat"} == in_2008 - in_2014
    assert {"north_south", "north_table", "free_room", "nam_round"} <= in_2014 - in_2008


def test_the_gas_corridor_needs_georgia_turkiye_and_the_union_in_turn(deck: Scenario) -> None:
    after = taken_up(deck, "gas_corridor", "gas_corridor", "gas_corridor")
    assert partners(after, "energy") == ["georgia", "turkiye", "european_union"]
    assert "gas_corridor" in after.held
    refused = closed(deck, answered(deck, at_desk(deck, engine.start(deck, 1)), LINE[0], "gas_corridor"))
    assert refused.history[-1].outcomes[0].declined == ("georgia",)
    assert refused.projects["gas_corridor"].stage == 0


def test_who_had_one_seller_of_gas_gets_a_second(deck: Scenario) -> None:
    after = taken_up(deck, "gas_corridor", "gas_corridor", "gas_corridor")
    assert written(after, "A8", turn=3) == [4]
    assert moved(after, "support", "consequence", "cold_coast") > 0


def test_the_railway_to_kars_is_built_with_both_on_its_way(deck: Scenario) -> None:
    after = taken_up(deck, "kars_railway", None, "kars_railway")
    assert partners(after, "economic") == ["georgia", "turkiye", "turkiye"]
    assert after.values["kars_rail"] is True
    assert taken_up(deck, "kars_railway", None, None).values["kars_rail"] is False


def test_rails_from_iran_to_russia_pay_when_both_have_agreed(deck: Scenario) -> None:
    begun, after = taken_up(deck, None, "north_south"), taken_up(deck, None, "north_south", "north_south")
    assert partners(after, "economic") == ["iran", "russia", "russia"]
    assert moved(begun, "economy", "initiative", "north_south") < 0
    assert moved(begun, "economy", "consequence", "bank_letter") < 0
    assert moved(after, "economy", "initiative", "north_south") > moved(begun, "economy", "initiative", "north_south")
    assert moved(after, "security", "initiative", "north_south") > 0


def test_the_unit_in_afghanistan_stands_guard_later_trains_and_never_fights(deck: Scenario) -> None:
    after = taken_up(deck, "guard_unit", None, "guard_unit")
    assert found(after, "A8", turn=1) == {"solidarity": 8, "non_combat": 4}
    assert "non_combat" in found(after, "A8", turn=3)
    sent = [act for act in after.acts if act.cause == "guard_unit" and act.cameo == "074"]
    assert [(act.turn, act.target, "non_combat" in act.flags) for act in sent] == [(1, "nato", True), (3, "nato", True)]
    assert "guard_unit" in after.held
    assert after.standings["nato"].trust > taken_up(deck, None, None, None).standings["nato"].trust
    assert [finding for turn in (1, 3) for finding in found(after, "A2", turn) if finding != "several"] == []


def with_room(deck: Scenario) -> State:
    """Return the last desk, with the room that is always free."""
    after = taken_up(deck, None, None, "free_room", "free_room")
    assert "open_room" in after.held
    return after


def test_rivals_are_offered_a_room_that_is_always_free(deck: Scenario) -> None:
    after = with_room(deck)
    assert "accepted" in found(after, "A9", turn=3)
    assert partners(after, "political") == ["united_states", "russia", "nato", "russia"]


def test_a_room_that_is_always_free_earns_credit(deck: Scenario) -> None:
    assert moved(with_room(deck), "credit", "yield", "open_room") > 0


@pytest.mark.parametrize(("answer", "is_kept"), [("host_plain", True), ("host_karabakh", False), ("liaison", False)])
def test_a_room_with_strings_or_masts_is_no_free_room(deck: Scenario, answer: str, is_kept: bool) -> None:
    assert ("open_room" in answered(deck, with_room(deck), answer).held) is is_kept


def test_a_host_who_is_trusted_is_more_likely_to_be_accepted(deck: Scenario) -> None:
    state = at_desk(deck, engine.start(deck, 1))

    def odds(trust: int) -> int:
        now = replace(state.standings["russia"], trust=trust)
        return likelihood(deck, replace(state, standings={**state.standings, "russia": now}), "free_room", "russia")

    assert odds(400) > odds(0) > odds(-400)


def test_a_small_state_can_ask_the_assembly_for_a_seat_on_the_council(deck: Scenario) -> None:
    standing, after = taken_up(deck, "council_seat"), taken_up(deck, "council_seat", "council_seat")
    assert [list(found(after, "A13", turn)) for turn in (1, 2)] == [["multilateral"], ["multilateral"]]
    assert ("council_seat" in standing.held, "council_seat" in after.held) == (False, True)
    at_first, at_last = (moved(state, "support", "initiative", "council_seat") for state in (standing, after))
    assert at_last > at_first
    later = taken_up(deck, "council_seat", "council_seat", None, None)
    assert moved(later, "support", "yield", "council_seat") > 0
    assert "council_seat" not in later.held  # its two years are over


def test_who_sits_on_the_council_has_less_attention_for_ideas_of_its_own(deck: Scenario) -> None:
    free, bound = taken_up(deck, None, None), taken_up(deck, "council_seat", "council_seat")
    assert (spare(deck, free), spare(deck, bound)) == (2, 1)


def test_a_member_may_ask_the_movement_for_votes(deck: Scenario) -> None:
    after = taken_up(deck, None, "nam_round")
    assert obstacle(deck, at_desk(deck, engine.start(deck, 1)), "nam_round") == "closed"
    assert "nam" in after.held
    assert moved(after, "support", "initiative", "nam_round") > 0
    assert moved(after, "support", "consequence", "movement_paragraph") > 0
    (ballot,) = answered(deck, after, "yes_short").ballots
    reached = {cast.voter for cast in ballot.casts if any(reason.kind == "lobby" for reason in cast.reasons)}
    assert {"iran", "syria"} <= reached


def test_borders_are_put_to_the_vote_of_all(deck: Scenario) -> None:
    ballots = play_choices(deck, *LINE[:3]).ballots
    assert len(ballots) == 1
    ballot = ballots[0]
    assert (ballot.home, ballot.yes + ballot.no + ballot.abstain + ballot.absent) == ("yes", 193)
    movement = {name for name, voter in deck.voters.items() if voter.nam}
    heard = {cast.voter for cast in ballot.casts if any(reason.kind == "voice" for reason in cast.reasons)}
    assert "africa" in heard <= movement


def test_a_second_seller_of_arms_makes_safer_and_ties_to_no_alliance(deck: Scenario) -> None:
    before, after = taken_up(deck, None), taken_up(deck, "second_supplier")
    assert after.shares["military"]["russia"] < before.shares["military"]["russia"]
    assert after.shares["military"]["turkiye"] > before.shares["military"]["turkiye"]
    assert moved(after, "security", "yield", "supply_contract") > 0
    assert set(found(after, "A2", turn=1)) <= {"several"}


def test_what_was_promised_to_tehran_forbids_masts(deck: Scenario) -> None:
    after = taken_up(deck, "non_use", None, None, None)
    assert written(after, "A3", turn=1) == [5]
    assert "non_use" in answered(deck, after, "host_plain").held
    broken = answered(deck, after, "liaison")
    assert "non_use" not in broken.held
    assert found(broken, "A11", turn=5)["broken_off"] == -8


def test_a_table_with_ankara_and_tbilisi_is_voluntary(deck: Scenario) -> None:
    assert "west_table" in taken_up(deck, "west_table").held
    desk = at_desk(deck, engine.start(deck, 1))
    alone = answered(deck, desk, LINE[0], "west_table")
    alone = engine.play(deck, alone, "turkiye", React(lever=mildest(deck, alone, "turkiye"), consents=("west_table",)))
    assert closed(deck, alone).history[-1].outcomes[0].declined == ("georgia",)


def test_who_cannot_count_on_help_makes_itself_safer_at_a_table(deck: Scenario) -> None:
    first, after = taken_up(deck, "west_table"), taken_up(deck, "west_table", None)
    assert moved(after, "security", "yield", "west_table") > moved(first, "security", "yield", "west_table") > 0


def test_strength_is_pooled_with_consent_and_makes_no_alliance(deck: Scenario) -> None:
    after = taken_up(deck, "west_table", "west_table")
    assert partners(after, "military") == ["turkiye", "georgia"]
    assert "drill_on_paper" in {due.item for due in after.arrived}
    assert [f for f in after.findings if f.axis == "A2" and f.points < 0] == []


def test_neighbours_on_one_sea_sit_down_in_baku(deck: Scenario) -> None:
    after = taken_up(deck, None, "north_table")
    assert partners(after, "political") == ["russia", "iran"]
    assert "north_table" in after.held
    assert moved(after, "security", "initiative", "north_table") > 0


def test_four_ministers_sit_down_once_three_have(deck: Scenario) -> None:
    after = taken_up(deck, "west_table", "south_table")
    assert obstacle(deck, taken_up(deck, None), "south_table") == "closed"
    assert partners(after, "political")[2:] == ["turkiye", "iran", "georgia"]
    assert {"west_table", "south_table"} <= set(after.held)


def test_tables_with_rivals_call_in_the_same_week(deck: Scenario) -> None:
    after = taken_up(deck, "west_table", None, "north_table")
    assert after.event == "su24"
    assert after.calls == ("west_table", "north_table")
    torn = answered(deck, after, LINE[3], calls=("west_table",))
    assert set(torn.held) & {"west_table", "north_table"} == {"west_table"}


def test_danger_comes_from_neighbours_and_is_read_in_how_they_were_met(deck: Scenario) -> None:
    threats = {event.id: dict(event.threats) for event in deck.events}
    assert threats["august_2008"] == {"russia": 90}
    assert threats["generals"] == {"russia": 40, "iran": 40}
    read = {one.id: one.turns for one in readings(deck, play_choices(deck, *LINE))}
    assert (read["careful_bandwagoning"], read["pragmatic_balancing"]) == (5, 5)


def test_strangers_in_the_yard_wake_the_powers_next_door(deck: Scenario) -> None:
    masts = answered(deck, at_desk(deck, play_choices(deck, *LINE[:4])), "liaison").history[-1].appraisals
    assert "red_line" in {reason.kind for reason in masts["russia"].reasons}
    assert max(masts[power].total for power in ("russia", "iran")) < 0 < masts["united_states"].total
