"""Order: the home country chooses an option, and what it does besides; the last before the phase closes counts."""

from typing import Annotated, Literal

from pydantic import Field

from game.engine.actions.base import Action, require_seat, revised
from game.engine.deck import open_options
from game.engine.initiatives import ATTENTION, require_possible
from game.engine.pursuits import NO_PROGRAMME, Ending, Orders, Programme
from game.engine.state import State, changed
from game.engine.tables import tables
from game.errors import IllegalMove
from game.scenario.base import Id
from game.scenario.model import Scenario


class Order(Action):
    """The answer to the event, the initiatives taken up, the calls answered, the commitments ended."""

    kind: Literal["order"] = "order"
    phase = "orders"
    option: Id
    initiatives: Annotated[tuple[Id, ...], Field(max_length=ATTENTION, strict=False)] = ()
    answered: Annotated[tuple[Id, ...], Field(max_length=ATTENTION, strict=False)] = ()
    ended: dict[Id, Ending] = {}

    def check(self, scenario: Scenario, state: State, seat: str) -> None:
        """Raise IllegalMove for an option that does not exist or is locked, or for a programme beyond its means."""
        require_seat(seat, scenario.home.id)
        self.require_phase(state)
        if (state.event, self.option) not in tables(scenario).options:
            raise IllegalMove("unknown_option", option=self.option)
        if self.option not in open_options(scenario, state):
            raise IllegalMove("locked_option", option=self.option)
        require_possible(scenario, state, self._programme())

    def apply(self, scenario: Scenario, state: State, seat: str) -> State:
        """Put the order under the seat's name; it takes effect when the phase closes."""
        del scenario
        orders = Orders(self.option, self._programme())
        return changed(state, orders={**state.orders, seat: orders}, revisions=revised(state, seat))

    def _programme(self) -> Programme:
        if not (self.initiatives or self.answered or self.ended):
            return NO_PROGRAMME
        return Programme(self.initiatives, self.answered, tuple(sorted(self.ended.items())))
