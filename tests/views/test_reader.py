"""The reader: prose in the reader's language, whoever quotes it, and as it was written where it is not translated."""

import pytest

from game import engine
from game.engine import Order, State
from game.engine.state import Due, changed
from game.lab.inspect import load
from game.scenario.model import Scenario
from game.text import Text
from game.views.desk import desk_view
from game.views.language import Language, language
from game.views.parts import head
from game.views.reader import Reader
from game.views.reveal import reveal_view
from tests.scenario.conftest import TINY

GERMAN = Language("de", {key: language()._sentences[key] for key in language().keys()})  # noqa: SIM118  # no mapping


@pytest.fixture(scope="module")
def lake() -> Scenario:
    return load(TINY)


def reader(deck: Scenario, state: State, say: Language = GERMAN) -> Reader:
    return Reader(deck, engine.observe(deck, state, deck.home.id), say)


def answered(deck: Scenario) -> State:
    state = engine.start(deck, 3)
    for phase in ("brief", "talks"):
        state = engine.play(deck, state, "clock", engine.ClosePhase(turn=1, closes=phase, reason="time"))
    state = engine.play(deck, state, deck.home.id, Order(option="read_gauge"))
    return engine.play(deck, state, "clock", engine.closing(state))


def test_the_desk_is_read_in_the_readers_language(lake: Scenario) -> None:
    view = desk_view(reader(lake, engine.start(lake, 3)), "game", "aldmere", 1, {})
    assert view.head.scenario == "Der See"
    assert view.title == "Ein Brief wegen des Wehrs"
    assert view.scene[0].startswith("Oberland hat sein Wehr geschlossen.")
    assert "Den Pegel aushängen und beide nach Quay einladen" in [option.label for option in view.options]


def test_what_is_not_translated_is_read_as_it_was_written(lake: Scenario) -> None:
    view = desk_view(reader(lake, engine.start(lake, 3)), "game", "aldmere", 1, {})
    assert view.deadline == "The post boat leaves at six."
    assert "The harbour is quiet." in view.scene


def test_quotations_and_names_are_in_the_readers_language(lake: Scenario) -> None:
    line = "Lasst uns erst alle dieselbe Zahl lesen"
    state = answered(lake)
    say = reader(lake, state)
    assert reveal_view(say, "game", "aldmere", 1).line == line
    assert say.name("upland") == "Oberland"
    assert say.line_of("weir_letter") == line
    text = say.scenario.consequences["gauge_read"].text
    assert say.prose(text, cause=Due("gauge_read", 2, 1, "weir_letter", "read_gauge")).startswith(
        f"„{line}“, schriebst du 1901"
    )
    because = Text("finding.authored", {"where": "weir_letter.read_gauge", "index": 0})
    assert say.because(because) == "Du gabst beiden dieselbe Zahl und keinem ein Urteil."
    assert say.pledge("open_door") == "Der Hafen hat zwei Türen."


def test_another_reader_of_the_same_game_reads_the_original(lake: Scenario) -> None:
    state = answered(lake)
    english = reader(lake, state, language())
    assert english.scenario is lake
    assert english.name("upland") == "Upland"
    assert head(english, "game", "aldmere", 1).scenario == "The Lake"


def test_a_cause_without_a_line_is_quoted_as_nothing(lake: Scenario) -> None:
    state = changed(engine.start(lake, 3), arrived=())
    due = Due("gauge_read", 1, 1, "weir_letter", "")
    assert reader(lake, state, language()).prose("“{cause.line}” in {cause.year}", cause=due) == "“” in 1901"
