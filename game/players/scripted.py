"""Scripted policies for the home country: yardsticks for self-play, and stand-ins for an absent player."""

from game.engine import Declare, Move, Order
from game.engine.standing import liking, readings
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


class CampPlayer(Player):
    """Gives one power what it wants, turn after turn."""

    def __init__(self, power: str) -> None:
        self.power = power

    def choose(self, choice: Choice) -> Move:
        """Return the order that the power likes best."""
        orders = [move for move in choice.legal if isinstance(move, Order)]
        if not orders or self.power not in choice.scenario.powers:
            return choice.legal[0]
        likes = liking(choice.scenario, choice.observation.seen, self.power, [order.option for order in orders])
        return max(orders, key=lambda order: (likes[order.option], order.option))


class PleaserPlayer(Player):
    """Avoids anger: takes what the angriest capital minds least."""

    def choose(self, choice: Choice) -> Move:
        """Return the order whose worst reading among seated powers is best."""
        orders = [move for move in choice.legal if isinstance(move, Order)]
        if not orders:
            return choice.legal[0]
        seen, seats = choice.observation.seen, tables(choice.scenario).seats
        return max(orders, key=lambda o: (min(readings(choice.scenario, seen, o.option, seats)), o.option))
