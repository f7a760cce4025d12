"""Renaming: everywhere it is meant and nowhere else; back again, it is the same file to the letter."""

import contextlib
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.engine import vocabulary
from game.errors import ScenarioError
from game.lab.selfplay import selfplay
from game.lab.trials import failures
from game.paths import SCENARIOS
from game.scenario.bundle import Bundle
from game.scenario.edit import edited
from game.scenario.edit_new import STARTER
from game.scenario.edit_rename import KINDS, Thing, rename, said_now, things_of
from game.scenario.load import load_scenario, require
from game.scenario.model import Scenario
from game.text import Text

TINY = Bundle.from_path(Path(__file__).resolve().parents[1] / "scenarios" / "tiny")
SHIPPED = [Bundle.from_path(SCENARIOS / name) for name in ("latch", "chronicle")]
"""Scenarios of several files, of which the first has not a thing of every kind."""
IN_TINY = tuple(things_of(TINY))
NEW = "a_new_name"


def renamed(bundle: Bundle, thing: Thing, new: str = NEW) -> Bundle:
    return edited(bundle, rename(bundle, vocabulary(), thing.name, new, thing.kind))


def back(bundle: Bundle, thing: Thing) -> Bundle:
    within = f"{thing.within}/" if thing.within else ""
    return edited(bundle, rename(bundle, vocabulary(), f"{within}{NEW}", thing.id, thing.kind))


def named(thing: Thing) -> str:
    return f"{thing.kind}:{thing.name}"


def test_the_invented_lake_has_a_thing_of_every_kind() -> None:
    assert {one.kind for one in IN_TINY} == set(KINDS)


@pytest.mark.slow
@pytest.mark.parametrize("thing", IN_TINY, ids=named)
def test_there_and_back_is_the_same_and_nothing_new_is_wrong(thing: Thing) -> None:
    after = renamed(TINY, thing)
    assert load_scenario(after, vocabulary()).problems == load_scenario(TINY, vocabulary()).problems == ()
    assert back(after, thing).files == TINY.files


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_in_several_files_too(kind: str) -> None:
    bundle, thing = next((one, thing) for one in SHIPPED for thing in things_of(one) if thing.kind == kind)
    after = renamed(bundle, thing)
    assert load_scenario(after, vocabulary(), whole=True).problems == ()
    assert back(after, thing).files == bundle.files


@pytest.mark.slow
@pytest.mark.parametrize("name", ["weir_letter", "weir_letter/back_upland", "upland"])
def test_what_a_deck_does_not_play_is_renamed_too(name: str) -> None:
    text = TINY.files["scenario.yaml"].replace(
        "\nevents:\n", "\ndeck:\n  events: [weir_letter, league_vote]\nevents:\n"
    )
    bundle = Bundle({"scenario.yaml": text})
    kind = "power" if name == "upland" else None
    (thing,) = [one for one in things_of(bundle) if one.name == name and kind in (None, one.kind)]
    after = renamed(bundle, thing)
    assert load_scenario(after, vocabulary(), whole=True).errors == ()
    assert back(after, thing).files == bundle.files


def lesson(more: str = "") -> Bundle:
    """A deck cut from the invented lake, and what else its file says."""
    cut = Bundle.from_path(Path(__file__).resolve().parents[1] / "scenarios" / "lesson")
    return Bundle({**cut.files, "scenario.yaml": cut.files["scenario.yaml"] + more})


@pytest.mark.slow
@pytest.mark.parametrize("name", ["fever", "upland", "fever/shut", "lake_table"])
def test_what_a_deck_takes_from_elsewhere_keeps_its_name(name: str) -> None:
    laid_over = "powers:\n  upland: {trust: 20}\n"
    with pytest.raises(ScenarioError) as refused:
        rename(lesson(laid_over), vocabulary(), name, NEW)
    assert refused.value.text == Text("error.rename_of_pool", {"name": name, "pool": "tiny"})


@pytest.mark.slow
def test_what_a_deck_has_of_its_own_can_be_renamed() -> None:
    bundle = lesson("sources:\n  rain_book: {title: The book of the rain, flag: P}\ndebrief:\n  - What is a gauge?\n")
    assert [one.name for one in things_of(bundle)] == ["rain_book"]
    after = renamed(bundle, things_of(bundle)[0])
    assert {name for name in bundle.files if after.files[name] != bundle.files[name]} == {"scenario.yaml"}
    with pytest.raises(ScenarioError) as refused:
        rename(bundle, vocabulary(), "rain_book", "almanac")
    assert refused.value.text.key == "error.rename_taken"


