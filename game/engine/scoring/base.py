"""The ground of judging: what an axis reads, and what it may say."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from game.engine.fixed import scale
from game.engine.state import Act, Finding, State
from game.scenario.events import Event
from game.scenario.model import Scenario
from game.text import Param, Text

FLAGS = (
    "alliance", "bloc_application", "bloc_member", "base", "territory_use", "surveillance", "limits_sovereignty",
    "tied_ideology", "multilateral", "host", "mediate", "solidarity", "aid", "cleared", "norm_ti", "against_norm",
    "takes_side", "reciprocal", "initiative", "defer", "deadline", "announced", "reversal", "non_combat", "force",
    "imposed", "sanctions", "transit", "discreet", "lobby",
)  # fmt: skip
"""What an act may carry; a closed list."""

OFFERS = frozenset({"host", "mediate"})
"""Good offices, which must be accepted."""
REFUSED = "refused"
ACCEPTED = "accepted"
"""What the engine adds to a host or mediate act once the other side has answered."""

HUMANITARIAN = "humanitarian"
"""The domain of help in need: no bargain and no alignment."""
IRREVERSIBLE = frozenset(
    {"alliance", "bloc_application", "bloc_member", "base", "territory_use", "takes_side", "sanctions", "force"}
)
START = 50
"""Where each axis stands at the start, of 100."""
REPEAT_TURNS = 3


@dataclass(frozen=True)
class Case:
    """What was done at once, laid before the axes: an answer, or what an earlier one has brought."""

    scenario: Scenario
    event: Event
    acts: tuple[Act, ...]
    """The home country's acts that are judged."""
    before: State
    after: State
    """The state with these acts, and the shares and standings that they led to."""

    @cached_property
    def flags(self) -> frozenset[str]:
        """All flags of the acts."""
        return frozenset().union(*(act.flags for act in self.acts))

    def done_lately(self, flag: str) -> bool:
        """Return whether an act with the flag was committed in the last three turns before this one."""
        earliest = self.after.turn - REPEAT_TURNS
        home = self.scenario.home.id
        return any(act.turn >= earliest and act.source == home and flag in act.flags for act in self.before.acts)


@dataclass(frozen=True, slots=True)
class Mark:
    """A row of an axis's table: an act with the flag moves the axis by so many points, for this reason."""

    flag: str
    points: int
    cites: tuple[str, ...]
    origin: str = "seed"
    unless: str = ""
    """No finding where the same act carries this flag too."""


class Axis:
    """One of the principles. A subclass is one file and one line of the register."""

    id: ClassVar[str]
    family: ClassVar[str]
    cites: ClassVar[tuple[str, ...]]
    marks: ClassVar[tuple[Mark, ...]] = ()

    def judge_acts(self, case: Case) -> Iterable[Finding]:
        """Yield what the acts show by themselves, whether chosen now or brought by an earlier choice: the marks."""
        flags = case.flags
        for mark in self.marks:
            if mark.flag in flags and any(mark.flag in act.flags and mark.unless not in act.flags for act in case.acts):
                yield self.find(case, mark.flag, self._repeated(case, mark), mark.cites, mark.origin)

    def judge_answer(self, case: Case) -> Iterable[Finding]:
        """Yield what the acts show as the answer to their event; for an axis that does not ask for that, nothing."""
        del case
        return ()

    def judge_end(self, case: Case) -> Iterable[Finding]:
        """Yield what the end of a turn shows, when reactions and initiatives are done; `case.acts` is empty."""
        del case
        return ()

    def measure(self, scenario: Scenario, state: State) -> int | None:
        """Return the part that is measured over the whole game, in permille; None with too little to go on."""
        del scenario, state
        return None

    def forfeited(self, state: State, home: str) -> bool:
        """Return whether something irrevocable has set the axis to 0 for the rest of the game."""
        del state, home
        return False

    def find(
        self, case: Case, reason: str, points: int, cites: tuple[str, ...], origin: str = "seed", **params: Param
    ) -> Finding:
        """Return a computed finding on this axis; its sentence is `finding.<axis>.<reason>` of the catalogue."""
        because = Text(f"finding.{self.id}.{reason}", params)
        return Finding(case.after.turn, case.event.id, self.id, points, because, cites, False, origin)

    @staticmethod
    def _repeated(case: Case, mark: Mark) -> int:
        """What is praised again within three turns counts half."""
        return scale(mark.points, 1, 2) if mark.points > 0 and case.done_lately(mark.flag) else mark.points
