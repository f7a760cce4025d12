"""Sweeping: what nothing needs any more goes, and what something needs stays."""

from typing import Any

from game.scenario.cut.node import Node
from game.scenario.cut.sweep import swept
from game.scenario.source import read

WHOLE = """
issues: {water: {}, fish: {}, smoke: {}, unweighed: {}}
state:
  asked: {type: flag}
  unasked: {type: flag}
  shown: {type: flag}
  lock: {type: choice, members: [open, shut, broken], start: open}
sources: {almanac: {title: A}, roll: {title: R}, nobody: {title: N}}
disputes: {weir: {}, tilted: {}, quiet: {}}
voters: {north: {votes: 3}, south: {votes: 1}}
home:
  offices: {harbour: H, treasury: T, garden: G, kitchen: K}
  speaks_for: {economy: treasury}
  cabinet:
    pier: {name: P, offices: [harbour, garden]}
    yard: {name: Y, offices: [garden]}
map:
  places: {quay: {}, isle: {}, ford: {}, town: {power: upland}}
  routes: {way: {via: [ford]}}
legal:
  - {flags: [masts], say: M}
  - {flags: [boats], say: B}
powers:
  upland: {interests: {water: 10, smoke: 5}}
events:
  - id: one
    place: quay
    dispute: weir
    salience: {water: 3, unweighed: 2}
    rolls: {north: yes}
    cables: [{from: harbour, text: T, when: [asked, tilt.tilted > 2, lock == shut], sources: [almanac]}]
    options:
      - id: go
        moves: {water: 1, fish: 2}
        acts: [{to: upland, flags: [boats]}]
        effects: [{set: unasked, to: true}, {set: asked, to: true}, {set: lock, to: shut}]
      - id: stay
        moves: {fish: 1}
        effects: [{set: unasked, to: false}]
    record: {source: roll}
"""


def left() -> Any:
    source = read("scenario.yaml", WHOLE)
    return swept(Node(source, (), source.data)).plain()


def test_declarations_stay_that_something_uses() -> None:
    data = left()
    assert list(data["issues"]) == ["water"]
    assert list(data["state"]) == ["asked", "lock"]
    assert list(data["sources"]) == ["almanac", "roll"]
    assert list(data["disputes"]) == ["weir", "tilted"]
    assert list(data["voters"]) == ["north"]


def test_a_choice_keeps_the_words_to_which_it_can_come() -> None:
    assert left()["state"]["lock"]["members"] == ["open", "shut"]


def test_answers_move_only_what_is_left() -> None:
    go, stay = left()["events"][0]["options"]
    assert go["moves"] == {"water": 1}
    assert go["effects"] == [{"set": "asked", "to": True}, {"set": "lock", "to": "shut"}]
    assert stay == {"id": "stay"}
    assert left()["events"][0]["salience"] == {"water": 3}
    assert left()["powers"]["upland"]["interests"] == {"water": 10}


def test_offices_stay_that_speak_and_roles_that_still_have_one() -> None:
    home = left()["home"]
    assert list(home["offices"]) == ["harbour", "treasury"]
    assert home["cabinet"] == {"pier": {"name": "P", "offices": ["harbour"]}}


def test_places_stay_where_something_is() -> None:
    assert list(left()["map"]["places"]) == ["quay", "ford", "town"]


def test_notes_stay_on_what_an_answer_does() -> None:
    assert [note["say"] for note in left()["legal"]] == ["B"]
