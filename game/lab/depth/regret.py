"""Regret: how far the best answer to an event lies above the worst, by what games of chance come to after them.

The gap is in standard deviations of what games are worth. The means of the answers differ by luck too: the variance
between them that luck explains is taken off, and the gap is drawn together by what is left. An event weighs when a
gap between its answers as large as its own is found in at most one of twenty ways to deal out the same games.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import sqrt
from random import Random
from statistics import fmean, median, pstdev, variance

from game.lab.depth.base import Measured, Target
from game.lab.depth.certainty import OUTSIDE, bootstrap, exact, quantile
from game.lab.depth.pool import CHANCE, Play, Pool

FEWEST = 10
"""Games after an answer below which it is left out."""
DEALS = 199
"""Ways in which the games of an event are dealt out to its answers anew."""

Groups = Mapping[str, Sequence[float]]
"""Answer to what the games after it were worth."""

TARGETS = {
    "middle": Target(least=0.25, most=0.5),
    "most": Target(most=1),
    "weigh": Target(least=0.6),
}


def measure(pool: Pool) -> Sequence[Measured]:
    """Return the median gap and the ninth decile over events, and the share of events that weigh."""
    games = pool.games[CHANCE]
    events = groups(games)
    weigh = [weighs(each, pool.seed + place) for place, each in enumerate(events.values())]
    gaps = sorted(_gaps(games))
    return (
        Measured("middle", median(gaps) if gaps else None, bootstrap(games, _middle, pool.seed)),
        Measured("most", quantile(gaps, 0.9) if gaps else None, bootstrap(games, _most, pool.seed)),
        Measured("weigh", fmean(weigh) if weigh else None, exact(sum(weigh), len(weigh))),
    )


def groups(games: Sequence[Play]) -> dict[str, Groups]:
    """Return what games were worth by event and answer, where two answers or more were given often enough."""
    worths: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for game in games:
        for moment in game.moments:
            worths[moment.event][moment.option].append(game.worth)
    often = {
        event: {answer: values for answer, values in sorted(answers.items()) if len(values) >= FEWEST}
        for event, answers in worths.items()
    }
    return {event: answers for event, answers in often.items() if len(answers) > 1}


def gap(answers: Groups, deviation: float, luck: int = 1) -> float:
    """Return the gap between the best and the worst answer; `luck` is how often the sample was drawn."""
    means = [fmean(values) for values in answers.values()]
    within = [(len(values) - 1, variance(values)) for values in answers.values()]
    noise = sum(n * v for n, v in within) / sum(n for n, _ in within)
    by_luck = luck * noise * fmean(1 / len(values) for values in answers.values())
    between = variance(means)
    real = max(0.0, 1 - by_luck / between) if between else 0.0
    return (max(means) - min(means)) * sqrt(real) / deviation if deviation else 0.0


def weighs(answers: Groups, seed: int) -> bool:
    """Return whether the answers differ by more than luck, by a permutation test."""
    values = [value for each in answers.values() for value in each]
    sizes = [len(each) for each in answers.values()]
    seen = _between(values, sizes)
    chance = Random(seed)
    as_far = 1
    for _ in range(DEALS):
        chance.shuffle(values)
        as_far += _between(values, sizes) >= seen
    return as_far <= OUTSIDE * (DEALS + 1)


def _between(values: Sequence[float], sizes: Sequence[int]) -> float:
    """Return the part of the sum of squares between groups that deals of the same values differ in."""
    total, at = 0.0, 0
    for size in sizes:
        total += sum(values[at : at + size]) ** 2 / size
        at += size
    return total


def _gaps(games: Sequence[Play], luck: int = 1) -> list[float]:
    deviation = pstdev([game.worth for game in games])
    return [gap(answers, deviation, luck) for answers in groups(games).values()]


def _middle(games: Sequence[Play]) -> float | None:
    gaps = _gaps(games, luck=2)  # a resample has the luck of the games and its own
    return median(gaps) if gaps else None


def _most(games: Sequence[Play]) -> float | None:
    gaps = sorted(_gaps(games, luck=2))
    return quantile(gaps, 0.9) if gaps else None
