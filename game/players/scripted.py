"""Scripted policies for the home country: yardsticks for self-play, and stand-ins for an absent player."""

from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate

from game.engine import Declare, Move, Order
from game.engine.initiatives import obstacle
from game.engine.state import METERS, meters
from game.engine.tables import tables
from game.players.base import Choice, Player
from game.players.besides import RESERVE, afforded

EAGER = 6
"""Percent of the initiatives that are possible which chance takes up, as far as means go."""


class FirstPlayer(Player):
    """Takes the first option that is open."""

    def choose(self, choice: Choice) -> Move:
        """Return the first legal move."""
        return choice.legal[0]


class ChancePlayer(Player):
    """Takes any option, each as likely as the other, takes up some initiatives, and declares at random."""

    def choose(self, choice: Choice) -> Move:
        """Return a drawn legal move."""
        scenario, seen = choice.scenario, choice.observation.seen
        if isinstance(choice.legal[0], Declare):
            words = ("keep", "strike", "harden")
            return Declare(pledges={p: words[choice.draw(f"pledge:{p}", 3)] for p in seen.drafted})  # type: ignore[misc]  # words are Firmness
        taken = choice.legal[choice.draw("choice", len(choice.legal))]
        if not isinstance(taken, Order) or not scenario.initiatives:
            return taken
        possible = [name for name in scenario.initiatives if obstacle(scenario, seen, name) is None]
        drawn = [name for name in possible if choice.draw(f"initiative:{name}", 100) < EAGER]
        return Order(option=taken.option, initiatives=afforded(scenario, seen, drawn))


class RecordPlayer(Player):
    """Does what the home country did, where the file tells it, and sets in motion what history knows of."""

    def choose(self, choice: Choice) -> Move:
        """Return the order of the record when it is open, else the first legal move."""
        event = tables(choice.scenario).events[choice.observation.seen.event or ""]
        done = event.record.home.option if event.record.home else None
        recorded = [move for move in choice.legal if isinstance(move, Order) and move.option == done]
        taken = recorded[0] if recorded else choice.legal[0]
        if not isinstance(taken, Order) or not choice.scenario.initiatives:
            return taken
        return Order(option=taken.option, initiatives=_of_record(choice))


def _of_record(choice: Choice) -> tuple[str, ...]:
    """Return the initiatives that history knows of, one a turn, where its clauses allow it and credit is left over."""
    scenario, seen = choice.scenario, choice.observation.seen
    spare = meters(seen.values)[METERS.index("credit")] - RESERVE
    known = [
        name
        for name, spec in scenario.initiatives.items()
        if spec.record and spec.credit <= spare and obstacle(scenario, seen, name) is None
    ]
    return afforded(scenario, seen, known[:1])


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
