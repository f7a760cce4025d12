"""Bargaining: what an offer is worth to a power, and whether its own side lets it pass."""

from collections.abc import Callable

from game.engine.cameo import GOLDSTEIN
from game.engine.chance import draw
from game.engine.deck import open_options
from game.engine.fixed import PERMILLE, mean, scale
from game.engine.initiatives import stage_of
from game.engine.pursuits import Offer, Promise
from game.engine.standing import liking
from game.engine.state import State
from game.engine.tables import tables
from game.scenario.model import Scenario

METER_WORTH = 25
"""Permille that a point of money or the like is worth to whoever gets it, or costs whoever gives it."""
LEVER_COST = 2
"""Permille that a lever costs its power for each tenth of Goldstein's scale."""
VOTE_WORTH = 150
SILENCE_WORTH = 60
"""For each turn of silence."""
COMMITMENT_WORTH = 200
RATIFYING = 100
"""Permille by which the mood at home may shift what an offer is worth, either way."""


def worth(scenario: Scenario, state: State, seat: str, offer: Offer) -> int:
    """Return in permille what an offer is worth to a power: what it gets, less what it gives."""
    return sum(_worth_of(scenario, state, seat, promise, offer.turn) for promise in offer.promises)


def _worth_of(scenario: Scenario, state: State, seat: str, promise: Promise, since: int) -> int:
    size = _SIZES[promise.kind](scenario, state, seat, promise)
    if promise.kind == "silence":
        size *= promise.until - since + 1
    if promise.kind == "commitment":  # both sides enter into it
        return size
    return -size if promise.by == seat else size


def _answer(scenario: Scenario, state: State, seat: str, promise: Promise) -> int:
    """Return what the promised answer has over what might be answered without it."""
    likes = liking(scenario, state, seat, open_options(scenario, state))
    return likes.get(promise.what, 0) - (mean(likes.values()) or 0)


def _act(scenario: Scenario, state: State, seat: str, promise: Promise) -> int:
    if promise.by == seat:
        return LEVER_COST * abs(GOLDSTEIN[scenario.powers[seat].levers[promise.what].cameo])
    number = stage_of(scenario, state, promise.what) or 0
    return tables(scenario).steps[(promise.what, number)][seat].total


def _meter(_: Scenario, __: State, ___: str, promise: Promise) -> int:
    return METER_WORTH * promise.amount


def _constant(size: int) -> Callable[[Scenario, State, str, Promise], int]:
    return lambda _, __, ___, ____: size


_SIZES: dict[str, Callable[[Scenario, State, str, Promise], int]] = {
    "answer": _answer,
    "act": _act,
    "meter": _meter,
    "vote": _constant(VOTE_WORTH),
    "silence": _constant(SILENCE_WORTH),
    "commitment": _constant(COMMITMENT_WORTH),
}


def threshold(scenario: Scenario, seat: str) -> int:
    """Return in permille what an offer must be worth to a power before its own side lets it pass: its win-set."""
    return 10 * scenario.powers[seat].win_set


def ratified(scenario: Scenario, state: State, seat: str, offer: Offer) -> bool:
    """Return whether a power's own side lets an offer pass: by its worth, trust, its win-set and the mood at home.

    Two-level game after R. D. Putnam, "Diplomacy and Domestic Politics", International Organization 42(3), 1988.
    """
    mood = draw(state.seed, state.turn, offer.id, seat, "ratify", 2 * RATIFYING + 1) - RATIFYING
    trust = scale(state.standings[seat].trust, 100, PERMILLE)
    return worth(scenario, state, seat, offer) + trust + mood >= threshold(scenario, seat)
