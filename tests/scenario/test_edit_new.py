"""The starter: it checks clean, plays to its end, and takes any name that a person might give it."""

from pathlib import Path

import pytest

from game.engine import vocabulary
from game.errors import ScenarioError
from game.lab.inspect import inspect
from game.lab.selfplay import selfplay
from game.players import POLICIES
from game.scenario.bundle import MAIN, Bundle
from game.scenario.edit_new import STARTER, id_of, starter, write_new
from game.scenario.load import load_scenario, require


@pytest.mark.slow
def test_the_starter_is_sound_and_nothing_is_allowed_in_it() -> None:
    found = inspect(STARTER)
    assert found.loaded.problems == ()
    assert found.complaints == ()
    assert "allow:" not in found.loaded.bundle.files[MAIN]


def test_the_starter_has_one_of_each() -> None:
    scenario = require(load_scenario(Bundle.from_path(STARTER), vocabulary()))
    assert len(scenario.events) == 3
    assert sum(power.seat is not None for power in scenario.powers.values()) == 2
    assert len(scenario.initiatives) == len(scenario.commitments) == len(scenario.consequences) == 1
    assert sum(event.vote is not None for event in scenario.events) == 1
    assert scenario.tests


@pytest.mark.slow
def test_machines_play_the_starter_to_its_end_and_choose_every_answer() -> None:
    scenario = require(load_scenario(Bundle.from_path(STARTER), vocabulary()))
    games = [selfplay(scenario, 20, 1, policy) for policy in POLICIES]
    assert {ending for one in games for ending in one.endings} == {"complete"}
    chosen = {(event, option) for one in games for event, counts in one.choices.items() for option in counts}
    assert chosen == {(event.id, option.id) for event in scenario.events for option in event.options}


def test_the_starter_marks_what_is_invented_and_names_every_flag() -> None:
    text = Bundle.from_path(STARTER).files[MAIN]
    scenario = require(load_scenario(Bundle.from_path(STARTER), vocabulary()))
    assert {source.flag for source in scenario.sources.values()} == {"I"}
    note = text[text.index("# --- Where the facts come from") : text.index("\nsources:")]
    assert all(f"{flag} " in note for flag in "VGUI")


def test_every_section_says_what_it_is_for() -> None:
    lines = Bundle.from_path(STARTER).files[MAIN].split("\n")
    keys = [number for number, line in enumerate(lines) if line[:1].isalpha() and line.endswith(":")]
    assert len(keys) > 12
    bare = [lines[number] for number in keys if not lines[number - 1].startswith("# ")]
    assert bare == ["debrief:"]


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Lake case", "lake_case"),
        ("lake_case", "lake_case"),
        ("  The Lake — 1951!  ", "the_lake_1951"),
        ("2008", "case_2008"),
        ("Ağ şəhər, İçəri", "ag_seher_iceri"),
        ("Česká: “otázka”", "ceska_otazka"),
        ("Köln, Göl", "koln_gol"),
        ("Ärger, a\u0308rger", "aerger_aerger"),
        ("Straße", "strasse"),
        ("Łódź, Ærø", "lodz_aero"),
        ("x" * 99, "x" * 60),
        ("null", "case_null"),
    ],
)
@pytest.mark.slow
def test_a_name_becomes_title_and_id(name: str, id: str) -> None:
    assert id_of(name) == id
    scenario = require(load_scenario(starter(name, vocabulary()), vocabulary()))
    assert (scenario.id, scenario.title) == (id, " ".join(name.split()))


@pytest.mark.parametrize("name", ["", "   ", "—", "湖", "a {line} b", "a\x00b", "a\x1bb"])
@pytest.mark.slow
def test_what_cannot_be_a_name_is_refused(name: str) -> None:
    with pytest.raises(ScenarioError):
        starter(name, vocabulary())


def test_only_title_and_id_differ_from_the_starter() -> None:
    before = Bundle.from_path(STARTER).files[MAIN].split("\n")
    after = starter("Lake case", vocabulary()).files[MAIN].split("\n")
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert changed == [("id: starter", "id: lake_case"), ("title: Starter", 'title: "Lake case"')]


def test_what_is_there_is_not_written_over(tmp_path: Path) -> None:
    bundle = starter("Lake case", vocabulary())
    file = write_new(tmp_path / "new" / "lake_case", bundle)
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(ScenarioError) as refused:
        write_new(file.parent, bundle)
    assert refused.value.text.key == "error.already_there"
    assert file.read_text(encoding="utf-8") == "mine"
