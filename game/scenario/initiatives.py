"""Initiatives: what the home country may set in motion besides answering, and the commitments that last."""

from typing import Annotated, Literal

from pydantic import Field

from game.scenario.base import Frozen, Prose
from game.scenario.effects import Effect
from game.scenario.events import ActSpec, Advice, Clauses, FlagIds, Objection, Points, PowerIds, Told
from game.scenario.refs import CommitmentId, IssueId, PowerId, SeedNumber

InitiativeKind = Literal["format", "corridor", "mission", "hosting", "lobbying", "diversification", "assurance"]
CommitmentKind = Literal["treaty", "membership", "base", "mission", "format", "project", "pledge"]
Meter = Literal["security", "economy", "support", "credit"]
Amounts = dict[Meter, Annotated[int, Field(ge=1, le=20)]]
Acts = Annotated[tuple[ActSpec, ...], Field(min_length=1, strict=False)]
SeedNumbers = Annotated[tuple[SeedNumber, ...], Field(strict=False)]


class Pattern(Frozen):
    """Matches an act of the home country that has any of the flags, and goes to one of `to` where that is given."""

    flags: Annotated[FlagIds, Field(min_length=1)]
    to: PowerIds = ()


class Stage(Frozen):
    """One step of an initiative: whose consent it needs, what is then done, and what it begins."""

    title: Prose
    with_: PowerIds = Field(default=(), alias="with")
    """Powers that must agree; without them nothing is done."""
    after: int = Field(default=1, ge=1, le=40)
    """Turns that must lie between the step before and this one."""
    acts: Acts
    effects: Annotated[tuple[Effect, ...], Field(strict=False)] = ()
    points: Annotated[tuple[Points, ...], Field(strict=False)] = ()
    begins: CommitmentId | None = None
    """The commitment that this step begins."""


class Initiative(Frozen):
    """Something that the home country may take up of its own accord, in one step or several."""

    name: Prose
    kind: InitiativeKind
    line: Prose
    """The sentence that Baku puts its name to; others quote it."""
    cites: SeedNumbers = ()
    credit: int = Field(ge=0, le=100)
    """What each step costs of the meter credit; half of it when a partner declines."""
    attention: int = Field(default=1, ge=1, le=2)
    when: Clauses = ()
    otherwise: Prose | None = None
    moves: dict[IssueId, Annotated[int, Field(ge=-3, le=3)]] = {}
    again: int | None = Field(default=None, ge=1, le=40)
    """Turns after which it may be taken up once more; without it, once is all."""
    stages: Annotated[tuple[Stage, ...], Field(min_length=1, strict=False)]
    wants: Advice
    opposes: Advice
    objection: Objection
    record: Told | None = None
    """What came of it in history; shown at the end."""


class Call(Frozen):
    """What a member may ask in a crisis: answered, the acts are done; refused, the commitment is lost."""

    from_: PowerId = Field(alias="from")
    when: Annotated[Clauses, Field(min_length=1)]
    text: Prose
    acts: Acts


UNSIGNED = ("base", "membership")
"""Kinds of commitments that no exchange of promises begins: soil and a seat in a bloc are given by an answer."""


class Commitment(Frozen):
    """What lasts: it costs and brings something each turn, binds, and can be ended, with notice or without."""

    name: Prose
    kind: CommitmentKind
    with_: Annotated[PowerIds, Field(min_length=1)] = Field(alias="with")
    start: bool = False
    """Whether it is there when the game begins."""
    binding: bool = False
    """Whether it takes a point of attention in each turn: institutions want to be asked first (S70)."""
    upkeep: Amounts = {}
    yields: Amounts = {}
    broken_by: Pattern | None = None
    notice: int = Field(default=1, ge=0, le=10)
    """Turns from giving notice to its end."""
    on_end: Annotated[tuple[ActSpec, ...], Field(strict=False)] = ()
    """What is done when notice is given."""
    on_break: Acts
    """What breaking it amounts to: without notice, by an act that it forbids, by a call refused, by upkeep unpaid."""
    call: Call | None = None

    @property
    def partner(self) -> str | None:
        """The power that can enter into it with the home country by an exchange of promises; None where none can."""
        return self.with_[0] if len(self.with_) == 1 and self.kind not in UNSIGNED else None
