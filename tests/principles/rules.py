"""Uses of the commentary in judging and reading: rows of tables, reasons, measures, behaviours."""

from collections.abc import Iterator, Mapping

from game.engine import dependence
from game.engine.behaviours import isolationist
from game.engine.dependence import shift
from tests.engine import test_commitments, test_offers
from tests.engine.behaviours import (
    test_balance_of_interests,
    test_careful_bandwagoning,
    test_equidistant,
    test_isolationist,
    test_non_commitment,
    test_non_involvement,
    test_pragmatic_balancing,
    test_strategic_hedging,
    test_strategic_patience,
    test_unilateralism,
)
from tests.engine.behaviours import (
    test_predictability as test_predictable,
)
from tests.engine.scoring import (
    test_autonomy,
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
from tests.principles.use import Use
from tests.removal import Behaviour, Forfeit, InCode, Mark, Measure, Proof, Reason

MARKS: Mapping[Proof, tuple[str, ...]] = {
    test_autonomy.test_table: ("A1 initiative", "A1 counter_offer", "A1 limits_sovereignty", "A1 tied_ideology"),
    test_blocs.test_table: ("A2 bloc_member", "A2 bloc_application", "A2 alliance"),
    test_bases.test_table: ("A3 base", "A3 territory_use", "A3 surveillance", "A3 withdrawal"),
    test_neutrality.test_marks: ("A4 takes_side", "A4 sanctions"),
    test_integrity.test_table: ("A5 norm_ti", "A5 against_norm"),
    test_coexistence.test_table: ("A6 force", "A6 interference", "A6 assurance"),
    test_solidarity.test_table: ("A8 solidarity", "A8 aid", "A8 non_combat"),
    test_bridge.test_strings_cost: ("A9 imposed",),
    test_reciprocity.test_mark: ("A10 reciprocal",),
    test_predictability.test_table: ("A11 announced", "A11 reversal"),
    test_voice.test_forum_raises_it: ("A13 multilateral",),
}
"""By the test that misses them: rows of the tables of axes."""

REASONS: Mapping[Proof, tuple[str, ...]] = {
    test_autonomy.test_ask_that_is_granted_under_a_public_threat_is_shown_as_an_order_and_not_counted: ("A1 ordered",),
    test_blocs.test_partners_on_both_sides_of_a_rivalry: ("A2 several",),
    test_bases.test_consent_in_secret_counts_twice_when_it_comes_out: ("A3 found_out",),
    test_bases.test_request_for_soil: ("A3 assured", "A3 alternative"),
    test_neutrality.test_arms_and_passage_for_one_side: ("A4 served",),
    test_neutrality.test_both_channels_are_open_where_neither_side_is_met_with_hostility: ("A4 channels",),
    test_neutrality.test_tilt: ("A4 even", "A4 leaning"),
    test_integrity.test_table: ("A5 silent",),
    test_integrity.test_like_cases: ("A5 selective", "A5 consistent"),
    test_coexistence.test_table: ("A6 threat", "A6 peaceful"),
    test_coexistence.test_whoever_coerced_first_has_lost_the_claim_on_restraint: ("A6 answered",),
    test_diversification.test_deal_with_the_largest_partner_concentrates_and_with_another_spreads: (
        "A7 concentrated",
        "A7 spread",
    ),
    test_diversification.test_share_that_passes_half: ("A7 majority",),
    test_solidarity.test_leaving_without_a_word: ("A8 withdrawal",),
    test_solidarity.test_standing_aside_costs: ("A8 aside",),
    test_solidarity.test_standing_aside_with_the_help_of_others_in_hand: ("A8 free_ride",),
    test_bridge.test_accepted_offer_counts: ("A9 accepted",),
    test_bridge.test_one_refusal_makes_it_a_failure_and_names_who: ("A9 refused",),
    test_bridge.test_not_to_host_is_found_where_hosting_was_asked_only: ("A9 declined",),
    test_bridge.test_way_to_a_fight: ("A9 thoroughfare",),
    test_reciprocity.test_gift_without_a_return_is_a_concession: ("A10 concession",),
    test_offers.test_what_both_sides_have_given_and_kept_is_an_exchange: ("A10 exchanged",),
    test_reciprocity.test_unequal_claims_treated_alike: ("A10 uniform",),
    test_predictability.test_pledge: ("A11 broken", "A11 kept"),
    test_predictability.test_asking_before_a_turn: ("A11 consulted",),
    test_commitments.test_a_break_takes_effect_at_once: ("A11 broken_off",),
    test_commitments.test_what_cannot_be_paid_lapses_and_costs_trust: ("A11 lapsed",),
    test_commitments.test_a_call_that_is_not_answered_loses_the_commitment: ("A11 refused",),
    test_commitments.test_a_call_answered_is_part_of_the_answer_and_tilts: ("A11 answered",),
    test_offers.test_a_promise_that_home_breaks_frees_the_power_and_is_remembered: ("A11 word_broken",),
    test_offers.test_promises_that_are_kept: ("A11 word_kept",),
    test_offers.test_what_is_secret_comes_out_as_often_as_it_should_and_rivals_mind: ("A11 secret_out",),
    test_patience.test_table: ("A12 resolve", "A12 rash", "A12 missed", "A12 waited"),
    test_patience.test_three_ripe_moments_in_a_row_are_a_habit: ("A12 passive",),
    test_voice.test_own_text: ("A13 carried", "A13 divided", "A13 failed"),
}
"""The same for what an axis finds beyond its table."""

BEHAVIOURS: Mapping[str, Proof] = {
    "careful_bandwagoning": test_careful_bandwagoning.test_strength,
    "pragmatic_balancing": test_pragmatic_balancing.test_strength,
    "strategic_hedging": test_strategic_hedging.test_strength_is_the_geometric_mean_of_spread_reach_and_forums,
    "balance_of_interests": test_balance_of_interests.test_strength,
    "predictability": test_predictable.test_strength,
    "strategic_patience": test_strategic_patience.test_neither_waiting_nor_acting_earns_anything_without_timing,
    "isolationist": test_isolationist.test_strength,
    "equidistant": test_equidistant.test_alike_is_a_variation_below_a_quarter,
    "non_commitment": test_non_commitment.test_strength,
    "unilateralism": test_unilateralism.test_six_hundred_stands_near_one_in_seven,
    "non_involvement": test_non_involvement.test_strength,
}
"""What a whole game is read for."""


def _named() -> Iterator[Use]:
    """Yield the uses of things that name their elements themselves: each is used for all that it names."""
    for proof, rows in MARKS.items():
        yield from (_of(Mark(*row.split()), proof) for row in rows)
    for proof, rows in REASONS.items():
        yield from (_of(Reason(*row.split()), proof) for row in rows)
    yield from (_of(Behaviour(name), proof) for name, proof in BEHAVIOURS.items())


def _of(thing: Mark | Reason | Behaviour, proof: Proof) -> Use:
    return Use(thing.cites, thing, proof)


RULES = (
    *_named(),
    Use(("S24",), Forfeit("A2"), test_blocs.test_accession_sets_the_axis_to_nothing_for_good),
    Use(("S21", "S94"), Measure("A4"), test_neutrality.test_measure_is_one_less_the_mean_tilt_of_the_disputes),
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
    Use(("S89",), Measure("A10"), test_reciprocity.test_symmetry),
    Use(("S90",), Measure("A11"), test_predictability.test_steady_line_is_worth_more_the_longer_it_lasts),
    Use(("S91",), Measure("A12"), test_patience.test_only_timing_measures_more_than_the_middle),
    Use(
        ("S15",),
        InCode("that it takes many to be no hermit", isolationist, "BROAD", lambda _: 1),
        test_isolationist.test_strength,
    ),
)
"""What is judged and read: rows of tables, reasons, measures, behaviours."""
