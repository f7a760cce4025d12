"""Reading: how long a player reads before each decision, how long the labels are, how long a whole game is.

What is read are the author's texts: the desk with each open answer, its line and both officials, what followed, and
two capitals. The page shows line and officials of an answer when it is marked; a glance opens one only. The wire is
folded, and the game's own words (forecasts, terms, meters) come on top. English is read at 238 words a minute
(Brysbaert 2019), in a second language at 175 or less.
"""

from collections.abc import Sequence
from statistics import fmean, median

from game.lab.depth.base import Measured, Target
from game.lab.depth.certainty import bootstrap, quantile
from game.lab.depth.pool import CHANCE, Play, Pool
from game.lab.depth.shown import words

PER_MINUTE = 238
SECOND_LANGUAGE = 175

TARGETS = {
    "seconds": Target(least=30, most=45),
    "most_seconds": Target(most=75),
    "label": Target(most=20),
    "words": Target(most=9000),
}


def measure(pool: Pool) -> Sequence[Measured]:
    """Return words and seconds per decision, words of the longest label, and words and minutes of a whole game."""
    games = pool.games[CHANCE]
    longest = max(words(option.label) for event in pool.scenario.events for option in event.options)
    seconds, whole = _middle(games), _whole(games)
    return (
        Measured("seconds", seconds, bootstrap(games, _middle, pool.seed), "number"),
        Measured("most_seconds", _most(games), bootstrap(games, _most, pool.seed), "number"),
        Measured("glance", 60 * _glance(games) / PER_MINUTE, None, "number"),
        Measured("second_language", seconds * PER_MINUTE / SECOND_LANGUAGE, None, "number"),
        Measured("words_each", seconds * PER_MINUTE / 60, None, "number"),
        Measured("label", longest, None, "number"),
        Measured("words", whole, bootstrap(games, _whole, pool.seed), "number"),
        Measured("minutes", whole / PER_MINUTE, None, "number"),
    )


def _seconds(games: Sequence[Play]) -> list[float]:
    return [60 * moment.read / PER_MINUTE for game in games for moment in game.moments]


def _middle(games: Sequence[Play]) -> float:
    return median(_seconds(games))


def _most(games: Sequence[Play]) -> float:
    return quantile(sorted(_seconds(games)), 0.9)


def _glance(games: Sequence[Play]) -> float:
    return median(moment.glance for game in games for moment in game.moments)


def _whole(games: Sequence[Play]) -> float:
    return fmean(sum(moment.read for moment in game.moments) for game in games)
