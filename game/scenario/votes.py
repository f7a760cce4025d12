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
    votes: int = Field(default=1, ge=1, le=MEMBERS)
    nam: bool = False
    """Whether it belongs to the Non-Aligned Movement."""
    power: PowerId | None = None
    """The power of the scenario that it is; its own standing then moves it."""
    follows: dict[PowerId, Percent] = {}
    """Whose standing and whose vote move it, and by how much."""


class Roll(Frozen):
    """How one voter is disposed to a text."""

    lean: int = Field(ge=-100, le=100)
    sure: Percent = 50
    """How firmly it leans: the rest is what others can move, and how far the members of a group differ."""
    absent: Percent = 0
    """Of those who say neither yes nor no, how many leave the hall."""
    veto: bool = False


class Tally(Frozen):
    """The result on record."""

    yes: int = Field(ge=0)
    no: int = Field(ge=0)
    abstain: int = Field(ge=0)
    absent: int = Field(ge=0)
    source: SourceId


class Vote(Frozen):
    """A text that is put to the vote when its event is answered."""

    symbol: Prose
    title: Prose
    own: bool = False
    """Whether the home country has tabled it."""
    needs: Literal["majority", "two_thirds", "council"] = "majority"
    of: int = Field(default=MEMBERS, ge=1)
    """How many states may vote, the home country among them."""
    rolls: dict[VoterId, Roll]
    votes: dict[OptionId, Literal["yes", "no", "abstain", "absent", "withdrawn"]]
    """Option to how the home country votes with it."""
    record: Tally | None = None
