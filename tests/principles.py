"""The proof that the commentary is in the game: for each element what embodies it, and the test that misses it.

`tests/test_principles.py` takes each thing away and requires its test to fail. An element that nothing embodies yet
waits on one of two lists, a line each; one that is listed there and is in the game after all is found out.
"""

from dataclasses import dataclass

from game.engine import dependence, resolve
from game.engine.dependence import shift
from game.engine.fixed import mean
from game.engine.scoring import balance
from game.views import desk, legal
from tests import test_doctrine
from tests.engine import test_resolve
from tests.engine.scoring import (
    test_autonomy,
    test_balance,
    test_bases,
    test_blocs,
    test_bridge,
    test_coexistence,
    test_diversification,
    test_integrity,
    test_neutrality,
    test_patience,
    test_predictability,
    test_reciprocity,
    test_solidarity,
    test_voice,
)
from tests.removal import (
    Forfeit,
    InCode,
    InDeck,
    Kind,
    Mark,
    Measure,
    Proof,
    Reason,
    Removal,
    Sentence,
    alike,
    name_of,
    no_effects,
    no_event,
    open_routes,
    points,
)
from tests.views import test_principles


@dataclass(frozen=True)
class Use:
    """Elements, one thing that embodies them, and the test that fails without it."""

    elements: tuple[str, ...]
    thing: Removal
    proof: Proof

    def __str__(self) -> str:
        """Name the use as pytest shows it."""
        return f"{' '.join(self.elements)}: {self.thing.what} ({name_of(self.proof)})"


RULES = (
    Use(("S8", "S70"), Mark("A1", "initiative"), test_autonomy.test_table),
    Use(("S18",), Mark("A1", "tied_ideology"), test_autonomy.test_table),
    Use(("S25",), Mark("A1", "limits_sovereignty"), test_autonomy.test_table),
    Use(("S19", "S24", "S31"), Mark("A2", "bloc_member"), test_blocs.test_table),
    Use(("S24",), Forfeit("A2"), test_blocs.test_accession_sets_the_axis_to_nothing_for_good),
    Use(("S19", "S71"), Mark("A2", "bloc_application"), test_blocs.test_table),
    Use(("S29",), Mark("A3", "base"), test_bases.test_table),
    Use(("S20", "S30"), Mark("A3", "territory_use"), test_bases.test_table),
    Use(("S30",), Mark("A3", "surveillance"), test_bases.test_table),
    Use(("S21", "S22"), Mark("A4", "takes_side"), test_neutrality.test_marks),
    Use(("S21", "S22"), Mark("A4", "sanctions"), test_neutrality.test_marks),
    Use(("S21", "S94"), Reason("A4", "even"), test_neutrality.test_tilt),
    Use(("S21", "S22"), Reason("A4", "leaning"), test_neutrality.test_tilt),
    Use(("S66", "S68"), Mark("A5", "norm_ti"), test_integrity.test_table),
    Use(("S10", "S66"), Mark("A5", "against_norm"), test_integrity.test_table),
    Use(("S81",), Reason("A5", "against_norm"), test_integrity.test_table),
    Use(("S23", "S66"), Reason("A5", "silent"), test_integrity.test_table),
    Use(("S11", "S67"), Mark("A6", "force"), test_coexistence.test_table),
    Use(
        ("S14", "S16"),
        Reason("A7", "spread"),
        test_diversification.test_deal_with_the_largest_partner_concentrates_and_with_another_spreads,
    ),
    Use(
        ("S14", "S16"),
        Reason("A7", "concentrated"),
        test_diversification.test_deal_with_the_largest_partner_concentrates_and_with_another_spreads,
    ),
    Use(("S16",), Measure("A7"), test_diversification.test_measure_is_higher_the_more_partners_there_are),
    Use(
        ("S27",),
        InCode(
            "that arms move a dependence of their own",
            dependence,
            "shift",
            lambda _: lambda shares, acts, home: shift(shares, [a for a in acts if a.domain != "military"], home),
        ),
        test_diversification.test_arms_from_a_second_side_spread_dependence_and_are_no_bloc,
    ),
    Use(("S33",), Mark("A8", "solidarity"), test_solidarity.test_table),
    Use(("S38",), Mark("A8", "non_combat"), test_solidarity.test_table),
    Use(("S23", "S74"), Reason("A10", "uniform"), test_reciprocity.test_unequal_claims_treated_alike),
    Use(("S23", "S33"), Reason("A8", "aside"), test_solidarity.test_standing_aside_costs),
    Use(("S39", "S40"), Reason("A9", "accepted"), test_bridge.test_accepted_offer_counts),
    Use(("S39", "S43"), Reason("A9", "refused"), test_bridge.test_one_refusal_makes_it_a_failure_and_names_who),
    Use(
        ("S39", "S42"),
        Reason("A9", "declined"),
        test_bridge.test_not_to_host_is_found_where_hosting_was_asked_only,
    ),
    Use(("S43",), Mark("A9", "imposed"), test_bridge.test_strings_cost),
    Use(("S83", "S89"), Mark("A10", "reciprocal"), test_reciprocity.test_mark),
    Use(("S89",), Measure("A10"), test_reciprocity.test_symmetry),
    Use(("S90",), Mark("A11", "announced"), test_predictability.test_table),
    Use(("S90",), Mark("A11", "reversal"), test_predictability.test_table),
    Use(("S74", "S90"), Reason("A11", "broken"), test_predictability.test_pledge),
    Use(("S41", "S90"), Reason("A11", "kept"), test_predictability.test_pledge),
    Use(("S73", "S91"), Reason("A12", "resolve"), test_patience.test_table),
    Use(("S91",), Reason("A12", "waited"), test_patience.test_table),
    Use(("S91",), Measure("A12"), test_patience.test_only_timing_measures_more_than_the_middle),
    Use(("S9", "S85"), Mark("A13", "multilateral"), test_voice.test_forum_raises_it),
)
"""What is judged: rows of tables, reasons, measures."""


