"""Close phase: sent by whoever keeps the time; keyed by turn and phase, so that one of many senders wins."""

from typing import Literal

from pydantic import Field

from game.engine import flow
from game.engine.actions.base import Action
from game.engine.state import Phase, State
from game.errors import IllegalMove, StaleMove
from game.scenario.model import Scenario

Reason = Literal["ready", "time", "facilitator"]


class ClosePhase(Action):
    """The end of a phase, and why it ended."""

    kind: Literal["close_phase"] = "close_phase"
    phase = None
    turn: int = Field(ge=1)
    closes: Phase
    reason: Reason

    def check(self, scenario: Scenario, state: State, seat: str) -> None:
        """Raise StaleMove when that phase has closed already, IllegalMove when someone is still awaited."""
        del seat
        if (self.turn, self.closes) != (state.turn, state.phase):
            raise StaleMove("phase_closed")
        if self.reason == "ready" and flow.awaited(scenario, state):
            raise IllegalMove("still_awaited", seats=flow.awaited(scenario, state))

    def apply(self, scenario: Scenario, state: State, seat: str) -> State:
        """Run what the end of the phase brings about."""
        del seat
        return flow.close(scenario, state)
