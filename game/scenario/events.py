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
    InitiativeId,
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
    """The text."""
    when: Clauses = ()
    """Clauses under which it is shown."""


class ActSpec(Frozen):
    """One act of the home country: to whom, what it is in CAMEO's terms, in which domain, with which flags."""

    to: PowerId
    """Towards whom; never the home country itself."""
    cameo: ActCode
    """What kind of act it is, see Codes."""
    domain: DomainId
    """In which domain, see Domains."""
    flags: FlagIds = ()
    """What else is true of it, see Flags."""


class Points(Frozen):
    """An authored finding: points on an axis, the one reason, the seed elements that it rests on, and its origin."""

    axis: AxisId
    """On which axis, `A1` to `A13`, see Axes."""
    points: int = Field(ge=-20, le=20)
    """How many, −20 to 20."""
    because: Prose
    """The one reason, in a sentence to the player."""
    cites: Annotated[tuple[SeedNumber, ...], Field(strict=False)] = ()
    """Elements of the commentary that it rests on, such as `S22`; needed with origin `seed`."""
    origin: Origin
    """`seed`: the commentary says so · `record`: it is documented · `designers`: your own judgement, shown and never
    counted.
    """
    when: Clauses = ()
    """Clauses under which it is found."""


class Advice(Frozen):
    """An official with a motive."""

    office: OfficeId
    """One of the home country's offices."""
    why: Prose
    """The motive, in one or two sentences."""


class Cable(Frozen):
    """A cable on the desk: at most forty words, from a power or an office."""

    from_: SenderId = Field(alias="from")
    """A power, or one of your own offices."""
    text: Prose
    """At most forty words."""
    when: Clauses = ()
    """Clauses under which it has come."""
    urgent: bool = False
    """`true`: it is marked as urgent."""


class Ask(Frozen):
    """What a power asks of the home country in this event, and the option that would grant it."""

    from_: PowerId = Field(alias="from")
    """The power that asks."""
    option: OptionId
    """The option that would grant it."""
    text: Prose
    """What it asks, in a sentence."""


class Opportunity(Frozen):
    """Something that the moment offers beside the answers that press: an initiative, or one of the answers."""

    text: Prose
    """What else is possible here, in a sentence."""
    initiative: InitiativeId | None = None
    """The initiative that would take it; this or `option`, not both."""
    option: OptionId | None = None
    """The option that would take it."""


class Track(Frozen):
    """A prize that rivals bid for; `awards` tells which options give it to whom."""

    id: Id
    """Its id."""
    name: Prose
    """What is at stake."""
    bidders: Annotated[tuple[PowerId, ...], Field(min_length=2, strict=False)]
    """Two powers or more."""
    awards: dict[OptionId, PowerId]
    """For each option that awards it: to whom."""


class Objection(Frozen):
    """What somebody whom this option disappoints says about it."""

    from_: SenderId = Field(alias="from")
    """A power or an office; a power must really lose by this option."""
    text: Prose
    """What it says."""


class Option(Frozen):
    """One answer: what is done, who wants it and who opposes it, what it moves, and what followed."""

    id: Id
    """Its id."""
    label: Prose
    """What is done, 8 to 14 words, from its verb, nothing about what follows."""
    line: Prose
    """The sentence that the country puts its name to; others quote it."""
    when: Clauses = ()
    """Clauses under which it may be chosen; leave one option of each event without."""
    otherwise: Prose | None = None
    """Why it is locked, in a sentence; needed when there is `when`."""
    acts: Annotated[tuple[ActSpec, ...], Field(min_length=1, strict=False)]
    """What it comes to, one act or more; the options of an event should differ by one act at most."""
    effects: Annotated[tuple[Effect, ...], Field(strict=False)] = ()
    """What it changes of meters, state and agenda."""
    moves: dict[IssueId, Annotated[int, Field(ge=-3, le=3)]] = {}
    """For each issue how far it moves it, −3 to 3."""
    points: Annotated[tuple[Points, ...], Field(strict=False)] = ()
    """Findings that you write yourself, beside those that the game works out."""
    wants: Advice
    """An official who wants it."""
    opposes: Advice
    """An official who is against it."""
    after: Annotated[tuple[Passage, ...], Field(min_length=1, strict=False)]
    """What followed, one text or more."""
    objection: Objection
    """Somebody whom it disappoints."""


class Told(Frozen):
    """What a state did in history, with sources."""

    who: Prose
    """The state."""
    text: Prose
    """What it did."""
    option: OptionId | None = None
    """The option that comes nearest to it."""
    sources: SourceIds = ()
    """Where that is known from, by id."""


