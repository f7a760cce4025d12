"""Votes: who sits in a hall of many states, and how each is disposed to a text that is put to the vote there."""

from typing import Annotated, Literal

from pydantic import Field

from game.scenario.base import Frozen, Prose
from game.scenario.refs import OptionId, PowerId, SourceId, VoterId

Percent = Annotated[int, Field(ge=0, le=100)]
BallotWord = Literal["yes", "no", "abstain", "absent"]
BALLOT_WORDS: tuple[BallotWord, ...] = ("yes", "no", "abstain", "absent")
WITHDRAWN = "withdrawn"
"""The home country does not put its own text to the vote."""
MEMBERS = 193
"""Member states of the United Nations since 2011."""


class Voter(Frozen):
    """A state, or a group of states that are counted together."""

    name: Prose
    """Its name, as it stands on the board."""
    votes: int = Field(default=1, ge=1, le=MEMBERS)
    """How many votes it has: 1 for a state, more for a group of states."""
    nam: bool = False
    """`true`: it belongs to the Non-Aligned Movement, and the home country's support abroad and its acts in forums of
    many move it.
    """
    power: PowerId | None = None
    """The power of this scenario that it is; what that thinks of the home country then moves it."""
    follows: dict[PowerId, Percent] = {}
    """For each power it looks to: how much, in percent; what that power thinks of the home country moves it, and how
    that power votes. Together 100 at most; a voter with `power` follows none.
    """


class Roll(Frozen):
    """How one voter is disposed to a text."""

    lean: int = Field(ge=-100, le=100)
    """How it leans by itself, −100 (against) to 100 (for); from 30 a state votes yes, from −30 no."""
    sure: Percent = 50
    """How sure it is, 0 to 100. What is missing to 100 is what others can move, and how far the members of a group
    differ.
    """
    absent: Percent = 0
    """Of those who vote neither yes nor no, how many percent leave the hall; the rest abstains."""
    veto: bool = False
    """`true`: its no stops a text that needs the council."""


class Tally(Frozen):
    """The result on record."""

    yes: int = Field(ge=0)
    """How many voted for it."""
    no: int = Field(ge=0)
    """How many against."""
    abstain: int = Field(ge=0)
    """How many abstained."""
    absent: int = Field(ge=0)
    """How many were not there; the four make `of`."""
    source: SourceId
    """Where that is known from, by id."""


class Vote(Frozen):
    """A text that is put to the vote when its event is answered."""

    symbol: Prose
    """What the text is called, such as `A/RES/68/262`."""
    title: Prose
    """Its title."""
    own: bool = False
    """`true`: the home country has tabled it. It then gains or loses support by the result, and is judged by it (A13).
    """
    needs: Literal["majority", "two_thirds", "council"] = "majority"
    """`majority`: more yes than no · `two_thirds`: twice as many yes as no · `council`: nine yes and no veto."""
    of: int = Field(default=MEMBERS, ge=1)
    """How many states may vote, the home country among them."""
    rolls: dict[VoterId, Roll]
    """For each voter how it is disposed to this text; all who may vote stand here, and their votes with the one of the
    home country make `of`.
    """
    votes: dict[OptionId, Literal["yes", "no", "abstain", "absent", "withdrawn"]]
    """For each option how the home country votes with it: `yes`, `no`, `abstain`, `absent`; or `withdrawn`, when it
    does not put its own text to the vote.
    """
    record: Tally | None = None
    """The result in history."""