def _not_in_neutrality(axis: str) -> InCode:
    return InCode(f"{axis} as a part of neutrality", balance, "NEUTRALITY_AXES", lambda axes: axes - {axis})


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
    Use(
        ("S93",),
        InCode("that one half cannot buy the other", balance, "harmonic", lambda _: lambda *halves: mean(halves)),
        test_balance.test_balance_is_the_harmonic_mean_of_the_mean_halves,
    ),
)
"""What the headline is made of."""

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
        InCode("what the adviser warns of", legal, "WARNED_FLAGS", lambda _: frozenset()),
        test_doctrine.test_the_adviser_warns_of_what_ties_the_country,
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
)
"""What else the game is made of."""

DECK = (
    Use(
        ("S22",),
        points("S22", "su24/good_offices"),
        test_doctrine.test_between_two_partners_trade_goes_on_and_nobody_is_judged,
    ),
    Use(
        ("S31",),
        points("S31", "two_offers/visa_and_draft"),
        test_doctrine.test_to_stay_outside_both_unions_is_the_stance,
    ),
    Use(("S32",), points("S32", "own_text_back"), test_doctrine.test_a_text_with_two_authors_comes_back),
    Use(("S40",), no_event("generals"), test_doctrine.test_the_generals_come_to_a_host_whom_they_can_foresee),
    Use(
        ("S41",),
        points("S41", "generals/host_plain"),
        test_doctrine.test_the_generals_come_to_a_host_whom_they_can_foresee,
    ),
    Use(("S57",), points("S57", "two_offers/gas_first"), test_doctrine.test_the_railway_to_kars_is_a_third_answer),
    Use(("S77",), no_event("two_offers"), test_doctrine.test_two_unions_ask_in_the_same_week),
    Use(("S79", "S85"), points("S79", "bali"), test_doctrine.test_the_movement_gives_the_stance_an_institution),
)
"""What the first deck brings."""

DEBRIEF = (
    Use(
        ("S17",),
        Sentence("principle.S17.answer"),
        test_principles.test_what_the_author_says_of_others_is_marked_as_his_and_answered,
    ),
)
"""What is said about the commentary."""

USES = (*RULES, *HEADLINE, *MECHANISMS, *DECK, *DEBRIEF)

WAITING_FOR_THE_CHRONICLE = {
    "S3": "the years from 1991 on",
    "S12": "an event in which somebody meddles, and a rule for it",
    "S34": "the years after September 2001",
    "S78": "the vote of March 2008, and the argument about it",
    "S82": "an event in which somebody meddles, and a rule for it",
}
"""Elements that wait for events, roles and history still to come, and for what each waits."""

WAITING_FOR_INITIATIVES = {
    "S2": "the three depictions",
    "S5": "initiatives, as what the region offers",
    "S15": "the breadth of ties among the behaviours",
    "S26": "partnership as a commitment",
    "S28": "military cooperation as a commitment",
    "S35": "missions",
    "S36": "missions",
    "S37": "missions",
    "S44": "formats",
    "S45": "formats",
    "S46": "formats",
    "S47": "formats",
    "S48": "formats",
    "S49": "formats",
    "S50": "formats",
    "S51": "formats",
    "S52": "formats",
    "S54": "corridors",
    "S55": "corridors",
    "S56": "corridors",
    "S58": "corridors",
    "S59": "corridors",
    "S60": "corridors",
    "S61": "corridors",
    "S62": "corridors",
    "S63": "corridors",
    "S64": "corridors",
    "S65": "corridors",
    "S69": "votes, and the hall in which one speaks",
    "S72": "the behaviours: channels to both of two rivals",
    "S75": "the behaviours: who threatens",
    "S80": "votes, and the support of the Movement",
    "S86": "the six behaviours",
    "S87": "the six behaviours",
    "S88": "the six behaviours",
    "S95": "channels that identity opens",
}
"""Elements that wait for initiatives, commitments, offers, votes and behaviours, and for what each waits."""
