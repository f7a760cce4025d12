"""Tournament: every policy at the home country's desk on the same seeds, measured, ranked, and under other conditions.

A rank is by mean balance, no balance counting as 0. Its interval is 1 and the number of policies that are certainly
better, to the number of all less those that are certainly worse; certain is what the 95-percent interval of the
difference on the same seeds leaves no doubt of.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from math import ceil
from typing import Any

from game.engine import State
from game.lab.apart import Games, confusions
from game.lab.learning import learn
from game.lab.measures import Spread, measures, names, spread
from game.lab.selfplay import play_game
from game.lab.variants import reordered, rivals, swapped
from game.players import POLICIES, USUAL, Player
from game.scenario.model import Scenario

REPORT_SEED = 1
"""The first seed of a report."""
TUNING_SEED = 500_000
"""The first seed on which policies learn and on which numbers may be tuned; no report uses it."""
LOOKS = ("headline", "behaviours", "refusals", "depictions")
"""Groups of measures by which policies are told apart: what a game looked like, and never what was answered."""
APART = 100_000
"""From the first tuning seed to those from which it is learned what policies look like."""
MOST_APART = 40
"""Games of each policy on either side of that."""
ORDERS = 8
"""Orders in which a deck is played."""
COMPETENT = 0.3
"""The share of policies, the best, that are called competent."""
DOMINANT = 80.0
"""Percent from which an option is taken by nearly everybody."""
FAIR = 15.0
"""Points by which a seat's own score may lie apart from the mean of the seats."""

Played = Mapping[str, Sequence[State]]
"""Policy to its finished games, seed by seed."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one policy did."""

    policy: str
    rank: int
    rank_low: int
    rank_high: int
    measures: Mapping[str, Spread]
    names: Mapping[str, float]
    """Percent of its games that may be called by each name, the most frequent first."""
    endings: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Choice:
    """What was answered to one event: percent of games that met it, each policy weighing the same."""

    event: str
    met: float
    all: Mapping[str, float]
    competent: Mapping[str, float]
    dominant: str
    """The option that nearly all competent games take."""
    unanimous: str
    """The option that nearly all games of every policy take."""


@dataclass(frozen=True, slots=True)
class Seat:
    """How well a seat met its own goals: percent, each policy weighing the same."""

    seat: str
    mean: float
    apart: float
    """From the mean of the seats."""
    fair: bool


@dataclass(frozen=True, slots=True)
class Round:
    """All policies under one condition."""

    condition: str
    detail: str
    standings: tuple[Standing, ...]
    choices: tuple[Choice, ...]
    seats: tuple[Seat, ...]


def tournament(
    scenario: Scenario,
    games: int,
    seed: int = REPORT_SEED,
    machine: str = USUAL,
    policies: Mapping[str, Player] | None = None,
) -> dict[str, Any]:
    """Return what a tournament came to, as plain data: header and one round for each condition.

    Without policies, all that are registered take part, and one that has learned the scenario as it is written.
    """
    entrants = policies or {**POLICIES, "learned": learn(scenario, TUNING_SEED, machine=machine)}
    rounds = [
        _round(condition, detail, decks, entrants, range(seed, seed + games), machine)
        for condition, detail, decks in _conditions(scenario)
    ]
    return {
        "scenario": scenario.id,
        "games": games,
        "seeds": [seed, seed + games - 1],
        "tuned_from": TUNING_SEED,
        "apart": seed + games <= TUNING_SEED,
        "machine": machine,
        "groups": _groups(scenario),
        "apart_by_look": _told_apart(scenario, min(games, MOST_APART), seed, entrants, machine),
        "rounds": [asdict(one) for one in rounds],
    }


def _groups(scenario: Scenario) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for one in measures(scenario):
        groups.setdefault(one.group, []).append(one.id)
    return groups


def _conditions(scenario: Scenario) -> list[tuple[str, str, list[Scenario]]]:
    """Return the conditions with what is special about them and the decks that are dealt in turn."""
    conditions = [("as written", "", [scenario])]
    if pair := rivals(scenario):
        conditions.append(("swapped", " and ".join(pair), [swapped(scenario, *pair)]))
    decks = [reordered(scenario, number) for number in range(ORDERS)]
    if any(deck is not scenario for deck in decks):
        conditions.append(("reordered", f"{ORDERS} orders", decks))
    return conditions


