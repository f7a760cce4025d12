"""Outlines: a card that is told before its deck is cut is the card that the loaded deck has."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from game.engine import vocabulary
from game.paths import SCENARIOS
from game.rooms import Library
from game.rooms.outlines import card_of, outlined, switches_of
from game.scenario.bundle import Bundle
from game.scenario.load import load_path, pooled, require
from tests.scenario.conftest import TINY

LESSON = TINY.parent / "lesson"
DECKS = [
    LESSON,
    *(
        path
        for path in sorted(SCENARIOS.iterdir())
        if "\ndeck:" in Bundle.from_path(path / "scenario.yaml").files["scenario.yaml"]
    ),
]
"""The scenarios of which only some events are played."""


def lesson_in(folder: Path) -> Path:
    """Copy the short lake and the scenario that it is cut from into a folder; return where it lies."""
    shutil.copytree(TINY, folder / TINY.name)
    return Path(shutil.copytree(LESSON, folder / LESSON.name))


def rewritten(path: Path, right: str, wrong: str) -> Path:
    """Write something else in the main file of a scenario."""
    main = path / "scenario.yaml"
    text = main.read_text(encoding="utf-8")
    assert right in text
    main.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    return path


def test_there_are_decks_with_and_without_switches() -> None:
    switched = {path.name: len(card.switches) for path in DECKS if (card := outlined(path))}
    assert len(switched) == len(DECKS) > 3
    assert switched["lesson"] == 1
    assert switched["chronicle"] > 3
    assert switched["crossroads"] == 0


@pytest.mark.slow
@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.name)
def test_it_tells_what_the_loaded_deck_tells(path: Path) -> None:
    loaded = load_path(path, vocabulary())
    switches = tuple(switches_of(pooled(loaded.bundle).data, loaded.bundle))
    assert outlined(path) == card_of(require(loaded), switches)


def test_what_is_no_deck_has_none() -> None:
    assert outlined(SCENARIOS / "latch") is None
    assert outlined(TINY) is None


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("title: The Lake, in a quarter of an hour\n", "title: [\n"),
        ("id: lesson\n", ""),
        ("{event: fever, off: false}", "{event: fewer, off: false}"),
        ("{event: fever, off: false}", "{event: fever}"),
        ("  events:\n", "  evnts:\n"),
        ("from: tiny", "from: nowhere"),
    ],
)
def test_a_broken_deck_has_none_and_the_library_says_what_is_wrong(tmp_path: Path, right: str, wrong: str) -> None:
    path = rewritten(lesson_in(tmp_path), right, wrong)
    assert outlined(path) is None
    card = next(card for card in Library((tmp_path,)).cards() if card.folder.endswith("/lesson"))
    assert card.fault is not None


def test_a_deck_without_an_id_does_not_take_the_place_of_its_pool(tmp_path: Path) -> None:
    rewritten(lesson_in(tmp_path), "id: lesson\n", "").rename(tmp_path / "written_later")
    assert Library((tmp_path,)).playable(TINY.name).scenario.title == "The Lake"


def test_what_a_pool_says_for_itself_alone_is_not_told_of_its_decks(tmp_path: Path) -> None:
    path = rewritten(lesson_in(tmp_path), "order: 90\n", "")
    rewritten(tmp_path / TINY.name, "format: 1\n", "format: 1\norder: 5\n")
    card = outlined(path)
    assert card is not None
    assert card.order == require(load_path(path, vocabulary())).order != 5


def test_a_folder_that_is_not_there_has_none(tmp_path: Path) -> None:
    assert outlined(tmp_path / "nowhere") is None


def test_a_translated_deck_is_loaded_to_be_told(tmp_path: Path) -> None:
    path = lesson_in(tmp_path)
    (path / "strings").mkdir()
    (path / "strings" / "az.yaml").write_text("title: Göl\n", encoding="utf-8")
    assert outlined(path) is None


def test_a_switch_that_is_off_is_no_turn(tmp_path: Path) -> None:
    path = lesson_in(tmp_path)
    on = outlined(path)
    off = outlined(rewritten(path, "off: false", "off: true"))
    assert on is not None
    assert off == replace(on, turns=2, switches=(replace(on.switches[0], is_on=False),))
    assert on.turns == 3
