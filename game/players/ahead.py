"""Ahead: what an option may lead to, played by the rules from an imagined state; and a player who looks no further."""

from game import engine
from game.engine import Move, Observation, Order
from game.engine.cameo import RUNG
from game.engine.state import State, changed, meters
from game.engine.tables import tables
from game.players.base import Choice, Player
from game.players.table import decide
from game.scenario.model import Scenario

END = 200
"""What the end of the game weighs against points of the meters."""
REFUSED = 3
"""What a refusal of good offices weighs against rungs and points of the meters."""


def answered(scenario: Scenario, observation: Observation, option: str, draw: int, machine: Player) -> State:
    """Return a state in which the option was chosen and the powers have reacted, all played by one machine.

    It starts from what the home country sees with its terms on the table; `draw` is the seed of what it cannot see.
    """
    home, seats = scenario.home.id, tables(scenario).seats
    state = engine.imagine(observation, draw)
    presses = {seat: state.presses.get(seat, engine.NO_PRESS) for seat in seats}
    state = engine.play(scenario, changed(state, presses=presses, phase="orders"), home, Order(option=option))
    state = engine.play(scenario, state, home, engine.closing(state))
    for seat in seats:
        if state.phase == "reveal":
            state = engine.play(scenario, state, seat, decide(scenario, state, seat, machine))
    return state


class GreedyPlayer(Player):
    """Takes the option whose forecast is best today: the meters, how capitals react, who refuses."""

    def __init__(self, machine: Player, futures: int = 2) -> None:
        self._machine = machine
        self._futures = futures

    def choose(self, choice: Choice) -> Move:
        """Return the order with the best imagined futures, the first of those that are equal."""
        orders = [move for move in choice.legal if isinstance(move, Order)]
        return max(orders, key=lambda order: self._worth(choice, order.option)) if orders else choice.legal[0]

    def _worth(self, choice: Choice, option: str) -> int:
        before = sum(meters(choice.observation.seen.values))
        return sum(self._outcome(choice, option, draw) - before for draw in range(1, self._futures + 1))

    def _outcome(self, choice: Choice, option: str, draw: int) -> int:
        after = answered(choice.scenario, choice.observation, option, draw, self._machine)
        chapter, powers = after.history[-1], choice.scenario.powers
        warmth = sum(RUNG[powers[one.seat].levers[one.lever].cameo] for one in chapter.reactions)
        lost = REFUSED * len(chapter.refused) + END * (after.ending == "security")
        return sum(meters(after.values)) + warmth - lost
