"""The machine that plays a power: legal, the same from the same view, and answerable for what it does."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from game import engine
from game.engine import Order, Press, React
from game.engine.actions.react import triggered_lever
from game.engine.cameo import RUNG
from game.engine.levers import in_reach
from game.engine.standing import appraise
from game.engine.state import Due, Reaction, State
from game.engine.tables import tables
from game.lab.inspect import load
from game.lab.selfplay import play_game
from game.players import PLAYERS, POLICIES
from game.players.table import decide
from game.scenario.model import Scenario

POWER = PLAYERS["power"]


def in_talks(deck: Scenario, seed: int = 1) -> State:
    state = engine.start(deck, seed)
    return engine.play(deck, state, "clock", engine.closing(state))


def in_reveal(deck: Scenario, option: str, seed: int = 1) -> State:
    state = in_talks(deck, seed)
    for seat in tables(deck).seats:
        state = engine.play(deck, state, seat, decide(deck, state, seat, POWER))
    state = engine.play(deck, state, "clock", engine.closing(state))
    state = engine.play(deck, state, deck.home.id, Order(option=option))
    return engine.play(deck, state, "clock", engine.closing(state))


@pytest.mark.parametrize("seed", range(8))
def test_every_move_of_a_game_is_legal(deck: Scenario, seed: int) -> None:
    game = play_game(deck, seed, PLAYERS["chance"])
    assert engine.replay(deck, seed, game.moves) == game.state


def test_a_press_names_options_that_are_open(deck: Scenario) -> None:
    state = in_talks(deck)
    for seat in tables(deck).seats:
        press = decide(deck, state, seat, POWER)
        assert isinstance(press, Press)
        assert press.forecast in engine.open_options(deck, state)
        assert press.term is None or press.term.option in engine.open_options(deck, state)


def test_a_threat_is_put_on_what_hurts_and_a_reward_on_what_pleases(deck: Scenario) -> None:
    state = in_talks(deck)
    kinds = set()
    for seat in tables(deck).seats:
        press = decide(deck, state, seat, POWER)
        if isinstance(press, Press) and press.term:
            read = appraise(deck, state, seat, press.term.option).total
            assert (read < 0) == (press.term.kind == "threat")
            kinds.add(press.term.kind)
    assert "threat" in kinds
    assert kinds - {"threat"}


def test_only_what_the_seat_sees_makes_a_difference(deck: Scenario) -> None:
    state = in_talks(deck)
    hidden = replace(state, agenda=(Due("anything", 3, 1, "august_2008", "sign"),))
    for seat in tables(deck).seats:
        assert decide(deck, state, seat, POWER) == decide(deck, hidden, seat, POWER)


def test_a_term_that_was_triggered_is_honoured(deck: Scenario) -> None:
    honoured = 0
    for option in engine.open_options(deck, in_talks(deck)):
        state = in_reveal(deck, option)
        for seat in tables(deck).seats:
            promised = triggered_lever(state, seat)
            move = decide(deck, state, seat, POWER)
            assert isinstance(move, React)
            if promised:
                honoured += 1
                assert move.lever == promised
    assert honoured


def test_a_reaction_gives_its_heaviest_reasons(deck: Scenario) -> None:
    state = in_reveal(deck, "sign")
    move = decide(deck, state, "russia", POWER)
    assert isinstance(move, React)
    weights = [abs(reason.amount) for reason in move.reasons]
    assert 1 <= len(weights) <= 3
    assert weights == sorted(weights, reverse=True)


def test_naming_russia_meets_a_colder_russia_than_selling_it_oil(deck: Scenario) -> None:
    rungs = {}
    for option in ("sign", "moscow_deal"):
        move = decide(deck, in_reveal(deck, option), "russia", POWER)
        assert isinstance(move, React)
        rungs[option] = RUNG[deck.powers["russia"].levers[move.lever].cameo]
    assert rungs["sign"] < 0 < rungs["moscow_deal"]


def test_levers_stay_within_reach(deck: Scenario) -> None:
    state = in_reveal(deck, "sign")
    for seat in tables(deck).seats:
        move = decide(deck, state, seat, POWER)
        assert isinstance(move, React)
        assert move.lever in (*in_reach(deck, state, seat), triggered_lever(state, seat))


def _resented(deck: Scenario, seed: int) -> Iterator[Reaction]:
    """Yield what was done about answers that were read at −300 or less, but for what had been promised."""
    state = play_game(deck, seed, POLICIES["west_camp"]).state
    owed = {(promise.by, promise.what) for offer in state.offers for promise in offer.promises if promise.kind == "act"}
    for chapter in state.history:
        for done in chapter.reactions:
            angry = chapter.appraisals[done.seat].total <= -300
            if angry and not done.honoured and (done.seat, done.lever) not in owed:
                yield done


@pytest.mark.slow
def test_nobody_thanks_for_what_he_resents() -> None:
    """In a long game the words run out of which a power has few; it then takes note, and does not open its markets."""
    deck = load(Path("chronicle"))
    resented = [done for seed in range(500100, 500104) for done in _resented(deck, seed)]
    rungs = [RUNG[deck.powers[done.seat].levers[done.lever].cameo] for done in resented]
    assert len(rungs) > 20
    assert max(rungs) <= 0
    assert min(rungs) < 0
