"""Strings: a scenario is read in another language as far as it is translated; files and one file come to the same."""

import pytest
import yaml

from game.engine import vocabulary
from game.scenario.bundle import Bundle
from game.scenario.digest import rules_hash
from game.scenario.load import Loaded, load_scenario, require
from game.scenario.model import Scenario
from game.scenario.strings import in_language
from game.scenario.texts import texts

ALLOW = "# allow: SC501 only a few\n"


def load(main: str, **strings: str) -> Loaded:
    """Return a scenario with files of translations."""
    return load_scenario(
        Bundle({"scenario.yaml": main, **{f"strings/{name}.yaml": text for name, text in strings.items()}}),
        vocabulary(),
    )


@pytest.fixture(scope="module")
def bare(tiny_text: str) -> str:
    """The scenario without its translations."""
    return tiny_text[: tiny_text.index("\nstrings:\n")]


def test_a_scenario_is_read_in_another_language(tiny: Scenario) -> None:
    german = in_language(tiny, "de")
    assert german.title == "Der See"
    assert german.home.offices["harbour"] == "Hafenamt"
    assert german.events[0].options[1].points[0].because.startswith("Du gabst")
    assert german.white_paper
    assert german.white_paper.pledges[2].text == "Der Hafen hat zwei Türen."
    assert german.debrief == ("Welchen Satz würdest du noch einmal schreiben?",)


def test_what_is_not_translated_stands_as_it_was_written(tiny: Scenario) -> None:
    german = in_language(tiny, "de")
    assert german.home.brief == tiny.home.brief
    changed = [told.key for told, old in zip(texts(german), texts(tiny), strict=True) if told.text != old.text]
    assert set(changed) | {"home.name"} == set(tiny.strings["de"])


@pytest.mark.parametrize("code", ["en", "az", "", "qps", "dex"])
def test_another_language_is_the_scenario_itself(tiny: Scenario, code: str) -> None:
    assert in_language(tiny, code) is tiny


def test_each_language_is_made_once(tiny: Scenario) -> None:
    assert in_language(tiny, "de") is in_language(tiny, "de")


def test_a_country_reads_what_its_language_has(tiny: Scenario) -> None:
    assert in_language(tiny, "de_AT").title == "Der See"


def test_the_rules_are_the_same_in_every_language(tiny: Scenario, bare: str) -> None:
    assert rules_hash(in_language(tiny, "de")) == rules_hash(tiny) == rules_hash(require(load(bare)))


def test_files_and_one_file_come_to_the_same(tiny: Scenario, bare: str) -> None:
    file = ALLOW + yaml.safe_dump(dict(tiny.strings["de"]), allow_unicode=True)
    loaded = load(bare, de=file, az=f"{ALLOW}title: Göl\n")
    assert loaded.problems == ()
    assert require(loaded).strings == {"de": tiny.strings["de"], "az": {"title": "Göl"}}
    assert in_language(require(loaded), "az").title == "Göl"


def test_the_bundle_knows_its_translations_and_the_rules_do_not(bare: str) -> None:
    one, other = (load(bare, az=f"{ALLOW}title: {title}\n") for title in ("Göl", "Gölcük"))
    assert one.bundle.hash != other.bundle.hash
    assert rules_hash(require(one)) == rules_hash(require(other))


@pytest.mark.parametrize(
    ("name", "text", "code", "line"),
    [
        ("az", "title: Göl\n", "SC501", 1),
        ("az", f"{ALLOW}titel: Göl\n", "SC502", 2),
        ("az", f"{ALLOW}consequences.gauge_read.text: Göl\n", "SC503", 2),
        ("az", f"{ALLOW}events.fever.scene.0.text: “{{line.fever}}”\n", "SC503", 2),
        ("deutsch", "title: Der See\n", "SC504", 1),
        ("az/more", "title: Göl\n", "SC504", 1),
        ("az", f"{ALLOW}title: Göl\ntitle: Gölcük\n", "SC106", 3),
        ("az", f"{ALLOW}title: 3\n", "SC116", 2),
        ("az", f"{ALLOW}title:\n  lake: Göl\n", "SC116", 3),
        ("az", f"{ALLOW}\ttitle: Göl\n", "SC102", 2),
        ("az", f"{ALLOW}- Göl\n", "SC104", 2),
    ],
)
@pytest.mark.slow
def test_every_mistake_is_told_where_it_stands(bare: str, name: str, text: str, code: str, line: int) -> None:
    told = [(one.code, one.place.path, one.place.line) for one in load(bare, **{name: text}).problems]
    assert [one for one in told if one[0] not in ("SC501",) or code == "SC501"] == [
        (code, f"strings/{name}.yaml", line)
    ]


@pytest.mark.slow
def test_missing_translations_are_counted_and_named_but_not_those_that_nobody_misses(bare: str, tiny: Scenario) -> None:
    wanted = [told.key for told in texts(tiny) if told.path[0] not in ("tests", "sources")]
    whole = {key: text for key, text in ((told.key, told.text) for told in texts(tiny)) if key in wanted}
    assert load(bare, az=yaml.safe_dump(whole)).problems == ()
    del whole["title"], whole["debrief.0"]
    (problem,) = load(bare, az=yaml.safe_dump(whole)).problems
    assert problem.level == "warning"
    assert problem.params == {
        "language": "az", "n": "2", "total": str(len(wanted)), "keys": "title, debrief.0",
    }  # fmt: skip


def test_a_long_list_of_what_is_missing_is_cut(bare: str) -> None:
    (problem,) = load(bare, az="title: Göl\n").problems
    assert problem.detail == "more"
    assert problem.params["keys"].count(",") == 5
    assert int(problem.params["more"]) == int(problem.params["n"]) - 6


def test_a_translation_into_the_language_of_the_scenario_is_told(bare: str) -> None:
    (problem,) = load(bare, en="title: The Lake\n").problems
    assert (problem.code, problem.detail) == ("SC501", "own")
    assert load(bare.replace("\nlanguage: en\n", "\nlanguage: tr\n", 1), en=ALLOW + "title: x\n").problems == ()


@pytest.mark.parametrize("text", ["home:\n  name: Göl\n", "home: {name: Göl, capital: x}\n"])
def test_a_nested_translation_is_told_how_its_key_is_written(bare: str, text: str) -> None:
    (problem,) = load(bare, az=ALLOW + text).errors
    assert (problem.code, problem.detail, problem.params["leaf"]) == ("SC116", "nested", "home.name")


def test_a_great_many_unknown_keys_take_no_time_for_hints(bare: str) -> None:
    text = ALLOW + "".join(f"events.weir_leter.scene.{number}.text: x\n" for number in range(300))
    hints = [one.hint for one in load(bare, az=text).problems]
    assert len(hints) == 300
    assert sum(bool(hint) for hint in hints) == 20


def test_an_empty_file_translates_nothing(bare: str) -> None:
    assert [one.code for one in load(bare, az="").problems] == ["SC501"]
    assert [one.code for one in load(bare, az="# allow: SC501 not begun\n").problems] == []
