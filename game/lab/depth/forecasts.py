"""Forecasts: whether what officials expect comes so, and whether what comes late could have been seen coming.

Directions and odds are those of `game.lab.calibration`, in a tenth of the games of chance. A delayed effect counts as
hinted at when whoever it comes from, or is done to, is named beside the answer: the answer is done to them, they ask,
or their office speaks for or against. That is judged by name alone.
"""

from collections.abc import Iterator, Sequence
from statistics import fmean

from game.lab.calibration import BRIER, RIGHT, Saying, cases, pointings, wagers
from game.lab.depth.base import Measured, Target
from game.lab.depth.certainty import bootstrap
from game.lab.depth.pool import CHANCE, Pool
from game.lab.depth.shown import scheduled
from game.scenario.events import Event, Option
from game.scenario.model import Consequence, Scenario

Games = Sequence[Sequence[Saying]]

TARGETS = {
    "right": Target(least=RIGHT[0], under=RIGHT[1]),
    "brier": Target(most=BRIER),
    "hinted": Target(least=0.8),
}


def measure(pool: Pool) -> Sequence[Measured]:
    """Return the share of right directions, the Brier score of odds, and the share of answers whose delay is hinted."""
    pointed, wagered = [], []
    for seed in pool.few:
        found = list(cases(pool.scenario, seed, pool.players[CHANCE], pool.machine))
        pointed.append([saying for case in found for saying in pointings(pool.scenario, case)])
        wagered.append([saying for case in found for saying in wagers(pool.scenario, case)])
    return (
        Measured("right", _right(pointed), bootstrap(pointed, _right, pool.seed)),
        Measured("brier", _brier(wagered), bootstrap(wagered, _brier, pool.seed), "decimal"),
        Measured("hinted", hinted(pool.scenario)),
    )


def plays(pool: Pool) -> int:
    """Return how many games are played for it besides."""
    return len(pool.few)


def _right(games: Games) -> float | None:
    came = [saying.happened for game in games for saying in game]
    return fmean(came) if came else None


def _brier(games: Games) -> float | None:
    squares = [(saying.odds - saying.happened) ** 2 for game in games for saying in game]
    return fmean(squares) if squares else None


def hinted(scenario: Scenario) -> float:
    """Return the share of answers with a delayed effect of which one at least is hinted at; all of none."""
    found: dict[tuple[str, str], bool] = {}
    events = {event.id: event for event in scenario.events}
    for name, answer, consequence in scheduled(scenario):
        event = events[name]
        option = next(one for one in event.options if one.id == answer)
        known = bool(set(_named(event, option)) & set(_concerned(scenario.consequences[consequence])))
        found[name, answer] = known or found.get((name, answer), False)
    return fmean(found.values()) if found else 1.0


def _named(event: Event, option: Option) -> Iterator[str]:
    yield from (act.to for act in option.acts)
    yield from (ask.from_ for ask in event.asks if ask.option == option.id)
    yield from (option.wants.office, option.opposes.office)


def _concerned(consequence: Consequence) -> Iterator[str]:
    yield consequence.from_
    yield from (act.to for act in consequence.acts)
