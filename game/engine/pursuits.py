"""What the home country sets in motion, holds and bargains over, as the state remembers it."""

from dataclasses import dataclass
from typing import Literal

Ending = Literal["notice", "break"]
"""How the home country ends a commitment."""
Loss = Literal["ended", "broken", "refused", "lapsed"]
"""How a commitment came to its end: with notice, broken, lost with a call that was refused, or not kept up."""


@dataclass(frozen=True, slots=True)
class Programme:
    """What the home country does in a turn besides answering."""

    initiatives: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    """Commitments whose call is answered; a call that is not is refused."""
    ended: tuple[tuple[str, Ending], ...] = ()


NO_PROGRAMME = Programme()


@dataclass(frozen=True, slots=True)
class Orders:
    """All that a seat has ordered for a turn."""

    option: str
    programme: Programme = NO_PROGRAMME


@dataclass(frozen=True, slots=True)
class Project:
    """How far an initiative has come."""

    stage: int
    """Steps done."""
    turn: int
    """The turn of the last step that was tried."""
    done: int
    """The turn of the last step that was done; 0 for none."""


@dataclass(frozen=True, slots=True)
class Held:
    """A commitment that is in force."""

    since: int
    ends: int | None = None
    """The turn with which it ends, once notice is given."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A commitment that is over."""

    commitment: str
    turn: int
    how: Loss


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an initiative in a turn: done, or declined by partners."""

    initiative: str
    stage: int
    """Number of the step, from 0."""
    declined: tuple[str, ...]


PromiseKind = Literal["answer", "act", "commitment", "vote", "meter", "silence"]
Fate = Literal["open", "kept", "broken", "void"]
"""Void: nobody need keep it any longer, since the other side did not, or nothing came that could have tested it."""
OfferStatus = Literal["open", "accepted", "declined", "countered", "withdrawn", "expired", "unratified"]


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing that one side of an offer will do."""

    by: str
    kind: PromiseKind
    what: str
    """Option, lever or initiative, commitment, yes/no/abstain, meter; nothing for silence."""
    amount: int
    """Of a meter."""
    until: int
    """The turn by whose end it must be kept."""
    secret: bool = False
    fate: Fate = "open"
    settled: int = 0
    """The turn in which its fate was found; 0 while it is open."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Terms both ways between the home country and a power."""

    id: str
    """Turn, maker, partner and a number that counts between these two, so that it tells nobody of other offers."""
    turn: int
    maker: str
    to: str
    promises: tuple[Promise, ...]
    public: bool
    expires: int
    """The last turn in which it can be accepted."""
    status: OfferStatus = "open"
    counters: str | None = None
    """The offer to which it is the answer."""
    accepted: int | None = None
    """The turn in which it was accepted."""
    revealed: int | None = None
    """The turn in which what was secret of it came out."""

    @property
    def is_exchange(self) -> bool:
        """Whether both sides have given more than silence, and everything has been kept."""
        givers = {one.by for one in self.promises if one.kind != "silence"}
        return self.status == "accepted" and len(givers) > 1 and all(one.fate == "kept" for one in self.promises)

    def paid(self, by: str, meter: str) -> int:
        """Return how many points of a meter one side gives."""
        return sum(one.amount for one in self.promises if (one.by, one.kind, one.what) == (by, "meter", meter))
