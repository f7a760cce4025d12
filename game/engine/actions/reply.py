"""Reply: an offer is accepted or declined by the side to which it was made."""

from typing import Literal

from game.engine import offers
from game.engine.actions.base import Action, revised
from game.engine.actions.offer import require_open
from game.engine.promises import require_free, require_possible
from game.engine.state import State, changed
from game.errors import IllegalMove
from game.scenario.model import Scenario


class Reply(Action):
    """Yes or no; who wants other terms makes an offer that counters this one."""

    kind: Literal["reply"] = "reply"
    phase = None
    offer: str
    answer: Literal["accept", "decline"]

    def check(self, scenario: Scenario, state: State, seat: str) -> None:
        """Raise IllegalMove for an offer that is not open to the seat, or outside talks and orders.

        And for accepting what can no longer be kept, or no longer beside what the seat has promised.
        """
        if state.phase not in ("talks", "orders"):
            raise IllegalMove("wrong_phase", phase=state.phase)
        offer = require_open(state, self.offer, seat)
        if self.answer == "accept":
            require_possible(scenario, state, offer)
            require_free(scenario, state, seat, offer)

    def apply(self, scenario: Scenario, state: State, seat: str) -> State:
        """Close the offer; what is accepted binds at once, if the power's own side lets it pass."""
        offer = require_open(state, self.offer, seat)
        if self.answer == "accept":
            state = offers.accept(scenario, state, offer)
        else:
            state = offers.closed(state, offer, "declined")
        return changed(state, revisions=revised(state, seat))
