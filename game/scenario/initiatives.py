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
    """One flag or more."""
    to: PowerIds = ()
    """Only acts towards these powers."""


class Stage(Frozen):
    """One step of an initiative: whose consent it needs, what is then done, and what it begins."""

    title: Prose
    """What is done, in a few words."""
    with_: PowerIds = Field(default=(), alias="with")
    """Powers that must agree; a seat decides for itself, for others the game draws by trust, grievance and interest."""
    after: int = Field(default=1, ge=1, le=40)
    """How many turns must lie between the step before and this one."""
    acts: Acts
    """The acts, one or more, done only when all agree."""
    effects: Annotated[tuple[Effect, ...], Field(strict=False)] = ()
    """What it changes."""
    points: Annotated[tuple[Points, ...], Field(strict=False)] = ()
    """Findings of your own."""
    begins: CommitmentId | None = None
    """The commitment that it begins."""


class Initiative(Frozen):
    """Something that the home country may take up of its own accord, in one step or several."""

    name: Prose
    """What it is called, from its verb."""
    kind: InitiativeKind
    """`format` (regular meetings of several), `corridor` (a pipe, a railway, a port), `mission`, `hosting`,
    `lobbying`, `diversification` or `assurance`.
    """
    line: Prose
    """The sentence that the country signs; others quote it."""
    cites: SeedNumbers = ()
    """The S-numbers that it rests on."""
    credit: int = Field(ge=0, le=100)
    """What each step costs of the meter credit, 0 to 100; half of it when a partner declines."""
    attention: int = Field(default=1, ge=1, le=2)
    """Points of attention that it takes, 1 or 2."""
    when: Clauses = ()
    """Clauses that must be true to take it up."""
    otherwise: Prose | None = None
    """Why it is not open, in a sentence; needed with `when`."""
    moves: dict[IssueId, Annotated[int, Field(ge=-3, le=3)]] = {}
    """How it moves issues, −3 to 3; by this its partners judge it, at half the salience of a great event."""
    again: int | None = Field(default=None, ge=1, le=40)
    """After how many turns it may be taken up once more, when all its steps are done."""
    stages: Annotated[tuple[Stage, ...], Field(min_length=1, strict=False)]
    """Its steps, one or more."""
    wants: Advice
    """The official who is for it."""
    opposes: Advice
    """The official who is against it."""
    objection: Objection
    """What somebody who is disappointed says about it."""
    record: Told | None = None
    """What came of it in history, as in record; shown at the end."""


class Call(Frozen):
    """What a member may ask in a crisis: answered, the acts are done; refused, the commitment is lost."""

    from_: PowerId = Field(alias="from")
    """The power that calls."""
    when: Annotated[Clauses, Field(min_length=1)]
    """One clause or more, such as `event.su24` or `threat.russia >= 60`."""
    text: Prose
    """What it asks for."""
    acts: Acts
    """What answering it amounts to, one or more."""


UNSIGNED = ("base", "membership")
"""Kinds of commitments that no exchange of promises begins: soil and a seat in a bloc are given by an answer."""


class Commitment(Frozen):
    """What lasts: it costs and brings something each turn, binds, and can be ended, with notice or without."""

    name: Prose
    """What it is called."""
    kind: CommitmentKind
    """`treaty`, `membership`, `base`, `mission`, `format`, `project` or `pledge`."""
    with_: Annotated[PowerIds, Field(min_length=1)] = Field(alias="with")
    """Its partners, one or more."""
    start: bool = False
    """`true`: it is there when the game begins."""
    binding: bool = False  # S70: institutions want to be asked first
    """`true`: it takes a point of attention in each turn."""
    upkeep: Amounts = {}
    """What it costs in each turn, by meter, 1 to 20; when it cannot be paid, the commitment lapses."""
    yields: Amounts = {}
    """What it brings in each turn, by meter, 1 to 20."""
    broken_by: Pattern | None = None
    """Which acts break it, as with a pledge."""
    notice: int = Field(default=1, ge=0, le=10)
    """How many turns lie between giving notice and its end, 0 to 10; it lasts to the next turn at least."""
    on_end: Annotated[tuple[ActSpec, ...], Field(strict=False)] = ()
    """Acts that giving notice amounts to."""
    on_break: Acts
    """Acts that breaking it amounts to, one or more."""
    call: Call | None = None
    """What its members may ask for in a crisis."""

    @property
    def partner(self) -> str | None:
        """The power that can enter into it with the home country by an exchange of promises; None where none can."""
        return self.with_[0] if len(self.with_) == 1 and self.kind not in UNSIGNED else None
