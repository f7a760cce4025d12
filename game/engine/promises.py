"""Promises: what a side can promise beside what it has promised already, and whether a promise has been kept."""

from collections.abc import Callable, Iterator

from game.engine.agreement import word_of
from game.engine.cameo import is_hostile
from game.engine.deck import open_options
from game.engine.initiatives import obstacle, ordered, purse
from game.engine.pursuits import Fate, Offer, Promise
from game.engine.state import State, whole
from game.engine.tables import tables
from game.errors import IllegalMove
from game.scenario.model import Scenario

VOTES = ("yes", "no", "abstain")
MONEY = ("economy", "credit")
"""Meters that can change hands."""
SEEN = ("economy",)
"""Meters that everybody sees, so that nothing of them can be given in secret."""
Test = Callable[[Scenario, State, Offer, Promise], Fate]


def require_possible(scenario: Scenario, state: State, offer: Offer) -> None:
    """Raise IllegalMove when an offer promises what its side could not keep, or in secret what everybody would see."""
    for promise in offer.promises:
        if not _POSSIBLE[promise.kind](scenario, state, _other(offer, promise), promise):
            raise IllegalMove("impossible_promise", kind=promise.kind, what=promise.what or promise.kind)
        if (promise.secret or not offer.public) and (promise.kind == "commitment" or promise.what in SEEN):
            raise IllegalMove("not_in_secret")
    if any(offer.paid(offer.maker, meter) and offer.paid(offer.to, meter) for meter in MONEY):
        raise IllegalMove("to_and_fro")
    begun = [promise.what for promise in offer.promises if promise.kind == "commitment"]
    if len(set(begun)) < len(begun):
        raise IllegalMove("promised_already")


def require_free(scenario: Scenario, state: State, seat: str, offer: Offer) -> None:
    """Raise IllegalMove when a seat has promised already, or cannot pay, what it promises in an offer.

    It answers once a turn, pulls one lever at a time, and pays with what it has; its own open offers count, as what is
    accepted of them must be kept.
    """
    own = [promise for promise in offer.promises if promise.by == seat]
    new = [key for promise in own if (key := _once(scenario, offer, promise))]
    taken = {_once(scenario, one, promise) for one, promise in _bound(state, seat) if one.id != offer.id}
    if len(set(new)) < len(new) or taken.intersection(new):
        raise IllegalMove("promised_already")
    if seat != scenario.home.id and any(promise.kind == "silence" for promise in own) and _threatens(state, seat):
        raise IllegalMove("threatens_already")
    for meter in MONEY if seat == scenario.home.id else ():
        left = purse(scenario, state, meter, offer.id)
        if meter == "credit":
            left -= ordered(scenario, state)[1]
        if (asked := offer.paid(seat, meter)) and asked > left:
            raise IllegalMove("cannot_pay")


def is_payable(scenario: Scenario, state: State, offer: Offer) -> bool:
    """Return whether the home country has what an offer promises of its meters."""
    return all(offer.paid(scenario.home.id, meter) <= whole(state.values[meter]) for meter in MONEY)


def _bound(state: State, seat: str) -> Iterator[tuple[Offer, Promise]]:
    """Yield what a seat still owes, and what it would owe if its own open offers were accepted."""
    for offer in state.offers:
        if offer.status == "accepted" or (offer.status == "open" and offer.maker == seat):
            yield from ((offer, one) for one in offer.promises if one.by == seat and one.fate == "open")


def _once(scenario: Scenario, offer: Offer, promise: Promise) -> tuple[str, str] | None:
    """Return what can be promised only once at a time, None where it can be given in parts."""
    home = promise.by == scenario.home.id
    match promise.kind:
        case "answer" | "vote":  # its answer is how the home country votes
            return ("answer", "")
        case "act":
            return ("act", promise.what if home else "")
        case "silence":
            return ("silence", _other(offer, promise))
        case "commitment":
            return ("commitment", promise.what)
    return None


def _other(offer: Offer, promise: Promise) -> str:
    return offer.maker if promise.by == offer.to else offer.to


def _threatens(state: State, seat: str) -> bool:
    press = state.presses.get(seat)
    return bool(press and press.term and press.term.kind == "threat")


