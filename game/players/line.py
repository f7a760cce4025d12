"""Lines: policies of the home desk that are told by what they like and dislike, each a row of weights over features."""

from collections.abc import Mapping, Sequence

from game.engine import Move, Order, open_options
from game.players import besides
from game.players.base import Choice, Player
from game.players.features import Glance, glance, look


class LinePlayer(Player):
    """Takes what it likes best; what it likes equally is drawn for. A White Paper it declares as drafted.

    It takes up the initiatives that it likes while they leave it its `reserve` of credit, answers the calls that it
    would rather answer than lose, and accepts offers that ask for nothing but what it would do anyway.
    """

    bargains = True

    def __init__(self, reserve: int = 0, **likes: int) -> None:
        self.reserve = reserve
        self.likes: Mapping[str, int] = likes

    def choose(self, choice: Choice) -> Move:
        """Return the order with the largest sum of features, each times its weight, and what goes with it."""
        scenario, seen = choice.scenario, choice.observation.seen
        if offer := besides.open_offer(choice):
            return besides.reply(choice, offer, self._favourite(choice, open_options(scenario, seen)))
        orders = [move.option for move in choice.legal if isinstance(move, Order)]
        if not orders:
            return choice.legal[0]
        favourite = self._favourite(choice, orders)
        answered = besides.answered(scenario, seen, self._liking)
        initiatives = besides.taken_up(scenario, seen, self._liking, len(answered), self.reserve)
        return Order(option=favourite, initiatives=initiatives, answered=answered)

    def _favourite(self, choice: Choice, options: Sequence[str]) -> str:
        seen = choice.observation.seen
        liked = [self._liking(glance(choice.scenario, seen, option)) for option in options]
        best = [option for option, liking in zip(options, liked, strict=True) if liking == max(liked)]
        return best[choice.draw("tie", len(best))] if len(best) > 1 else best[0]

    def _liking(self, seen: Glance) -> int:
        return sum(weight * look(seen, name) for name, weight in self.likes.items())


def camp(*powers: str) -> LinePlayer:
    """Return the policy that gives some powers what they want, turn after turn."""
    return LinePlayer(**{f"likes.{power}": 1 for power in powers})


LINES: Mapping[str, LinePlayer] = {
    # The commentary by its own words: neutral between others, one norm for all, solidarity in what is common, no bases
    # and no blocs, many partners, a house that is open, no abrupt turns, and waiting while nothing is ripe.
    "doctrine": LinePlayer(
        reserve=besides.RESERVE,
        tilt=-2, takes_side=-2, sanctions=-2, norm=2, common=2, binds=-4, force=-4, imposed=-2, spread=1, host=1,
        mediate=1, multilateral=1, reciprocal=1, turns=-1, timely=1,
    ),
    # Wants as little as possible to do with anybody.
    "isolationist": LinePlayer(
        warmth=-2, harshness=-2, breadth=-2, takes_side=-1, host=-1, mediate=-1, multilateral=-1, binds=-2, defer=1
    ),
    # A little for everybody, and for each the same, whatever the norm says.
    "equidistant": LinePlayer(uneven=-4, breadth=1, warmth=-1, binds=-2),
    # Gives the western capitals what they want.
    "west_camp": camp("united_states", "nato", "european_union"),
    # Gives Moscow what it wants.
    "russia_camp": camp("russia"),
    # Turns against whatever it did last.
    "zig_zag": LinePlayer(turns=2, warmth=1, harshness=1),
    # Close to those who could do harm, and bound to none of them.
    "bandwagoner": LinePlayer(to_threat=3, at_threat=-2, binds=-3),
    # Close to the rivals of those who could do harm, without provoking them.
    "balancer": LinePlayer(beside_threat=3, at_threat=-2, binds=-1),
    # Something for both rivals, many partners, many tables.
    "hedger": LinePlayer(reserve=besides.RESERVE, both=2, spread=2, multilateral=1, binds=-2, turns=-1),
    # Acts when the moment is ripe, and waits when it is not.
    "patient": LinePlayer(reserve=besides.RESERVE, timely=1),
    # What the meters gain today.
    "opportunist": LinePlayer(security=1, economy=1, support=1, credit=1),
    # Even-handed in every quarrel and generous in every need, and nothing else.
    "neutral_aid": LinePlayer(tilt=-2, takes_side=-2, sanctions=-2, aid=2, common=1),
    # Signs whatever is laid before it.
    "signer": LinePlayer(warmth=2, granted=1, binds=1),
    # Gives way to whoever puts most on the table.
    "bender": LinePlayer(priced=2, all=1),
    # Avoids anger: takes what the angriest capital minds least.
    "pleaser": LinePlayer(least=1),
}  # fmt: skip
"""Weights are whole and small: they say what a line likes, and are tuned for nothing."""
