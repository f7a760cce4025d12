"""Coverage: how much of the deck one game of chance shows, how much ten show together, and what none has shown."""

from collections.abc import Sequence

from game.lab.depth.base import Measured, Target
from game.lab.depth.pool import CHANCE, Play, Pool
from game.lab.measures import spread

TOGETHER = 10
"""Games whose events are put together."""

TARGETS = {
    "one": Target(least=0.55, most=0.75),
    "ten": Target(least=0.9),
    "never": Target(most=0),
}


def measure(pool: Pool) -> Sequence[Measured]:
    """Return the shares of the deck, and the number of events that came in no game of chance."""
    games, events = pool.games[CHANCE], len(pool.scenario.events)
    seen = [_seen([game]) / events for game in games]
    tens = [_seen(games[at : at + TOGETHER]) / events for at in range(0, len(games) - TOGETHER + 1, TOGETHER)]
    return (
        _mean("one", seen),
        _mean("ten", tens),
        Measured("never", events - _seen(games), unit="number"),
    )


def _seen(games: Sequence[Play]) -> int:
    return len({event for game in games for event in game.events})


def _mean(name: str, shares: Sequence[float]) -> Measured:
    found = spread(shares)
    if not shares:
        return Measured(name, None)
    return Measured(name, found.mean, (max(0.0, found.low), min(1.0, found.high)))
