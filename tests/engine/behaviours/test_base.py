"""What behaviours are read from, and when a reading is a strength or a name."""

import pytest

from game.engine.behaviours import DETECTORS, readings, strongest
from game.engine.behaviours.base import LABELLED, NEEDED, SHORT, Detector, Reading, Turn, course, share
from game.engine.behaviours.non_involvement import NonInvolvement
from game.engine.scoring.base import REFUSED
from game.engine.state import Act, changed
from game.scenario.events import Event
from tests.engine.behaviours.courses import course_of, game, read, turn
from tests.engine.build import act, event

ASIDE = turn(act("north", "010"), kinds=["common_challenge"])
QUIET = turn(act("north", "010"))
HELPED = turn(act("isle", "073", "humanitarian", "aid"), kinds=["common_challenge"])


def done(*values: int, flags: tuple[str, ...] = (), domain: str = "political") -> Turn:
    acts = (Act(1, "home", "north", "010", value, domain, frozenset(flags), "e1", "go") for value in values)
    return Turn(1, Event.model_validate(event("e1")), tuple(acts))


@pytest.mark.parametrize(
    ("aside", "helped", "strength"), [(3, 0, None), (4, 0, 1000), (3, 1, 750), (2, 2, 500), (0, 4, 0)]
)
def test_four_relevant_turns_make_a_strength(aside: int, helped: int, strength: int | None) -> None:
    found = read(NonInvolvement(), *[ASIDE] * aside, *[HELPED] * helped, *[QUIET] * SHORT)
    assert (found.strength, found.turns) == (strength, aside + helped)
    assert found.labelled == (strength is not None and strength >= LABELLED)
    assert len(found.evidence) == aside


def test_short_game_has_a_strength_and_no_name() -> None:
    for turns, labelled in ((SHORT - 1, False), (SHORT, True)):
        found = read(NonInvolvement(), *[ASIDE] * turns)
        assert (found.strength, found.labelled) == (1000, labelled)
    assert NEEDED < SHORT


@pytest.mark.parametrize(
    ("values", "closeness"),
    [((), 0), ((10,), 167), ((34,), 567), ((60,), 1000), ((83,), 1000), ((-40,), 0), ((34, 34), 567), ((64, -20), 1000),
     ((34, -50), 0), ((50, -50), 0)],
)  # fmt: skip
def test_closeness_is_what_weighs_most_in_a_turn(values: tuple[int, ...], closeness: int) -> None:
    assert done(*values).closeness("north") == closeness
    assert done(*reversed(values)).closeness("north") == closeness
    assert done(*values).closeness("south") == 0


def test_what_was_turned_down_was_not_done() -> None:
    assert done(50, flags=("mediate", REFUSED)).treated == {}
    assert done(50, flags=("mediate",)).treated == {"north": 50}


def test_help_in_need_aligns_with_nobody() -> None:
    helped = done(74, domain="humanitarian")
    assert helped.treated == {"north": 74}
    assert helped.closeness("north") == 0


@pytest.mark.parametrize(("value", "opposed"), [(-40, False), (-44, True), (-100, True), (80, False)])
def test_to_decline_is_not_hostile(value: int, opposed: bool) -> None:
    assert done(value).opposed("north") is opposed
    assert not done(value).opposed("south")


def test_a_tie_holds_from_its_turn_on() -> None:
    course = course_of(QUIET, turn(act("north", "057", "economic", "bloc_application")), QUIET)
    assert [course.is_tied("north", one) for one in course.turns] == [False, True, True]
    assert not any(course.is_tied("west", one) for one in course.turns)


def test_windows_are_three_turns_in_a_row() -> None:
    ends = {count: [window[-1].number for window in course_of(*[QUIET] * count).windows()] for count in (2, 3, 5)}
    assert ends == {2: [], 3: [3], 5: [3, 4, 5]}


def test_what_an_earlier_choice_brings_is_done_but_not_chosen() -> None:
    small, state = game(QUIET)
    (one,) = state.acts
    later = Act(1, "home", "north", "061", 64, "economic", frozenset(), "e1", "due", chosen=False)
    other = Act(1, "north", "home", "061", 64, "economic", frozenset(), "e1", "gift")
    (now,) = course(small, changed(state, acts=(one, later, other))).turns
    assert now.acts == (one, later)
    assert now.chosen == (one,)


def test_what_comes_before_an_answer_waits_for_it() -> None:
    small, state = game(QUIET)
    ahead = Act(2, "home", "north", "061", 64, "economic", frozenset(), "e1", "due", chosen=False)
    assert len(course(small, changed(state, acts=(*state.acts, ahead))).turns) == 1


@pytest.mark.parametrize("detector", DETECTORS, ids=lambda detector: detector.id)
def test_nothing_played_is_nothing_told(detector: Detector) -> None:
    found = read(detector)
    assert (found.strength, found.labelled, found.turns, found.evidence) == (None, False, 0, ())


def test_readings_stand_in_the_order_of_the_register() -> None:
    assert [one.id for one in readings(*game(QUIET))] == [detector.id for detector in DETECTORS]


def named(name: str, strength: int | None, labelled: bool = True) -> Reading:
    return Reading(name, name, strength, labelled, 9, (), ())


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ((), None),
        ((named("a", 900, False),), None),
        ((named("a", 700), named("b", 800), named("c", None, False)), "b"),
        ((named("a", 700), named("b", 700)), "a"),
    ],
)
def test_strongest_is_the_name_that_a_game_has_first(read: tuple[Reading, ...], name: str | None) -> None:
    found = strongest(read)
    assert (found.name if found else None) == name


def test_share_of_nothing_is_nothing() -> None:
    assert (share(1, 3), share(0, 0)) == (333, 0)
