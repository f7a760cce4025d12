"""The library: what can be played, and why the rest cannot."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from game.errors import NotFound, ScenarioError
from game.paths import SCENARIOS
from game.rooms import Library
from game.rooms.starters import starter, starters
from game.scenario.bundle import Bundle
from game.text import Text
from tests.rooms.table import DECK, at_once, open_desk
from tests.scenario.conftest import TINY


@pytest.mark.slow
def test_a_card_tells_what_the_start_page_needs() -> None:
    library = Library((SCENARIOS,))
    card = next(card for card in library.cards() if card.id == DECK.name)
    scenario = library.playable(DECK.name).scenario
    assert (card.title, card.summary, card.minutes) == (scenario.title, scenario.summary, scenario.minutes)
    assert (card.turns, card.content_note, card.problem) == (scenario.turns, scenario.content_note, None)


def test_a_broken_scenario_is_listed_with_its_first_problem(tmp_path: Path) -> None:
    shutil.copytree(DECK, tmp_path / DECK.name)
    for name, text in (("broken", "title: ["), ("empty", ""), ("latin", "\udce4")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "scenario.yaml").write_bytes(text.encode(errors="surrogateescape"))
    (tmp_path / "notes.txt").write_text("no scenario", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    library = Library((tmp_path,))
    cards = {card.id: card for card in library.cards()}
    assert set(cards) == {"broken", "empty", "latin", DECK.name}
    assert all(cards[name].fault for name in ("broken", "empty", "latin"))
    assert cards["latin"].problem is None
    problem = cards["broken"].problem
    assert problem is not None
    assert (problem.place.path, cards["broken"].folder) == ("scenario.yaml", f"{tmp_path.name}/broken")
    assert library.playable(DECK.name).scenario.id == DECK.name
    with pytest.raises(ScenarioError) as caught:
        library.playable("broken")
    assert (caught.value.text.key, caught.value.text.params["path"]) == ("error.faulty", "scenario.yaml")
    assert cards["broken"].fault == caught.value.text
    assert cards["latin"].fault == Text("error.not_utf8", {"path": "scenario.yaml", "line": 1})
    with pytest.raises(NotFound):
        library.playable("folder")


def test_what_can_be_read_can_be_begun_with_however_broken(tmp_path: Path) -> None:
    for name, text in (("broken", b"title: ["), ("latin", b"\xe4")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "scenario.yaml").write_bytes(text)
    desk = replace(open_desk(tmp_path), library=Library((tmp_path,)))
    assert [one.id for one in starters(desk) if one.shipped] == ["broken"]
    assert starter(desk, "broken").files == {"scenario.yaml": "title: ["}
    with pytest.raises(NotFound):
        starter(desk, "latin")


def test_folders_need_not_be_there(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert Library((tmp_path / "nowhere",)).cards() == ()
    assert str(tmp_path / "nowhere") in caplog.text


@pytest.mark.slow
def test_a_later_folder_takes_the_place_of_an_earlier_one(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    mine = shutil.copytree(DECK, tmp_path / "mine")
    library = Library((SCENARIOS, tmp_path))
    assert [card.id for card in library.cards()].count(DECK.name) == 1
    assert library.bundles()[DECK.name] == Bundle.from_path(mine)
    assert f"{DECK} is left out: {mine} has the same id, {DECK.name}" in caplog.text


def test_a_folder_that_is_a_scenario_is_taken_as_one(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    mine = shutil.copytree(TINY, tmp_path / "mine")
    assert [card.id for card in Library((mine, tmp_path)).cards()] == ["tiny"]
    assert caplog.text == ""


def test_many_that_ask_at_once_get_one_scenario() -> None:
    library = Library((SCENARIOS,))
    found = at_once(8, lambda _: library.playable(DECK.name).scenario)
    assert all(scenario is found[0] for scenario in found)


@pytest.mark.slow
def test_a_card_is_told_in_another_language_as_far_as_it_is_translated() -> None:
    library = Library((TINY.parent,))
    told = {code: next(card for card in library.cards(code) if card.id == "tiny") for code in ("de", "en", "")}
    assert told["en"] == told[""]
    assert [told[code].title for code in ("de", "en")] == ["Der See", "The Lake"]
    assert told["de"].content_note == told["en"].content_note
