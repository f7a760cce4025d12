"""Offers: terms both ways. They are made, accepted, countered, withdrawn, and later kept, broken or found out."""

from dataclasses import replace

from game.engine import commitments, promises, standing
from game.engine.bargain import has_heard, ratified
from game.engine.chance import draw
from game.engine.commit import acts_of, committed
from game.engine.effects import change_meter
from game.engine.fixed import scale
from game.engine.pursuits import Fate, Offer, OfferStatus, Promise
from game.engine.state import State, changed
from game.engine.tables import treated
from game.scenario.events import ActSpec
from game.scenario.model import Scenario

INTENT = "030"
"""What an accepted offer is in CAMEO's terms."""
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
"""Permille of every other power's trust when a secret of the home country comes out."""
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
    """Return the state with an offer in the place of the one with its id, or beside the others.

    Offers lie by turn and id, so that it does not matter which of two sides was quicker.
    """
    others = [one for one in state.offers if one.id != offer.id]
    return changed(state, offers=tuple(sorted([*others, offer], key=lambda one: (one.turn, one.id))))


def closed(state: State, offer: Offer, status: OfferStatus) -> State:
    """Return the state with an offer that is no longer open."""
    return put(state, replace(offer, status=status))


def expired(state: State) -> State:
    """Return the state at the end of a turn: offers that were not taken up in time are over."""
    for offer in state.offers:
        if offer.status == "open" and offer.expires <= state.turn:
            state = closed(state, offer, "expired")
    return state


def uncovered(scenario: Scenario, state: State) -> State:
    """Return the state as a turn begins: what the home country had offered and can no longer pay is off the table."""
    for offer in state.offers:
        is_own = offer.status == "open" and offer.maker == scenario.home.id
        if is_own and not promises.is_payable(scenario, state, offer):
            state = closed(state, offer, "withdrawn")
    return state


def accept(scenario: Scenario, state: State, offer: Offer) -> State:
    """Return the state after an offer was accepted, if the power's own side lets it pass; else it is unratified.

    Money and the like is handed over at once and a commitment begins; what promises last for counts from now.
    """
    if not ratified(scenario, state, partner(scenario, offer), offer):
        return closed(state, offer, "unratified")
    late = state.turn - offer.turn
    owed = tuple(replace(promise, until=promise.until + late) for promise in offer.promises)
    state = put(state, replace(offer, status="accepted", accepted=state.turn, promises=owed))
    for promise in owed:
        if promise.kind in ("meter", "commitment"):
            state = _delivered(scenario, state, offer, promise)
    return state


def struck(scenario: Scenario, state: State) -> State:
    """Return the state at the end of the orders: each offer accepted in this turn is an act towards the power (030).

    What is private is read by the partner alone. Until now it moved nothing but meters, so that it does not matter
    which of two sides was quicker.
    """
    for offer in state.offers:
        if offer.status == "accepted" and offer.accepted == state.turn:
            state = _struck(scenario, state, offer)
    return state


def _struck(scenario: Scenario, state: State, offer: Offer) -> State:
    power, hidden = partner(scenario, offer), () if offer.public else ("discreet",)
    spec = ActSpec(to=power, cameo=INTENT, domain="political", flags=hidden)
    acts = acts_of(scenario, state, (spec,), state.event or "", offer.id, chosen=False)
    read = treated(scenario, (spec,))
    readers = read if offer.public else {power: read[power]}
    return committed(scenario, state, state.event or "", acts, readers)


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

    def after(one: Promise) -> Promise:
        is_freed = fate == "broken" and one.fate == "open" and one.by != promise.by
        now = fate if one == promise else "void" if is_freed else one.fate
        return one if now == one.fate else replace(one, fate=now, settled=state.turn)

    return put(state, replace(offer, promises=tuple([after(one) for one in offer.promises])))


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
        fate = promises.fate(scenario, state, offer, promise)
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


def _betrayed(scenario: Scenario, state: State, offer: Offer, promise: Promise) -> State:
    """Return the state after a broken promise: whoever was wronged remembers it, and so does whoever has heard."""
    power, heard = partner(scenario, offer), has_heard("", offer, promise)
    if promise.by != scenario.home.id:
        return change_meter(state, "credit", WRONGED, "wronged", power) if heard else state
    standings = dict(state.standings)
    standings[power] = standing.slighted(standing.trusted(standings[power], BETRAYED), BETRAYED_GRIEVANCE)
    for other in standings:
        if heard and other != power:
            standings[other] = standing.trusted(standings[other], HEARD)
    return changed(state, standings=standings)


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


def owes_silence(state: State, seat: str) -> bool:
    """Return whether a power has promised to do nothing hostile, and still owes it."""
    accepted = [offer for offer in state.offers if offer.status == "accepted"]
    owed = [promise for offer in accepted for promise in offer.promises if promise.fate == "open"]
    return any((promise.by, promise.kind) == (seat, "silence") for promise in owed)


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
    """Return offers as a power knows them: its own whole, those of others only what is public of them.

    One that was answered with other terms has been declined, for all that others know: these may be private.
    """
    return tuple([one for offer in offers if (one := _known(offer, viewer)) is not None])


def _known(offer: Offer, viewer: str) -> Offer | None:
    if viewer in (offer.maker, offer.to) or offer.revealed is not None:
        return offer
    if not offer.public:
        return None
    known = tuple(promise for promise in offer.promises if not promise.secret)
    status = "declined" if offer.status == "countered" else offer.status
    if status == offer.status and len(known) == len(offer.promises):
        return offer
    return replace(offer, promises=known, status=status)
