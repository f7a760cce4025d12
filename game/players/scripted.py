"""Scripted policies for the home country: yardsticks for self-play, and stand-ins for an absent player."""

from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate

from game.engine import Declare, Move, Order
from game.engine.tables import tables
from game.players.base import Choice, Player


class FirstPlayer(Player):
    """Takes the first option that is open."""

    def choose(self, choice: Choice) -> Move:
        """Return the first legal move."""
        return choice.legal[0]


class ChancePlayer(Player):
    """Takes any option, each as likely as the other, and declares at random."""

    def choose(self, choice: Choice) -> Move:
        """Return a drawn legal move."""
        if isinstance(choice.legal[0], Declare):
            drafted = choice.observation.seen.drafted
            words = ("keep", "strike", "harden")
            return Declare(pledges={p: words[choice.draw(f"pledge:{p}", 3)] for p in drafted})  # type: ignore[misc]  # words are Firmness
        return choice.legal[choice.draw("choice", len(choice.legal))]


class RecordPlayer(Player):
    """Does what Baku did, where the file tells it."""

    def choose(self, choice: Choice) -> Move:
        """Return the order of the record when it is open, else the first legal move."""
        event = tables(choice.scenario).events[choice.observation.seen.event or ""]
        recorded = [
            move for move in choice.legal if isinstance(move, Order) and move.option == event.record.home.option
        ]
        return recorded[0] if recorded else choice.legal[0]


class LearnedPlayer(Player):
    """Takes options by chance, each as often as experience says.

    `chances` are whole weights of (event, option), 1 or more; what is not in them weighs as much as the heaviest, so
    that what nobody has tried is tried.
    """

    def __init__(self, chances: Mapping[tuple[str, str], int]) -> None:
        self._chances = chances
        self._untried = max(chances.values(), default=1)

    def choose(self, choice: Choice) -> Move:
        """Return an order drawn by its weight, else the first legal move."""
        orders = [move for move in choice.legal if isinstance(move, Order)]
        if not orders:
            return choice.legal[0]
        event = choice.observation.seen.event or ""
        ends = list(accumulate(self._chances.get((event, order.option), self._untried) for order in orders))
        return orders[bisect_right(ends, choice.draw("learned", ends[-1]))]
