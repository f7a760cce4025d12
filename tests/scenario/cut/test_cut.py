"""Cutting: a deck is a scenario of its own in which nothing points to what is not played."""

from pathlib import Path
from typing import Any

import pytest

from game.engine import vocabulary
from game.scenario.bundle import Bundle
from game.scenario.digest import rules_hash
from game.scenario.load import Loaded, alone, load_path, load_scenario, require
from game.scenario.source import place_of

LESSON = Path(__file__).resolve().parents[2] / "scenarios" / "lesson"
POOL = """
format: 1
id: pool
title: Pool
deck:
  events: [one, {event: two, off: true}, three]
state:
  lamp: {type: flag, name: A lamp}
  flag_of_two: {type: flag, name: What only the second event sets}
  bell: {type: flag, name: A bell that only the last event rings}
  patience: {type: number, name: Patience, start: 50}
  lock: {type: choice, name: A lock, members: [open, shut, broken], start: open}
events:
  - id: three
    year: 1903
    cables:
      - {from: upland, text: You signed nothing in 1902, when: [chose.two == none]}
      - {from: upland, text: You signed it, when: [chose.two == sign]}
      - {from: upland, text: The lamp is lit, when: [lamp]}
      - {from: upland, text: The bell has rung, when: [bell]}
    options: [{id: go, effects: [{set: bell, to: true}]}, {id: stay, when: [flag_of_two]}]
  - id: one
    year: 1901
    options:
      - id: go
        effects:
          - {set: lamp, to: true}
          - {schedule: letter, with: two}
          - {schedule: late, with: one}
          - {schedule: notice, in: 1}
      - {id: stay, when: [flag_of_two]}
      - {id: wait, when: [bell]}
  - id: two
    year: 1902
    options:
      - id: sign
        effects: [{set: flag_of_two, to: true}, {schedule: of_two, in: 1}]
consequences:
  letter: {from: upland, text: A letter, sources: [almanac]}
  late: {from: upland, text: Too late}
  notice: {from: upland, text: A notice, when: [not deck.two]}
  of_two: {from: upland, text: What the second brings}
sources:
  almanac: {title: Almanac}
  unused: {title: Unused}
powers:
  upland: {name: Upland, seat: {office: A}, levers: {a: {}}, rivals: {delta: 30}}
  delta: {name: Delta, seat: {office: B}, levers: {b: {}}}
dependence:
  energy: {upland: 20, delta: 30, others: 50}
"""


def cut_of(text: str, **how: Any) -> Any:
    return load_scenario(Bundle({"scenario.yaml": text}), vocabulary(), **how).source.data


def by_id(data: Any) -> dict[str, Any]:
    return {event["id"]: event for event in data["events"]}


