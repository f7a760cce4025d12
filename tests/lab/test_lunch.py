"""The checks of decisions: each complains of a small bad scenario, and none of the deck that is shipped."""

from typing import Any

import pytest

from game.engine.tables import tables
from game.lab.lunch import complaints, reading
from game.scenario.events import Event, Option
from game.scenario.model import Scenario
from tests.engine.build import Data, act, event, option, scenario, seated

PAIN = act("north", "120")
"""Disappoints the north by 160 permille."""
OBJECTS = {"objection": {"from": "north", "text": "No."}}


def balanced(name: str = "e1", *more: Data, **rest: Any) -> Data:
    """Return an event in which each option disappoints one of the seated."""
    one = option("one", act("north", "120"), act("south", "051"))
    other = option("two", act("south", "120"), act("north", "051"), objection={"from": "south", "text": "No."})
    return event(name, one, other, *more, **rest)


def found(small: Scenario) -> set[tuple[str, str]]:
    return {(one.code, one.where) for one in complaints(small)}


def test_nothing_is_said_of_a_sound_scenario() -> None:
    assert found(scenario(balanced())) == set()


def test_shipped_decks_are_sound(deck: Scenario, invented: Scenario) -> None:
    assert found(deck) == set()
    assert found(invented) == set()


def test_what_was_done_is_seldom_what_angers_least(deck: Scenario) -> None:
    """Otherwise the forecasts on the desk would point to it."""

    def worst(place: Event, answer: Option) -> int:
        return min(reading(deck, place, answer, seat) for seat in tables(deck).seats)

    mildest = [max(place.options, key=lambda answer: worst(place, answer)).id for place in deck.events]
    done = [place.record.home and place.record.home.option for place in deck.events]
    assert sum(one == other for one, other in zip(mildest, done, strict=True)) <= len(done) // 2


def test_free_lunch() -> None:
    free = option("free", act("west", "051"))
    assert ("free-lunch", "e1.free") in found(scenario(balanced("e1", free)))


@pytest.mark.parametrize(
    "price",
    [
        {"acts": [act("south", "111"), act("south", "111")]},
        {"effects": [{"change": "economy", "by": -1}]},
    ],
)
def test_what_has_a_price_is_no_free_lunch(price: Data) -> None:
    paid = {**option("paid", act("west", "051")), **price}
    assert ("free-lunch", "e1.paid") not in found(scenario(balanced("e1", paid)))


@pytest.mark.parametrize("effects", [[{"change": "economy", "by": 5}], [{"set": "done", "to": True}]])
def test_what_costs_nothing_is_no_price(effects: list[Data]) -> None:
    state = {"done": {"type": "flag", "name": "D"}}
    free = option("free", act("west", "051"), effects=effects)
    assert ("free-lunch", "e1.free") in found(scenario(balanced("e1", free), state=state))


@pytest.mark.parametrize(
    ("clause", "closes"),
    [
        ("chose.e1 != free", True),
        ("chose.e1 == one", True),
        ("chose.e1 == one or chose.e1 == two", True),
        ("chose.e1 == free", False),
        ("chose.e1 != one", False),
        ("chose.e1 == free_too", True),
        ("chose.e1 not in (free, two)", True),
        ("chose.e1 in (free, two)", False),
        ("not (chose.e1 == free)", True),
        ("chose.e1 != free_too", False),
        ("chose.e10 != free", False),
        ("turn > 1", False),
    ],
)
def test_price_may_be_a_later_option_that_is_shut(clause: str, closes: bool) -> None:
    free, too = option("free", act("west", "051")), option("free_too", PAIN)
    later = balanced("e2", option("later", PAIN, when=[clause]))
    small = scenario(balanced("e1", free, too), later, event("e10", option("free", PAIN), option("one", PAIN)))
    assert (("free-lunch", "e1.free") not in found(small)) is closes


def test_dominated() -> None:
    worse = option("worse", act("north", "120"), act("south", "051"), effects=[{"change": "economy", "by": -5}])
    assert ("dominated", "e1.worse") in found(scenario(balanced("e1", worse)))


@pytest.mark.parametrize(
    "merit",
    [
        {"effects": [{"change": "economy", "by": -5}, {"change": "support", "by": 1}]},
        {"points": [{"axis": "A8", "points": 1, "because": "So.", "origin": "designers"}]},
        {"acts": [act("north", "120", "political", "initiative"), act("south", "051")]},
        {"acts": [act("north", "111"), act("south", "051")]},
    ],
)
def test_what_is_better_in_anything_is_not_dominated(merit: Data) -> None:
    worse = option("worse", act("north", "120"), act("south", "051"), effects=[{"change": "economy", "by": -5}])
    assert ("dominated", "e1.worse") not in found(scenario(balanced("e1", {**worse, **merit})))


WORSE = option("worse", act("north", "120"), act("south", "051"), effects=[{"change": "economy", "by": -5}])


def test_what_may_be_locked_can_be_dominated_and_dominates_nothing() -> None:
    assert ("dominated", "e1.worse") in found(scenario(balanced("e1", {**WORSE, "when": ["turn > 0"]})))
    best = option("best", act("north", "120"), act("south", "051"), when=["turn > 0"])
    pair = event("e1", best, WORSE, option("third", act("south", "120"), PAIN))
    assert ("dominated", "e1.worse") not in found(scenario(pair))


def test_the_joy_of_a_power_without_a_seat_is_no_merit() -> None:
    worse = {**WORSE, "acts": [*WORSE["acts"], act("west", "057")]}
    assert ("dominated", "e1.worse") in found(scenario(balanced("e1", worse)))


def test_what_nobody_would_notice_is_no_merit() -> None:
    worse = {**WORSE, "acts": [act("north", "120"), act("south", "052")]}
    assert ("dominated", "e1.worse") in found(scenario(balanced("e1", worse)))


def test_what_comes_of_it_later_counts() -> None:
    later = {"title": "T", "from": "north", "text": "It came.", "effects": [{"change": "support", "by": 4}]}
    worse = {**WORSE, "effects": [*WORSE["effects"], {"schedule": "later", "in": 1}]}
    assert ("dominated", "e1.worse") not in found(scenario(balanced("e1", worse), consequences={"later": later}))


@pytest.mark.parametrize(("objector", "false"), [("south", True), ("north", False), ("west", False), ("desk", False)])
def test_false_objection(objector: str, false: bool) -> None:
    more = option("more", act("north", "111"), act("south", "051"), PAIN, objection={"from": objector, "text": "No."})
    assert (("false-objection", "e1.more") in found(scenario(balanced("e1", more)))) is false


def test_idle_seat() -> None:
    powers = {"north": seated(), "south": seated(), "east": seated()}
    content = event("e1", option("one", act("east", "051")), option("two", PAIN))
    assert ("seat-conflict", "powers.east") in found(scenario(content, powers=powers))


@pytest.mark.parametrize(("calm", "idle"), [(2, False), (3, True)])
def test_seat_may_be_content_in_two_events_of_five(calm: int, idle: bool) -> None:
    content = [event(f"c{n}", option("one", act("north", "051")), option("two", PAIN)) for n in range(calm)]
    opposed = [balanced(f"e{n}") for n in range(5 - calm)]
    assert (("seat-conflict", "powers.north") in found(scenario(*content, *opposed))) is idle


def test_complaint_has_its_sentence_and_place() -> None:
    (one,) = [one for one in complaints(scenario(balanced("e1", option("free")))) if one.code == "free-lunch"]
    assert (one.text.key, one.text.params["where"]) == ("check.free-lunch", "e1.free")
