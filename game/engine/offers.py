"""Offers: terms both ways. They are made, accepted, countered, withdrawn, and later kept, broken or found out."""

from collections.abc import Callable
from dataclasses import replace

from game.engine import commitments, standing
from game.engine.agreement import word_of
from game.engine.bargain import ratified
from game.engine.cameo import RUNG
from game.engine.chance import draw
from game.engine.commit import acts_of, committed
from game.engine.effects import change_meter
from game.engine.fixed import scale
from game.engine.pursuits import Fate, Offer, OfferStatus, Promise
from game.engine.state import Act, State, changed
from game.engine.tables import treated
from game.scenario.events import ActSpec
from game.scenario.model import Scenario

BETRAYED = -300
"""Permille of trust that a broken promise costs with the side to which it was given, at once."""
BETRAYED_GRIEVANCE = 800
HEARD = -60
"""Permille of every other power's trust, when the promise was given in public or has come out."""
WRONGED = 4
"""Points of credit for the home country when a power breaks its word in public."""
LEAK = 120
"""Permille of the odds, in each turn, that what is secret comes out."""
LEAKING_TURNS = 3
"""So long after it was accepted."""
FOUND_OUT = -40
"""Permille of every power's trust when a secret of the home country comes out."""
FOUND_OUT_GRIEVANCE = 600
"""Grievance of a partner's rival of full rivalry, when it finds out."""


def find(state: State, offer_id: str) -> Offer | None:
    """Return an offer by its id, or None."""
    return next((offer for offer in state.offers if offer.id == offer_id), None)


def addressed(state: State) -> tuple[str, ...]:
    """Return the seats to which an offer is open, in the order of the offers."""
    if state.phase not in ("talks", "orders"):
        return ()
    return tuple([offer.to for offer in state.offers if offer.status == "open"])


def put(state: State, offer: Offer) -> State:
    """Return the state with an offer in the place of the one with its id, or as the newest."""
    known = find(state, offer.id)
    listed = [offer if old is known else old for old in state.offers]
    return changed(state, offers=tuple(listed if known else [*listed, offer]))


def closed(state: State, offer: Offer, status: OfferStatus) -> State:
    """Return the state with an offer that is no longer open."""
    return put(state, replace(offer, status=status))


def expired(state: State) -> State:
    """Return the state at the end of a turn: offers that were not taken up in time are over."""
    for offer in state.offers:
        if offer.status == "open" and offer.expires <= state.turn:
            state = closed(state, offer, "expired")
    return state


def accept(scenario: Scenario, state: State, offer: Offer) -> State:
    """Return the state after an offer was accepted, if the power's own side lets it pass; else it is unratified."""
    power = partner(scenario, offer)
    if not ratified(scenario, state, power, offer):
        return closed(state, offer, "unratified")
    state = put(state, replace(offer, status="accepted", accepted=state.turn))
    if offer.counters and (first := find(state, offer.counters)):
        state = closed(state, first, "countered")
    flags = ("reciprocal",) if len({promise.by for promise in offer.promises}) > 1 else ()
    hidden = () if offer.public else ("discreet",)
    spec = ActSpec(to=power, cameo="030", domain="political", flags=(*flags, *hidden))
    acts = acts_of(scenario, state, (spec,), state.event or "", offer.id)
    state = committed(scenario, state, state.event or "", acts, treated(scenario, (spec,)))
    for promise in offer.promises:
        if promise.kind in ("meter", "commitment"):
            state = _delivered(scenario, state, offer, promise)
    return state


def _delivered(scenario: Scenario, state: State, offer: Offer, promise: Promise) -> State:
    """Hand over what is due at once: money and the like, and a commitment that begins."""
    if promise.kind == "commitment":
        state = commitments.begin(state, promise.what)
    else:
        sign = -1 if promise.by == scenario.home.id else 1
        state = change_meter(state, promise.what, sign * promise.amount, "offer", partner(scenario, offer))
    return _fated(state, offer.id, promise, "kept")


def partner(scenario: Scenario, offer: Offer) -> str:
    """Return the power in an offer."""
    return offer.to if offer.maker == scenario.home.id else offer.maker


def _fated(state: State, offer_id: str, promise: Promise, fate: Fate) -> State:
    """Return the state with what became of a promise; a broken one frees the other side of what it still owes."""
    offer = find(state, offer_id)
    if offer is None:
        return state
    promises = [replace(one, fate=fate) if one == promise else one for one in offer.promises]
    if fate == "broken":
        promises = [replace(p, fate="void") if p.fate == "open" and p.by != promise.by else p for p in promises]
    return put(state, replace(offer, promises=tuple(promises)))


def tested(scenario: Scenario, state: State) -> State:
    """Return the state at the end of a turn: promises are found kept or broken, and secrets may come out."""
    for offer in state.offers:
        if offer.status == "accepted":
            state = _tested(scenario, state, offer.id)
            state = _leaked(scenario, state, offer.id)
    return state


def _tested(scenario: Scenario, state: State, offer_id: str) -> State:
    for promise in _open_promises(scenario, state, offer_id):
        offer = find(state, offer_id)
        if offer is None or promise not in offer.promises:  # freed by what the other side has just broken
            continue
        fate = _TESTS[promise.kind](scenario, state, offer, promise)
        if fate == "broken":
            state = _betrayed(scenario, state, offer, promise)
        if fate != "open":
            state = _fated(state, offer_id, promise, fate)
    return state


def _open_promises(scenario: Scenario, state: State, offer_id: str) -> list[Promise]:
    """Return what is still owed, first by the home country: it has acted before powers react."""
    offer = find(state, offer_id)
    still = [promise for promise in offer.promises if promise.fate == "open"] if offer else []
    return sorted(still, key=lambda promise: promise.by != scenario.home.id)


