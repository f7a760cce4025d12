"""Apart: whether policies can be told from each other by what their games look like, on games not learned from.

Nearest centroid: each policy is the mean of its measures over some games, each measure in standard deviations of all
games; a game is taken for the policy whose mean lies nearest (Euclidean). What a game did not show counts as the mean.
"""

from collections.abc import Mapping, Sequence
from math import dist
from statistics import fmean, pstdev

Vector = Sequence[float | None]
"""One game: its measures, in a fixed order; None where it did not show one."""
Games = Mapping[str, Sequence[Vector]]
"""Policy to its games."""


def confusions(known: Games, unseen: Games) -> dict[str, dict[str, float]]:
    """Return for each policy what percent of its unseen games are taken for which policy, the largest share first."""
    scale = _scale([game for games in known.values() for game in games])
    centres = {name: _mean([_scaled(game, scale) for game in games]) for name, games in known.items()}
    return {
        name: _shares([_nearest(_scaled(game, scale), centres) for game in games]) for name, games in unseen.items()
    }


def _scale(games: Sequence[Vector]) -> list[tuple[float, float]]:
    columns = [[value for value in column if value is not None] for column in zip(*games, strict=True)]
    return [(fmean(column), pstdev(column) or 1.0) if column else (0.0, 1.0) for column in columns]


def _scaled(game: Vector, scale: Sequence[tuple[float, float]]) -> list[float]:
    return [
        0.0 if value is None else (value - mean) / deviation
        for value, (mean, deviation) in zip(game, scale, strict=True)
    ]


def _mean(games: Sequence[Sequence[float]]) -> list[float]:
    return [fmean(column) for column in zip(*games, strict=True)]


def _nearest(game: Sequence[float], centres: Mapping[str, Sequence[float]]) -> str:
    return min(centres, key=lambda name: (dist(game, centres[name]), name))


def _shares(taken: Sequence[str]) -> dict[str, float]:
    shares = {name: 100 * taken.count(name) / len(taken) for name in sorted(set(taken))}
    return dict(sorted(shares.items(), key=lambda item: -item[1]))
