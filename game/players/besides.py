"""Besides: what a policy does beside its answer, by what it likes: initiatives, calls, offers that come in."""

from collections.abc import Callable, Iterable

from game.engine import Move, Reply
from game.engine.initiatives import obstacle, purse, spare
from game.engine.pursuits import Offer
from game.engine.state import State
from game.players.base import Choice
from game.players.features import Glance, glance_step, glance_vow
from game.scenario.model import Scenario

Liking = Callable[[Glance], int]

RESERVE = 20
"""Credit that the careful keep in hand when they take up something new."""


def answered(scenario: Scenario, seen: State, liking: Liking) -> tuple[str, ...]:
    """Return the calls that a policy answers: those of which it likes the answer at least as well as the loss."""
    worthy = [
        name
        for name in seen.calls
        if liking(glance_vow(scenario, seen, name, "call")) >= liking(glance_vow(scenario, seen, name, "break"))
    ]
    return tuple(worthy[: spare(scenario, seen)])


def taken_up(scenario: Scenario, seen: State, liking: Liking, calls: int, reserve: int = 0) -> tuple[str, ...]:
    """Return the initiatives that a policy takes up, dearest to it first, as far as attention and credit go.

    It leaves alone what it does not like. `calls` is the number of calls that it answers, `reserve` the credit that it
    keeps.
    """
    possible = [name for name in scenario.initiatives if obstacle(scenario, seen, name) is None]
    liked = [(liking(glance_step(scenario, seen, name)), name) for name in possible]
    ranked = (name for worth, name in sorted(liked, key=lambda one: (-one[0], one[1])) if worth > 0)
    return afforded(scenario, seen, ranked, calls, reserve)


def afforded(
    scenario: Scenario, seen: State, names: Iterable[str], calls: int = 0, reserve: int = 0
) -> tuple[str, ...]:
    """Return those of the initiatives, in this order, for which attention is left and credit beyond the reserve."""
    attention, credit = spare(scenario, seen) - calls, purse(scenario, seen, "credit") - reserve
    taken: list[str] = []
    for name in names:
        spec = scenario.initiatives[name]
        if spec.attention <= attention and spec.credit <= credit:
            taken.append(name)
            attention, credit = attention - spec.attention, credit - spec.credit
    return tuple(taken)


def open_offer(choice: Choice) -> Offer | None:
    """Return an offer that waits for this seat's answer."""
    offers = choice.observation.seen.offers
    return next((offer for offer in offers if offer.to == choice.seat and offer.status == "open"), None)


def reply(choice: Choice, offer: Offer, favourite: str) -> Move:
    """Return the answer to an offer: yes where it asks for nothing but what would be done anyway."""
    asked = [promise for promise in offer.promises if promise.by == choice.seat]
    accepted = Reply(offer=offer.id, answer="accept")
    free = all(promise.kind == "answer" and promise.what == favourite for promise in asked)
    return accepted if free and choice.allows(accepted) else Reply(offer=offer.id, answer="decline")
