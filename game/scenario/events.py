"""Events: what arrives on the desk, what may be answered, and what is told about it afterwards."""

from typing import Annotated, Literal

from pydantic import Field

from game.scenario.base import Clause, Frozen, Id, Prose
from game.scenario.effects import Effect
from game.scenario.refs import (
    ActCode,
    AxisId,
    DisputeId,
    DomainId,
    FlagId,
    IssueId,
    KindId,
    OfficeId,
    OptionId,
    PlaceId,
    PowerId,
    SeedNumber,
    SenderId,
    SourceId,
)
from game.scenario.votes import Percent, Vote

Clauses = Annotated[tuple[Clause, ...], Field(strict=False)]
PowerIds = Annotated[tuple[PowerId, ...], Field(strict=False)]
FlagIds = Annotated[tuple[FlagId, ...], Field(strict=False)]
KindIds = Annotated[tuple[KindId, ...], Field(strict=False)]
SourceIds = Annotated[tuple[SourceId, ...], Field(strict=False)]
Origin = Literal["seed", "record", "designers"]


class Passage(Frozen):
    """A piece of text, shown while every clause is true."""

    text: Prose
    when: Clauses = ()


class ActSpec(Frozen):
    """One act of the home country: to whom, what it is in CAMEO's terms, in which domain, with which flags."""

    to: PowerId
    cameo: ActCode
    domain: DomainId
    flags: FlagIds = ()


class Points(Frozen):
    """An authored finding: points on an axis, the one reason, the seed elements that it rests on, and its origin."""

    axis: AxisId
    points: int = Field(ge=-20, le=20)
    because: Prose
    cites: Annotated[tuple[SeedNumber, ...], Field(strict=False)] = ()
    origin: Origin
    when: Clauses = ()


class Advice(Frozen):
    """An official with a motive."""

    office: OfficeId
    why: Prose


class Cable(Frozen):
    """A cable on the desk: at most forty words, from a power or an office."""

    from_: SenderId = Field(alias="from")
    text: Prose
    when: Clauses = ()
    urgent: bool = False


class Ask(Frozen):
    """What a power asks of the home country in this event, and the option that would grant it."""

    from_: PowerId = Field(alias="from")
    option: OptionId
    text: Prose


class Track(Frozen):
    """A prize that rivals bid for; `awards` tells which options give it to whom."""

    id: Id
    name: Prose
    bidders: Annotated[tuple[PowerId, ...], Field(min_length=2, strict=False)]
    awards: dict[OptionId, PowerId]


class Objection(Frozen):
    """What somebody whom this option disappoints says about it."""

    from_: SenderId = Field(alias="from")
    text: Prose


class Option(Frozen):
    """One answer: what is done, who wants it and who opposes it, what it moves, and what followed."""

    id: Id
    label: Prose
    line: Prose
    """The sentence that Baku puts its name to; others quote it."""
    when: Clauses = ()
    otherwise: Prose | None = None
    acts: Annotated[tuple[ActSpec, ...], Field(min_length=1, strict=False)]
    effects: Annotated[tuple[Effect, ...], Field(strict=False)] = ()
    moves: dict[IssueId, Annotated[int, Field(ge=-3, le=3)]] = {}
    points: Annotated[tuple[Points, ...], Field(strict=False)] = ()
    wants: Advice
    opposes: Advice
    after: Annotated[tuple[Passage, ...], Field(min_length=1, strict=False)]
    objection: Objection


class Told(Frozen):
    """What a state did in history, with sources."""

    who: Prose
    text: Prose
    option: OptionId | None = None
    sources: SourceIds = ()


class Record(Frozen):
    """What the home country and a comparable state did; shown at the end, not after the turn."""

    home: Told
    comparable: Told
    elsewhere: Prose | None = None
    """Why another line than the doctrine's does better here, where it does."""


class Teaching(Frozen):
    """For the lecturer."""

    note: Prose
    questions: Annotated[tuple[Prose, ...], Field(strict=False)] = ()
    sources: Annotated[SourceIds, Field(min_length=1)]


class Event(Frozen):
    """One event: when it comes, what lies on the desk, who asks what, and the options."""

    id: Id
    title: Prose
    date: Prose
    year: int = Field(ge=1900, le=2100)
    place: PlaceId | None = None
    content_note: Prose | None = None
    """What somebody may want to know before reading it: loss, displacement, war."""
    kinds: Annotated[KindIds, Field(min_length=1)]
    turn: int | None = Field(default=None, ge=1)
    """Comes on exactly this turn."""
    by: int | None = Field(default=None, ge=1)
    """Comes on this turn at the latest."""
    scheduled: bool = False
    """Comes only when an effect schedules it."""
    weight: int = Field(default=10, ge=0, le=1000)
    once: bool = True
    cooldown: int = Field(default=0, ge=0, le=40)
    when: Clauses = ()
    dispute: DisputeId | None = None
    threats: dict[PowerId, Percent] = {}
    ripeness: Percent = 50
    salience: dict[IssueId, Percent] = {}
    deadline: Prose
    scene: Annotated[tuple[Passage, ...], Field(min_length=1, strict=False)]
    cables: Annotated[tuple[Cable, ...], Field(min_length=1, strict=False)]
    wire: Annotated[tuple[Passage, ...], Field(strict=False)] = ()
    asks: Annotated[tuple[Ask, ...], Field(strict=False)] = ()
    briefings: dict[PowerId, Prose] = {}
    tracks: Annotated[tuple[Track, ...], Field(strict=False)] = ()
    vote: Vote | None = None
    options: Annotated[tuple[Option, ...], Field(min_length=2, strict=False)]
    record: Record
    teaching: Teaching
