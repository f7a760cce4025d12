"""Scenario: the file format, the JSON schema and the constants of the engine, defined once."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from game.scenario.base import Clause, Frozen, Id, LanguageCode, Prose
from game.scenario.controversies import Controversy
from game.scenario.effects import Effect
from game.scenario.events import ActSpec, Event, Passage, Points
from game.scenario.expression import Facts, Holds, compile_clause, every
from game.scenario.initiatives import Commitment, Initiative, Pattern
from game.scenario.names import Type, names_of
from game.scenario.powers import Home, Issue, Power
from game.scenario.refs import (
    EventId,
    FlagId,
    InitiativeId,
    InjectId,
    PartnerId,
    PartyId,
    PlaceId,
    PowerId,
    SenderId,
    SourceId,
)
from game.scenario.state_types import Meters, Variable
from game.scenario.votes import Voter

Shares = dict[PartnerId, Annotated[int, Field(ge=0, le=100)]]


class Dependence(Frozen):
    """What the home country leans on at the start: percent per power, `others` for the rest, 100 in each domain."""

    military: Shares
    """Where arms and training come from."""
    economic: Shares
    """With whom the country trades."""
    energy: Shares
    """Where energy comes from, or who carries it."""


class Dispute(Frozen):
    """A dispute between others, in which the home country's tilt is measured."""

    name: Prose
    """What it is called."""
    sides: Annotated[tuple[PowerId, ...], Field(min_length=2, max_length=2, strict=False)]
    """Two powers; a tilt above 0 leans to the first."""


class Pledge(Frozen):
    """One sentence that the White Paper may declare: drafted when `when` is true, judged where it is tested."""

    id: Id
    """Its id."""
    text: Prose
    """The sentence."""
    hard: Prose
    """The same, hardened: it counts double, both ways."""
    when: Annotated[tuple[Clause, ...], Field(strict=False)] = ()
    """Clauses under which it is drafted."""
    tested_in: Annotated[tuple[EventId, ...], Field(min_length=1, strict=False)]
    """The events in which it is put to the test."""
    broken_by: Pattern
    """Which acts break it there."""


class WhitePaper(Frozen):
    """The declaration after the first crisis: three pledges, each kept, struck or hardened."""

    turn: int = Field(ge=2)
    """The turn at whose beginning it is declared, 2 or later."""
    intro: Prose
    """What stands above the draft."""
    pledges: Annotated[tuple[Pledge, ...], Field(min_length=3, strict=False)]
    """Three or more."""


class LegalNote(Frozen):
    """What the legal adviser says before acts with one of these flags are signed: the clause that they touch."""

    flags: Annotated[tuple[FlagId, ...], Field(min_length=1, strict=False)]
    """The acts that it is about: one flag or more."""
    text: Prose
    """What it says: the clause, and what it means here."""
    when: Annotated[tuple[Clause, ...], Field(strict=False)] = ()
    """Clauses while which it holds, such as `year >= 2010` for a doctrine of that year."""
    by_treaty: Prose | None = None
    """What is said besides, where such an act rests on a treaty."""
    sources: Annotated[tuple[SourceId, ...], Field(strict=False)] = ()
    """Where the clause is known from, by id."""


class Consequence(Frozen):
    """What an earlier choice brings later; `text` quotes its cause with {cause.line}, {cause.year}."""

    title: Prose
    """Its title."""
    from_: SenderId = Field(alias="from")
    """A power or an office that brings it."""
    when: Annotated[tuple[Clause, ...], Field(strict=False)] = ()
    """Clauses that must be true when it is due; if not, it never comes."""
    text: Prose
    """What happens; quote the cause with `{cause.line}` and `{cause.year}`."""
    acts: Annotated[tuple[ActSpec, ...], Field(strict=False)] = ()
    """Acts of the home country that it comes to."""
    effects: Annotated[tuple[Effect, ...], Field(strict=False)] = ()
    """What it changes."""
    points: Annotated[tuple[Points, ...], Field(strict=False)] = ()
    """Findings of your own."""
    record: bool = False
    """`true`: it happened in history; otherwise the page says that it follows from the player's choices."""


