"""Distance of histories: how far two competent games lie apart, and how many of a hundred are stories of their own.

The distance is the edit distance (Levenshtein 1966) over the longer length, 0 to 1. Pairs have no game in common, so
that each is a trial of its own.
"""

from collections.abc import Sequence
from statistics import median

from game.lab.depth.base import Measured, Target
from game.lab.depth.certainty import Interval, bootstrap
from game.lab.depth.pool import Play, Pool
from game.lab.measures import spread

APART = 0.2
"""The distance beyond which a history is one of its own."""
HUNDRED = 100

TARGETS = {
    "events": Target(least=0.2),
    "answers": Target(least=0.6),
    "distinct": Target(least=25),
}


def measure(pool: Pool) -> Sequence[Measured]:
    """Return the median distances by events and by answers, and how many histories of a hundred lie apart."""
    games = pool.competent
    half = len(games) // 2
    pairs = list(zip(games[:half], games[half : 2 * half], strict=True))
    distinct, interval = _distinct(games)
    return (
        _median("events", [distance(one.events, other.events) for one, other in pairs], pool.seed),
        _median("answers", [distance(one.answers, other.answers) for one, other in pairs], pool.seed),
        Measured("distinct", distinct, interval, "number"),
    )


def distance(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the edit distance of two sequences over the length of the longer."""
    row = list(range(len(other) + 1))
    for place, item in enumerate(one, 1):
        above, row[0] = row[0], place
        for at, against in enumerate(other, 1):
            above, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, above + (item != against))
    return row[-1] / max(len(one), len(other), 1)


def _median(name: str, distances: Sequence[float], seed: int) -> Measured:
    if not distances:
        return Measured(name, None)
    return Measured(name, median(distances), bootstrap(distances, median, seed), "decimal")


def _distinct(games: Sequence[Play]) -> tuple[float | None, Interval | None]:
    """Return how many of a hundred are apart from all kept before them: mean over the hundreds, and its interval.

    None with fewer than a hundred games, and no interval with fewer than two hundred.
    """
    counts = [
        len(_cover([game.events for game in games[at : at + HUNDRED]]))
        for at in range(0, len(games) - HUNDRED + 1, HUNDRED)
    ]
    if not counts:
        return None, None
    found = spread(counts)
    return found.mean, (max(1.0, found.low), min(HUNDRED, found.high)) if len(counts) > 1 else None


def _cover(histories: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """Return the histories that lie apart from all that are kept before them."""
    kept: list[Sequence[str]] = []
    for history in dict.fromkeys(histories):
        if all(distance(history, other) > APART for other in kept):
            kept.append(history)
    return kept
