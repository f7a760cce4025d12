"""Writing: what was cut is written as files of its own, which say the same and can be read by people."""

from typing import Any

import pytest

from game.engine import vocabulary
from game.paths import SCENARIOS
from game.scenario.bundle import MAIN, Bundle
from game.scenario.cut.write import written
from game.scenario.load import load_path, load_scenario, pooled

LONG = "A sentence that is longer than a line has room for, and that goes on until it has to be broken somewhere."
DATA: dict[str, Any] = {
    "id": "lake", "from": "pool", "deck": {"events": ["one", "two"]}, "title": "Der See “Blau”",
    "events": [{"id": "two", "title": LONG}, {"id": "one", "title": "yes"}],
    "powers": {"upland": {"name": "Upland"}, "delta": {"name": "Delta"}},
    "initiatives": {"ferry": {"name": "Ferry"}},
    "consequences": {"late": {"text": "Two\nlines"}},
    "sources": {},
}  # fmt: skip


def test_each_event_power_and_initiative_has_a_file_and_they_keep_their_order() -> None:
    assert list(written(DATA).files) == [
        MAIN, "consequences.yaml", "events/01_two.yaml", "events/02_one.yaml", "initiatives/01_ferry.yaml",
        "powers/01_upland.yaml", "powers/02_delta.yaml",
    ]  # fmt: skip


def test_it_is_no_deck_any_more_and_says_the_same() -> None:
    again = pooled(written(DATA))
    assert not again.has_deck
    assert again.data == {key: value for key, value in DATA.items() if key not in ("from", "deck", "sources")}


def test_long_texts_stand_below_their_keys_and_letters_as_they_are() -> None:
    files = written(DATA).files
    assert "title: >" in files["events/01_two.yaml"]
    assert "Der See “Blau”" in files[MAIN]
    assert max(len(line) for text in files.values() for line in text.split("\n")) <= 120


def test_the_same_thing_twice_is_written_twice() -> None:
    note = {"title": "Almanac"}
    text = written({"id": "lake", "sources": {"a": note, "b": note}}).files["sources.yaml"]
    assert "&" not in text
    assert text.count("Almanac") == 2


@pytest.mark.slow
def test_a_shipped_deck_is_the_same_in_its_own_files_and_needs_nothing_more() -> None:
    cut = load_path(SCENARIOS / "crossroads", vocabulary())
    again = load_scenario(Bundle(dict(written(cut.source.data).files)), vocabulary())
    assert again.problems == ()
    assert cut.scenario is not None
    assert again.scenario == cut.scenario.model_copy(update={"deck": None, "pool": None})