class Inject(Consequence):
    """What the facilitator may put into a running game, once, while its clauses hold; it arrives at once."""

    when: Annotated[tuple[Clause, ...], Field(strict=False)] = ()
    """Clauses while which it may be put in."""
    text: Prose
    """What happens; it has no cause to quote."""
    record: bool = False
    """`true`: it happened in history; otherwise the page says that it is invented."""
    note: Prose
    """For the teacher: what it is good for, and when."""


class Source(Frozen):
    """Where a fact comes from. `flag` S: the seed, V: verified, G: general knowledge, U: uncertain, I: invented."""

    title: Prose
    """Title."""
    publisher: Prose
    """Who published it."""
    date: Prose
    """When."""
    flag: Literal["S", "V", "G", "U", "I"]
    """`S` the commentary itself · `V` you have checked it · `G` generally known · `U` uncertain · `I` invented with the
    rest of the scenario.
    """


class Place(Frozen):
    """A place on the map: longitude and latitude in hundredths of a degree."""

    name: Prose
    """Its name."""
    at: Annotated[tuple[int, int], Field(strict=False)]
    """East and north in hundredths of a degree: Baku, 49.87° E 40.41° N, is `[4987, 4041]`."""
    power: PartyId | None = None
    """The country whose place it is."""
    side: Literal["left", "right"] = "right"
    """On which side of the dot the name stands, `left` or `right`."""


class Route(Frozen):
    """A line on the map through places, open while every clause of `open` is true."""

    name: Prose
    """Its name."""
    kind: Literal["oil", "gas", "rail", "road", "air"]
    """`oil`, `gas`, `rail`, `road` or `air`."""
    via: Annotated[tuple[PlaceId, ...], Field(min_length=2, strict=False)]
    """Two places or more, in order."""
    open: Annotated[tuple[Clause, ...], Field(strict=False)] = ()
    """Clauses while which it is open."""


class Map(Frozen):
    """Places and routes on the base map of the region."""

    places: dict[Id, Place] = {}
    """Places, each with an id."""
    routes: dict[Id, Route] = {}
    """Lines between places, each with an id."""


ANSWER = r"^[a-z0-9_]+/[a-z0-9_]+(\+[a-z0-9_]+){0,3}$"
"""An event and the option chosen there, with the initiatives taken up beside it: never more than a turn's attention."""


class Trial(Frozen):
    """A test inside the file: play these answers, then every clause must be true."""

    name: Prose
    """What it shows, in a sentence."""
    seed: int = 1
    """The number that chance starts from; the same number, the same game."""
    play: Annotated[tuple[Annotated[str, Field(pattern=ANSWER)], ...], Field(strict=False)]
    """The answers in order, each as `event/option`; initiatives taken up beside it follow with a plus,
    `event/option+initiative+initiative`. Calls go unanswered. `inject/` and its id puts an inject into the turn
    that the answers have reached.
    """
    expect: Annotated[tuple[Clause, ...], Field(min_length=1, strict=False)]
    """Clauses that must be true when the powers have reacted to the last answer, or once the last inject has arrived.
    """


LAST = 100
"""Where a scenario stands that does not say where."""


class Switch(Frozen):
    """An event of a deck that can be switched on or off when a game begins."""

    event: EventId
    """The event."""
    off: bool
    """`true`: it is left out unless somebody switches it on; `false`: it is played unless somebody switches it off."""


class Deck(Frozen):
    """Which events of a pool are played, in their order; all that belongs only to others is left out."""

    events: Annotated[tuple[EventId | Switch, ...], Field(min_length=1, strict=False)]
    """The events by their ids, one for each turn; in place of an id `{event: …, off: true}`."""
    seats: Annotated[tuple[PowerId, ...], Field(strict=False)] | None = None
    """The powers that are seats here; the others only send cables."""
    initiatives: Annotated[tuple[InitiativeId, ...], Field(strict=False)] | None = None
    """The initiatives that can be taken up."""
    injects: Annotated[tuple[InjectId, ...], Field(strict=False)] | None = None
    """The injects that a teacher finds."""

    @property
    def switches(self) -> tuple[Switch, ...]:
        """The events that can be switched on or off."""
        return tuple(one for one in self.events if isinstance(one, Switch))


