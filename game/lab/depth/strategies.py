"""Viable strategies: into how many kinds the best tenth of the learned player's games falls, and how endings spread.

A kind is a posture at the end: how each power was treated, what is held, begun and declared. Postures that differ in
at most a quarter of the flags that vary at all are one kind, the commonest first. Kinds count by their effective
number, the exponential of their entropy (Hill 1973).
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from math import exp, log, log2

from game.lab.depth.base import Measured, Target
from game.lab.depth.certainty import bootstrap
from game.lab.depth.pool import LEARNED, Pool, Posture, best

TOP = 0.1
ALIKE = 0.25
"""The share of flags that may differ within a kind."""
COMMON = 0.03
"""The share of games from which an ending counts as one."""

TARGETS = {
    "kinds": Target(least=4),
    "largest": Target(most=0.4),
    "bits": Target(least=2.2),
    "endings": Target(least=6),
}


def measure(pool: Pool) -> Sequence[Measured]:
    """Return effective number and largest share of the kinds, bits of the endings, and how many of them are common."""
    kinds = clusters([game.posture for game in best(pool.games[LEARNED], TOP)])
    endings = [game.ending for game in pool.games[LEARNED]]
    return (
        Measured("kinds", effective(kinds), bootstrap(kinds, effective, pool.seed), "decimal"),
        Measured("largest", _largest(kinds), bootstrap(kinds, _largest, pool.seed)),
        Measured("bits", bits(endings), bootstrap(endings, bits, pool.seed), "decimal"),
        Measured("endings", _common(endings), bootstrap(endings, _common, pool.seed), "number"),
    )


def clusters(postures: Sequence[Posture]) -> list[int]:
    """Return for each posture the number of its kind."""
    varies = [len(set(flags)) > 1 for flags in zip(*postures, strict=True)]
    centres: list[Posture] = []
    number: dict[Posture, int] = {}
    for posture, _ in Counter(postures).most_common():
        near = (at for at, one in enumerate(centres) if _apart(one, posture) <= ALIKE * sum(varies))
        number[posture] = next(near, len(centres))
        if number[posture] == len(centres):
            centres.append(posture)
    return [number[posture] for posture in postures]


def _apart(one: Posture, other: Posture) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


def effective(kinds: Sequence[Hashable]) -> float:
    """Return to how many equally common kinds these come."""
    return exp(bits(kinds) * log(2))


def bits(kinds: Sequence[Hashable]) -> float:
    """Return the entropy of kinds in bits."""
    shares = [count / len(kinds) for count in Counter(kinds).values()]
    return 0.0 - sum(share * log2(share) for share in shares)


def _largest(kinds: Sequence[Hashable]) -> float:
    return max(Counter(kinds).values()) / len(kinds)


def _common(endings: Sequence[Hashable]) -> float:
    return sum(count >= COMMON * len(endings) for count in Counter(endings).values())


def plays(pool: Pool) -> int:
    """Return how many games of the learned player it looks at."""
    return len(pool.games[LEARNED])
