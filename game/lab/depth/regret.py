"""Regret: how far the best answer to an event lies above the worst, by what games of chance come to after them.

The gap is in standard deviations of what games are worth. The means of the answers differ by luck too: the variance
between them that luck explains is taken off, and the gap is drawn together by what is left. An event weighs when a
gap between its answers as large as its own is found in at most one of twenty ways to deal out the same games.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from random import Random
from statistics import fmean, median, variance

from game.lab.depth.base import Measured, Target
from game.lab.depth.certainty import OUTSIDE, bootstrap, exact, quantile
from game.lab.depth.pool import CHANCE, Play, Pool

FEWEST = 10
"""Games after an answer below which it is left out."""
DEALS = 199
"""Ways in which the games of an event are dealt out to its answers anew."""

Worths = Sequence[float]
"""What the games after one answer were worth."""


@dataclass(slots=True)
class Tally:
    """Number, sum and sum of squares of what the games after one answer were worth."""

    games: int = 0
    total: float = 0.0
    squares: float = 0.0

    @property
    def mean(self) -> float:
        """The mean worth."""
        return self.total / self.games

    @property
    def spread(self) -> float:
        """The sum of squares about the mean."""
        return max(0.0, self.squares - self.total * self.mean)


TARGETS = {
    "middle": Target(least=0.25, most=0.5),
    "most": Target(most=1),
    "weigh": Target(least=0.6),
}


def measure(pool: Pool) -> Sequence[Measured]:
    """Return the median gap and the ninth decile over events, and the share of events that weigh."""
    games = pool.games[CHANCE]
    weigh = [weighs(answers, pool.seed + place) for place, answers in enumerate(worths(games))]
    found = gaps(games)
    return (
        Measured("middle", _middle(found), bootstrap(games, lambda some: _middle(gaps(some, 2)), pool.seed), "decimal"),
        Measured("most", _most(found), bootstrap(games, lambda some: _most(gaps(some, 2)), pool.seed), "decimal"),
        Measured("weigh", sum(weigh) / len(weigh) if weigh else None, exact(sum(weigh), len(weigh))),
    )


def _middle(found: Sequence[float]) -> float | None:
    return median(found) if found else None


def _most(found: Sequence[float]) -> float | None:
    return quantile(sorted(found), 0.9) if found else None


def gaps(games: Sequence[Play], luck: int = 1) -> list[float]:
    """Return the gap between the best and the worst answer, in standard deviations, of each event with two answers.

    `luck` is how often luck has entered: a resample has that of the games and its own.
    """
    whole = Tally()
    events: dict[str, dict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
    for game in games:
        for tally in (whole, *(events[moment.event][moment.option] for moment in game.moments)):
            tally.games += 1
            tally.total += game.worth
            tally.squares += game.worth**2
    deviation = sqrt(whole.spread / whole.games)
    often = ([one for _, one in sorted(answers.items()) if one.games >= FEWEST] for answers in events.values())
    return [_gap(answers, luck) / deviation if deviation else 0.0 for answers in often if len(answers) > 1]


def _gap(answers: Sequence[Tally], luck: int) -> float:
    """Return the gap, drawn together by the share of the variance between answers that luck explains."""
    means = [one.mean for one in answers]
    noise = sum(one.spread for one in answers) / sum(one.games - 1 for one in answers)
    by_luck, between = luck * noise * fmean(1 / one.games for one in answers), variance(means)
    return (max(means) - min(means)) * sqrt(max(0.0, 1 - by_luck / between)) if between else 0.0


def worths(games: Sequence[Play]) -> list[list[list[float]]]:
    """Return what games were worth by answer, for each event with two answers that were given often enough."""
    found: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for game in games:
        for moment in game.moments:
            found[moment.event][moment.option].append(game.worth)
    often = ([each for _, each in sorted(one.items()) if len(each) >= FEWEST] for one in found.values())
    return [answers for answers in often if len(answers) > 1]


def weighs(answers: Sequence[Worths], seed: int) -> bool:
    """Return whether the answers differ by more than luck, by a permutation test."""
    values = [value for each in answers for value in each]
    sizes = [len(each) for each in answers]
    seen = _between(values, sizes)
    chance = Random(seed)
    as_far = 1
    for _ in range(DEALS):
        chance.shuffle(values)
        as_far += _between(values, sizes) >= seen
    return as_far <= OUTSIDE * (DEALS + 1)


def _between(values: Sequence[float], sizes: Sequence[int]) -> float:
    """Return the part of the sum of squares between groups in which deals of the same values differ."""
    total, at = 0.0, 0
    for size in sizes:
        total += sum(values[at : at + size]) ** 2 / size
        at += size
    return total
