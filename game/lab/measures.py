"""Measures: what is read off a finished game, and how many games are put together into a mean with its spread."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev

from game.engine import State, lenses
from game.engine.behaviours import DETECTORS, readings
from game.engine.behaviours.base import Reading
from game.engine.lenses import LENSES, Lens
from game.engine.scoring import AXES, balance, value
from game.engine.scoring.base import Axis
from game.engine.scoring.predictability import foresight
from game.engine.state import METERS, meters
from game.engine.tables import tables
from game.players.foresight import goals_met
from game.scenario.model import Scenario

CERTAIN = 1.96
"""Standard errors on either side of a mean that make its interval of 95 percent, by the normal distribution."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Something between 0 and 100 that is read off a finished game; None where the game did not show it."""

    id: str
    group: str
    of: Callable[[Scenario, State], float | None]


@dataclass(frozen=True, slots=True)
class Spread:
    """A mean over so many games, its 95-percent interval, and the standard deviation of single games."""

    games: int
    mean: float
    low: float
    high: float
    deviation: float


def spread(values: Sequence[float]) -> Spread:
    """Return the mean of values with its spread; nothing at all is 0."""
    mean = fmean(values) if values else 0.0
    deviation = stdev(values) if len(values) > 1 else 0.0
    error = CERTAIN * deviation / sqrt(len(values)) if values else 0.0
    return Spread(len(values), mean, mean - error, mean + error, deviation)


def measures(scenario: Scenario) -> tuple[Measure, ...]:
    """Return every measure of a scenario, group by group; a new register is one line here."""
    return (
        Measure("balance", "headline", lambda _, state: _percent(balance.balance(state))),
        Measure("solidarity", "headline", lambda _, state: _percent(balance.halves(state)[0])),
        Measure("neutrality", "headline", lambda _, state: _percent(balance.halves(state)[1])),
        Measure("foreseen", "headline", lambda _, state: _percent(foresight(state))),
        *(Measure(axis.id, "axes", _axis(axis)) for axis in AXES),
        *(Measure(name, "meters", _meter(place)) for place, name in enumerate(METERS)),
        *(Measure(one.id, f"{one.kind}s", _strength(place)) for place, one in enumerate(DETECTORS)),
        *(Measure(lens.id, "lenses", _lens(lens)) for lens in LENSES),
        *(Measure(seat, "seats", _goals(seat)) for seat in tables(scenario).seats),
    )


def _percent(permille: int | None) -> float | None:
    return None if permille is None else permille / 10


def _axis(axis: Axis) -> Callable[[Scenario, State], float]:
    return lambda scenario, state: value(axis, scenario, state)


def _meter(place: int) -> Callable[[Scenario, State], float]:
    return lambda _, state: meters(state.values)[place]


def _strength(place: int) -> Callable[[Scenario, State], float | None]:
    """The strength of a behaviour, refusal or depiction; None for too few turns."""
    return lambda scenario, state: _percent(_readings(scenario, state)[place].strength)


def _lens(lens: Lens) -> Callable[[Scenario, State], float]:
    return lambda scenario, state: lenses.read(lens, scenario, state).value


_latest: tuple[State | None, tuple[Reading, ...]] = (None, ())


def _readings(scenario: Scenario, state: State) -> tuple[Reading, ...]:
    """Return the readings of a game; those of the game that was asked about last are kept."""
    global _latest
    latest, found = _latest
    if latest is not state:
        found = readings(scenario, state)
        _latest = state, found
    return found


def names(scenario: Scenario, state: State) -> tuple[str, ...]:
    """Return by which names a finished game may be called: its corner of the plane, and every label that it bears."""
    corner = balance.road(state)[-1].quadrant if state.windows else ""
    called = [reading.name for reading in _readings(scenario, state) if reading.labelled]
    return (*((f"corner:{corner}",) if corner else ()), *called)


def _goals(seat: str) -> Callable[[Scenario, State], float]:
    """The share of its own goals that a seat has met."""
    return lambda scenario, state: goals_met(scenario, state, seat) / 10