@pytest.mark.slow
@pytest.mark.parametrize("thing", IN_TINY, ids=named)
def test_only_the_name_differs_in_what_is_read(thing: Thing) -> None:
    def words(scenario: Scenario) -> list[str]:
        return re.split(r"(?<![a-z0-9_])([a-z0-9_]+)(?![a-z0-9_])", scenario.model_dump_json())

    before = words(require(load_scenario(TINY, vocabulary())))
    after = words(require(load_scenario(renamed(TINY, thing), vocabulary())))
    assert {pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]} == {(thing.id, NEW)}


CHANCE_ASKS = (
    "event", "option", "power", "lever", "home", "voter", "consequence", "commitment", "initiative", "pledge",
)  # fmt: skip
"""Chance is drawn for these by their names, and ties are settled by them."""


@pytest.mark.slow
@pytest.mark.parametrize("thing", [one for one in IN_TINY if one.kind not in CHANCE_ASKS], ids=named)
def test_machines_play_the_same_games(thing: Thing) -> None:
    before = require(load_scenario(TINY, vocabulary()))
    after = require(load_scenario(renamed(TINY, thing), vocabulary()))
    for policy in ("chance", "doctrine"):
        one, other = (selfplay(scenario, 10, 7, policy) for scenario in (before, after))
        assert (one.endings, one.choices, one.axes, one.meters) == (
            other.endings,
            other.choices,
            other.axes,
            other.meters,
        )
    assert failures(after) == ()


@pytest.mark.slow
@pytest.mark.parametrize("thing", [one for one in IN_TINY if one.kind in ("event", "option")], ids=named)
def test_what_tests_of_the_file_play_is_renamed(thing: Thing) -> None:
    after = require(load_scenario(renamed(TINY, thing), vocabulary()))
    assert [one for one in failures(after) if one.text.key.startswith("check.trial.unknown")] == []


def test_texts_comments_and_other_things_of_that_name_stay() -> None:
    text = TINY.files["scenario.yaml"].replace(
        "text: The harbour is quiet.", "text: The upland and fever. # upland, fever\n        # fever"
    )
    after = renamed(Bundle({"scenario.yaml": text}), next(one for one in IN_TINY if named(one) == "event:fever"))
    changed = [
        (old, new)
        for old, new in zip(text.split("\n"), after.files["scenario.yaml"].split("\n"), strict=True)
        if old != new
    ]
    assert [old.strip() for old, _ in changed] == [
        "tested_in: [fever]",
        "tested_in: [fever, league_vote]",
        "- id: fever",
        "play: [weir_letter/read_gauge, fever/open_all]",
        "- chose.fever == open_all",
        "play: [weir_letter/back_upland+second_lamp, fever/shut, league_vote/join]",
    ]
    assert all(new == re.sub(r"\bfever\b", NEW, old) for old, new in changed)


@pytest.mark.slow
def test_things_of_one_name_are_told_apart_by_kind() -> None:
    with pytest.raises(ScenarioError) as refused:
        rename(TINY, vocabulary(), "lake_table", NEW)
    assert refused.value.text.params["known"] == ("initiative lake_table", "commitment lake_table")
    initiative = edited(TINY, rename(TINY, vocabulary(), "lake_table", NEW, "initiative")).files["scenario.yaml"]
    assert "stage.a_new_name < 2" in initiative
    assert "begins: lake_table" in initiative
    commitment = edited(TINY, rename(TINY, vocabulary(), "lake_table", NEW, "commitment")).files["scenario.yaml"]
    assert "stage.lake_table < 2" in commitment
    assert "begins: a_new_name" in commitment


@pytest.mark.parametrize(
    ("old", "new", "kind", "key"),
    [
        ("nothing", NEW, None, "rename_unknown"),
        ("fever", NEW, "power", "rename_unknown"),
        ("fever", "weir_letter", None, "rename_taken"),
        ("fever/shut", "open_all", None, "rename_taken"),
        ("fever/shut", "fever/charge", None, "rename_taken"),
        ("fever", "Fever", None, "rename_no_id"),
        ("fever", "fever/x", None, "rename_no_id"),
        ("fever", "", None, "rename_no_id"),
        ("fever", "x" * 61, None, "rename_no_id"),
        ("fish", "economy", None, "rename_unsound"),
        ("fish", "none_of", "member", "rename_unknown"),
        ("fever", "gauge_read", None, "rename_unsound"),
        ("upland", "others", "power", "rename_unsound"),
        ("upland", "not", "power", "rename_unsound"),
    ],
)
@pytest.mark.slow
def test_what_cannot_be_is_refused(old: str, new: str, kind: str | None, key: str) -> None:
    with pytest.raises(ScenarioError) as refused:
        rename(TINY, vocabulary(), old, new, kind)
    assert refused.value.text.key == f"error.{key}"


