"""Sight: what one seat may not know makes no difference to what it sees."""

from dataclasses import replace

import pytest

from game import engine
from game.engine import Order, Press, observe
from game.engine.actions.press import TermSpec
from game.engine.levers import in_reach
from game.engine.state import Due, State
from game.players import PLAYERS
from game.players.table import advance
from game.scenario.model import Scenario
from tests.engine.test_play import at_orders


def seen(deck: Scenario, state: State, viewer: str) -> str:
    """Return the bytes of what a viewer sees."""
    return engine.canonical(observe(deck, state, viewer))


def in_talks(deck: Scenario) -> State:
    state = engine.start(deck, 1)
    return engine.play(deck, state, "clock", engine.closing(state))


def press(deck: Scenario, state: State, seat: str, forecast: str, public: bool = True) -> Press:
    lever = next(name for name in in_reach(deck, state, seat) if deck.powers[seat].levers[name].cameo.startswith("0"))
    option = engine.open_options(deck, state)[0]
    return Press(forecast=forecast, term=TermSpec(option=option, lever=lever, kind="reward", public=public))


def test_another_seats_press_is_hidden_while_talks_go_on(deck: Scenario) -> None:
    state = in_talks(deck)
    options = engine.open_options(deck, state)
    one = engine.play(deck, state, "russia", press(deck, state, "russia", options[0]))
    other = engine.play(deck, state, "russia", press(deck, state, "russia", options[1], public=False))
    for viewer in (deck.home.id, "georgia", engine.PUBLIC):
        assert seen(deck, one, viewer) == seen(deck, other, viewer) == seen(deck, state, viewer)
    assert seen(deck, one, "russia") != seen(deck, other, "russia")


def test_a_forecast_stays_sealed_until_the_reveal(deck: Scenario) -> None:
    state = in_talks(deck)
    options = engine.open_options(deck, state)
    ends = []
    for forecast in options[:2]:
        after = engine.play(deck, state, "russia", press(deck, state, "russia", forecast))
        ends.append(engine.play(deck, after, "clock", engine.ClosePhase(turn=1, closes="talks", reason="time")))
    for viewer in (deck.home.id, "georgia", engine.PUBLIC):
        assert seen(deck, ends[0], viewer) == seen(deck, ends[1], viewer)


def test_a_private_term_is_for_home_only(deck: Scenario) -> None:
    state = in_talks(deck)
    option = engine.open_options(deck, state)[0]
    private = engine.play(deck, state, "russia", press(deck, state, "russia", option, public=False))
    close = engine.ClosePhase(turn=1, closes="talks", reason="time")
    private = engine.play(deck, private, "clock", close)
    assert observe(deck, private, "georgia").seen.presses["russia"].term is None
    assert observe(deck, private, deck.home.id).seen.presses["russia"].term is not None


def test_that_a_private_word_was_kept_is_for_home_and_its_giver_only(deck: Scenario) -> None:
    state = in_talks(deck)
    option = engine.open_options(deck, state)[0]
    silent, given = Press(), press(deck, state, "russia", option, public=False)
    assert given.term
    secret = Press(term=given.term)
    ends = [through_the_turn(deck, state, option, one, given.term.lever) for one in (silent, secret)]
    for viewer in ("georgia", engine.PUBLIC):
        assert [seen(deck, state, viewer) for state in ends[0]] == [seen(deck, state, viewer) for state in ends[1]]
    for viewer in ("russia", deck.home.id):
        assert seen(deck, ends[0][-1], viewer) != seen(deck, ends[1][-1], viewer)


def through_the_turn(deck: Scenario, state: State, option: str, russian: Press, lever: str) -> list[State]:
    """Return every state after Russia's press, over its reaction, up to the next turn."""
    states = []
    moves: list[tuple[str, engine.Move]] = [
        ("russia", russian),
        ("clock", engine.ClosePhase(turn=1, closes="talks", reason="time")),
        (deck.home.id, Order(option=option)),
        ("clock", engine.ClosePhase(turn=1, closes="orders", reason="ready")),
        ("russia", engine.React(lever=lever)),
        ("clock", engine.ClosePhase(turn=1, closes="reveal", reason="time")),
    ]
    for seat, move in moves:
        state = engine.play(deck, state, seat, move)
        states.append(state)
    return states


def test_an_order_is_hidden_until_it_counts(deck: Scenario) -> None:
    state = at_orders(deck)
    ends = [engine.play(deck, state, deck.home.id, Order(option=o)) for o in engine.open_options(deck, state)[:2]]
    for viewer in ("russia", engine.PUBLIC):
        assert seen(deck, ends[0], viewer) == seen(deck, ends[1], viewer)


def test_nobody_sees_the_seed_or_what_is_on_its_way(deck: Scenario) -> None:
    state = at_orders(deck)
    due = Due("anything", 3, 1, "august_2008", "sign")
    for viewer in (deck.home.id, "russia", engine.PUBLIC):
        assert seen(deck, state, viewer) == seen(deck, replace(state, seed=99, agenda=(due,)), viewer)


@pytest.mark.parametrize("draw", [1, 2])
def test_what_is_imagined_can_be_played_to_the_end(deck: Scenario, draw: int) -> None:
    state = at_orders(deck)
    imagined = engine.imagine(observe(deck, state, deck.home.id), draw)
    machines = dict.fromkeys(deck.powers, PLAYERS["power"]) | {deck.home.id: PLAYERS["chance"]}
    *_, (_, _, last) = advance(deck, imagined, machines, frozenset())
    assert last.phase == "over"