def _answer(scenario: Scenario, state: State, _: str, promise: Promise) -> bool:
    is_ours = promise.by == scenario.home.id and promise.until == state.turn
    return is_ours and promise.what in open_options(scenario, state)


def _vote(scenario: Scenario, state: State, _: str, promise: Promise) -> bool:
    """Whether the text on the desk is put to a vote, and the side can vote so."""
    hall = tables(scenario).halls.get(state.event or "")
    if hall is None or promise.until != state.turn:
        return False
    if promise.by != scenario.home.id:
        return promise.what in VOTES and any(bench.power == promise.by for bench in hall.benches)
    return promise.what in VOTES and promise.what in [hall.answers[one] for one in open_options(scenario, state)]


def _act(scenario: Scenario, state: State, _: str, promise: Promise) -> bool:
    if promise.by == scenario.home.id:
        return promise.what in scenario.initiatives and obstacle(scenario, state, promise.what) is None
    grip = tables(scenario).grips[promise.by].get(promise.what)
    return grip is not None and grip.rung > 0 and state.used.get(grip.key, 0) < grip.uses


def _commitment(scenario: Scenario, state: State, other: str, promise: Promise) -> bool:
    """Whether both can enter into it by themselves: for the first time, and where no initiative leads to it."""
    known = scenario.commitments.get(promise.what)
    if known is None or known.partner is None or known.partner not in (promise.by, other):
        return False
    before = promise.what in state.held or any(lost.commitment == promise.what for lost in state.lost)
    steps = (stage for spec in scenario.initiatives.values() for stage in spec.stages)
    return not before and all(stage.begins != promise.what for stage in steps)


_POSSIBLE: dict[str, Callable[[Scenario, State, str, Promise], bool]] = {
    "answer": _answer,
    "act": _act,
    "commitment": _commitment,
    "vote": _vote,
    "meter": lambda _, __, ___, promise: promise.what in MONEY and promise.amount > 0,
    "silence": lambda _, __, ___, promise: not promise.what,
}


def fate(scenario: Scenario, state: State, offer: Offer, promise: Promise) -> Fate:
    """Return what became of a promise that was open, at the end of a turn."""
    return _TESTS[promise.kind](scenario, state, offer, promise)


def _is_due(state: State, promise: Promise) -> bool:
    return state.turn >= promise.until


def _answered(_: Scenario, state: State, __: Offer, promise: Promise) -> Fate:
    return "kept" if state.history[-1].option == promise.what else "broken"


def _done(scenario: Scenario, state: State, _: Offer, promise: Promise) -> Fate:
    if promise.by == scenario.home.id:
        done = any(one.initiative == promise.what and not one.declined for one in state.history[-1].outcomes)
        tried = any(one.initiative == promise.what for one in state.history[-1].outcomes)
        late: Fate = "void" if tried else "broken"  # whoever is declined by partners has kept its word
    else:
        done = any(one.seat == promise.by and one.lever == promise.what for one in state.history[-1].reactions)
        late = "broken"
    return "kept" if done else late if _is_due(state, promise) else "open"


def _silent(_: Scenario, state: State, offer: Offer, promise: Promise) -> Fate:
    by, other = promise.by, _other(offer, promise)
    acts = (act for act in state.acts if act.turn == state.turn and (act.source, act.target) == (by, other))
    if any(is_hostile(act.cameo) for act in acts):
        return "broken"
    return "kept" if _is_due(state, promise) else "open"


def _voted(scenario: Scenario, state: State, _: Offer, promise: Promise) -> Fate:
    """Return whether the vote was as promised; whoever stays away has not voted so, and a text withdrawn frees both."""
    if not state.ballots or state.ballots[-1].turn != state.turn:
        return "broken" if promise.by == scenario.home.id else "void"
    ballot = state.ballots[-1]
    word = ballot.home if promise.by == scenario.home.id else word_of(scenario, ballot, promise.by)
    return "kept" if word == promise.what else "broken"


def _at_once(*_: object) -> Fate:
    return "kept"


_TESTS: dict[str, Test] = {
    "answer": _answered,
    "act": _done,
    "silence": _silent,
    "vote": _voted,
    "meter": _at_once,
    "commitment": _at_once,
}