def _is_due(state: State, promise: Promise) -> bool:
    return state.turn >= promise.until


def _answer(_: Scenario, state: State, __: Offer, promise: Promise) -> Fate:
    return "kept" if state.history[-1].option == promise.what else "broken"


def _act(scenario: Scenario, state: State, _: Offer, promise: Promise) -> Fate:
    if promise.by == scenario.home.id:
        done = any(one.initiative == promise.what and not one.declined for one in state.history[-1].outcomes)
        tried = any(one.initiative == promise.what for one in state.history[-1].outcomes)
        late: Fate = "void" if tried else "broken"  # whoever is declined by partners has kept its word
    else:
        done = any(one.seat == promise.by and one.lever == promise.what for one in state.history[-1].reactions)
        late = "broken"
    return "kept" if done else late if _is_due(state, promise) else "open"


def _silence(_: Scenario, state: State, offer: Offer, promise: Promise) -> Fate:
    other = offer.maker if promise.by == offer.to else offer.to
    if any(_is_hostile(act, promise.by, other) for act in state.acts if act.turn == state.turn):
        return "broken"
    return "kept" if _is_due(state, promise) else "open"


def _is_hostile(act: Act, by: str, towards: str) -> bool:
    return act.source == by and act.target == towards and RUNG.get(act.cameo, -1) < 0


def _vote(scenario: Scenario, state: State, _: Offer, promise: Promise) -> Fate:
    """Return whether the first vote since has been as promised; whoever stays away has not voted so."""
    if not state.ballots or state.ballots[-1].turn != state.turn:
        return "void" if _is_due(state, promise) else "open"
    ballot = state.ballots[-1]
    word = ballot.home if promise.by == scenario.home.id else word_of(scenario, ballot, promise.by)
    return "kept" if word == promise.what else "broken"


def _at_once(_: Scenario, __: State, ___: Offer, ____: Promise) -> Fate:
    return "kept"


_TESTS: dict[str, Callable[[Scenario, State, Offer, Promise], Fate]] = {
    "answer": _answer,
    "act": _act,
    "silence": _silence,
    "vote": _vote,
    "meter": _at_once,
    "commitment": _at_once,
}


def _betrayed(scenario: Scenario, state: State, offer: Offer, promise: Promise) -> State:
    """Return the state after a broken promise: whoever was wronged remembers it, and so does whoever has heard."""
    power, heard = partner(scenario, offer), _is_known(offer, promise)
    if promise.by != scenario.home.id:
        return change_meter(state, "credit", WRONGED, "wronged", power) if heard else state
    standings = dict(state.standings)
    standings[power] = standing.slighted(standing.trusted(standings[power], BETRAYED), BETRAYED_GRIEVANCE)
    for other in standings:
        if heard and other != power:
            standings[other] = standing.trusted(standings[other], HEARD)
    return changed(state, standings=standings)


def _is_known(offer: Offer, promise: Promise) -> bool:
    return offer.revealed is not None or (offer.public and not promise.secret)


def has_secret(offer: Offer) -> bool:
    """Return whether something of an accepted offer is not known to others."""
    return offer.revealed is None and (not offer.public or any(promise.secret for promise in offer.promises))


def _leaked(scenario: Scenario, state: State, offer_id: str) -> State:
    """Return the state, with a secret that has come out, if the draw says so."""
    offer = find(state, offer_id)
    if offer is None or not has_secret(offer) or state.turn >= (offer.accepted or 0) + LEAKING_TURNS:
        return state
    if draw(state.seed, state.turn, offer.id, "", "leak", 1000) >= LEAK:
        return state
    power = partner(scenario, offer)
    standings = dict(state.standings)
    for other, now in state.standings.items():
        rivalry = scenario.powers[other].rivals.get(power, 0)
        read = standing.slighted(now, scale(FOUND_OUT_GRIEVANCE, rivalry, 100))
        standings[other] = read if other == power else standing.trusted(read, FOUND_OUT)
    return changed(put(state, replace(offer, revealed=state.turn)), standings=standings)


def promised_votes(state: State) -> dict[str, str]:
    """Return how powers have promised to vote: power to yes, no or abstain."""
    return {
        promise.by: promise.what
        for offer in state.offers
        if offer.status == "accepted"
        for promise in offer.promises
        if promise.kind == "vote" and promise.fate == "open"
    }


def owed_levers(scenario: Scenario, state: State, seat: str) -> tuple[str, ...]:
    """Return the levers that a power still owes under offers that were accepted."""
    return tuple(
        promise.what
        for offer in state.offers
        if offer.status == "accepted" and partner(scenario, offer) == seat
        for promise in offer.promises
        if promise.kind == "act" and promise.by == seat and promise.fate == "open"
    )


def owed(scenario: Scenario, state: State) -> tuple[tuple[str, Promise], ...]:
    """Return what the home country still owes: to whom, and the promise."""
    return tuple(
        (partner(scenario, offer), promise)
        for offer in state.offers
        if offer.status == "accepted"
        for promise in offer.promises
        if promise.by == scenario.home.id and promise.fate == "open"
    )


def known_offers(offers: tuple[Offer, ...], viewer: str) -> tuple[Offer, ...]:
    """Return offers as a power knows them: its own whole, those of others only what is public of them."""
    return tuple([one for offer in offers if (one := _known(offer, viewer)) is not None])


def _known(offer: Offer, viewer: str) -> Offer | None:
    if viewer in (offer.maker, offer.to) or offer.revealed is not None:
        return offer
    if not offer.public:
        return None
    promises = tuple(promise for promise in offer.promises if not promise.secret)
    return offer if len(promises) == len(offer.promises) else replace(offer, promises=promises)