def _round(
    condition: str, detail: str, decks: list[Scenario], entrants: Mapping[str, Player], seeds: range, machine: str
) -> Round:
    played = {
        name: [play_game(decks[seed % len(decks)], seed, player, machine).state for seed in seeds]
        for name, player in entrants.items()
    }
    standings = _standings(decks[0], played)
    competent = [one.policy for one in standings[: ceil(COMPETENT * len(standings))]]
    choices = tuple(_choice(event.id, played, competent) for event in decks[0].events)
    return Round(condition, detail, standings, choices, _seats(standings, _groups(decks[0]).get("seats", ())))


def _standings(scenario: Scenario, played: Played) -> tuple[Standing, ...]:
    """Return how each policy did, the best first."""
    read = {
        name: {one.id: [one.of(scenario, s) for s in states] for one in measures(scenario)}
        for name, states in played.items()
    }
    balances = {name: [value or 0.0 for value in values["balance"]] for name, values in read.items()}
    order = sorted(played, key=lambda name: -sum(balances[name]))
    return tuple(
        Standing(
            policy=name,
            rank=place,
            rank_low=1 + sum(_certainly_better(balances[other], balances[name]) for other in order),
            rank_high=len(order) - sum(_certainly_better(balances[name], balances[other]) for other in order),
            measures={one: spread([v for v in values if v is not None]) for one, values in read[name].items()},
            names=_named([names(scenario, state) for state in played[name]]),
            endings=_counted([state.ending or "" for state in played[name]]),
        )
        for place, name in enumerate(order, 1)
    )


def _certainly_better(one: Sequence[float], other: Sequence[float]) -> bool:
    return spread([a - b for a, b in zip(one, other, strict=True)]).low > 0


def _counted(words: Sequence[str]) -> dict[str, int]:
    return {word: words.count(word) for word in sorted(set(words))}


def _named(called: Sequence[Sequence[str]]) -> dict[str, float]:
    counts = _counted([name for one in called for name in one])
    return dict(sorted(((name, 100 * n / len(called)) for name, n in counts.items()), key=lambda item: -item[1]))


def _told_apart(
    scenario: Scenario, games: int, seed: int, entrants: Mapping[str, Player], machine: str
) -> Mapping[str, Any]:
    """Return for what the games of each policy are taken, by behaviours, refusals, depictions and halves alone.

    What each policy looks like is learned from games of tuning seeds, and tried on those of the report.
    """
    known = _vectors(scenario, range(TUNING_SEED + APART, TUNING_SEED + APART + games), entrants, machine)
    return confusions(known, _vectors(scenario, range(seed, seed + games), entrants, machine))


def _vectors(scenario: Scenario, seeds: range, entrants: Mapping[str, Player], machine: str) -> Games:
    looks = [one for one in measures(scenario) if one.group in LOOKS]
    return {
        name: [
            [look.of(scenario, state) for look in looks]
            for state in (play_game(scenario, seed, player, machine).state for seed in seeds)
        ]
        for name, player in entrants.items()
    }


def _choice(event: str, played: Played, competent: Sequence[str]) -> Choice:
    """Return what policies answered to one event."""
    taken = {name: _taken(event, states) for name, states in played.items()}
    shares = {name: _shares(options) for name, options in taken.items() if options}
    best = _mean_of([shares[name] for name in competent if name in shares])
    everybody = _mean_of(list(shares.values()))
    met = 100 * sum(len(options) for options in taken.values()) / sum(len(states) for states in played.values())
    favourite = next(iter(everybody), "")
    agreed = bool(shares) and all(each.get(favourite, 0) >= DOMINANT for each in shares.values())
    dominant = next((option for option, share in best.items() if share >= DOMINANT), "")
    return Choice(event, met, everybody, best, dominant, favourite if agreed else "")


def _taken(event: str, states: Sequence[State]) -> list[str]:
    return [chapter.option for state in states for chapter in state.history if chapter.event == event]


def _shares(options: Sequence[str]) -> dict[str, float]:
    return {option: 100 * count / len(options) for option, count in _counted(options).items()}


def _mean_of(shares: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """Return the mean of shares, the largest first."""
    options = sorted({option for each in shares for option in each})
    means = {option: sum(each.get(option, 0) for each in shares) / len(shares) for option in options}
    return dict(sorted(means.items(), key=lambda item: -item[1]))


def _seats(standings: Sequence[Standing], seats: Sequence[str]) -> tuple[Seat, ...]:
    means = {seat: spread([one.measures[seat].mean for one in standings]).mean for seat in seats}
    middle = spread(list(means.values())).mean
    return tuple(Seat(seat, mean, mean - middle, abs(mean - middle) <= FAIR) for seat, mean in means.items())
