"""State: only what changes in play, as ids and whole numbers. It is never stored: it is the replay of the log."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from game.engine.pursuits import NO_PROGRAMME, Held, Lost, Offer, Orders, Outcome, Programme, Project
from game.text import Text

Phase = Literal["brief", "talks", "orders", "reveal", "over"]
PHASES: tuple[Phase, ...] = ("brief", "talks", "orders", "reveal")
Value = int | bool | str | tuple[str, ...]
Firmness = Literal["keep", "strike", "harden"]
TermKind = Literal["reward", "threat", "guarantee"]
Cause = Literal[
    "consequence", "inject", "upkeep", "yield", "offer",
    "option", "prize", "accepted", "refused", "vote", "reaction", "guarantee",
    "initiative", "effort", "declined", "wronged",
]  # fmt: skip
"""What moves a national meter; its sentence is `why.<cause>` of the catalogue."""
LATER: Mapping[str, bool] = {"later": True}
"""Marks what the state has not always had: while it is empty the canonical form leaves it out, as older logs do."""
BEFORE_ANSWER: tuple[Cause, ...] = ("consequence", "inject", "upkeep", "yield", "offer")
"""What moves one before a turn is answered; the rest follows from the answer."""


@dataclass(frozen=True, slots=True)
class Act:
    """Something committed: who did what to whom. Scoring reads acts and nothing else of an option."""

    turn: int
    source: str
    target: str
    cameo: str
    goldstein: int
    """Tenths, −100 to 100."""
    domain: str
    flags: frozenset[str]
    event: str
    cause: str
    """The option, lever or consequence that it comes from."""
    chosen: bool = True
    """Whether it answers its event. What an earlier choice brings along does not, nor does an initiative."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a power stands towards the home country."""

    trust: int
    """Permille, −1000 to 1000."""
    grievance: int
    """0 to 10 000."""
    rung: int = 0
    """The rung of its last reaction, −5 to 4."""
    calm: int = 0
    """Turns in a row in which its grievance lay below the threshold of its rung."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One term of a sum.

    Of an appraisal: `kind` is interest, alignment, jealousy, red_line or reciprocity. Of a voter's position: lean,
    standing, lobby, voice, follow or chance.
    """

    kind: str
    about: str
    amount: int
    """Permille; positive pleases, or draws to a yes."""


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What a power makes of an answer, with the terms that add up to it, largest first."""

    total: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One change of an axis, with its reason and where the reason comes from."""

    turn: int
    event: str
    """The event whose answer shows it; an earlier one than that of the turn for what a consequence has brought."""
    axis: str
    points: int
    because: Text
    cites: tuple[str, ...]
    authored: bool
    origin: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One move of a national meter, and what moved it."""

    turn: int
    meter: str
    by: int
    """Points by which it has really moved, within 0 to 100; never 0."""
    kind: Cause
    about: str
    """Whom or what it names: a power, an event, a consequence, an inject, an initiative or a commitment.

    Nothing for offices.
    """


@dataclass(frozen=True, slots=True)
class Window:
    """What one turn tested: solidarity and neutrality in permille, None where it did not."""

    turn: int
    event: str
    solidarity: int | None
    neutrality: int | None


@dataclass(frozen=True, slots=True)
class Term:
    """What a power attaches to an option before the choice: its lever, if that option is chosen."""

    option: str
    lever: str
    kind: TermKind
    public: bool = True


@dataclass(frozen=True, slots=True)
class Bid:
    """What a power puts into a contested track, 0 to 3."""

    track: str
    level: int


@dataclass(frozen=True, slots=True)
class Press:
    """What a power does before the choice: a term, a sealed forecast, a bid."""

    term: Term | None
    forecast: str | None
    bid: Bid | None


NO_PRESS = Press(None, None, None)


@dataclass(frozen=True, slots=True)
class Reaction:
    """What a power does after the choice."""

    turn: int
    seat: str
    lever: str
    honoured: bool
    """Whether it carries out the term that it had attached."""
    reasons: tuple[Reason, ...]
    consents: tuple[str, ...] = ()
    """Initiatives of the home country to which it agrees."""


@dataclass(frozen=True, slots=True)
class Due:
    """A consequence or event on its way, and the choice that caused it."""

    item: str
    turn: int
    cause_turn: int
    cause_event: str
    cause_option: str
    cause_initiative: str = ""
    """The initiative that caused it, where no option did."""


@dataclass(frozen=True, slots=True)
class PledgeState:
    """A pledge of the White Paper and how it has been lived up to."""

    firmness: Firmness
    kept: int = 0
    broken: int = 0


@dataclass(frozen=True, slots=True)
class Cast:
    """How one voter voted, a state or several: the counts sum to its votes, the reasons to its position."""

    voter: str
    yes: int
    no: int
    abstain: int
    absent: int
    position: int
    """Permille; far above 0 a yes, far below a no."""
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote that was held: the home country's own, everybody's, and what it came to."""

    turn: int
    event: str
    home: str
    """yes, no, abstain or absent."""
    casts: tuple[Cast, ...]
    yes: int
    no: int
    abstain: int
    absent: int
    adopted: bool


