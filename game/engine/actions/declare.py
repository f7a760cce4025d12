"""Declare: the White Paper, each drafted pledge kept, struck or hardened."""

from typing import Literal

from game.engine import pledges
from game.engine.actions.base import Action, require_seat, revised
from game.engine.state import Firmness, State, changed
from game.errors import IllegalMove
from game.scenario.base import Id
from game.scenario.model import Scenario


class Declare(Action):
    """The three sentences by which predictability will be judged."""

    kind: Literal["declare"] = "declare"
    phase = "brief"
    pledges: dict[Id, Firmness]

    def check(self, scenario: Scenario, state: State, seat: str) -> None:
        """Raise IllegalMove when no White Paper is due or a pledge was not drafted."""
        require_seat(seat, scenario.home.id)
        self.require_phase(state)
        if not pledges.is_due(scenario, state):
            raise IllegalMove("no_paper_due")
        for pledge in self.pledges:
            if pledge not in state.drafted:
                raise IllegalMove("unknown_pledge", pledge=pledge)

    def apply(self, scenario: Scenario, state: State, seat: str) -> State:
        """Declare the pledges; one that the move leaves out is kept."""
        del scenario
        return changed(pledges.declare(state, dict(self.pledges)), revisions=revised(state, seat))
