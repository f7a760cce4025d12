"""Uses of the commentary in the first deck: what its events bring, and what can be set in motion beside them."""

from tests import test_doctrine, test_doctrine_besides
from tests.principles.use import Use
from tests.removal_deck import Initiative, Step, no_effects, no_event, no_points_of_step, no_term, points

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
    Use(("S79", "S85"), points("S79", "bali_news"), test_doctrine.test_the_movement_gives_the_stance_an_institution),
)
"""What the first deck brings with its events."""

_GAS = test_doctrine_besides.test_the_gas_corridor_needs_georgia_turkiye_and_the_union_in_turn

BESIDES = (
    Use(("S60",), Initiative("gas_corridor"), _GAS),
    Use(("S61",), Step("gas_corridor", 1), _GAS),
    Use(("S62",), Step("gas_corridor", 2), _GAS),
    Use(("S63",), Step("gas_corridor", 3), _GAS),
    Use(
        ("S60", "S64"),
        no_points_of_step("gas_corridor", 3),
        test_doctrine_besides.test_who_had_one_seller_of_gas_gets_a_second,
    ),
    Use(("S64",), no_effects("cold_coast"), test_doctrine_besides.test_who_had_one_seller_of_gas_gets_a_second),
    Use(
        ("S54", "S57"),
        Initiative("kars_railway"),
        test_doctrine_besides.test_the_railway_to_kars_is_built_with_both_on_its_way,
    ),
    Use(
        ("S54", "S58"),
        Initiative("north_south"),
        test_doctrine_besides.test_rails_from_iran_to_russia_pay_when_both_have_agreed,
    ),
    Use(
        ("S26", "S33", "S37"),
        Initiative("guard_unit"),
        test_doctrine_besides.test_the_unit_in_afghanistan_stands_guard_later_trains_and_never_fights,
    ),
    Use(
        ("S38",),
        Step("guard_unit", 2),
        test_doctrine_besides.test_the_unit_in_afghanistan_stands_guard_later_trains_and_never_fights,
    ),
    Use(
        ("S39", "S40"),
        Initiative("free_room"),
        test_doctrine_besides.test_rivals_are_offered_a_room_that_is_always_free,
    ),
    Use(
        ("S42",),
        no_term("open_room", "yields"),
        test_doctrine_besides.test_a_room_that_is_always_free_earns_credit,
    ),
    Use(
        ("S43",),
        no_term("open_room", "broken_by"),
        test_doctrine_besides.test_a_room_with_strings_or_masts_is_no_free_room,
    ),
    Use(
        ("S9", "S69", "S85"),
        Initiative("council_seat"),
        test_doctrine_besides.test_a_small_state_can_ask_the_assembly_for_a_seat_on_the_council,
    ),
    Use(
        ("S79", "S80", "S85"),
        Initiative("nam_round"),
        test_doctrine_besides.test_a_member_may_ask_the_movement_for_votes,
    ),
    Use(
        ("S16", "S27", "S28"),
        Initiative("second_supplier"),
        test_doctrine_besides.test_a_second_seller_of_arms_makes_safer_and_ties_to_no_alliance,
    ),
    Use(
        ("S28",),
        no_term("supply_contract", "yields"),
        test_doctrine_besides.test_a_second_seller_of_arms_makes_safer_and_ties_to_no_alliance,
    ),
    Use(
        ("S12", "S30"),
        Initiative("non_use"),
        test_doctrine_besides.test_what_was_promised_to_tehran_forbids_masts,
    ),
    Use(
        ("S29", "S30"),
        no_term("non_use", "broken_by"),
        test_doctrine_besides.test_what_was_promised_to_tehran_forbids_masts,
    ),
    Use(
        ("S44", "S53"),
        Initiative("west_table"),
        test_doctrine_besides.test_a_table_with_ankara_and_tbilisi_is_voluntary,
    ),
    Use(
        ("S45",),
        no_term("west_table", "yields"),
        test_doctrine_besides.test_who_cannot_count_on_help_makes_itself_safer_at_a_table,
    ),
    Use(
        ("S46",),
        Step("west_table", 2),
        test_doctrine_besides.test_strength_is_pooled_with_consent_and_makes_no_alliance,
    ),
    Use(
        ("S47",),
        Initiative("north_table"),
        test_doctrine_besides.test_neighbours_on_one_sea_sit_down_in_baku,
    ),
    Use(
        ("S53",),
        Initiative("north_table"),
        test_doctrine_besides.test_tables_with_rivals_call_in_the_same_week,
    ),
    Use(
        ("S51", "S53"),
        Initiative("south_table"),
        test_doctrine_besides.test_four_ministers_sit_down_once_three_have,
    ),
    Use(
        ("S41", "S74"),
        no_term("north_table", "call"),
        test_doctrine_besides.test_tables_with_rivals_call_in_the_same_week,
    ),
)
"""What can be set in motion in the first deck, and what comes of it."""
