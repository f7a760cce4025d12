"""Uses of the commentary in the chronicle: what of its years the first deck is too short for."""

from functools import partial

from tests import test_doctrine_chronicle
from tests.principles.use import Use
from tests.removal_deck import CHRONICLE as DECK
from tests.removal_deck import Initiative, Step, no_points_of_step

_use = partial(Use, deck=DECK)
_THREE = test_doctrine_chronicle.test_ankara_and_tehran_sit_down_in_one_room_and_a_third_neighbour_is_only_asked
_CIRCLE = test_doctrine_chronicle.test_the_circle_reaches_over_the_sea_and_to_islamabad
_HALL = test_doctrine_chronicle.test_who_shares_a_language_is_heard_in_one_more_hall
_DOOR = test_doctrine_chronicle.test_a_country_of_two_families_lends_them_one_door
_PORT = test_doctrine_chronicle.test_a_port_is_dug_before_beijing_signs_for_its_road
_DAM = test_doctrine_chronicle.test_help_after_september_is_lists_and_a_sky_and_then_a_dam_and_no_war

CHRONICLE = (
    _use(("S3", "S50"), Initiative("three_inland", DECK), _THREE),
    _use(("S52",), Step("three_inland", 2, DECK), _THREE),
    _use(("S48",), Initiative("far_circle", DECK), _CIRCLE),
    _use(("S49",), Step("far_circle", 2, DECK), _CIRCLE),
    _use(("S53", "S95"), Initiative("turkic_council", DECK), _HALL),
    _use(("S95",), no_points_of_step("turkic_council", 2), _HALL),
    _use(("S5", "S54", "S95"), Initiative("baku_process", DECK), _DOOR),
    _use(("S54", "S95"), no_points_of_step("baku_process", 2), _DOOR),
    _use(
        ("S54", "S59"),
        Initiative("south_west", DECK),
        test_doctrine_chronicle.test_a_road_from_the_gulf_to_the_black_sea_needs_both_neighbours,
    ),
    _use(("S56",), Step("silk", 1, DECK), _PORT),
    _use(("S55", "S65"), Initiative("silk", DECK), _PORT),
    _use(("S55", "S65"), no_points_of_step("silk", 2), _PORT),
    _use(("S34", "S35"), Initiative("airspace_watch", DECK), _DAM),
    _use(("S34",), no_points_of_step("airspace_watch", 1), _DAM),
    _use(("S35",), no_points_of_step("airspace_watch", 2), _DAM),
    _use(
        ("S26", "S36"),
        Initiative("peacekeepers", DECK),
        test_doctrine_chronicle.test_a_platoon_in_kosovo_has_a_school_as_long_as_it_stays,
    ),
)
