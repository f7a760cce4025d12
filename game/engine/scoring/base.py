"""The ground of judging: what an axis reads, and what it may say."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from game.engine.cameo import is_pressure, is_threat
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
    "counter_offer", "interference", "assurance", "by_treaty", "withdrawal",
    "rights", "civilians", "transparency",
)  # fmt: skip
"""What an act may carry; a closed list. The last three are recorded for the lenses, and the doctrine scores none."""

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
RIVALRY = 40
"""Percent of rivalry from which two powers count as rivals."""


def are_rivals(scenario: Scenario, one: str, other: str) -> bool:
    """Return whether either of two powers counts the other as a rival; what is no power has none."""
    pairs = ((one, other), (other, one))
    return any(scenario.powers[a].rivals.get(b, 0) >= RIVALRY for a, b in pairs if a in scenario.powers)


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

    @cached_property
    def lately(self) -> tuple[Act, ...]:
        """What anybody did in the last three turns and in this one, before these acts."""
        earliest = self.after.turn - REPEAT_TURNS
        return tuple(act for act in self.before.acts if act.turn >= earliest)

    def times_lately(self, *flags: str) -> int:
        """Return how often the home country has done something with one of the flags, in this turn and the last three.

        What is done for one cause (an answer, a step of an initiative, a bargain) is done once.
        """
        home = self.scenario.home.id
        acts = (act for act in self.lately if act.source == home and not act.flags.isdisjoint(flags))
        return len({(act.turn, act.cause) for act in acts})

    def found_lately(self, key: str) -> int:
        """Return how often a finding with this sentence was made in the last three turns."""
        earliest = self.after.turn - REPEAT_TURNS
        return sum(found.because.key == key and found.turn >= earliest for found in self.before.findings)

    def threatened_by(self, power: str) -> bool:
        """Return whether a power has tied a threat to an option this turn, for all to hear."""
        press = self.before.presses.get(power)
        return bool(press and press.term and press.term.kind == "threat" and press.term.public)

    def coerced_by(self, power: str) -> bool:
        """Return whether a power threatens the home country in public now, or has threatened or coerced it lately."""
        return self.threatened_by(power) or any(
            act.source == power and (is_threat(act.cameo) or is_pressure(act.cameo)) for act in self.lately
        )

    def are_rivals(self, one: str, other: str) -> bool:
        """Return whether either of two powers counts the other as a rival."""
        return are_rivals(self.scenario, one, other)


@dataclass(frozen=True, slots=True)
class Mark:
    """A row of an axis's table: an act with the flag moves the axis by so many points, for this reason."""

    flag: str
    points: int
    cites: tuple[str, ...]
    origin: str = "seed"
    unless: str = ""
    """No finding where the same act carries this flag too."""
    beside: str = ""
    """A finding only where the same act carries this flag too; it then has a reason of its own."""

    @property
    def flags(self) -> tuple[str, ...]:
        """The flags that an act needs for it."""
        return (self.flag, self.beside) if self.beside else (self.flag,)

    @property
    def reason(self) -> str:
        """The last word of the key of its sentence."""
        return "_".join(self.flags)

    def applies(self, flags: Container[str]) -> bool:
        """Return whether an act with these flags is what the row is about."""
        return all(flag in flags for flag in self.flags) and self.unless not in flags


class Axis:
    """One of the principles. A subclass is one file and one line of the register."""

    id: ClassVar[str]
    family: ClassVar[str]
    cites: ClassVar[tuple[str, ...]]
    marks: ClassVar[tuple[Mark, ...]] = ()
    reasons: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """What it finds beyond its marks, and the elements that each rests on; none where the designers alone say so."""

    def judge_acts(self, case: Case) -> Iterable[Finding]:
        """Yield what the acts show by themselves, whether chosen now or brought by an earlier choice: the marks."""
        flags = case.flags
        for mark in self.marks:
            if mark.flag in flags and any(mark.applies(act.flags) for act in case.acts):
                points = halved(mark.points, case.times_lately(mark.flag)) if mark.points > 0 else mark.points
                if points:
                    yield self._finding(case, mark.reason, points, mark.cites, mark.origin, {})

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

    def find(self, case: Case, reason: str, points: int, origin: str = "seed", **params: Param) -> Finding:
        """Return a computed finding for one of the reasons; its sentence is `finding.<axis>.<reason>`."""
        return self._finding(case, reason, points, self.reasons[reason], origin, params)

    def praise(self, case: Case, reason: str, points: int, origin: str = "seed", **params: Param) -> Iterable[Finding]:
        """Yield a computed finding like `find`, worth half for each time that it was made in the last three turns."""
        worth = halved(points, case.found_lately(f"finding.{self.id}.{reason}"))
        if worth:
            yield self.find(case, reason, worth, origin, **params)

    def _finding(
        self, case: Case, reason: str, points: int, cites: tuple[str, ...], origin: str, params: Mapping[str, Param]
    ) -> Finding:
        because = Text(f"finding.{self.id}.{reason}", params)
        return Finding(case.after.turn, case.event.id, self.id, points, because, cites, False, origin)


def halved(points: int, times: int) -> int:
    """Return what praise is worth that has been given so many times in the last three turns: half for each.

    >>> [halved(5, times) for times in range(5)]
    [5, 3, 1, 1, 0]
    """
    return scale(points, 1, 2**times)
