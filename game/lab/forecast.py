"""Forecast: what an option may cost, by playing it many times from what the viewer can see. Never its points."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from game import engine
from game.engine import Observation
from game.engine.cameo import RUNG
from game.engine.fixed import mean
from game.engine.state import METERS, Ballot, Cause, State, meters
from game.players import MACHINES, USUAL
from game.players.ahead import answered
from game.scenario.model import Scenario

DRAWS = 6
"""Imagined futures for each option."""
NOTED = 3
"""Points of a meter from which its change is worth a word."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What an option may bring: shares of imagined futures, how each meter changes in them, and what moves it."""

    option: str
    warm: Mapping[str, int]
    """Power to the number of futures in which it reacts on a rung above 0."""
    cold: Mapping[str, int]
    """Power to the number of futures in which it reacts on a rung below 0."""
    worst: Mapping[str, int]
    """Power to the lowest rung of any future."""
    meters: Mapping[str, tuple[int, ...]]
    """Meter to its change in each future."""
    causes: Mapping[str, Mapping[tuple[Cause, str], int]]
    """Meter to the points by which each cause, and whom it names, moves it in all futures together."""
    refusals: Mapping[str, int]
    """Power to the number of futures in which it refuses good offices."""
    tally: tuple[int, int] | None
    """Yes and no in the vote that it puts something to, as a mean; None where no vote would be held."""
    ends: int
    """Number of futures in which security gives out."""
    futures: int


def forecast(scenario: Scenario, observation: Observation, machine: str = USUAL) -> dict[str, Outlook]:
    """Return the outlook of each open option of the current event, from imagined states only."""
    options = engine.open_options(scenario, observation.seen)
    return {option: outlook(scenario, observation, option, machine) for option in options}


def outlook(scenario: Scenario, observation: Observation, option: str, machine: str = USUAL) -> Outlook:
    """Return the outlook of one option; the powers are imagined as the machine plays them that looks no further."""
    warm: Counter[str] = Counter()
    cold: Counter[str] = Counter()
    refusals: Counter[str] = Counter()
    worst: dict[str, int] = {}
    futures: list[State] = []
    ballots: list[Ballot] = []
    ends = 0
    for draw in range(1, DRAWS + 1):
        after = answered(scenario, observation, option, draw, MACHINES[machine].imagined)
        for reaction in after.history[-1].reactions:
            rung = RUNG[scenario.powers[reaction.seat].levers[reaction.lever].cameo]
            (warm if rung > 0 else cold)[reaction.seat] += rung != 0
            worst[reaction.seat] = min(worst.get(reaction.seat, 0), rung)
        ends += after.ending is not None
        refusals.update(after.history[-1].refused)
        ballots += [ballot for ballot in after.ballots if ballot.turn == after.turn]
        futures.append(after)
    changes, causes = _changes(observation.seen, futures), _causes(observation.seen, futures)
    return Outlook(option, +warm, +cold, worst, changes, causes, +refusals, _tally(ballots), ends, DRAWS)


def _changes(seen: State, futures: list[State]) -> dict[str, tuple[int, ...]]:
    before, after = meters(seen.values), [meters(state.values) for state in futures]
    return {meter: tuple(now[place] - before[place] for now in after) for place, meter in enumerate(METERS)}


def _causes(seen: State, futures: list[State]) -> dict[str, Counter[tuple[Cause, str]]]:
    """Return what moves each meter, out of the ledgers of the futures."""
    causes: dict[str, Counter[tuple[Cause, str]]] = {meter: Counter() for meter in METERS}
    for state in futures:
        for entry in state.ledger[len(seen.ledger) :]:
            causes[entry.meter][(entry.kind, entry.about)] += entry.by
    return causes


def _tally(ballots: list[Ballot]) -> tuple[int, int] | None:
    yes, no = mean(ballot.yes for ballot in ballots), mean(ballot.no for ballot in ballots)
    return None if yes is None or no is None else (yes, no)


def directions(said: Outlook) -> dict[str, int]:
    """Return where the outlook points, 1 up and −1 down: meters, and powers by how most futures have them react."""
    up = {meter: 1 for meter, by in said.meters.items() if min(by) >= 0 and max(by) >= NOTED}
    down = {meter: -1 for meter, by in said.meters.items() if max(by) <= 0 and min(by) <= -NOTED}
    warm = {power: 1 for power, count in said.warm.items() if 2 * count > said.futures}
    cold = {power: -1 for power, count in said.cold.items() if 2 * count > said.futures}
    return {**up, **down, **warm, **cold}
