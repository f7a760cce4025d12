"""Forecast: what an option may cost, by playing it many times from what the viewer can see. Never its points."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from game import engine
from game.engine import Observation, Order
from game.engine.cameo import RUNG
from game.engine.fixed import mean
from game.engine.state import METERS, Ballot, State, meters
from game.engine.tables import tables
from game.players import PLAYERS
from game.players.table import decide
from game.scenario.model import Scenario

DRAWS = 6
"""Imagined futures for each option."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What an option may bring: shares of imagined futures, and the span of each meter's change."""

    option: str
    warm: Mapping[str, int]
    """Power to the number of futures in which it reacts on a rung above 0."""
    cold: Mapping[str, int]
    """Power to the number of futures in which it reacts on a rung below 0."""
    worst: Mapping[str, int]
    """Power to the lowest rung of any future."""
    meters: Mapping[str, tuple[int, int]]
    """Meter to its lowest and highest change."""
    refusals: Mapping[str, int]
    """Power to the number of futures in which it refuses good offices."""
    tally: tuple[int, int] | None
    """Yes and no in the vote that it puts something to, as a mean; None where no vote would be held."""
    ends: int
    """Number of futures in which security gives out."""
    futures: int


def forecast(scenario: Scenario, observation: Observation) -> dict[str, Outlook]:
    """Return the outlook of each open option of the current event, from imagined states only."""
    seen = observation.seen
    return {option: _outlook(scenario, observation, option) for option in engine.open_options(scenario, seen)}


def _outlook(scenario: Scenario, observation: Observation, option: str) -> Outlook:
    warm: Counter[str] = Counter()
    cold: Counter[str] = Counter()
    refusals: Counter[str] = Counter()
    worst: dict[str, int] = {}
    changes: list[tuple[int, ...]] = []
    ballots: list[Ballot] = []
    ends = 0
    before = meters(observation.seen.values)
    for draw in range(1, DRAWS + 1):
        after = _imagine(scenario, observation, option, draw)
        for reaction in after.history[-1].reactions:
            rung = RUNG[scenario.powers[reaction.seat].levers[reaction.lever].cameo]
            (warm if rung > 0 else cold)[reaction.seat] += rung != 0
            worst[reaction.seat] = min(worst.get(reaction.seat, 0), rung)
        ends += after.ending is not None
        refusals.update(after.history[-1].refused)
        ballots += [ballot for ballot in after.ballots if ballot.turn == after.turn]
        changes.append(tuple(now - then for now, then in zip(meters(after.values), before, strict=True)))
    spans = {meter: (min(c[i] for c in changes), max(c[i] for c in changes)) for i, meter in enumerate(METERS)}
    return Outlook(option, +warm, +cold, worst, spans, +refusals, _tally(ballots), ends, DRAWS)


def _tally(ballots: list[Ballot]) -> tuple[int, int] | None:
    yes, no = mean(ballot.yes for ballot in ballots), mean(ballot.no for ballot in ballots)
    return None if yes is None or no is None else (yes, no)


def _imagine(scenario: Scenario, observation: Observation, option: str, draw: int) -> State:
    """Play the option in one imagined state, up to the settled reactions."""
    home, seats = scenario.home.id, tables(scenario).seats
    state = engine.imagine(observation, draw)
    state = replace(state, presses={seat: state.presses.get(seat, engine.NO_PRESS) for seat in seats}, phase="orders")
    state = engine.play(scenario, state, home, Order(option=option))
    state = engine.play(scenario, state, home, engine.closing(state))
    for seat in seats:
        if state.phase == "reveal":
            state = engine.play(scenario, state, seat, decide(scenario, state, seat, PLAYERS["power"]))
    return state
