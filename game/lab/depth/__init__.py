"""Depth: twelve metrics of how deep a scenario plays, each with its target, out of one pool of games.

The register: id, what measures it, the target of each figure, where procedure and formula come from, and the games that
it looks at. What is measured and how is said by `depth.<id>` and `depth.<id>.how` of the catalogue; a new metric is a
line here, a function and these sentences.
"""

from collections.abc import Iterator, Mapping

from game.lab.depth import (
    choices,
    consequence,
    coverage,
    distance,
    forecasts,
    luck,
    reactivity,
    reading,
    regret,
    skill,
    strategies,
)  # fmt: skip
from game.lab.depth.base import DepthReport, Figure, Found, Measured, Metric, Target, Verdict
from game.lab.depth.pool import CHANCE, FIRST, GREEDY, LEARNED, Pool, Tell, gather
from game.lab.learning import GAMES, ROUNDS, learn
from game.lab.tournament import REPORT_SEED, TUNING_SEED
from game.players import POLICIES, USUAL, Player
from game.scenario.model import Scenario

__all__ = [
    "METRICS",
    "STAGES",
    "DepthReport",
    "Figure",
    "Found",
    "Measured",
    "Metric",
    "Target",
    "Verdict",
    "depth_report",
]


STAGES = ("learning", "games", "metrics")
"""Of what the work consists; each is named by `depth.progress.<stage>` of the catalogue."""


def _chance(pool: Pool) -> int:
    return len(pool.games[CHANCE])


def _competent(pool: Pool) -> int:
    return len(pool.competent)


METRICS = (
    Metric("consequence", consequence.measure, consequence.TARGETS, "docs/depth.md", consequence.plays),
    Metric("coverage", coverage.measure, coverage.TARGETS, "docs/depth.md", _chance),
    Metric("distance", distance.measure, distance.TARGETS, "Levenshtein 1966", _competent),
    Metric("entropy", choices.entropy, choices.EVEN, "Shannon 1948", _competent),
    Metric("dominance", choices.dominance, choices.AGREED, "docs/depth.md", _competent),
    Metric("regret", regret.measure, regret.TARGETS, "Efron 1979; Fisher 1935", _chance),
    Metric("luck", luck.measure, luck.TARGETS, "Shrout and Fleiss 1979", luck.plays),
    Metric("skill", skill.measure, skill.TARGETS, "Clopper and Pearson 1934", skill.plays),
    Metric("strategies", strategies.measure, strategies.TARGETS, "Hill 1973", strategies.plays),
    Metric("reading", reading.measure, reading.TARGETS, "Brysbaert 2019", _chance),
    Metric("reactivity", reactivity.measure, reactivity.TARGETS, "docs/depth.md", _chance),
    Metric("forecasts", forecasts.measure, forecasts.TARGETS, "Brier 1950", forecasts.plays),
)


def depth_report(
    scenario: Scenario,
    plays: int,
    seed: int = REPORT_SEED,
    policies: Mapping[str, Player] | None = None,
    machine: str = USUAL,
    tell: Tell = lambda *_: None,
) -> DepthReport:
    """Return what the twelve metrics of a scenario come to in so many plays, 1 or more, of seeds from the given one.

    `tell` hears how far each of the `STAGES` has come.
    `policies` stand in for rungs of skill: chance, first, greedy, learned. Without a learned one, one learns the
    scenario beforehand, on tuning seeds.
    """
    given = dict(policies or {})
    learning = 0 if LEARNED in given else min(GAMES, plays)
    tell("learning", 0, 1)
    learned = given.get(LEARNED) or learn(scenario, TUNING_SEED, learning, machine=machine)
    players = {rung: POLICIES[rung] for rung in (CHANCE, FIRST, GREEDY)} | given | {LEARNED: learned}
    tell("learning", 1, 1)
    pool = gather(scenario, plays, seed, players, machine, tell)
    shared = skill.plays(pool) + luck.plays(pool)
    return DepthReport(
        scenario=scenario.id,
        plays=plays,
        seeds=(seed, seed + plays - 1),
        learning=ROUNDS * learning,
        apart=not learning or seed + plays <= TUNING_SEED,
        games=shared + consequence.plays(pool) + forecasts.plays(pool) + ROUNDS * learning,
        machine=machine,
        metrics=tuple(_all(pool, tell)),
    )


def _all(pool: Pool, tell: Tell) -> Iterator[Found]:
    for done, metric in enumerate(METRICS, 1):
        yield _found(metric, pool)
        tell("metrics", done, len(METRICS))


def _found(metric: Metric, pool: Pool) -> Found:
    figures = tuple(
        Figure(one.name, one.value, one.interval, one.unit, metric.targets.get(one.name))
        for one in metric.measure(pool)
    )
    return Found(metric.id, figures, metric.plays(pool), metric.source)
