"""The report of a simulation: every cause has its sentence, what belongs together is told once, and data stay data."""

import json
from functools import cache

import pytest

from game.lab.coverage_report import Simulation, simulate
from game.scenario.problems import Place
from game.scenario.things import KINDS
from game.views.coverage import coverage_view, simulation_json, simulation_lines
from game.views.coverage_causes import Entry
from game.views.language import language
from tests.lab.planted import barely, dead

pytestmark = pytest.mark.slow

WHYS = (
    "clause", "sometimes", "together", "apart", "parent", "unscheduled", "unbegun", "behind", "late", "crowded",
    "undrawn", "unused", "partners", "luck",
)  # fmt: skip


def at(where: str) -> Place:
    return Place("scenario.yaml", len(where), 1)


@cache
def found(make: str, plays: int, most: int | None = None) -> Simulation:
    return simulate({"dead": dead, "barely": barely}[make]()[0], plays, 1, most=most)


def entries(make: str, section: str, plays: int = 9, most: int | None = None) -> tuple[Entry, ...]:
    view = coverage_view(language(), found(make, plays, most), at)
    return next((one.entries for one in view.sections if one.name == section), ())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_words(kind: str) -> None:
    assert language().has(f"coverage.things.{kind}")
    assert language().has(f"coverage.thing.{kind}")


@pytest.mark.parametrize("why", WHYS)
def test_every_cause_has_its_sentence(why: str) -> None:
    assert "`it`" in language().t(f"coverage.why.{why}", what="event `it`", about="event `that`")


def test_proof_and_observation_stand_apart() -> None:
    assert not entries("dead", "unseen")
    assert {one.text for one in entries("dead", "proved")} >= {"events[3]", "consequences.echo", "commitments.vow"}
    assert not entries("barely", "proved", most=0)
    assert [one.text for one in entries("barely", "unseen", most=0)] == ["events[5]", "events[6].options[1]"]


def test_what_belongs_to_a_gap_is_only_counted_under_it() -> None:
    crowded = next(one for one in entries("dead", "proved") if one.text == "events[3]")
    assert crowded.place == at("events[3]")
    assert [one.text for one in crowded.under] == [
        "every turn on which event `crowded` could come belongs to another event",
        "6 things that belong to it never came either",
    ]


def test_a_proof_gives_the_bound_and_what_moves_it() -> None:
    net = next(one for one in entries("dead", "proved") if one.text == "events[2].options[1]")
    (clause,) = net.under[0].under
    assert clause.text == (
        "`fish >= 16`: it can be 15 at most; what moves it is not enough, or comes too late: answer `first/catch`"
    )


def test_an_observation_gives_the_nearest_value_and_who_could_change_it() -> None:
    summit = entries("barely", "unseen", most=0)[0]
    (clause,) = summit.under[0].under
    assert clause.text.startswith("`luck >= 5`: highest seen ")
    assert "the only one in the way 9 of 9 times; could be moved by answer `e1/a`, answer `e2/a`" in clause.text


def test_the_terminal_says_what_the_view_has() -> None:
    lines = simulation_lines(language(), found("barely", 9), at)
    assert "Everything that is declared has been met." in lines
    assert "  event `summit`: in no game; the search found it" in lines
    assert any(line.strip().startswith("event `summit`: `seed: ") and "summit/" in line for line in lines)
    assert any(line.split()[:1] == ["security"] for line in lines)


def test_programs_get_all_data_with_places_and_sentences() -> None:
    data = json.loads(json.dumps(simulation_json(language(), found("dead", 9), at)))
    echo = next(one for one in data["missing"] if one["thing"] == ["consequence", "echo"])
    assert (echo["proved"], echo["place"]["path"]) == (True, "scenario.yaml")
    assert echo["said"][0].startswith("consequence `echo` comes only when it is scheduled")
    assert data["endings"] == {"complete": 9}
    assert len(data["clauses"]) > 5
