"""The ground of moves: a move is at once the form, the JSON in the log and the arguments of its rule."""

from abc import abstractmethod
from typing import ClassVar

from game.engine.state import Phase, State
from game.errors import IllegalMove
from game.scenario.base import Frozen
from game.scenario.model import Scenario


class Action(Frozen):
    """One kind of move. A subclass is one file and one line of the register."""

    kind: str
    phase: ClassVar[Phase | None]
    """The phase in which it may be made; None for any."""

    @abstractmethod
    def check(self, scenario: Scenario, state: State, seat: str) -> None:
        """Raise IllegalMove, with a sentence for the player, when this may not be done now."""

    @abstractmethod
    def apply(self, scenario: Scenario, state: State, seat: str) -> State:
        """Return the state after the move; only called when `check` has passed."""

    def require_phase(self, state: State) -> None:
        """Raise IllegalMove outside the phase of this kind."""
        if self.phase is not None and state.phase != self.phase:
            raise IllegalMove("wrong_phase", phase=state.phase)


def require_seat(seat: str, *allowed: str) -> None:
    """Raise IllegalMove for a seat that does not make such moves."""
    if seat not in allowed:
        raise IllegalMove("wrong_seat", seat=seat)


def revised(state: State, seat: str) -> dict[str, int]:
    """Return the revisions with the seat's own raised by one."""
    return {**state.revisions, seat: state.revisions.get(seat, 0) + 1}
