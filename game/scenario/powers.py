"""Powers: the home country and the others, what each wants, and what each can do about it."""

from typing import Annotated

from pydantic import Field

from game.scenario.base import Clause, Frozen, Id, Prose
from game.scenario.refs import DomainId, FlagId, IssueId, LeverCode, OfficeId, PowerId, SourceId

Weight = Annotated[int, Field(ge=-100, le=100)]


class SpeaksFor(Frozen):
    """Which official tells the desk what to expect, by what it is about; left out, the first office."""

    security: OfficeId | None = None
    """The meter of that name."""
    economy: OfficeId | None = None
    """The meter of that name."""
    support: OfficeId | None = None
    """The meter of that name."""
    credit: OfficeId | None = None
    """The meter of that name."""
    capitals: OfficeId | None = None
    """How powers will take it, and whether they decline good offices."""
    votes: OfficeId | None = None
    """How a vote will go."""


class CabinetRole(Frozen):
    """A role in a class that plays the home country together: one or more of its offices, for one pupil or group."""

    name: Prose
    """What it is called."""
    offices: Annotated[tuple[OfficeId, ...], Field(min_length=1, strict=False)]
    """The offices for which it speaks, one or more; no office has two roles."""
    brief: Prose
    """What it stands for, and what it has to answer for."""
    watches: Prose
    """What it keeps an eye on before anything is signed."""


class Home(Frozen):
    """The country that the player answers for: an office, never a living person."""

    id: Id
    """The id of the country."""
    name: Prose
    """Its name."""
    capital: Prose
    """Its capital, under which its messages stand."""
    office: Prose
    """Who the player is: an office, never a living person."""
    brief: Prose
    """A few sentences on where the country stands, folded away on the desk."""
    offices: dict[Id, Prose]
    """The officials at its desk: an id and a title for each."""
    cabinet: dict[Id, CabinetRole] = {}
    """Roles at its table, for a class that plays it together, each with an id."""
    speaks_for: SpeaksFor = SpeaksFor()
    """Which of them tells the player what to expect of an answer."""


class Issue(Frozen):
    """Something that powers want more or less of; options move it by -3 to 3."""

    name: Prose
    """What it is called in the reasons that powers give."""


class Lever(Frozen):
    """A power's possible action towards the home country, on the CAMEO ladder."""

    cameo: LeverCode
    """The code of the action; it decides the rung and the weight."""
    domain: DomainId
    """In which domain, and so which meter it moves."""
    label: Prose
    """What it is called, from its verb."""
    says: Prose
    """The cable that announces it; may quote `{line}`."""
    says_next: Annotated[tuple[Prose, ...], Field(strict=False)] = ()
    """What it says the next times, one after the other and then from the beginning, so that no cable is read twice."""
    uses: int = Field(default=9, ge=1, le=99)
    """How often in one game, 1 to 99."""

    def said(self, before: int) -> str:
        """Return the cable that announces it when it has been used so often before."""
        cables = (self.says, *self.says_next)
        return cables[before % len(cables)]


class Verdict(Frozen):
    """What this power says at the end; the first whose clauses are all true."""

    when: Annotated[tuple[Clause, ...], Field(strict=False)] = ()
    """Clauses under which it is said."""
    say: Prose
    """The sentence."""


class Goal(Frozen):
    """One line of a seat's own scorecard, met while every clause is true."""

    text: Prose
    """The goal, in a sentence."""
    when: Annotated[tuple[Clause, ...], Field(min_length=1, strict=False)]
    """One clause or more."""


class Review(Frozen):
    """Who has read a seat's card and signed it."""

    by: Prose
    """Somebody from that side, or close to it: a name, or an institution, as they wish to be called."""
    date: Prose
    """When."""


class SeatSpec(Frozen):
    """A power that is played, by a person or by the machine: its brief, fair to that side, and its own scorecard."""

    office: Prose
    """Who decides there: an office, never a living person."""
    account: Prose
    """The side's own account, in the first person plural, so that a student of that side could accept it."""
    wants: Prose
    """What it wants, in a sentence."""
    red_lines: Prose
    """What it will not accept, in the words of its own side; the player reads it before the choice."""
    hardest_question: Prose
    """The question that is hardest for this side."""
    goals: Annotated[tuple[Goal, ...], Field(min_length=2, strict=False)]
    """Two or more lines of its own scorecard."""
    sources: Annotated[tuple[SourceId, ...], Field(strict=False)] = ()
    """Sources that this side would accept, by id."""
    reviewed: Review | None = None
    """Who from that side has read and signed this card."""


class Power(Frozen):
    """One power. Numbers are percent; `interests` gives what it wants (positive) or resists (negative) per issue."""

    name: Prose
    """Its name."""
    short: Prose
    """A short name for small places, such as the map."""
    capital: Prose
    """Where its cables come from."""
    capability: int = Field(ge=1, le=100)
    """How much its actions weigh, 1 to 100."""
    trust: int = Field(default=0, ge=-100, le=100)
    """How far it trusts the home country at first, −100 to 100."""
    grievance: int = Field(default=0, ge=0, le=100)
    """What it holds against the home country at first, 0 to 100."""
    interests: dict[IssueId, Weight] = {}
    """For each issue how much it wants it: −100 (resists with all it has) to 100."""
    rivals: dict[PowerId, Annotated[int, Field(ge=0, le=100)]] = {}
    """For each rival how deep the rivalry is, 0 to 100; what a rival gains reads as loss."""
    red_lines: Annotated[tuple[FlagId, ...], Field(strict=False)] = ()
    """Flags of acts that it will not accept from the home country, towards whomever; an answer with one is marked
    before the choice.
    """
    floor: int = Field(default=-4, ge=-5, le=0)
    """The lowest rung it will ever go down to, −5 to 0."""
    win_set: int = Field(default=10, ge=0, le=100)  # Putnam 1988
    """How much an offer must be worth to it before its own parliament, court or barracks let it pass, 0 to 100."""
    levers: dict[Id, Lever] = {}
    """What it can do about an answer, each with an id."""
    verdicts: Annotated[tuple[Verdict, ...], Field(strict=False)] = ()
    """What it says at the end; the first whose clauses are true."""
    seat: SeatSpec | None = None
    """With this key it is played, by a person or by the machine; without, it only sends cables and is acted upon."""