class TestADeck:
    def test_has_its_events_in_its_order_each_on_its_turn(self) -> None:
        data = cut_of(POOL)
        assert [(event["id"], event["turn"]) for event in data["events"]] == [("one", 1), ("three", 2)]
        assert data["turns"] == 2

    def test_settles_what_was_never_answered(self) -> None:
        cables = by_id(cut_of(POOL))["three"]["cables"]
        assert [cable["text"] for cable in cables] == ["You signed nothing in 1902", "The lamp is lit"]
        assert [cable.get("when") for cable in cables] == [None, ["lamp"]]

    def test_leaves_out_an_answer_that_can_never_be_given(self) -> None:
        data = by_id(cut_of(POOL))
        assert [option["id"] for option in data["one"]["options"]] == ["go"]
        assert [option["id"] for option in data["three"]["options"]] == ["go"]

    def test_settles_by_the_turn_what_is_only_moved_later(self) -> None:
        """The bell rings on the last turn, so no desk sees it, and it is only seen behind the answer."""
        behind = "options: [{id: go, after: [{text: Ding, when: [bell]}],"
        data = cut_of(POOL.replace("options: [{id: go,", behind))
        assert "The bell has rung" not in str(data)
        assert by_id(data)["three"]["options"][0]["after"] == [{"text": "Ding", "when": ["bell"]}]

    def test_lets_things_come_with_an_event_or_the_next_behind_it(self) -> None:
        effects = by_id(cut_of(POOL))["one"]["options"][0]["effects"]
        assert effects == [
            {"set": "lamp", "to": True},
            {"schedule": "letter", "in": 1},
            {"schedule": "notice", "in": 1},
        ]

    def test_keeps_only_what_can_come(self) -> None:
        data = cut_of(POOL)
        assert list(data["consequences"]) == ["letter", "notice"]
        assert list(data["sources"]) == ["almanac"]
        assert list(data["state"]) == ["lamp"]

    def test_switched_on_an_event_is_there_with_all_that_belongs_to_it(self) -> None:
        data = cut_of(POOL, switched={"two"})
        assert [event["id"] for event in data["events"]] == ["one", "two", "three"]
        assert list(data["consequences"]) == ["letter", "of_two"]
        assert by_id(data)["three"]["options"][1]["when"] == ["flag_of_two"]

    @pytest.mark.parametrize(("bound", "left"), [(50, [None]), (68, [["patience >= 68"]]), (69, [])])
    def test_settles_how_far_a_number_can_go(self, bound: int, left: list[list[str] | None]) -> None:
        """Of the answers to one event one takes effect; what comes back may do so for each thing that sends it."""
        effects = "effects: [{change: patience, by: 8}, {schedule: notice, in: 1}]"
        text = POOL.replace(
            "{id: stay, when: [flag_of_two]}\n      - {id: wait", f"{{id: stay, {effects}}}\n      - {{id: wait"
        )
        text = text.replace("notice: {from", "notice: {effects: [{change: patience, by: 5}], from")
        text = text.replace("text: The bell has rung, when: [bell]", f"text: They wait, when: [patience >= {bound}]")
        cables = by_id(cut_of(text.replace("start: 50}", "start: 50, min: 50}")))["three"]["cables"]
        told = [cable.get("when") for cable in cables if cable["text"] == "They wait"]
        assert told == left

    def test_settles_to_which_words_a_choice_can_come(self) -> None:
        text = POOL.replace("{schedule: late, with: one}", "{set: lock, to: shut}")
        text = text.replace("when: [bell]}\n    options", "when: [lock == broken]}\n      - {from: upland, text: Shut, "
                            "when: [lock == shut]}\n    options")  # fmt: skip
        data = cut_of(text)
        assert [cable["text"] for cable in by_id(data)["three"]["cables"]][2:] == ["Shut"]
        assert data["state"]["lock"]["members"] == ["open", "shut"]

    def test_leaves_out_steps_that_come_too_late_and_what_they_would_bring(self) -> None:
        stages = "[{title: A}, {title: B, effects: [{set: bell, to: true}]}, {title: C, after: 2}]"
        text = POOL.replace("sources:\n", f"initiatives:\n  dig: {{when: [%s], stages: {stages}}}\nsources:\n")
        early = cut_of(text.replace("%s", "year < 2000"))
        late = cut_of(text.replace("%s", "year >= 1903"))
        never = cut_of(text.replace("%s", "event.two"))
        assert [stage["title"] for stage in early["initiatives"]["dig"]["stages"]] == ["A", "B"]
        assert [stage["title"] for stage in late["initiatives"]["dig"]["stages"]] == ["A"]
        assert never["initiatives"] == {}

    def test_leaves_out_notes_on_acts_that_no_answer_does(self) -> None:
        text = POOL.replace("{id: go, effects", "{id: go, acts: [{flags: [base]}], effects")
        data = cut_of(text + "legal: [{flags: [base], text: A}, {flags: [transit], text: B}]\n")
        assert [note["text"] for note in data["legal"]] == ["A"]

    def test_leaves_the_seats_that_are_not_wanted_without_what_only_seats_have(self) -> None:
        data = cut_of(POOL.replace("deck:\n", "deck:\n  seats: [upland]\n"))
        assert list(data["powers"]) == ["upland"]
        assert "rivals" not in data["powers"]["upland"]
        assert data["dependence"]["energy"] == {"upland": 20, "others": 80}

    def test_leaves_a_power_that_is_no_seat_here_what_it_does_not_accept(self) -> None:
        """It sits at no desk, and makes as much of an answer as before."""
        text = POOL.replace("deck:\n", "deck:\n  seats: [upland]\n").replace("levers: {b: {}}", "red_lines: [base]")
        data = cut_of(text.replace("from: upland, text: The lamp", "from: delta, text: The lamp"))
        assert data["powers"]["delta"] == {"name": "Delta", "red_lines": ["base"]}

    def test_leaves_out_calls_for_which_there_is_no_later_turn(self) -> None:
        begun, old = "rope: {with: [upland], call: {}}", "weir: {with: [delta], start: true, call: {}}"
        bound = f"commitments:\n  {begun}\n  {old}\n"
        short = POOL.replace("[one, {event: two, off: true}, three]", "[one]").replace("state:\n", f"{bound}state:\n")
        assert [sorted(spec) for spec in cut_of(short)["commitments"].values()] == [["with"], ["call", "start", "with"]]
        longer = short.replace("events: [one]", "events: [one, three]")
        assert "call" in cut_of(longer)["commitments"]["rope"]

    def test_whole_has_everything(self) -> None:
        data = cut_of(POOL, whole=True)
        assert [event["id"] for event in data["events"]] == ["one", "two", "three"]
        assert list(data["sources"]) == ["almanac", "unused"]


