"""Pools of small invented games, and games that are told instead of played."""

from collections.abc import Sequence

from game.lab.depth.base import Measured
from game.lab.depth.pool import Moment, Play, Pool, gather
from game.players import POLICIES, USUAL, Player
from game.scenario.model import Scenario
from tests.engine.build import Data, act, event, option, scenario


def pool_of(small: Scenario, plays: int = 40, seed: int = 1, **players: Player) -> Pool:
    """Return a pool in which chance stands in for experience, unless somebody is named."""
    rungs = {"chance": "chance", "first": "first", "greedy": "greedy", "learned": "chance"}
    return gather(small, plays, seed, {rung: POLICIES[name] for rung, name in rungs.items()} | players, USUAL)


def told(*answers: str, worth: int = 0, posture: Sequence[str] = (), ending: str = "", good: bool = False) -> Play:
    """Return a game that gave these answers, each as `event/option` out of `a` and `b`."""
    moments = tuple(
        Moment(name, ("a", "b"), taken, pieces={}, read=0, glance=0)
        for name, _, taken in (one.partition("/") for one in answers)
    )
    return Play(1, worth, good, ending, tuple(posture), moments)


def pool_told(games: Sequence[Play], competent: bool = False) -> Pool:
    """Return a pool of games that are told, both as chance and as experience; `competent` makes all of them so."""
    pool = Pool(scenario(), 1, len(games), USUAL, {}, {"chance": tuple(games), "learned": tuple(games)}, ())
    if competent:
        pool.__dict__["competent"] = tuple(games)
    return pool


def values(found: Sequence[Measured]) -> dict[str, float | None]:
    """Return each figure's value by its name."""
    return {one.name: one.value for one in found}


def inside(found: Sequence[Measured], name: str, truth: float) -> bool:
    """Return whether the interval of a figure holds the truth."""
    (interval,) = [one.interval for one in found if one.name == name]
    return interval is not None and interval[0] <= truth <= interval[1]


def plain(name: str, turn: int, **rest: object) -> Data:
    """Return an event on a turn with two answers of mere words, which nothing distinguishes but their names."""
    return event(name, option("go", act()), option("stay", act()), turn=turn, **rest)
