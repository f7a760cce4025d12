"""Uses of the commentary in the headline, and in what else the game is made of."""

from collections.abc import Callable
from dataclasses import replace

from game.engine import commitments, initiatives, offers, resolve, votes
from game.engine.fixed import mean
from game.engine.scoring import balance
from game.engine.state import Standing
from game.views import desk, legal
from tests import test_doctrine, test_doctrine_besides
from tests.engine import test_commitments, test_initiatives, test_offers, test_resolve, test_votes
from tests.engine.scoring import test_balance
from tests.principles.use import Use
from tests.removal import InCode, Kind
from tests.removal_deck import InDeck, alike, always_open, no_effects, no_event, no_term, of_events, open_routes
from tests.views import test_legal, test_opportunity


def _not_in_neutrality(axis: str) -> InCode:
    return InCode(f"{axis} as a part of neutrality", balance, "NEUTRALITY_AXES", lambda axes: axes - {axis})


def _not_shown_by(kind: str) -> InCode:
    without = f"that a {kind} shows solidarity"
    return InCode(without, balance, "SOLIDARITY_INITIATIVES", lambda kinds: tuple(k for k in kinds if k != kind))


_SHOWN = test_initiatives.test_a_project_shows_solidarity_in_a_turn_that_does_not_test_it

HEADLINE = (
    Use(("S1",), _not_in_neutrality("A1"), test_balance.test_half_is_the_middle_and_the_points_of_its_axes),
    Use(("S1",), _not_in_neutrality("A2"), test_balance.test_half_is_the_middle_and_the_points_of_its_axes),
    Use(("S1",), _not_in_neutrality("A4"), test_balance.test_in_a_dispute_evenness_is_averaged_in),
    Use(("S21", "S22", "S94"), Kind("third_party_dispute"), test_balance.test_kinds_that_test_neutrality),
    Use(("S19", "S77"), Kind("bloc_offer"), test_balance.test_kinds_that_test_neutrality),
    Use(("S29", "S30"), Kind("base_request"), test_balance.test_kinds_that_test_neutrality),
    Use(("S33", "S94"), Kind("common_challenge"), test_balance.test_kinds_that_test_solidarity),
    Use(("S10", "S66"), Kind("norm_vote"), test_balance.test_kinds_that_test_solidarity),
    Use(("S39", "S40"), Kind("hosting"), test_balance.test_kinds_that_test_solidarity),
    Use(("S53", "S57", "S84"), Kind("project"), test_balance.test_kinds_that_test_solidarity),
    Use(("S53",), _not_shown_by("format"), _SHOWN),
    Use(("S60",), _not_shown_by("corridor"), _SHOWN),
    Use(("S33", "S38"), _not_shown_by("mission"), _SHOWN),
    Use(("S39",), _not_shown_by("hosting"), _SHOWN),
    Use(
        ("S93",),
        InCode("that one half cannot buy the other", balance, "harmonic", lambda _: lambda *halves: mean(halves)),
        test_balance.test_balance_is_the_harmonic_mean_of_the_mean_halves,
    ),
)
"""What the headline is made of."""


def _regardless_of_trust(odds: Callable[[Standing, bool, int], int]) -> Callable[[Standing, bool, int], int]:
    return lambda standing, asked, read: odds(replace(standing, trust=0), asked, read)


