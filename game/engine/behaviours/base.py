"""The ground of behaviours: the course of a whole game as detectors read it, and what a reading of it says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal

from game.engine.fixed import PERMILLE, clip, scale
from game.engine.pledges import LASTING
from game.engine.scoring.base import HUMANITARIAN, REFUSED
from game.engine.state import Act, State
from game.engine.tables import tables
from game.scenario.events import Event
from game.scenario.model import Scenario
from game.text import Param, Text

LABELLED = 600
"""Permille of strength from which a game may be called by a name."""
NEEDED = 4
"""Relevant turns without which no strength is told."""
SHORT = 8
"""A game of fewer turns is called by no name: it shows how strong each thing was, and its evidence."""
WINDOW = 3
"""Turns in a row over which ties with several powers are looked at."""
FULL = 60
"""Tenths of Goldstein's scale from which what is done with a power in a turn counts in full."""
NOTABLE = 600
"""Permille of closeness from which a turn is told of and counts as substance: above all that is mere sympathy."""
HOSTILE = -40
"""Acts below this are hostile. To decline (120) is not: who joins nobody has to decline."""

Kind = Literal["behaviour", "refusal", "depiction"]


@dataclass(frozen=True, slots=True)
class Shown:
    """A turn that is evidence, and why."""

    turn: int
    because: Text


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a strength, told apart: permille, −1000 to 1000 for a tendency; None where nothing tested it."""

    name: str
    value: int | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a whole game says about one behaviour, refusal or depiction."""

    id: str
    name: str
    """Its id, or that of the variant that the game shows instead."""
    strength: int | None
    """Permille, 0 to 1000; None for too few relevant turns."""
    labelled: bool
    """Whether the game may be called by the name."""
    turns: int
    """How many relevant turns there were."""
    evidence: tuple[Shown, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Turn:
    """One turn that was answered, with all that the home country did in it, whatever brought it."""

    number: int
    event: Event
    acts: tuple[Act, ...]

    @cached_property
    def treated(self) -> dict[str, int]:
        """What weighs most of all that was done with each power, in tenths."""
        return _heaviest(self.acts)

    @cached_property
    def _aligned(self) -> dict[str, int]:
        """The same without help in need, which aligns with nobody."""
        return _heaviest(act for act in self.acts if act.domain != HUMANITARIAN)

    def closeness(self, power: str) -> int:
        """Return how far the turn worked with a power, in permille."""
        return clip(scale(self._aligned.get(power, 0), PERMILLE, FULL), 0, PERMILLE)

    def opposed(self, power: str) -> bool:
        """Return whether an act of the turn was hostile to a power."""
        return any(act.target == power and act.goldstein < HOSTILE for act in self.acts)

    def carries(self, flag: str) -> bool:
        """Return whether an act of the turn has a flag."""
        return any(flag in act.flags for act in self.acts)

    @cached_property
    def chosen(self) -> tuple[Act, ...]:
        """The acts of the answer, without what earlier ones brought along."""
        return tuple(act for act in self.acts if act.chosen)


def _heaviest(acts: Iterable[Act]) -> dict[str, int]:
    """Target to the act that weighs most, so that no repetition adds to it; of equals the one against it.

    What a power has turned down was not done with it.
    """
    found: dict[str, int] = {}
    for act in acts:
        if REFUSED not in act.flags:
            found[act.target] = max(found.get(act.target, 0), act.goldstein, key=lambda value: (abs(value), -value))
    return found


@dataclass(frozen=True, slots=True)
class Course:
    """A whole game, turn by turn."""

    scenario: Scenario
    state: State
    turns: tuple[Turn, ...]

    def windows(self) -> tuple[tuple[Turn, ...], ...]:
        """Return every three turns in a row; none in a game of fewer."""
        return tuple(self.turns[end - WINDOW : end] for end in range(WINDOW, len(self.turns) + 1))

    def threatened(self) -> Iterator[tuple[Turn, str, int]]:
        """Yield each turn with each power from which danger came, and how much: 1 to 100."""
        for turn in self.turns:
            for power, threat in turn.event.threats.items():
                if threat:
                    yield turn, power, threat

    def is_tied(self, power: str, by: Turn) -> bool:
        """Return whether something that lasts tied the country to a power by the end of a turn."""
        return any(
            act.target == power and act.flags & LASTING
            for turn in self.turns
            for act in turn.acts
            if turn.number <= by.number
        )


def course(scenario: Scenario, state: State) -> Course:
    """Return the turns that were answered, in their order."""
    events, home = tables(scenario).events, scenario.home.id
    turns = (
        Turn(
            chapter.turn,
            events[chapter.event],
            tuple(act for act in state.acts if act.turn == chapter.turn and act.source == home),
        )
        for chapter in state.history
    )
    return Course(scenario, state, tuple(turns))


class Detector:
    """Finds one behaviour, refusal or depiction. A subclass is one file and one line of the register."""

    id: ClassVar[str]
    kind: ClassVar[Kind]
    cites: ClassVar[tuple[str, ...]]
    named_from: ClassVar[int] = LABELLED
    """Permille of strength from which a game may be called by its name, where tuning found another than the usual."""
    variant: ClassVar[str] = ""
    """What the harsher form of it is called."""

    def read(self, course: Course) -> Reading:
        """Return what the course of a game says about it."""
        raise NotImplementedError

    def reading(
        self,
        course: Course,
        strength: int | None,
        relevant: Iterable[int],
        evidence: Iterable[Shown],
        parts: Iterable[Part] = (),
        harsh: bool = False,
    ) -> Reading:
        """Return the reading of a strength in permille that rests on these turns."""
        turns = len(set(relevant))
        told = strength if turns >= NEEDED else None
        return Reading(
            id=self.id,
            name=self.variant if harsh else self.id,
            strength=told,
            labelled=told is not None and told >= self.named_from and len(course.turns) >= SHORT,
            turns=turns,
            evidence=tuple(evidence),
            parts=tuple(parts),
        )

    def shown(self, turn: int, why: str, **params: Param) -> Shown:
        """Return a turn as evidence; its sentence is `shown.<id>.<why>` of the catalogue."""
        return Shown(turn, Text(f"shown.{self.id}.{why}", params))


def share(part: int, whole: int) -> int:
    """Return a part of a whole in permille; 0 of nothing."""
    return scale(part, PERMILLE, whole) if whole else 0
