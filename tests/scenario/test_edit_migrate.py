"""Migration: an older file is brought to the present format, and nothing in it changes but what must."""

import pytest

from game.engine import vocabulary
from game.errors import ScenarioError
from game.scenario import edit_migrate
from game.scenario.bundle import Bundle
from game.scenario.edit import Edit, edited
from game.scenario.edit_migrate import PRESENT, STEPS, format_of, migrate
from game.scenario.load import load_scenario


def of(text: str) -> Bundle:
    return Bundle({"scenario.yaml": text})


def migrated(bundle: Bundle) -> Bundle:
    for edits in migrate(bundle):
        bundle = edited(bundle, edits)
    return bundle


def test_there_is_a_step_from_every_older_format() -> None:
    assert sorted(STEPS) == list(range(PRESENT))


@pytest.mark.parametrize("older", ["", "format: 0 # as of old\n"])
def test_an_older_file_comes_to_be_what_is_read_today(tiny_text: str, older: str) -> None:
    assert "format: 1\n" in tiny_text
    before = tiny_text.replace("format: 1\n", older)
    after = migrated(of(before))
    assert format_of(of(before)) == 0
    assert format_of(after) == PRESENT
    assert load_scenario(after, vocabulary()).problems == ()
    assert after.files["scenario.yaml"] == tiny_text.replace("format: 1\n", older.replace("0", "1", 1) or "format: 1\n")
    assert migrate(after) == []


def test_comments_above_the_first_key_stay_above_it() -> None:
    assert migrated(of("# mine\n\nid: a # here\n")).files["scenario.yaml"] == "# mine\n\nformat: 1\nid: a # here\n"


def test_a_scenario_in_one_file_may_have_any_name_and_other_files_stay() -> None:
    assert migrated(Bundle({"mine.yaml": "id: a\n"})).files == {"mine.yaml": "format: 1\nid: a\n"}
    both = migrated(Bundle({"a.yaml": "events: []\n", "scenario.yaml": "id: a\n"}))
    assert both.files == {"scenario.yaml": "format: 1\nid: a\n", "a.yaml": "events: []\n"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (f"format: {PRESENT + 1}\n", "error.migrate_newer"),
        ("format: one\n", "error.migrate_no_number"),
        ("format: true\n", "error.migrate_no_number"),
        ("format:\n", "error.migrate_no_number"),
        ("format: -1\n", "error.migrate_no_number"),
        ("format: [\n", "error.migrate_unreadable"),
        ("# nothing\n", "error.migrate_unreadable"),
        ("- a\n", "error.migrate_unreadable"),
    ],
)
def test_what_has_no_format_that_is_known_is_refused(text: str, key: str) -> None:
    with pytest.raises(ScenarioError) as refused:
        migrate(of(text))
    assert refused.value.text.key == key


def test_steps_follow_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    def second(bundle: Bundle, main: str) -> edit_migrate.Edits:
        text = bundle.files[main]
        assert "format: 1" in text
        here = text.index("format: 1") + len("format: ")
        return {main: [Edit(here, here + 1, "2")]}

    monkeypatch.setattr(edit_migrate, "PRESENT", 2)
    monkeypatch.setattr(edit_migrate, "STEPS", {**STEPS, 1: second})
    assert migrated(of("id: a\n")).files["scenario.yaml"] == "format: 2\nid: a\n"