MECHANISMS = (
    Use(
        ("S4",),
        no_event("august_2008"),
        test_doctrine.test_after_the_war_of_2008_the_country_declares_its_line,
    ),
    Use(
        ("S7",),
        InDeck("the White Paper", lambda deck: deck.model_copy(update={"white_paper": None})),
        test_doctrine.test_after_the_war_of_2008_the_country_declares_its_line,
    ),
    Use(("S6",), alike("trust", 0), test_doctrine.test_trust_begins_with_ties),
    Use(
        ("S8",),
        no_effects("kyiv_signs"),
        test_doctrine.test_what_is_done_for_others_borders_comes_back_to_ones_own,
    ),
    Use(
        ("S76",),
        no_effects("folded_paper"),
        test_doctrine.test_what_is_done_for_others_borders_comes_back_to_ones_own,
    ),
    Use(("S13",), open_routes(), test_doctrine.test_a_neighbour_that_has_turned_cold_shuts_its_road),
    Use(
        ("S25",),
        InCode("the adviser’s note on the desk", desk, "legal_notes", lambda _: lambda *_: ()),
        test_doctrine.test_the_adviser_warns_of_what_ties_the_country,
    ),
    Use(
        ("S25",),
        InCode("what the adviser warns of", legal, "WARNED_FLAGS", lambda _: frozenset()),
        test_legal.test_notes,
    ),
    Use(
        ("S25",),
        InCode("that a note must be read before it is signed", legal, "legal_notes", lambda _: lambda *_: ()),
        test_legal.test_what_has_to_be_read_before_signing,
    ),
    Use(
        ("S7", "S19"),
        InDeck("what the papers say of blocs", lambda deck: deck.model_copy(update={"legal": ()})),
        test_doctrine.test_the_adviser_warns_of_what_ties_the_country,
    ),
    Use(
        ("S41",),
        InCode("that a host must be trusted", initiatives, "odds", lambda odds: _regardless_of_trust(odds)),
        test_doctrine_besides.test_a_host_who_is_trusted_is_more_likely_to_be_accepted,
    ),
    Use(
        ("S42",),
        InCode("the credit that hosting earns", resolve, "CREDIT_ACCEPTED", lambda _: 0),
        test_resolve.TestGoodOffices().test_accepted_by_all_earns_credit,
    ),
    Use(("S92",), alike("capability", 50), test_doctrine.test_a_great_power_is_felt_more_than_a_small_state),
    Use(
        ("S96",),
        InCode("what an answer is expected to cost", desk, "expectations", lambda _: lambda *_: ()),
        test_doctrine.test_every_answer_shows_what_it_is_expected_to_cost,
    ),
    Use(
        ("S96",),
        InCode("what commitments cost and bring", commitments, "_paid", lambda _: lambda *given: given[1]),
        test_commitments.test_each_turn_costs_and_brings,
    ),
    Use(
        ("S75",),
        of_events("threats", {}),
        test_doctrine_besides.test_danger_comes_from_neighbours_and_is_read_in_how_they_were_met,
    ),
    Use(
        ("S71",),
        alike("red_lines", ()),
        test_doctrine_besides.test_strangers_in_the_yard_wake_the_powers_next_door,
    ),
    Use(("S5",), always_open(), test_doctrine_besides.test_what_the_region_offers_changes_with_the_years),
    Use(
        ("S5",),
        InCode("the line on what else is possible", desk, "opportunity_view", lambda _: lambda _reader: None),
        test_opportunity.test_what_the_moment_offers_is_on_the_desk_beside_what_presses,
    ),
    Use(
        ("S70",),
        no_term("council_seat", "binding"),
        test_doctrine_besides.test_who_sits_on_the_council_has_less_attention_for_ideas_of_its_own,
    ),
    Use(
        ("S83",),
        InCode("that the other side must find its own in it", offers, "ratified", lambda _: lambda *_: True),
        test_offers.test_what_its_own_side_does_not_let_pass_binds_nobody,
    ),
    Use(
        ("S69", "S85"),
        of_events("vote", None),
        test_doctrine_besides.test_borders_are_put_to_the_vote_of_all,
    ),
    Use(
        ("S80", "S85"),
        InCode("the voice in the Movement", votes, "VOICE", lambda _: 0),
        test_votes.TestTerms().test_support_and_forums_move_the_movement_alone,
    ),
    Use(
        ("S85",),
        InCode("that votes can be asked for", votes, "LOBBY", lambda _: 0),
        test_votes.TestLobbying().test_it_reaches_whom_it_is_meant_for_and_who_follows,
    ),
)
"""What else the game is made of."""
