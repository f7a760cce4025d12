"""Choices of competent games: how evenly they fall on the answers to an event, and where nearly all take the same."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log
from statistics import median

from game.lab.depth.base import Measured, Target, Unit
from game.lab.depth.certainty import bootstrap
from game.lab.depth.pool import Play, Pool
from game.lab.lunch import complaints
from game.lab.tournament import DOMINANT

FEWEST = 10
"""Times that an event must have been met for its choices to be counted."""

Shares = Sequence[float]
"""How often each open answer to one event was taken, 0 to 1."""

EVEN = {
    "middle": Target(least=0.65),
    "least": Target(least=0.3),
}
AGREED = {
    "agreed": Target(most=0.15, fails=0.25),
    "best_in_all": Target(most=0),
}


def entropy(pool: Pool) -> Sequence[Measured]:
    """Return the entropy of the choices by event (Shannon 1948), over that of an even spread: median and least."""
    return (
        _over_events("middle", pool, lambda events: median(map(evenness, events)), "decimal"),
        _over_events("least", pool, lambda events: min(map(evenness, events)), "decimal"),
    )


def dominance(pool: Pool) -> Sequence[Measured]:
    """Return the share of events where nearly all competent games agree, and of those where one answer is best in all.

    The second is counted by the rules: what `check` calls dominated.
    """
    return (
        _over_events("agreed", pool, _agreed, "share"),
        Measured("best_in_all", sum(_best_in_all(pool)) / len(pool.scenario.events)),
    )


def _agreed(events: Sequence[Shares]) -> float:
    return sum(100 * max(shares) > DOMINANT for shares in events) / len(events)


def evenness(shares: Shares) -> float:
    """Return the entropy of shares over the most that so many could have, 0 to 1; they are two or more."""
    return sum(-share * log(share) for share in shares if share) / log(len(shares))


def _over_events(name: str, pool: Pool, summary: Callable[[Sequence[Shares]], float], unit: Unit) -> Measured:
    known = _open(pool.competent)

    def statistic(games: Sequence[Play]) -> float | None:
        found = _shares(games, known)
        return summary(found) if found else None

    return Measured(name, statistic(pool.competent), bootstrap(pool.competent, statistic, pool.seed), unit)


def _open(games: Iterable[Play]) -> dict[str, frozenset[str]]:
    """Return the answers to each event that were open in any of the games, where there were two or more."""
    known: dict[str, set[str]] = {}
    for game in games:
        for moment in game.moments:
            known.setdefault(moment.event, set()).update(moment.open)
    return {event: frozenset(answers) for event, answers in known.items() if len(answers) > 1}


def _shares(games: Sequence[Play], known: Mapping[str, frozenset[str]]) -> list[Shares]:
    """Return the shares of the answers to each event that was met often enough."""
    taken = Counter((moment.event, moment.option) for game in games for moment in game.moments)
    counts = [[taken[event, answer] for answer in sorted(answers)] for event, answers in known.items()]
    return [[count / sum(each) for count in each] for each in counts if sum(each) >= FEWEST]


def _best_in_all(pool: Pool) -> Iterable[bool]:
    """Yield for each event whether all its answers but one are dominated: then that one is better than all of them."""
    where = {one.where for one in complaints(pool.scenario) if one.code == "dominated"}
    for event in pool.scenario.events:
        yield sum(f"{event.id}.{option.id}" in where for option in event.options) == len(event.options) - 1
