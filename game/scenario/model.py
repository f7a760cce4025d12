"""Scenario: the file format, the JSON schema and the constants of the engine, defined once."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from game.scenario.base import Clause, Frozen, Id, LanguageCode, Prose
from game.scenario.effects import Effect
from game.scenario.events import ActSpec, Event, Passage, Points
from game.scenario.expression import Facts, Holds, compile_clause, every
from game.scenario.initiatives import Commitment, Initiative, Pattern
from game.scenario.names import Type, names_of
from game.scenario.powers import Home, Issue, Power
from game.scenario.refs import EventId, FlagId, PartnerId, PartyId, PlaceId, PowerId, SenderId, SourceId
from game.scenario.state_types import Meters, Variable
from game.scenario.votes import Voter

Shares = dict[PartnerId, Annotated[int, Field(ge=0, le=100)]]


class Dependence(Frozen):
    """What the home country leans on at the start: percent per power, `others` for the rest, 100 in each domain."""

    military: Shares
    economic: Shares
    energy: Shares


class Dispute(Frozen):
    """A dispute between others, in which the home country's tilt is measured."""

    name: Prose
    sides: Annotated[tuple[PowerId, ...], Field(min_length=2, max_length=2, strict=False)]


class Pledge(Frozen):
    """One sentence that the White Paper may declare: drafted when `when` is true, judged where it is tested."""

    id: Id
    text: Prose
    hard: Prose
    when: Annotated[tuple[Clause, ...], Field(strict=False)] = ()
    tested_in: Annotated[tuple[EventId, ...], Field(min_length=1, strict=False)]
    broken_by: Pattern


class WhitePaper(Frozen):
    """The declaration after the first crisis: three pledges, each kept, struck or hardened."""

    turn: int = Field(ge=2)
    intro: Prose
    pledges: Annotated[tuple[Pledge, ...], Field(min_length=3, strict=False)]


class LegalNote(Frozen):
    """What the legal adviser says before acts with one of these flags are signed: the clause that they touch."""

    flags: Annotated[tuple[FlagId, ...], Field(min_length=1, strict=False)]
    text: Prose
    when: Annotated[tuple[Clause, ...], Field(strict=False)] = ()
    by_treaty: Prose | None = None
    """What is said besides where such an act rests on a treaty."""
    sources: Annotated[tuple[SourceId, ...], Field(strict=False)] = ()


class Consequence(Frozen):
    """What an earlier choice brings later; `text` quotes its cause with {cause.line}, {cause.year}."""

    title: Prose
    from_: SenderId = Field(alias="from")
    when: Annotated[tuple[Clause, ...], Field(strict=False)] = ()
    text: Prose
    acts: Annotated[tuple[ActSpec, ...], Field(strict=False)] = ()
    effects: Annotated[tuple[Effect, ...], Field(strict=False)] = ()
    points: Annotated[tuple[Points, ...], Field(strict=False)] = ()
    record: bool = False
    """Whether it happened in history; what did not is marked so on the page."""


class Inject(Consequence):
    """What the facilitator may put into a running game, once, while its clauses hold; it arrives at once."""

    note: Prose
    """For the teacher: what it is good for, and when."""


class Source(Frozen):
    """Where a fact comes from. `flag` S: the seed, V: verified, G: general knowledge, U: uncertain."""

    title: Prose
    publisher: Prose
    date: Prose
    flag: Literal["S", "V", "G", "U"]


class Place(Frozen):
    """A place on the map: longitude and latitude in hundredths of a degree."""

    name: Prose
    at: Annotated[tuple[int, int], Field(strict=False)]
    power: PartyId | None = None
    side: Literal["left", "right"] = "right"
    """On which side of its dot the name stands."""


class Route(Frozen):
    """A line on the map through places, open while every clause of `open` is true."""

    name: Prose
    kind: Literal["oil", "gas", "rail", "road", "air"]
    via: Annotated[tuple[PlaceId, ...], Field(min_length=2, strict=False)]
    open: Annotated[tuple[Clause, ...], Field(strict=False)] = ()


class Map(Frozen):
    """Places and routes on the base map of the region."""

    places: dict[Id, Place] = {}
    routes: dict[Id, Route] = {}


ANSWER = r"^[a-z0-9_]+/[a-z0-9_]+(\+[a-z0-9_]+){0,3}$"
"""An event and the option chosen there, with the initiatives taken up beside it: never more than a turn's attention."""


class Trial(Frozen):
    """A test inside the file: play these answers, then every clause must be true."""

    name: Prose
    seed: int = 1
    play: Annotated[tuple[Annotated[str, Field(pattern=ANSWER)], ...], Field(strict=False)]
    expect: Annotated[tuple[Clause, ...], Field(min_length=1, strict=False)]


class Scenario(Frozen):
    """One scenario, complete: what a lecturer writes and what the engine plays."""

    format: Literal[1]
    id: Id
    title: Prose
    summary: Prose
    content_note: Prose | None = None
    minutes: int = Field(ge=1, le=600)
    turns: int = Field(ge=1, le=60)
    home: Home
    meters: Meters
    issues: dict[Id, Issue]
    powers: dict[Id, Power]
    dependence: Dependence
    state: dict[Id, Variable] = {}
    disputes: dict[Id, Dispute] = {}
    voters: dict[Id, Voter] = {}
    white_paper: WhitePaper | None = None
    legal: Annotated[tuple[LegalNote, ...], Field(strict=False)] = ()
    map: Map = Map()
    events: Annotated[tuple[Event, ...], Field(min_length=1, strict=False)]
    consequences: dict[Id, Consequence] = {}
    injects: dict[Id, Inject] = {}
    initiatives: dict[Id, Initiative] = {}
    commitments: dict[Id, Commitment] = {}
    sources: dict[Id, Source] = {}
    endings: Annotated[tuple[Passage, ...], Field(strict=False)] = ()
    debrief: Annotated[tuple[Prose, ...], Field(strict=False)] = ()
    tests: Annotated[tuple[Trial, ...], Field(strict=False)] = ()
    strings: dict[LanguageCode, dict[str, Prose]] = {}
    """Translations: by language, then by the key of a text (`texts.py`)."""

    @cached_property
    def names(self) -> dict[str, Type]:
        """Every name that a clause may use, with its type."""
        return names_of(self)

    @cached_property
    def _compiled(self) -> dict[tuple[str, ...], Holds]:
        return {}

    @cached_property
    def translated(self) -> dict[str, "Scenario"]:
        """The scenario in other languages, as far as they have been asked for (`strings.py`)."""
        return {}

    def holds(self, clauses: tuple[str, ...], facts: Facts) -> bool:
        """Return whether every clause is true of the facts; each list of clauses is compiled once."""
        found = self._compiled.get(clauses)
        if found is None:
            found = every([compile_clause(clause, self.names).holds for clause in clauses])
            self._compiled[clauses] = found
        return bool(found(facts))
