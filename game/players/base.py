"""The ground of players: given what a seat sees and may do, choose a move. Never the real state, never a clock."""

from collections.abc import Callable
from dataclasses import dataclass

from game.engine import Move, Observation
from game.errors import IllegalMove
from game.scenario.model import Scenario

Draw = Callable[[str, int], int]
"""(purpose, sides) to a whole number from 0 to sides − 1."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a player looks at when it chooses."""

    scenario: Scenario
    observation: Observation
    seat: str
    legal: tuple[Move, ...]
    draw: Draw

    def allows(self, move: Move) -> bool:
        """Return whether the rules allow a move that `legal` does not list, for all that the seat sees."""
        try:
            move.check(self.scenario, self.observation.seen, self.seat)
        except IllegalMove:
            return False
        return True


class Player:
    """A machine that plays one seat. A subclass or a policy is one file and one line of the register."""

    bargains: bool = False
    """Whether it answers offers; those that nobody answers expire."""

    def choose(self, choice: Choice) -> Move:
        """Return one of the legal moves, or a press built from them."""
        raise NotImplementedError
