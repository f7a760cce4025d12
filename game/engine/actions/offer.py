"""Offer: terms both ways between the home country and a power, public, private or with a secret annex."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from game.engine import offers, pursuits
from game.engine import state as states
from game.engine.actions.base import Action, require_seat, revised
from game.engine.deck import open_options
from game.engine.initiatives import require_attention, stage_of
from game.engine.pursuits import Promise
from game.engine.state import State, whole
from game.engine.tables import tables
from game.errors import IllegalMove
from game.scenario.base import Frozen, Id
from game.scenario.model import Scenario

VOTES = ("yes", "no", "abstain")
MONEY = ("economy", "credit")
"""Meters that can change hands."""


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
    """Turns in which it can be accepted, this one included."""
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
        for by, spec in self._promises(seat):
            _require_possible(scenario, state, by, self.to if by == seat else seat, spec)

    def _require_occasion(self, scenario: Scenario, state: State, seat: str) -> None:
        """Raise IllegalMove for a second offer of one's own in a turn, or a counter to what is not open."""
        if self.counters is not None:
            require_open(state, self.counters, seat)
            return
        if any(one.maker == seat and one.to == self.to and one.turn == state.turn for one in state.offers):
            raise IllegalMove("one_offer", seat=self.to)
        if seat == scenario.home.id:
            require_attention(scenario, state)

    def _promises(self, seat: str) -> Iterator[tuple[str, PromiseSpec]]:
        yield from ((seat, spec) for spec in self.gives)
        yield from ((self.to, spec) for spec in self.asks)

    def apply(self, scenario: Scenario, state: State, seat: str) -> State:
        """Lay the offer before the other side, until it expires."""
        del scenario
        number = sum(one.turn == state.turn and one.maker == seat for one in state.offers) + 1
        made = pursuits.Offer(
            id=f"{state.turn}.{seat}.{number}",
            turn=state.turn,
            maker=seat,
            to=self.to,
            promises=tuple(
                Promise(by, spec.kind, spec.what, spec.amount, state.turn + spec.turns - 1, spec.secret)
                for by, spec in self._promises(seat)
            ),
            public=self.public,
            expires=state.turn + self.lasts - 1,
            counters=self.counters,
        )
        if self.counters and (first := offers.find(state, self.counters)):
            state = offers.closed(state, first, "countered")
        return states.changed(offers.put(state, made), revisions=revised(state, seat))


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


def _require_possible(scenario: Scenario, state: State, by: str, to: str, spec: PromiseSpec) -> None:
    """Raise IllegalMove for a promise that its side could not keep."""
    possible = {
        "answer": _answer,
        "act": _act,
        "commitment": _commitment,
        "vote": lambda *_: spec.what in VOTES,
        "meter": _meter,
        "silence": lambda *_: not spec.what,
    }[spec.kind](scenario, state, by, to, spec)
    if not possible:
        raise IllegalMove("impossible_promise", kind=spec.kind, what=spec.what or spec.kind)


def _answer(scenario: Scenario, state: State, by: str, _: str, spec: PromiseSpec) -> bool:
    return by == scenario.home.id and spec.turns == 1 and spec.what in open_options(scenario, state)


def _act(scenario: Scenario, state: State, by: str, _: str, spec: PromiseSpec) -> bool:
    if by == scenario.home.id:
        return spec.what in scenario.initiatives and stage_of(scenario, state, spec.what) is not None
    grip = tables(scenario).grips[by].get(spec.what)
    return grip is not None and grip.rung > 0 and state.used.get(grip.key, 0) < grip.uses


def _commitment(scenario: Scenario, state: State, by: str, to: str, spec: PromiseSpec) -> bool:
    known = scenario.commitments.get(spec.what)
    return known is not None and spec.what not in state.held and bool({by, to} & set(known.with_))


def _meter(scenario: Scenario, state: State, by: str, _: str, spec: PromiseSpec) -> bool:
    if spec.what not in MONEY or not spec.amount:
        return False
    return by != scenario.home.id or whole(state.values[spec.what]) >= spec.amount
