"""The doctrine in the first deck: what of the commentary its events, capitals and pages bring into play."""

from dataclasses import replace
from pathlib import Path

import pytest

from game import engine
from game.engine import State
from game.engine.cameo import GOLDSTEIN
from game.engine.resolve import settle
from game.engine.state import Reaction, meters
from game.lab.forecast import forecast
from game.lab.inspect import load
from game.scenario.model import Scenario
from game.views.chart import map_view
from game.views.desk import desk_view
from game.views.language import language
from game.views.reader import Reader
from tests.engine.build import closed
from tests.views.test_parts import play_choices

pytestmark = pytest.mark.slow

LINE = ("integrity_only", "visa_and_draft", "yes_short", "good_offices", "host_plain")
"""What Baku did."""


@pytest.fixture(scope="module")
def deck() -> Scenario:
    return load(Path("crossroads"))


def next_desk(deck: Scenario, *options: str) -> State:
    """Return the desk after these answers, with no word from the powers and no White Paper declared."""
    state = play_choices(deck, *options) if options else engine.start(deck, 1)
    while state.phase != "orders":
        state = closed(deck, state)
    return state


def found(deck: Scenario, axis: str, *options: str) -> list[int]:
    """Return the points that the file itself gives on an axis for the last of these answers."""
    state = play_choices(deck, *options)
    return [f.points for f in state.findings if f.turn == state.turn and f.axis == axis and f.authored]


def moved(state: State, meter: str, kind: str, about: str) -> int:
    """Return by how much something has moved a meter, by its ledger."""
    return sum(entry.by for entry in state.ledger if (entry.meter, entry.kind, entry.about) == (meter, kind, about))


def reader(deck: Scenario, state: State) -> Reader:
    return Reader(deck, engine.observe(deck, state, deck.home.id), language())


def test_after_the_war_of_2008_the_country_declares_its_line(deck: Scenario) -> None:
    assert [event.year for event in deck.events if event.turn == 1] == [2008]
    assert deck.white_paper
    on_blocs = {pledge.id for pledge in deck.white_paper.pledges if "bloc_member" in pledge.broken_by.flags}
    for option in deck.events[0].options:
        drafted = next_desk(deck, option.id).drafted
        assert len(drafted) == 3
        assert on_blocs & set(drafted)


def test_trust_begins_with_ties(deck: Scenario) -> None:
    trust = {power: standing.trust for power, standing in engine.start(deck, 1).standings.items()}
    assert (max(trust, key=trust.__getitem__), min(trust, key=trust.__getitem__)) == ("turkiye", "armenia")


def test_a_neighbour_that_has_turned_cold_shuts_its_road(deck: Scenario) -> None:
    state = engine.start(deck, 1)
    cold = replace(state, standings={**state.standings, "russia": replace(state.standings["russia"], rung=-4)})
    charts = [map_view(reader(deck, each)) for each in (state, cold)]
    open_roads = [{route.id for route in chart.routes if route.open} if chart else set() for chart in charts]
    assert open_roads[0] - open_roads[1] == {"north_road"}


def test_what_is_done_for_others_borders_comes_back_to_ones_own(deck: Scenario) -> None:
    upheld, left_out = (next_desk(deck, *LINE[:2], vote, "condolences") for vote in ("yes_short", "abstain"))
    assert moved(upheld, "support", "consequence", "kyiv_signs") > 0
    assert moved(left_out, "support", "consequence", "folded_paper") < 0


def test_two_unions_ask_in_the_same_week(deck: Scenario) -> None:
    events = [event for event in deck.events if "bloc_offer" in event.kinds]
    assert len(events) == 1
    (event,) = events
    flags = {option.id: {flag for act in option.acts for flag in act.flags} for option in event.options}
    asking = {(ask.from_, ask.option) for ask in event.asks if "bloc_application" in flags[ask.option]}
    assert {option for _, option in asking} == {"associate", "customs_union"}
    assert {("european_union", "associate"), ("russia", "customs_union")} <= asking


def test_to_stay_outside_both_unions_is_the_stance(deck: Scenario) -> None:
    assert found(deck, "A2", *LINE[:2]) == [6]
    assert found(deck, "A2", LINE[0], "customs_union") == []


def test_the_railway_to_kars_is_a_third_answer(deck: Scenario) -> None:
    assert found(deck, "A2", LINE[0], "gas_first") == [3]


def test_a_text_with_two_authors_comes_back(deck: Scenario) -> None:
    after = next_desk(deck, *LINE[:4])
    assert [f.points for f in after.findings if f.turn == after.turn and f.axis == "A10"] == [5]
    other = next_desk(deck, LINE[0], "associate", *LINE[2:4])
    assert [f.points for f in other.findings if f.turn == other.turn and f.axis == "A10"] == []


def test_the_movement_gives_the_stance_an_institution(deck: Scenario) -> None:
    after = next_desk(deck, LINE[0])
    assert "nam" in after.held
    assert [f.points for f in after.findings if f.turn == after.turn and f.axis == "A13"] == [5]


def test_between_two_partners_trade_goes_on_and_nobody_is_judged(deck: Scenario) -> None:
    assert found(deck, "A4", *LINE[:4]) == [3]
    assert found(deck, "A4", *LINE[:3], "brother") == []


def test_the_generals_come_to_a_host_whom_they_can_foresee(deck: Scenario) -> None:
    assert ("generals", 2017) in {(event.id, event.year) for event in deck.events if "hosting" in event.kinds}
    assert found(deck, "A11", *LINE) == [4]


def test_the_adviser_warns_of_what_ties_the_country(deck: Scenario) -> None:
    state = next_desk(deck, LINE[0])
    view = desk_view(reader(deck, state), "game", deck.home.id, 1, {})
    notes = {option.id: " ".join(option.notes) for option in view.options if option.notes}
    assert set(notes) == {"associate", "customs_union"}
    assert all("National Security Concept of 2007" in note for note in notes.values())


def test_every_answer_shows_what_it_is_expected_to_cost(deck: Scenario) -> None:
    state = next_desk(deck)
    told = reader(deck, state)
    view = desk_view(told, "game", deck.home.id, 1, forecast(deck, told.observation))
    assert [option.id for option in view.options if not option.costs] == []


def test_a_great_power_is_felt_more_than_a_small_state(deck: Scenario) -> None:
    def felt(seat: str) -> int:
        levers = deck.powers[seat].levers
        hardest = max(levers, key=lambda name: abs(GOLDSTEIN[levers[name].cameo]))
        before = play_choices(deck, LINE[0])
        after = settle(deck, replace(before, reactions={seat: Reaction(1, seat, hardest, False, ())}))
        return sum(abs(b - a) for a, b in zip(meters(before.values), meters(after.values), strict=True))

    assert min(felt("russia"), felt("united_states")) > 3 * felt("georgia") > 0
