"""Controversies: at the end those whose event was played, for the teacher all of them, each side in its own words."""

from dataclasses import replace

from game import engine
from game.engine.state import State
from game.lab.inspect import load
from game.lab.selfplay import play_game
from game.players import PLAYERS
from game.scenario.model import Scenario
from game.views.controversies import all_controversies, played_controversies
from game.views.language import language
from game.views.reader import Reader
from game.views.result import result_view
from tests.scenario.conftest import TINY

NEUTRAL, SMALL = "Is a number neutral?", "May somebody small leave a quarrel to others?"


def reader_of(deck: Scenario, state: State) -> Reader:
    return Reader(deck, engine.observe(deck, state, deck.home.id), language())


def test_only_those_are_told_whose_event_was_played() -> None:
    lake = load(TINY)
    state = play_game(lake, 3, PLAYERS["first"]).state
    none_of_it = replace(state, history=tuple(one for one in state.history if one.event != "weir_letter"))
    for history, asked in ((state, [NEUTRAL, SMALL]), (none_of_it, [SMALL])):
        reader = reader_of(lake, history)
        assert [one.question for one in played_controversies(reader)] == asked
        assert [one.question for one in result_view(reader, "game", "aldmere", 1).controversies] == asked
        assert [one.question for one in all_controversies(reader)] == [NEUTRAL, SMALL]


def test_each_side_stands_with_its_arguments_and_sources() -> None:
    lake = load(TINY)
    neutral, small = all_controversies(reader_of(lake, engine.start(lake, 3)))
    assert [(side.says, len(side.arguments), len(side.sources)) for side in neutral.sides] == [
        ("It is", 2, 1),
        ("It is not", 1, 1),
    ]
    assert [cite.id for cite in neutral.cites] == ["S22"]
    assert "20 minutes" in neutral.task
    assert len(small.sides) == 3
    assert small.cites == ()