@pytest.mark.slow
def test_a_scenario_with_errors_is_repaired_first() -> None:
    faulty = Bundle({"scenario.yaml": TINY.files["scenario.yaml"] + "\ntitel: x\n"})
    with pytest.raises(ScenarioError) as refused:
        rename(faulty, vocabulary(), "fever", NEW)
    assert refused.value.text.key == "error.rename_faulty"


WRITTEN = {
    "folded": ">-\n              chose.weir_letter !=\n              back_upland",
    "quoted": "'chose.weir_letter != back_upland' # weir_letter",
    "twice": "chose.weir_letter != back_upland and not (chose.weir_letter == back_upland)",
    "with other letters": '"  chose.weir_letter  !=  back_upland"',
}


@pytest.mark.slow
@pytest.mark.parametrize("clause", WRITTEN.values(), ids=WRITTEN)
@pytest.mark.parametrize("name", ["weir_letter", "weir_letter/back_upland"])
def test_clauses_are_renamed_however_they_are_written(clause: str, name: str) -> None:
    text = TINY.files["scenario.yaml"].replace("- chose.weir_letter != back_upland\n", f"- {clause}\n")
    bundle = Bundle({"scenario.yaml": text})
    assert not load_scenario(bundle, vocabulary()).errors
    after = edited(bundle, rename(bundle, vocabulary(), name, NEW)).files["scenario.yaml"]
    old = name.rpartition("/")[2]
    expected = re.sub(rf"(?<![\w-]){old}\b", NEW, clause.partition("#")[0]) + "".join(clause.partition("#")[1:])
    assert f"- {expected}\n" in after


@pytest.mark.slow
@settings(max_examples=25, deadline=None)
@given(st.sampled_from(things_of(Bundle.from_path(STARTER))), st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True))
def test_any_new_name_is_taken_back_or_refused(thing: Thing, new: str) -> None:
    bundle = Bundle.from_path(STARTER)
    with contextlib.suppress(ScenarioError):
        check_there_and_back(bundle, thing, new)


def check_there_and_back(bundle: Bundle, thing: Thing, new: str) -> None:
    after = renamed(bundle, thing, new)
    assert load_scenario(after, vocabulary()).problems == ()
    within = f"{thing.within}/" if thing.within else ""
    again = rename(after, vocabulary(), f"{within}{new}", thing.id, thing.kind)
    assert edited(after, again).files == bundle.files


@pytest.mark.parametrize(
    ("name", "given", "said"),
    [
        ("weir_letter", "weir_letter", "new"),
        ("weir_letter", "line.weir_letter", "line.new"),
        ("weir_letter", "weir_letter/back_delta", "new/back_delta"),
        ("weir_letter", "events.weir_letter.title", "events.new.title"),
        ("weir_letter", "events.weir_letter", "events.new"),
        ("weir_letter", "events.weir_letters.title", ""),
        ("weir_letter", "sources.weir_letter.title", ""),
        ("weir_letter/back_delta", "weir_letter/back_delta", "weir_letter/new"),
        ("weir_letter/back_delta", "fever/back_delta", ""),
        ("weir_letter/back_delta", "events.weir_letter.options.back_delta.line", "events.weir_letter.options.new.line"),
        ("delta/praise", "powers.delta.levers.praise.says", "powers.delta.levers.new.says"),
        ("delta/praise", "powers.upland.levers.praise.says", ""),
        ("aldmere", "home.offices.harbour", ""),
    ],
)
def test_what_a_name_is_now_called(name: str, given: str, said: str) -> None:
    (thing,) = [one for one in IN_TINY if one.name == name]
    assert said_now(thing, "new", given) == said


@pytest.mark.slow
def test_translations_come_along() -> None:
    strings = """\
# allow: SC501 a few are enough
title: Göl
events.weir_letter.title: Bent hakkında bir mektup  # weir_letter stays here
events.weir_letter.options.read_gauge.line: Önce hepimiz aynı sayıyı okuyalım
events.fever.scene.0.text: Bir mektup.
"""
    scene = "      - when: [chose.weir_letter != none]\n        text: You wrote “{line.weir_letter}”.\n"
    text = TINY.files["scenario.yaml"]
    start = text.index("    scene:\n", text.index("- id: fever")) + len("    scene:\n")
    quoting = strings.replace("Bir mektup.", "“{line.weir_letter}” yazdınız.")
    bundle = Bundle({"scenario.yaml": text[:start] + scene + text[start:], "strings/tr.yaml": quoting})
    assert load_scenario(bundle, vocabulary()).problems == ()
    (event,) = [one for one in things_of(bundle) if one.name == "weir_letter"]
    after = renamed(bundle, event)
    assert load_scenario(after, vocabulary()).problems == ()
    assert after.files["strings/tr.yaml"] == quoting.replace("weir_letter.", f"{NEW}.").replace(
        "weir_letter}", f"{NEW}}}"
    )
    assert back(after, event).files == bundle.files
