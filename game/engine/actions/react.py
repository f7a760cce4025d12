"""React: what a power does after the choice, one of its levers."""

from typing import Annotated, Literal

from pydantic import Field

from game.engine import flow
from game.engine import state as states
from game.engine.actions.base import Action, require_seat, revised
from game.engine.initiatives import ATTENTION, requests
from game.engine.levers import is_in_reach
from game.engine.offers import owed_levers
from game.engine.state import State, changed
from game.engine.tables import tables
from game.errors import BadForm, IllegalMove
from game.scenario.base import Frozen, Id
from game.scenario.model import Scenario


class ReasonSpec(Frozen):
    """One reason, out of those that the power has; the machine gives some, people need give none."""

    kind: str
    about: str
    amount: int


class React(Action):
    """One power's reaction; the turn is settled once every seat has reacted or the phase closes."""

    kind: Literal["react"] = "react"
    phase = "reveal"
    lever: Id
    reasons: Annotated[tuple[ReasonSpec, ...], Field(max_length=3, strict=False)] = ()
    consents: Annotated[tuple[Id, ...], Field(max_length=ATTENTION, strict=False)] = ()
    """Initiatives of the home country to which it agrees."""

    def check(self, scenario: Scenario, state: State, seat: str) -> None:
        """Raise IllegalMove for a lever that is not the seat's or out of reach, or when the turn is settled.

        Raises BadForm for reasons that the power does not have.
        """
        require_seat(seat, *tables(scenario).seats)
        self.require_phase(state)
        if flow.is_settled(state):
            raise IllegalMove("already_settled")
        promised = (triggered_lever(state, seat), *owed_levers(scenario, state, seat))
        if self.lever not in promised and not is_in_reach(scenario, state, seat, self.lever):
            raise IllegalMove("lever_out_of_reach", lever=self.lever)
        if not set(self.consents) <= set(requests(scenario, state, seat)):
            raise IllegalMove("no_request", seat=seat)
        if self.reasons and not set(self._given()) <= set(state.history[-1].appraisals[seat].reasons):
            raise BadForm("bad_move")

    def _given(self) -> tuple[states.Reason, ...]:
        return tuple([states.Reason(reason.kind, reason.about, reason.amount) for reason in self.reasons])

    def apply(self, scenario: Scenario, state: State, seat: str) -> State:
        """Put the reaction under the seat's name, and settle the turn when it was the last one awaited."""
        honoured = self.lever == triggered_lever(state, seat)
        reaction = states.Reaction(state.turn, seat, self.lever, honoured, self._given(), self.consents)
        reactions = {**state.reactions, seat: reaction}
        return flow.reacted(scenario, changed(state, reactions=reactions, revisions=revised(state, seat)))


def triggered_lever(state: State, seat: str) -> str | None:
    """Return the lever that the seat had attached to the option that was chosen."""
    press = state.presses.get(seat)
    term = press.term if press else None
    return term.lever if term and term.option == state.history[-1].option else None
