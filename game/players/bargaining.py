"""How the machine bargains: what it offers, and whether it accepts, counters or declines what it is offered."""

from game.engine import Move, Offer, Reply, pursuits
from game.engine.actions.offer import PromiseSpec
from game.engine.bargain import threshold, worth
from game.engine.cameo import RUNG
from game.engine.deck import open_options
from game.engine.fixed import mean, scale
from game.engine.pursuits import Promise
from game.engine.standing import hostile_rung, liking, readings
from game.engine.state import State
from game.engine.tables import tables
from game.players.base import Choice

EAGER = 350
"""Permille by which one answer must be better for it than the mean of all before it offers anything."""
READY = 50
"""Percent of the turns in which it is ready to bargain when it has reason to."""
MOST_WAITING = 2
"""Offers on a desk, of those that a power sees, from which it adds none: a third would not be read."""
REST = 2
"""Turns from one of its offers to the next."""
COLD = -3
"""The rung from which a power makes no offers."""
DREAD = -350
"""Permille from which a rival's dislike makes it keep an offer private."""
NEAR = 350
"""Permille that an offer may fall short of what it needs, and still be countered."""
GRUDGE = -400
"""Permille of an answer from which it does not keep what it had promised for it."""
SWEETENER, PRICE = 3, 4
"""Points of credit that it adds to an offer, and points of the economy, in private of credit, that it asks for."""
PATIENCE = 3
"""Turns of silence that it asks for."""
MOST_PROMISES = 3
"""That one side of an offer can hold."""


def answer(choice: Choice, offer: pursuits.Offer) -> Move:
    """Return the answer to an offer: accept what is worth enough, counter what comes near, decline the rest."""
    scenario, state, seat = choice.scenario, choice.observation.seen, choice.seat
    least = threshold(scenario, seat)
    value = worth(scenario, state, seat, offer) + scale(state.standings[seat].trust, 1, 10)
    accepted = Reply(offer=offer.id, answer="accept")
    if value >= least and choice.allows(accepted):
        return accepted
    if least - NEAR <= value < least and offer.counters is None and (better := _counter(choice, offer, least)):
        return better
    return Reply(offer=offer.id, answer="decline")


def _counter(choice: Choice, offer: pursuits.Offer, least: int) -> Offer | None:
    """Return the offer with one thing more asked for, the first that makes it worth enough; None when nothing does."""
    scenario, state, seat = choice.scenario, choice.observation.seen, choice.seat
    home = scenario.home.id
    gives = tuple(_spec(one, offer.turn) for one in offer.promises if one.by == seat)
    asks = tuple(_spec(one, offer.turn) for one in offer.promises if one.by == home)
    for more in _demands(choice, offer):
        better = Offer(to=home, gives=gives, asks=(*asks, more), public=offer.public, counters=offer.id)
        if worth(scenario, state, seat, better.made(state, seat)) >= least and choice.allows(better):
            return better
    return None


def _demands(choice: Choice, offer: pursuits.Offer) -> list[PromiseSpec]:
    """Return what it might ask for besides, the dearest last."""
    kinds = [promise.kind for promise in offer.promises if promise.by != choice.seat]
    money = "economy" if offer.public else "credit"
    demands = [
        PromiseSpec(kind="silence", turns=PATIENCE),
        PromiseSpec(kind="meter", what=money, amount=PRICE),
        PromiseSpec(kind="answer", what=_best(choice)[0]),
    ]
    return [more for more in demands if more.kind not in kinds] if len(kinds) < MOST_PROMISES else []


def _spec(promise: Promise, turn: int) -> PromiseSpec:
    return PromiseSpec(
        kind=promise.kind, what=promise.what, amount=promise.amount,
        turns=promise.until - turn + 1, secret=promise.secret,
    )  # fmt: skip


def _best(choice: Choice) -> tuple[str, int]:
    """Return the answer that it likes best, and by how much above the mean."""
    scenario, state = choice.scenario, choice.observation.seen
    likes = liking(scenario, state, choice.seat, open_options(scenario, state))
    best = max(likes, key=lambda option: (likes[option], option))
    return best, likes[best] - (mean(likes.values()) or 0)


def proposal(choice: Choice) -> Offer | None:
    """Return what it offers for the answer that it likes best, where it has reason to; else None."""
    state = choice.observation.seen
    if not _is_in_the_mood(choice, state):
        return None
    option, gain = _best(choice)
    lever = _gift(choice, state)
    if gain < EAGER or lever is None:
        return None
    gives = [PromiseSpec(kind="act", what=lever)]
    private = _is_dreaded(choice, state, option)
    if gain >= 2 * EAGER:
        gives.append(PromiseSpec(kind="meter", what="credit", amount=SWEETENER, secret=not private))
    asks = (PromiseSpec(kind="answer", what=option),)
    made = Offer(to=choice.scenario.home.id, gives=tuple(gives), asks=asks, public=not private)
    return made if choice.allows(made) else None


def _is_in_the_mood(choice: Choice, state: State) -> bool:
    """Whether it bargains at all: with a country that it has seen act, not every turn, and not in anger."""
    waiting = sum(offer.status == "open" and offer.maker != choice.scenario.home.id for offer in state.offers)
    made = [offer.turn for offer in state.offers if offer.maker == choice.seat]
    if not state.history or waiting >= MOST_WAITING or (made and state.turn < made[-1] + REST):
        return False
    return hostile_rung(state.standings[choice.seat]) > COLD and choice.draw("offer", 100) < READY


def _gift(choice: Choice, state: State) -> str | None:
    """Return the cheapest of its levers that moves more than words, if one is left."""
    grips = tables(choice.scenario).grips[choice.seat].values()
    left = [grip for grip in grips if grip.rung >= RUNG["057"] and state.used.get(grip.key, 0) < grip.uses]
    return min(left, key=lambda grip: (grip.weight, grip.id)).id if left else None


def _is_dreaded(choice: Choice, state: State, option: str) -> bool:
    seats = tables(choice.scenario).seats
    rivals = [rival for rival in choice.scenario.powers[choice.seat].rivals if rival in seats]
    return any(read <= DREAD for read in readings(choice.scenario, state, option, rivals))