@dataclass(frozen=True)
class Chapter:
    """One turn that is over: what came, what was answered, how capitals stood to it."""

    turn: int
    event: str
    option: str
    foreseen_by: tuple[str, ...]
    forecasts: int
    accepted: tuple[str, ...]
    refused: tuple[str, ...]
    values_before: Mapping[str, Value]
    meters_after: tuple[int, int, int, int]
    appraisals: Mapping[str, Appraisal]
    presses: Mapping[str, Press]
    reactions: tuple[Reaction, ...] = ()
    programme: Programme = NO_PROGRAMME
    outcomes: tuple[Outcome, ...] = ()
    lost: tuple[Lost, ...] = ()
    """Commitments that came to an end in this turn."""


@dataclass(frozen=True)
class State:
    """Everything that the rules remember."""

    seed: int
    turn: int
    phase: Phase
    event: str | None
    values: Mapping[str, Value]
    standings: Mapping[str, Standing]
    shares: Mapping[str, Mapping[str, int]]
    orders: Mapping[str, Orders]
    """By seat, hidden until the phase closes."""
    presses: Mapping[str, Press]
    reactions: Mapping[str, Reaction]
    revisions: Mapping[str, int]
    pledges: Mapping[str, PledgeState]
    drafted: tuple[str, ...]
    acts: tuple[Act, ...]
    findings: tuple[Finding, ...]
    windows: tuple[Window, ...]
    agenda: tuple[Due, ...]
    arrived: tuple[Due, ...]
    history: tuple[Chapter, ...]
    ballots: tuple[Ballot, ...]
    used: Mapping[str, int]
    """Uses of each `power/lever`."""
    projects: Mapping[str, Project]
    held: Mapping[str, Held]
    """Commitments in force."""
    lost: tuple[Lost, ...]
    """Commitments that are over, in the order of their ends."""
    calls: tuple[str, ...]
    """Commitments whose members call on the home country in this turn."""
    offers: tuple[Offer, ...]
    ledger: tuple[Entry, ...] = ()
    """Every move of the national meters since the beginning, in the order in which they moved."""
    settled: int = 0
    """The last turn whose reactions have taken effect."""
    ending: str | None = None
    """Why the game is over: complete, or security."""
    open: tuple[str, ...] | None = None
    """Of an observation: the options that are open, for who does not see all that this hangs on."""
    injected: tuple[Due, ...] = field(default=(), metadata=LATER)
    """What the facilitator has put into the game, in order."""


if TYPE_CHECKING:
    changed = replace
else:

    def changed(value: Any, /, **changes: Any) -> Any:
        """Return a copy of a state or chapter with some fields changed: `dataclasses.replace`, nine times as fast."""
        copy = object.__new__(value.__class__)
        fields = copy.__dict__
        fields.update(value.__dict__)
        fields.update(changes)
        return copy


METERS = ("security", "economy", "support", "credit")


def meters(values: Mapping[str, Value]) -> tuple[int, int, int, int]:
    """Return security, economy, support and credit, 0 to 100, out of a state's values."""
    security, economy, support, credit = (whole(values[name]) for name in METERS)
    return security, economy, support, credit


def whole(value: Value) -> int:
    """Return a value that is declared as a number; meters and numbers are, so anything else is a fault of the rules."""
    if not isinstance(value, int):
        raise TypeError(value)
    return value


def ballot_of(state: State, event: str) -> Ballot | None:
    """Return the vote that was held in the event, or None."""
    return next((ballot for ballot in state.ballots if ballot.event == event), None)


def chapter_of(state: State, event: str) -> Chapter | None:
    """Return the chapter in which the event was answered, or None."""
    return next((chapter for chapter in state.history if chapter.event == event), None)


def uses_before(state: State, turn: int, seat: str, lever: str) -> int:
    """Return how often a seat had used a lever before a turn."""
    used = [one for chapter in state.history if chapter.turn < turn for one in chapter.reactions]
    return sum(one.seat == seat and one.lever == lever for one in used)
