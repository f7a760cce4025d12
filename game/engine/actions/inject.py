"""Inject: the facilitator puts something into the turn before it is answered; it takes effect at once."""

from typing import Literal

from game.engine import flow
from game.engine.actions.base import Action, require_seat, revised
from game.engine.actions.order import Order
from game.engine.facts import holds
from game.engine.sight import FACILITATOR
from game.engine.state import PHASES, State, changed
from game.errors import IllegalMove
from game.scenario.base import Id
from game.scenario.model import Scenario

BEFORE_THE_ANSWER = PHASES[:3]


class Inject(Action):
    """One of the scenario's injects, once, while its clauses hold."""

    kind: Literal["inject"] = "inject"
    phase = None
    inject: Id

    def check(self, scenario: Scenario, state: State, seat: str) -> None:
        """Raise IllegalMove for what is no inject, was used before, may not be used now, or after the answer."""
        require_seat(seat, FACILITATOR)
        if state.phase not in BEFORE_THE_ANSWER:
            raise IllegalMove("wrong_phase", phase=state.phase)
        if self.inject not in scenario.injects:
            raise IllegalMove("unknown_inject", inject=self.inject)
        if self.inject not in open_injects(scenario, state):
            raise IllegalMove("closed_inject", inject=self.inject)

    def apply(self, scenario: Scenario, state: State, seat: str) -> State:
        """Let it arrive; an order that it has made impossible is open again."""
        del seat
        return _without_lost_order(scenario, flow.injected(scenario, state, self.inject))


def open_injects(scenario: Scenario, state: State) -> tuple[str, ...]:
    """Return the injects that may be used now, in the order of the file."""
    if state.phase not in BEFORE_THE_ANSWER:
        return ()
    used = {due.item for due in state.injected}
    return tuple(
        [name for name, spec in scenario.injects.items() if name not in used and holds(scenario, state, spec.when)]
    )


def _without_lost_order(scenario: Scenario, state: State) -> State:
    """Return the state without the home country's order where that can no longer be carried out."""
    home = scenario.home.id
    given = state.orders.get(home)
    if given is None or state.phase == "over":
        return state
    programme = given.programme
    order = Order(
        option=given.option,
        initiatives=programme.initiatives,
        answered=programme.answered,
        ended=dict(programme.ended),
    )
    try:
        order.check(scenario, state, home)
    except IllegalMove:
        rest = {seat: orders for seat, orders in state.orders.items() if seat != home}
        return changed(state, orders=rest, revisions=revised(state, home))
    return state
