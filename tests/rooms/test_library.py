"""The library: what can be played, and why the rest cannot."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from game.engine import vocabulary
from game.errors import NotFound, ScenarioError
from game.paths import SCENARIOS
from game.rooms import Library, library
from game.rooms.starters import starter, starters
from game.scenario.load import load_scenario, require
from game.text import Text
from tests.rooms.table import DECK, at_once, open_desk
from tests.scenario.apart import apart
from tests.scenario.conftest import TINY


@pytest.mark.slow
def test_a_card_tells_what_the_start_page_needs() -> None:
    library = Library((SCENARIOS,))
    card = next(card for card in library.cards() if card.id == DECK.name)
    scenario = library.playable(DECK.name).scenario
    assert (card.title, card.summary, card.minutes) == (scenario.title, scenario.summary, scenario.minutes)
    assert (card.turns, card.content_note, card.problem) == (scenario.turns, scenario.content_note, None)


@pytest.mark.slow
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
    assert library.bundles()[DECK.name] == apart(mine)
    assert f"{DECK} is left out: {mine} has the same id, {DECK.name}" in caplog.text


def test_a_folder_that_is_a_scenario_is_taken_as_one(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    mine = shutil.copytree(TINY, tmp_path / "mine")
    assert [card.id for card in Library((mine, tmp_path)).cards()] == ["tiny"]
    assert caplog.text == ""


def events_of(library: Library, *switched: str) -> list[str]:
    """The events of the short lake with some of its switches turned."""
    return [event.id for event in library.playable("lesson", frozenset(switched)).scenario.events]


@pytest.fixture(scope="module")
def lakes(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The short lake, and the scenario from which it is cut."""
    folder = tmp_path_factory.mktemp("lakes")
    for name in ("tiny", "lesson"):
        shutil.copytree(TINY.parent / name, folder / name)
    return Library((folder,))


def test_a_switch_leaves_an_event_out(lakes: Library) -> None:
    assert events_of(lakes) == ["weir_letter", "fever", "league_vote"]
    assert events_of(lakes, "fever") == ["weir_letter", "league_vote"]


def test_what_is_switched_is_a_scenario_of_its_own(lakes: Library) -> None:
    usual, short = (lakes.playable("lesson", switched) for switched in (frozenset[str](), frozenset({"fever"})))
    assert usual.bundle != short.bundle
    assert usual.rules_hash != short.rules_hash
    alone = load_scenario(short.bundle, vocabulary())
    assert require(alone) == short.scenario
    assert short.scenario.deck is None
    assert not any(name.startswith("tiny/") for name in short.bundle.files)
    assert lakes.playable("lesson", frozenset({"fever"})) is short


@pytest.mark.parametrize("name", ["weir_letter", "plague", ""])
def test_only_what_can_be_switched_is(lakes: Library, name: str) -> None:
    for switched in ({name}, {name, "fever"}):
        with pytest.raises(NotFound):
            lakes.playable("lesson", frozenset(switched))
    with pytest.raises(NotFound):
        lakes.playable("tiny", frozenset({name}))


def test_of_many_that_are_switched_only_so_many_are_kept(lakes: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "KEPT", 0)
    fresh = Library(lakes._folders)
    one, other = (fresh.playable("lesson", frozenset({"fever"})) for _ in range(2))
    assert one is not other
    assert one == other


@pytest.mark.slow
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
