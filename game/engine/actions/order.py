"""Order: the home country chooses an option; the last order before the phase closes is the one that counts."""

from typing import Literal

from game.engine.actions.base import Action, require_seat, revised
from game.engine.deck import open_options
from game.engine.state import State, changed
from game.engine.tables import tables
from game.errors import IllegalMove
from game.scenario.base import Id
from game.scenario.model import Scenario


class Order(Action):
    """The answer to the event."""

    kind: Literal["order"] = "order"
    phase = "orders"
    option: Id

    def check(self, scenario: Scenario, state: State, seat: str) -> None:
        """Raise IllegalMove for an option that does not exist or is locked."""
        require_seat(seat, scenario.home.id)
        self.require_phase(state)
        if (state.event, self.option) not in tables(scenario).options:
            raise IllegalMove("unknown_option", option=self.option)
        if self.option not in open_options(scenario, state):
            raise IllegalMove("locked_option", option=self.option)

    def apply(self, scenario: Scenario, state: State, seat: str) -> State:
        """Put the order under the seat's name; it takes effect when the phase closes."""
        del scenario
        return changed(state, orders={**state.orders, seat: self.option}, revisions=revised(state, seat))
