"""The reveal: a capital that is cold in spite of a pleasing answer says what it has not forgotten."""

from collections import deque
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

import pytest

from game import engine
from game.engine.cameo import RUNG
from game.lab.inspect import load
from game.lab.selfplay import play_game
from game.players import PLAYERS
from game.scenario.model import Scenario
from game.views.language import language
from game.views.reader import Reader
from game.views.reveal import reaction_view, reveal_view
from tests.views.test_ledger import last_of_each_turn


@pytest.fixture(scope="module")
def crossroads() -> Scenario:
    return load(Path("crossroads"))


@pytest.mark.slow
def reactions(deck: Scenario, seed: int) -> list[tuple[int, int, str, list[str]]]:
    """Return for each reaction of a game its rung, the reading behind it, its memory, and the lines signed before."""
    state = play_game(deck, seed, PLAYERS["chance"]).state
    reader = Reader(deck, engine.observe(deck, state, deck.home.id), language())
    told = []
    lines: list[str] = []
    for chapter in state.history:
        for one in chapter.reactions:
            rung = RUNG[deck.powers[one.seat].levers[one.lever].cameo]
            view = reaction_view(reader, chapter, one, "")
            told.append((rung, chapter.appraisals[one.seat].total, view.memory, list(lines)))
        lines.append(reader.line_of(chapter.event))
    return told


def test_cold_in_spite_of_a_pleasing_answer_quotes_what_hurt(crossroads: Scenario) -> None:
    told = [one for seed in range(20) for one in reactions(crossroads, seed)]
    cold = [(memory, lines) for rung, read, memory, lines in told if rung < 0 <= read]
    assert len(cold) > 10
    for memory, lines in cold:
        assert any(line in memory for line in lines) or memory == language().t("reveal.memory_old")
    assert any(line in memory for memory, lines in cold for line in lines)


def test_whoever_is_as_cold_as_the_answer_deserves_speaks_of_the_answer(crossroads: Scenario) -> None:
    told = [one for seed in range(5) for one in reactions(crossroads, seed)]
    assert [memory for rung, read, memory, _ in told if not rung < 0 <= read and memory] == []


def test_an_old_grievance_from_before_the_game_is_told_as_one(crossroads: Scenario) -> None:
    state = play_game(crossroads, 1, PLAYERS["chance"]).state
    chapter = state.history[0]
    seat = chapter.reactions[0].seat
    cold = next(name for name, lever in crossroads.powers[seat].levers.items() if RUNG[lever.cameo] < 0)
    pleased = replace(chapter.appraisals[seat], total=500)
    first = replace(chapter, appraisals={**chapter.appraisals, seat: pleased})
    reader = Reader(crossroads, engine.observe(crossroads, state, crossroads.home.id), language())
    view = reaction_view(reader, first, replace(chapter.reactions[0], lever=cold), "")
    assert view.memory == language().t("reveal.memory_old")


def with_second_cables(deck: Scenario) -> Scenario:
    """Return the deck in which every lever has one more cable."""
    powers = {}
    for name, power in deck.powers.items():
        levers = {id: lever.model_copy(update={"says_next": ("Once more.",)}) for id, lever in power.levers.items()}
        powers[name] = power.model_copy(update={"levers": levers})
    return deck.model_copy(update={"powers": powers})


@pytest.mark.slow
def test_a_capital_that_does_the_same_again_says_it_otherwise(crossroads: Scenario) -> None:
    deck = with_second_cables(crossroads)
    state = play_game(deck, 3, PLAYERS["chance"]).state
    reader = Reader(deck, engine.observe(deck, state, deck.home.id), language())
    told: dict[tuple[str, str], list[str]] = {}
    for chapter in state.history:
        for one in chapter.reactions:
            told.setdefault((one.seat, one.lever), []).append(reaction_view(reader, chapter, one, "").says)
    assert max(len(cables) for cables in told.values()) > 1
    for cables in told.values():
        assert [cable == "Once more." for cable in cables] == [bool(number % 2) for number in range(len(cables))]


def test_the_same_reasons_are_not_given_turn_after_turn() -> None:
    """Of the reasons told in a long game few have been read within the last four turns."""
    deck = load(Path("long_morning"))
    lately: deque[list[str]] = deque(maxlen=4)
    repeated = told = 0
    played = play_game(deck, 1, PLAYERS["chance"]).moves
    states = tuple(
        accumulate(played, lambda state, move: engine.play(deck, state, *move), initial=engine.start(deck, 1))
    )
    for state in last_of_each_turn(states, "reveal"):
        reader = Reader(deck, engine.observe(deck, state, deck.home.id), language())
        now = [finding.because for finding in reveal_view(reader, "game", deck.home.id, 1).findings]
        repeated += sum(because in read for because in now for read in lately)
        told += len(now)
        lately.append(now)
    assert told > 20
    assert repeated * 8 < told
