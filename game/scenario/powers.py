"""Powers: the home country and the others, what each wants, and what each can do about it."""

from typing import Annotated

from pydantic import Field

from game.scenario.base import Clause, Frozen, Id, Prose
from game.scenario.refs import DomainId, FlagId, IssueId, LeverCode, OfficeId, PowerId, SourceId

Weight = Annotated[int, Field(ge=-100, le=100)]


class SpeaksFor(Frozen):
    """Which official tells the desk what to expect, by what it is about; left out, the first office."""

    security: OfficeId | None = None
    economy: OfficeId | None = None
    support: OfficeId | None = None
    credit: OfficeId | None = None
    capitals: OfficeId | None = None
    votes: OfficeId | None = None


class Home(Frozen):
    """The country that the player answers for: an office, never a living person."""

    id: Id
    name: Prose
    capital: Prose
    office: Prose
    brief: Prose
    offices: dict[Id, Prose]
    """Officials who argue for and against: id to title."""
    speaks_for: SpeaksFor = SpeaksFor()


class Issue(Frozen):
    """Something that powers want more or less of; options move it by -3 to 3."""

    name: Prose


class Lever(Frozen):
    """A power's possible action towards the home country, on the CAMEO ladder."""

    cameo: LeverCode
    domain: DomainId
    label: Prose
    says: Prose
    """The cable that announces it; may quote {line}."""
    uses: int = Field(default=9, ge=1, le=99)


class Verdict(Frozen):
    """What this power says at the end; the first whose clauses are all true."""

    when: Annotated[tuple[Clause, ...], Field(strict=False)] = ()
    say: Prose


class Goal(Frozen):
    """One line of a seat's own scorecard, met while every clause is true."""

    text: Prose
    when: Annotated[tuple[Clause, ...], Field(min_length=1, strict=False)]


class SeatSpec(Frozen):
    """A power that is played, by a person or by the machine: its brief, fair to that side, and its own scorecard."""

    office: Prose
    account: Prose
    """The side's own account, in the first person plural."""
    wants: Prose
    red_lines: Prose
    hardest_question: Prose
    goals: Annotated[tuple[Goal, ...], Field(min_length=2, strict=False)]
    sources: Annotated[tuple[SourceId, ...], Field(strict=False)] = ()


class Power(Frozen):
    """One power. Numbers are percent; `interests` gives what it wants (positive) or resists (negative) per issue."""

    name: Prose
    short: Prose
    capital: Prose
    capability: int = Field(ge=1, le=100)
    trust: int = Field(default=0, ge=-100, le=100)
    grievance: int = Field(default=0, ge=0, le=100)
    interests: dict[IssueId, Weight] = {}
    rivals: dict[PowerId, Annotated[int, Field(ge=0, le=100)]] = {}
    red_lines: Annotated[tuple[FlagId, ...], Field(strict=False)] = ()
    """Flags of acts that it will not accept."""
    floor: int = Field(default=-4, ge=-5, le=0)
    win_set: int = Field(default=10, ge=0, le=100)
    """How much an offer must be worth to it before its own parliament, court or barracks let it pass (Putnam 1988)."""
    levers: dict[Id, Lever] = {}
    verdicts: Annotated[tuple[Verdict, ...], Field(strict=False)] = ()
    seat: SeatSpec | None = None
