"""Left: which names are settled when only some events are played, and what may still come about."""

import pytest

from game.scenario.bundle import Bundle
from game.scenario.cut.fold import Between, Rung, Value
from game.scenario.cut.left import Left
from game.scenario.cut.wanted import Wanted
from game.scenario.load import pooled

POOL = """
id: pool
deck: {events: [one, two]}
state:
  lamp: {type: flag, start: true}
  bell: {type: flag}
  charter: {type: ladder, stages: [idea, drafted, signed], start: drafted}
  clubs: {type: set, members: [league, pilots], start: [league]}
  ferry: {type: choice, members: [nobody, upland], start: nobody}
  fish: {type: number, start: 14}
disputes: {weir: {}, lamp_oil: {}}
events:
  - {id: one, year: 1901, dispute: weir, options: [{id: go, effects: [{begin: rope}]}]}
  - {id: two, year: 1903, cables: [{from: delta, text: Hello}], options: [{id: go, effects: [{set: bell, to: true}]}]}
  - {id: other, year: 1902, dispute: lamp_oil, options: [{id: go, effects: [{begin: chain}]}]}
commitments:
  rope: {with: [upland]}
  chain: {with: [upland]}
  old: {with: [upland], start: true}
  by_offer: {with: [upland]}
  far_offer: {with: [island]}
initiatives:
  ferry_line: {stages: [{title: A}, {title: B, after: 1}, {title: C, after: 1}]}
  late: {when: [chose.other == go], stages: [{title: A}]}
powers:
  upland: {trust: 20, seat: {office: A}}
  delta: {trust: 5}
  island: {trust: -10, grievance: 30, seat: {office: A}}
white_paper: {turn: 2, pledges: [{id: kept, tested_in: [two]}, {id: early, tested_in: [one]}]}
"""


def left(text: str = POOL, events: tuple[str, ...] = ("one", "two"), seats: frozenset[str] | None = None) -> Left:
    data = pooled(Bundle({"scenario.yaml": text})).data
    pool = tuple(event["id"] for event in data["events"])
    return Left(data, Wanted(events, pool, seats or frozenset({"upland"}), None, None)).grow()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("lamp", True),
        ("charter", Rung("drafted", ("idea", "drafted", "signed"))),
        ("clubs", frozenset({"league"})),
        ("ferry", "nobody"),
        ("fish", 14),
        ("bell", None),
        ("nowhere", None),
        ("year", Between(1901, 1903)),
        ("turn", Between(1, 2)),
        ("chose.one", None),
        ("chose.other", "none"),
        ("chose.nowhere", None),
        ("event.other", False),
        ("event.one", None),
        ("yes.other", 0),
        ("adopted.other", False),
        ("deck.one", True),
        ("deck.other", False),
        ("deck.nowhere", None),
        ("held.rope", None),
        ("held.old", None),
        ("held.by_offer", None),
        ("held.chain", False),
        ("held.far_offer", False),
        ("held.nowhere", None),
        ("stage.ferry_line", Between(0, 2)),
        ("stage.late", 0),
        ("stage.nowhere", None),
        ("pledged.kept", None),
        ("pledged.early", False),
        ("pledged.nowhere", None),
        ("trust.upland", None),
        ("trust.delta", None),
        ("trust.island", -10),
        ("grievance.island", 30),
        ("rung.island", 0),
        ("share.energy.island", 0),
        ("trust.nowhere", None),
        ("tilt.weir", None),
        ("tilt.lamp_oil", 0),
        ("unheard.of", None),
    ],
)
def test_what_is_settled(name: str, value: Value | None) -> None:
    assert left().settled(name) == value


@pytest.mark.parametrize("name", ["held.nowhere", "pledged.nowhere"])
def test_what_a_deck_has_taken_away_from_its_pool_never_holds(name: str) -> None:
    assert left(f"from: elsewhere{POOL}").settled(name) is False


def test_a_paper_that_comes_after_the_last_turn_is_none() -> None:
    assert left(events=("one",)).pledges == frozenset()
    assert left().pledges == {"kept"}


@pytest.mark.parametrize(
    ("turn", "name", "value"),
    [
        (1, "event.one", True),
        (2, "event.one", False),
        (1, "year", 1901),
        (2, "turn", 2),
        (1, "bell", False),
        (2, "bell", False),
        (1, "stage.ferry_line", Between(0, 0)),
        (2, "stage.ferry_line", Between(0, 1)),
        (1, "trust.island", -10),
    ],
)
def test_what_is_settled_on_the_desk_of_a_turn(turn: int, name: str, value: Value | None) -> None:
    assert left().on_desk(turn, name) == value


def test_steps_come_one_turn_after_another() -> None:
    assert [left().step("ferry_line", number) for number in range(3)] == [1, 2, None]
    assert left().step("late", 0) is None
    assert left().initiatives == {"ferry_line"}


def test_seats_that_are_not_wanted_have_a_part_only_where_something_comes_of_them() -> None:
    assert left().powers == {"upland", "delta"}
    assert left(seats=frozenset({"upland", "island", "delta"})).seats == {"upland", "island"}
