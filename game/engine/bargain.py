"""Bargaining: what an offer is worth to a power, and whether its own side lets it pass."""

from collections.abc import Callable

from game.engine.cameo import GOLDSTEIN, is_hostile
from game.engine.chance import draw
from game.engine.deck import open_options
from game.engine.fixed import PERMILLE, mean, scale
from game.engine.initiatives import stage_of
from game.engine.pursuits import Offer, Promise
from game.engine.scoring.base import REPEAT_TURNS
from game.engine.standing import liking
from game.engine.state import State
from game.engine.tables import tables
from game.scenario.model import Scenario

METER_WORTH = 25
"""Permille that a point of money or the like is worth to a power that gets it."""
METER_COST = 75
"""And what a point costs one that gives it: dearer, so that nothing is made by passing money to and fro."""
LEVER_COST = 2
"""Permille that a lever costs its power for each tenth of Goldstein's scale."""
VOTE_COST = 150
SILENCE_WORTH = 60
"""For each turn of silence; of the home country's only where there is something to fear from it."""
COMMITMENT_WORTH = 200
"""To either side, since both enter into it."""
LATER = frozenset({"answer", "act", "vote", "silence"})
"""Kinds of promises that are kept after the other side has done its part."""
RATIFYING = 100
"""Permille by which the mood at home may shift what an offer is worth, either way."""


def worth(scenario: Scenario, state: State, seat: str, offer: Offer) -> int:
    """Return in permille what an offer is worth to a power: what it gets, less what it gives.

    What it gets counts half for each bargain that the home country has had from it in the last three turns, and what is
    kept only later half for each word that it knows to have been broken.
    """
    gains = costs = 0
    for promise in offer.promises:
        if promise.by != seat:
            gains += _gain(scenario, state, seat, promise, offer)
        elif promise.kind == "commitment":
            gains += COMMITMENT_WORTH
        else:
            costs += _cost(scenario, seat, promise, offer)
    return (_halved(gains, _bargains_lately(scenario, state, seat)) if gains > 0 else gains) - costs


def _gain(scenario: Scenario, state: State, seat: str, promise: Promise, offer: Offer) -> int:
    gain = _GAINS[promise.kind](scenario, state, seat, promise)
    if promise.kind == "silence":
        gain *= promise.until - offer.turn + 1
    if promise.kind in LATER and gain > 0:
        return _halved(gain, _words_broken(scenario, state, seat))
    return gain


def _cost(scenario: Scenario, seat: str, promise: Promise, offer: Offer) -> int:
    match promise.kind:
        case "act":
            return LEVER_COST * abs(GOLDSTEIN[scenario.powers[seat].levers[promise.what].cameo])
        case "meter":
            return METER_COST * promise.amount
        case "silence":
            return SILENCE_WORTH * (promise.until - offer.turn + 1)
    return VOTE_COST


def _halved(worth: int, times: int) -> int:
    return scale(worth, 1, 2**times)


def _bargains_lately(scenario: Scenario, state: State, seat: str) -> int:
    """Return how many offers of the home country's the power has accepted in the last three turns before this one."""
    turns = range(state.turn - REPEAT_TURNS, state.turn)
    mine = [offer for offer in state.offers if (offer.maker, offer.to) == (scenario.home.id, seat)]
    return sum(offer.accepted in turns for offer in mine)


def _words_broken(scenario: Scenario, state: State, seat: str) -> int:
    """Return how many promises of the home country's a power knows to have been broken before this turn."""
    home = scenario.home.id
    return sum(
        (promise.by, promise.fate) == (home, "broken") and has_heard(seat, offer, promise)
        for offer in state.offers
        for promise in offer.promises
    )


def has_heard(seat: str, offer: Offer, promise: Promise) -> bool:
    """Return whether a power knows of a promise: as a side, because it is public, or because it has come out."""
    return seat in (offer.maker, offer.to) or offer.revealed is not None or (offer.public and not promise.secret)


def _answer(scenario: Scenario, state: State, seat: str, promise: Promise) -> int:
    """Return what the promised answer has over what might be answered without it."""
    likes = liking(scenario, state, seat, open_options(scenario, state))
    return likes.get(promise.what, 0) - (mean(likes.values()) or 0)


def _vote(scenario: Scenario, state: State, seat: str, promise: Promise) -> int:
    """Return what the answers with the promised vote have over what might be answered without it."""
    hall = tables(scenario).halls.get(state.event or "")
    likes = liking(scenario, state, seat, open_options(scenario, state))
    so = [like for option, like in likes.items() if hall and hall.answers[option] == promise.what]
    return (mean(so) or 0) - (mean(likes.values()) or 0) if so else 0


def _step(scenario: Scenario, state: State, seat: str, promise: Promise) -> int:
    number = stage_of(scenario, state, promise.what) or 0
    return tables(scenario).steps[(promise.what, number)][seat].total


def _silence(scenario: Scenario, state: State, seat: str, _: Promise) -> int:
    """Return what a turn of silence is worth: something where an answer now, or what was done lately, is hostile."""
    hurts, event = tables(scenario).hurts, state.event or ""
    could = any(seat in hurts[(event, option)] for option in open_options(scenario, state))
    recent = (act for act in state.acts if act.turn >= state.turn - REPEAT_TURNS and act.source == scenario.home.id)
    is_feared = could or any(act.target == seat and is_hostile(act.cameo) for act in recent)
    return SILENCE_WORTH if is_feared else 0


_GAINS: dict[str, Callable[[Scenario, State, str, Promise], int]] = {
    "answer": _answer,
    "act": _step,
    "meter": lambda _, __, ___, promise: METER_WORTH * promise.amount,
    "vote": _vote,
    "silence": _silence,
    "commitment": lambda *_: COMMITMENT_WORTH,
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