class Record(Frozen):
    """What the home country and a comparable state did; shown at the end, not after the turn.

    Where a country is invented, nothing was done.
    """

    home: Told | None = None
    """What the home country did."""
    comparable: Told | None = None
    """What a state in a like position did."""
    elsewhere: Prose | None = None
    """Where another line than the doctrine's does better, and for what; write it in at least a quarter of your events.
    """


class Fact(Frozen):
    """Something that was so, for the lecturer and for the file at the end."""

    text: Prose
    """What was so, in a sentence or two."""
    sources: Annotated[SourceIds, Field(min_length=1)]
    """Where it is known from, by id, one source or more."""
    uncertain: bool = False
    """`true`: it is not certain; its text then has to say so in words, such as “reported” or “disputed”."""


class Teaching(Frozen):
    """For the lecturer."""

    note: Prose
    """What this event is good for, and what is invented in it."""
    questions: Annotated[tuple[Prose, ...], Field(strict=False)] = ()
    """Questions for afterwards."""
    sources: Annotated[SourceIds, Field(min_length=1)]
    """Sources, by id, one or more."""
    facts: Annotated[tuple[Fact, ...], Field(strict=False)] = ()
    """What was so, piece by piece; told with its sources in the file at the end."""


class Event(Frozen):
    """One event: when it comes, what lies on the desk, who asks what, and the options."""

    id: Id
    """Its id."""
    title: Prose
    """Its title."""
    date: Prose
    """The date, as it is shown."""
    year: int = Field(ge=1, le=2100)
    """The year, as clauses and later quotations read it, 1 to 2100; an invented country may count from where it
    likes.
    """
    place: PlaceId | None = None
    """Where it happens, a place of the map."""
    content_note: Prose | None = None
    """What somebody may want to know before reading this event: loss, displacement, war; it stands above the scene."""
    kinds: Annotated[KindIds, Field(min_length=1)]
    """What it tests, see Kinds."""
    turn: int | None = Field(default=None, ge=1)
    """It comes on exactly this turn."""
    by: int | None = Field(default=None, ge=1)
    """It comes on this turn at the latest, if it has not come before."""
    scheduled: bool = False
    """`true`: it comes only when an effect schedules it."""
    weight: int = Field(default=10, ge=0, le=1000)
    """How likely it is drawn, beside the weights of the others, 0 to 1000."""
    once: bool = True
    """`false`: it may come again."""
    cooldown: int = Field(default=0, ge=0, le=40)
    """How many turns must lie between, when it may come again, 0 to 40."""
    when: Clauses = ()
    """Clauses that must be true for it to come at all, also where `turn` or `by` is given."""
    dispute: DisputeId | None = None
    """The dispute that it is about."""
    threats: dict[PowerId, Percent] = {}
    """For each power how threatening it is here, 0 to 100; bandwagoning and balancing are read from it, and the lens
    “security first” asks from 50 on whether the threat was met.
    """
    ripeness: Percent = 50
    """How ripe the moment is for acting, 0 to 100; from 50 acting is timely, below it waiting is."""
    salience: dict[IssueId, Percent] = {}
    """For each issue how much it matters in this event, 0 to 100."""
    deadline: Prose
    """One sentence: until when an answer is due."""
    scene: Annotated[tuple[Passage, ...], Field(min_length=1, strict=False)]
    """What has happened, one text or more."""
    cables: Annotated[tuple[Cable, ...], Field(min_length=1, strict=False)]
    """What lies on the desk, one or more."""
    wire: Annotated[tuple[Passage, ...], Field(strict=False)] = ()
    """What the agencies say."""
    asks: Annotated[tuple[Ask, ...], Field(strict=False)] = ()
    """What powers ask for; let them come in pairs that cannot both be granted."""
    opportunity: Opportunity | None = None
    """What else is possible here; it stands beneath the scene, and the file at the end says whether it was taken."""
    briefings: dict[PowerId, Prose] = {}
    """For each seated power what it knows; for whoever plays it when classes share a room, which comes later."""
    tracks: Annotated[tuple[Track, ...], Field(strict=False)] = ()
    """Prizes that rivals bid for."""
    vote: Vote | None = None
    """A text that is put to the vote when the event is answered, see vote."""
    options: Annotated[tuple[Option, ...], Field(min_length=2, strict=False)]
    """The answers, two or more (three to five are best)."""
    record: Record = Record()
    """What was done in history."""
    teaching: Teaching
    """For the lecturer."""
