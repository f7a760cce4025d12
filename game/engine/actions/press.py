"""Press: what a power does before the choice. It attaches a term to an option, seals a forecast, and bids."""

from typing import Annotated, Literal

from pydantic import Field

from game.engine import state as states
from game.engine.actions.base import Action, require_seat, revised
from game.engine.cameo import RUNG
from game.engine.deck import open_options
from game.engine.levers import is_in_reach
from game.engine.state import State, TermKind, changed
from game.engine.tables import tables
from game.errors import IllegalMove
from game.scenario.base import Frozen, Id
from game.scenario.model import Scenario


class TermSpec(Frozen):
    """A lever that the power will pull if this option is chosen."""

    option: Id
    lever: Id
    kind: TermKind
    public: bool = True


class BidSpec(Frozen):
    """What the power puts into a contested track."""

    track: Id
    level: Annotated[int, Field(ge=0, le=3)]


class Press(Action):
    """One power's pressure on a turn; the last before the phase closes counts."""

    kind: Literal["press"] = "press"
    phase = "talks"
    term: TermSpec | None = None
    forecast: Id | None = None
    bid: BidSpec | None = None

    def check(self, scenario: Scenario, state: State, seat: str) -> None:
        """Raise IllegalMove for an option that is not open, a lever out of reach, or a track that is not the seat's."""
        require_seat(seat, *tables(scenario).seats)
        self.require_phase(state)
        options = open_options(scenario, state)
        for named in (self.forecast, self.term.option if self.term else None):
            if named is not None and named not in options:
                raise IllegalMove("unknown_option", option=named)
        if self.term:
            self._check_term(scenario, state, seat, self.term)
        if self.bid:
            tracks = {track.id: track.bidders for track in tables(scenario).events[state.event or ""].tracks}
            if seat not in tracks.get(self.bid.track, ()):
                raise IllegalMove("unknown_track", track=self.bid.track)

    @staticmethod
    def _check_term(scenario: Scenario, state: State, seat: str, term: TermSpec) -> None:
        if not is_in_reach(scenario, state, seat, term.lever):
            raise IllegalMove("lever_out_of_reach", lever=term.lever)
        if (RUNG[scenario.powers[seat].levers[term.lever].cameo] < 0) != (term.kind == "threat"):
            raise IllegalMove("wrong_term", lever=term.lever)

    def apply(self, scenario: Scenario, state: State, seat: str) -> State:
        """Put the press under the seat's name, hidden from the others until talks close."""
        del scenario
        term, bid = self.term, self.bid
        press = states.Press(
            states.Term(term.option, term.lever, term.kind, term.public) if term else None,
            self.forecast,
            states.Bid(bid.track, bid.level) if bid else None,
        )
        return changed(state, presses={**state.presses, seat: press}, revisions=revised(state, seat))
