"""Play: one move after another, and the replay of a log."""

from collections.abc import Iterable
from functools import lru_cache

from game.engine import flow
from game.engine.actions import ClosePhase, Declare, Inject, Move, Order, Press, React
from game.engine.actions.inject import open_injects
from game.engine.deck import open_options
from game.engine.levers import in_reach
from game.engine.sight import FACILITATOR
from game.engine.state import State
from game.engine.tables import tables
from game.errors import IllegalMove
from game.scenario.model import Scenario


def play(scenario: Scenario, state: State, seat: str, move: Move) -> State:
    """Return the state after a seat's move.

    Raises IllegalMove, with a sentence for the player, when the rules forbid it; StaleMove when its phase is over.
    """
    if state.phase == "over":
        raise IllegalMove("game_over")
    move.check(scenario, state, seat)
    return move.apply(scenario, state, seat)


def replay(scenario: Scenario, seed: int, moves: Iterable[tuple[str, Move]]) -> State:
    """Return the state after all moves of a log, from the start."""
    state = flow.start(scenario, seed)
    for seat, move in moves:
        state = play(scenario, state, seat, move)
    return state


def legal(scenario: Scenario, state: State, seat: str) -> tuple[Move, ...]:
    """Return the moves that a seat may make now, presses without their variants, in a fixed order."""
    home, seats = scenario.home.id, tables(scenario).seats
    if state.phase == "over":
        return ()
    if seat == home and state.phase == "brief":
        return (Declare(pledges={}),) if flow.awaited(scenario, state) else ()
    if seat == home and state.phase == "orders":
        return tuple(_order(option) for option in open_options(scenario, state))
    if seat in seats and state.phase == "talks":
        return tuple(_press(option) for option in open_options(scenario, state))
    if seat in seats and state.phase == "reveal" and not flow.is_settled(state):
        return tuple(_react(lever) for lever in in_reach(scenario, state, seat))
    if seat == FACILITATOR:
        return tuple(Inject(inject=name) for name in open_injects(scenario, state))
    return ()


@lru_cache
def _order(option: str) -> Order:
    return Order(option=option)


@lru_cache
def _press(option: str) -> Press:
    return Press(forecast=option)


@lru_cache
def _react(lever: str) -> React:
    return React(lever=lever)


def closing(state: State) -> ClosePhase:
    """Return the move that closes the current phase because everybody is ready."""
    return ClosePhase(turn=state.turn, closes=state.phase, reason="ready")
