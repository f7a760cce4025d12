"""Home countries that do nothing besides answering, and that take up initiatives and answer calls by chance."""

from game.engine import Move, Order
from game.engine.initiatives import obstacle, spare
from game.players import Choice, Player

EAGER = 60
"""Percent of the turns in which it sets something in motion, where something can be."""
LOYAL = 50
"""Percent of the calls that it answers."""


class Plain(Player):
    """Answers as another player does, and does nothing besides."""

    def __init__(self, player: Player) -> None:
        self.player = player

    def choose(self, choice: Choice) -> Move:
        """Return the other player's move; of an order the answer alone."""
        move = self.player.choose(choice)
        return Order(option=move.option) if isinstance(move, Order) else move


class Enterprising(Player):
    """Answers as another player does, and spends what attention is left."""

    def __init__(self, player: Player) -> None:
        self.player = player

    def choose(self, choice: Choice) -> Move:
        """Return the other player's move; an order with calls answered and an initiative taken up, by chance."""
        move = self.player.choose(choice)
        if not isinstance(move, Order):
            return move
        state = choice.observation.seen
        left = spare(choice.scenario, state)
        calls = tuple(name for name in state.calls if choice.draw(f"call:{name}", 100) < LOYAL)[:left]
        taken = self._taken(choice, left - len(calls))
        return Order(option=move.option, initiatives=taken, answered=calls)

    def _taken(self, choice: Choice, left: int) -> tuple[str, ...]:
        scenario, state = choice.scenario, choice.observation.seen
        possible = [
            name
            for name, spec in scenario.initiatives.items()
            if spec.attention <= left and obstacle(scenario, state, name) is None
        ]
        if not possible or choice.draw("eager", 100) >= EAGER:
            return ()
        return (possible[choice.draw("initiative", len(possible))],)
