"""Offer: terms both ways between the home country and a power, public, private or with a secret annex."""

from typing import Annotated, Literal

from pydantic import Field

from game.engine import offers, pursuits
from game.engine import state as states
from game.engine.actions.base import Action, require_seat, revised
from game.engine.initiatives import require_attention
from game.engine.promises import require_free, require_possible
from game.engine.pursuits import Promise
from game.engine.state import State
from game.engine.tables import tables
from game.errors import IllegalMove
from game.scenario.base import Frozen, Id
from game.scenario.model import Scenario

OF_THE_EVENT = frozenset({"answer", "vote"})
"""Kinds of promises that are about the event on the desk, and die with its turn."""


class PromiseSpec(Frozen):
    """One thing that a side will do.

    `what` names an option (answer), a lever or an initiative (act), a commitment, a vote or a meter; silence has none.
    """

    kind: pursuits.PromiseKind
    what: str = ""
    amount: int = Field(default=0, ge=0, le=10)
    turns: int = Field(default=1, ge=1, le=5)
    secret: bool = False


Side = Annotated[tuple[PromiseSpec, ...], Field(max_length=3, strict=False)]


class Offer(Action):
    """What the maker gives and what it asks for. An offer that counters another declines it."""

    kind: Literal["offer"] = "offer"
    phase = None
    to: Id
    gives: Side = ()
    asks: Side = ()
    public: bool = True
    lasts: int = Field(default=1, ge=1, le=3)
    """Turns in which it can be accepted, this one included; what is about the event on the desk lasts no longer."""
    counters: str | None = None

    def check(self, scenario: Scenario, state: State, seat: str) -> None:
        """Raise IllegalMove for an offer that cannot be made: to whom, what, when, or beyond the means of a turn."""
        home, seats = scenario.home.id, tables(scenario).seats
        require_seat(seat, home, *seats)
        if state.phase not in ("talks", "orders"):
            raise IllegalMove("wrong_phase", phase=state.phase)
        if (self.to not in seats) if seat == home else (self.to != home):
            raise IllegalMove("wrong_partner", seat=self.to)
        if not (self.gives or self.asks):
            raise IllegalMove("empty_offer")
        self._require_occasion(scenario, state, seat)
        made = self.made(state, seat)
        require_possible(scenario, state, made)
        require_free(scenario, state, seat, made)

    def _require_occasion(self, scenario: Scenario, state: State, seat: str) -> None:
        """Raise IllegalMove for a second offer of one's own in a turn, or a counter to what is not open."""
        if self.counters is not None:
            first = require_open(state, self.counters, seat)
            if first.maker != self.to:
                raise IllegalMove("no_offer")
            return
        if any((one.maker, one.to, one.turn) == (seat, self.to, state.turn) for one in state.offers):
            raise IllegalMove("one_offer", seat=self.to)
        if seat == scenario.home.id:
            require_attention(scenario, state)

    def made(self, state: State, seat: str) -> pursuits.Offer:
        """Return the offer as it lies on the table when a seat has made it."""
        number = sum((one.turn, one.maker, one.to) == (state.turn, seat, self.to) for one in state.offers) + 1
        sides = ((seat, self.gives), (self.to, self.asks))
        promises = tuple(_promised(by, spec, state.turn) for by, specs in sides for spec in specs)
        lasts = 1 if any(promise.kind in OF_THE_EVENT for promise in promises) else self.lasts
        return pursuits.Offer(
            id=f"{state.turn}.{seat}.{self.to}.{number}",
            turn=state.turn,
            maker=seat,
            to=self.to,
            promises=promises,
            public=self.public,
            expires=state.turn + lasts - 1,
            counters=self.counters,
        )

    def apply(self, scenario: Scenario, state: State, seat: str) -> State:
        """Lay the offer before the other side, until it expires."""
        del scenario
        made = self.made(state, seat)
        if self.counters and (first := offers.find(state, self.counters)):
            state = offers.closed(state, first, "countered")
        return states.changed(offers.put(state, made), revisions=revised(state, seat))


def _promised(by: str, spec: PromiseSpec, turn: int) -> Promise:
    return Promise(by, spec.kind, spec.what, spec.amount, turn + spec.turns - 1, spec.secret)


def require_open(state: State, offer_id: str, seat: str) -> pursuits.Offer:
    """Return an offer that is open to a seat.

    Raises IllegalMove when there is none, it is not the seat's to answer, or it is over.
    """
    offer = offers.find(state, offer_id)
    if offer is None or offer.to != seat:
        raise IllegalMove("no_offer")
    if offer.status != "open":
        raise IllegalMove("offer_over")
    return offer
