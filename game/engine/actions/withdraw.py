"""Withdraw: an offer that nobody has taken up yet is taken back by its maker."""

from typing import Literal

from game.engine import offers
from game.engine.actions.base import Action, revised
from game.engine.pursuits import Offer
from game.engine.state import State, changed
from game.errors import IllegalMove
from game.scenario.model import Scenario


class Withdraw(Action):
    """The offer is off the table."""

    kind: Literal["withdraw"] = "withdraw"
    phase = None
    offer: str

    def check(self, scenario: Scenario, state: State, seat: str) -> None:
        """Raise IllegalMove for an offer that is not the seat's own, or over already."""
        del scenario
        if state.phase not in ("talks", "orders"):
            raise IllegalMove("wrong_phase", phase=state.phase)
        self._own(state, seat)

    def apply(self, scenario: Scenario, state: State, seat: str) -> State:
        """Close the offer."""
        del scenario
        state = offers.closed(state, self._own(state, seat), "withdrawn")
        return changed(state, revisions=revised(state, seat))

    def _own(self, state: State, seat: str) -> Offer:
        offer = offers.find(state, self.offer)
        if offer is None or offer.maker != seat:
            raise IllegalMove("no_offer")
        if offer.status != "open":
            raise IllegalMove("offer_over")
        return offer
