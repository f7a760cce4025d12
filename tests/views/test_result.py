"""The result: its first sentence says what the plane shows, and does not praise a turn that fell short."""

from dataclasses import replace
from pathlib import Path

import pytest

from game import engine
from game.engine.state import Window
from game.lab.inspect import load
from game.lab.selfplay import play_game
from game.players import PLAYERS
from game.scenario.model import Scenario
from game.views.language import language
from game.views.reader import Reader
from game.views.result import result_view

SAY = language().t


@pytest.fixture(scope="module")
def crossroads() -> Scenario:
    return load(Path("crossroads"))


def first_sentence(deck: Scenario, *windows: tuple[int | None, int | None]) -> str:
    """Return the first sentence about a game in which these solidarities and neutralities were shown."""
    events = [event.id for event in deck.events]
    shown = tuple(Window(n + 1, events[n], *halves) for n, halves in enumerate(windows))
    state = replace(engine.start(deck, 1), windows=shown)
    reader = Reader(deck, engine.observe(deck, state, deck.home.id), language())
    return result_view(reader, "game", deck.home.id, 1).sentences[0]


@pytest.mark.parametrize(
    ("windows", "corner"),
    [
        (((800, 800), (600, 500)), "active"),
        (((800, 300), (600, 300)), "camp"),
        (((300, 800),), "isolationist"),
        (((300, 300),), "opportunist"),
        (((800, None),), "untested"),
        ((), "untested"),
    ],
)
def test_corner(crossroads: Scenario, windows: tuple[tuple[int | None, int | None], ...], corner: str) -> None:
    assert first_sentence(crossroads, *windows) == SAY(f"result.{corner}")


def test_turn_that_fell_short_is_named(crossroads: Scenario) -> None:
    said = first_sentence(crossroads, (900, 900), (None, 850), (300, None), (None, 200))
    title = crossroads.events[3].title
    assert said == SAY("result.active_but", title=title, half=SAY("half.neutrality"))


def test_each_source_stands_once_beside_the_record(crossroads: Scenario) -> None:
    state = play_game(crossroads, 1, PLAYERS["chance"]).state
    reader = Reader(crossroads, engine.observe(crossroads, state, crossroads.home.id), language())
    records = result_view(reader, "game", crossroads.home.id, 1).records
    assert any(record.sources for record in records)
    assert [record.title for record in records if len(set(record.sources)) < len(record.sources)] == []