class TestWhatIsWrongWithADeck:
    @pytest.mark.parametrize(
        ("right", "wrong", "where"),
        [
            ("[one, {event: two", "[on, {event: two", "deck.events[0]"),
            ("off: true}, three]", "off: true}, three, one]", "deck.events[3]"),
            ("deck:\n", "deck:\n  seats: [uplant]\n", "deck.seats[0]"),
            ("deck:\n", "deck:\n  initiatives: [lamp]\n", "deck.initiatives[0]"),
            ("deck:\n", "deck:\n  injects: [storm]\n", "deck.injects[0]"),
            ("with: one}", "with: seven}", "events[1].options[0].effects[2].with"),
        ],
    )
    def test_is_told_at_its_place(self, right: str, wrong: str, where: str) -> None:
        assert right in POOL
        found = load_scenario(Bundle({"scenario.yaml": POOL.replace(right, wrong)}), vocabulary())
        told = [problem for problem in found.problems if problem.where == where]
        assert [problem.code for problem in told] in (["SC301"], ["SC304"])


def lesson() -> Loaded:
    return load_path(LESSON, vocabulary())


class TestADeckOfAnotherScenario:
    def test_says_itself_what_it_says_and_takes_the_rest(self) -> None:
        scenario = require(lesson())
        assert scenario.title == "The Lake, in a quarter of an hour"
        assert scenario.home.capital == "Quay"
        assert [event.id for event in scenario.events] == ["weir_letter", "fever", "league_vote"]
        assert list(scenario.initiatives) == ["lake_table"]
        assert list(scenario.injects) == ["drought"]
        assert {name for name, power in scenario.powers.items() if power.seat} == {"upland", "delta"}

    def test_keeps_the_places_of_both(self) -> None:
        loaded = lesson()
        assert place_of(loaded.source, ("title",)).path == "scenario.yaml"
        place = place_of(loaded.source, ("events", 1, "title"))
        line = loaded.bundle.files[place.path].split("\n")[place.line - 1]
        assert place.path == "tiny/scenario.yaml"
        assert require(loaded).events[1].title in line

    def test_without_that_scenario_says_so(self) -> None:
        text = (LESSON / "scenario.yaml").read_text(encoding="utf-8")
        found = load_scenario(Bundle({"scenario.yaml": text}), vocabulary())
        assert "SC342" in {problem.code for problem in found.problems}

    def test_written_down_is_the_same_and_needs_the_other_no_more(self) -> None:
        loaded = lesson()
        cut = require(alone(loaded))
        again = require(load_scenario(alone(loaded).bundle, vocabulary()))
        assert again == cut
        assert rules_hash(again) == rules_hash(cut)