class Scenario(Frozen):
    """One scenario, complete: what a lecturer writes and what the engine plays."""

    format: Literal[1]
    """Always `1`: the version of this format."""
    id: Id
    """The id of the scenario."""
    title: Prose
    """Its name, as on the start page."""
    summary: Prose
    """One to three sentences for the start page."""
    order: int = Field(default=LAST, ge=1, le=LAST)
    """Where it stands on the start page, 1 to 100: lower numbers first, and the first is the one to play now."""
    pool: Id | None = Field(default=None, alias="from")
    """The scenario beside this one from which everything is taken that this file does not say."""
    deck: Deck | None = None
    """Which events are played, in their order, and by whom."""
    language: LanguageCode = "en"
    """The language in which you write it, by its code."""
    content_note: Prose | None = None
    """What a player should know beforehand: loss, displacement, war; how borders are drawn."""
    minutes: int = Field(ge=1, le=600)
    """How long it takes, 1 to 600."""
    turns: int = Field(ge=1, le=60)
    """How many turns at most, 1 to 60; each has one event."""
    home: Home
    """The country that the player answers for."""
    meters: Meters
    """The four national meters."""
    issues: dict[Id, Issue]
    """What powers want more or less of, each with an id."""
    powers: dict[Id, Power]
    """The other countries and organisations, each with an id."""
    dependence: Dependence
    """What the home country leans on at the start."""
    state: dict[Id, Variable] = {}
    """What else may change in play, each with an id."""
    disputes: dict[Id, Dispute] = {}
    """Quarrels between others in which you want the player's lean to be measured."""
    voters: dict[Id, Voter] = {}
    """The states, and groups of states, that vote when a text is put to the vote, each with an id."""
    white_paper: WhitePaper | None = None
    """The declaration after the first crisis."""
    legal: Annotated[tuple[LegalNote, ...], Field(strict=False)] = ()
    """What the legal adviser has to say before something is signed."""
    map: Map = Map()
    """Places and routes."""
    events: Annotated[tuple[Event, ...], Field(min_length=1, strict=False)]
    """The events, at least one."""
    consequences: dict[Id, Consequence] = {}
    """What earlier choices bring later, each with an id."""
    injects: dict[Id, Inject] = {}
    """What a teacher may put into a running game, each with an id."""
    initiatives: dict[Id, Initiative] = {}
    """What the player may set in motion besides answering, each with an id."""
    commitments: dict[Id, Commitment] = {}
    """What lasts: treaties, missions, memberships, each with an id."""
    sources: dict[Id, Source] = {}
    """Where facts come from, each with an id."""
    endings: Annotated[tuple[Passage, ...], Field(strict=False)] = ()
    """Texts for the end; the first whose clauses are true is shown."""
    controversies: dict[Id, Controversy] = {}
    """Questions on which reasonable people differ, each with an id."""
    debrief: Annotated[tuple[Prose, ...], Field(strict=False)] = ()
    """Questions to talk about afterwards."""
    tests: Annotated[tuple[Trial, ...], Field(strict=False)] = ()
    """Games that you play through beforehand and what must come of them."""
    strings: dict[LanguageCode, dict[str, Prose]] = {}
    """Your texts in other languages, each with the code of the language."""

    @cached_property
    def names(self) -> dict[str, Type]:
        """Every name that a clause may use, with its type."""
        return names_of(self)

    @cached_property
    def has_history(self) -> bool:
        """Whether any of this happened: an invented country has no record to be held against."""
        return any(event.record.home for event in self.events)

    @cached_property
    def _compiled(self) -> dict[tuple[str, ...], Holds]:
        return {}

    @cached_property
    def translated(self) -> dict[str, "Scenario"]:
        """The scenario in other languages, as far as they have been asked for (`strings.py`)."""
        return {}

    @cached_property
    def whole(self) -> dict[str, bool]:
        """Whether a translation has everything, by its language, for those that have been asked for (`strings.py`)."""
        return {}

    def holds(self, clauses: tuple[str, ...], facts: Facts) -> bool:
        """Return whether every clause is true of the facts; each list of clauses is compiled once."""
        found = self._compiled.get(clauses)
        if found is None:
            found = every([compile_clause(clause, self.names).holds for clause in clauses])
            self._compiled[clauses] = found
        return bool(found(facts))
