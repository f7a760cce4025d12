"""The declared state of a scenario: what may change in play, and between which bounds."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from game.scenario.base import Frozen, Id, Prose


def _bad_start(given: object, known: str) -> PydanticCustomError:
    return PydanticCustomError("start", "start is not allowed", {"given": str(given), "known": known})


class Number(Frozen):
    """A whole number between bounds."""

    type: Literal["number"]
    """`number`."""
    name: Prose
    """What it is called."""
    min: int = 0
    """The least it can be."""
    max: int = 100
    """The most it can be."""
    start: int
    """What it is at first."""

    @model_validator(mode="after")
    def _within(self) -> Self:
        if not self.min <= self.start <= self.max:
            raise _bad_start(self.start, f"{self.min}–{self.max}")
        return self


class Flag(Frozen):
    """True or false."""

    type: Literal["flag"]
    """`flag`."""
    name: Prose
    """What it says when it is true."""
    start: bool = False
    """`true` or `false`."""


class Ladder(Frozen):
    """Ordered stages; `advance` goes up, never down, and `>=` compares the order."""

    type: Literal["ladder"]
    """`ladder`."""
    name: Prose
    """What it is called."""
    stages: Annotated[tuple[Id, ...], Field(min_length=2, strict=False)]
    """Two or more stages, from the lowest."""
    start: Id
    """The stage at first."""

    @model_validator(mode="after")
    def _known(self) -> Self:
        if self.start not in self.stages:
            raise _bad_start(self.start, ", ".join(self.stages))
        return self


class Choice(Frozen):
    """One of several names, in no order."""

    type: Literal["choice"]
    """`choice`."""
    name: Prose
    """What it is called."""
    members: Annotated[tuple[Id, ...], Field(min_length=2, strict=False)]
    """Two or more words."""
    start: Id
    """The word at first."""

    @model_validator(mode="after")
    def _known(self) -> Self:
        if self.start not in self.members:
            raise _bad_start(self.start, ", ".join(self.members))
        return self


class Members(Frozen):
    """A set of names."""

    type: Literal["set"]
    """`set`."""
    name: Prose
    """What it is called."""
    members: Annotated[tuple[Id, ...], Field(min_length=1, strict=False)]
    """All that could be in it."""
    start: Annotated[tuple[Id, ...], Field(strict=False)] = ()
    """What is in it at first."""

    @model_validator(mode="after")
    def _known(self) -> Self:
        for member in self.start:
            if member not in self.members:
                raise _bad_start(member, ", ".join(self.members))
        return self


Variable = Annotated[Number | Flag | Ladder | Choice | Members, Field(discriminator="type")]


class Word(Frozen):
    """What a meter is called up to and with a value."""

    upto: int
    """It is used up to this value, this value included."""
    say: Prose
    """The word."""


class Meter(Frozen):
    """A national meter, 0 to 100, shown in words: the first word whose `upto` is not below the value."""

    name: Prose
    """What it is called."""
    start: int = Field(ge=0, le=100)
    """Where it stands at first, 0 to 100."""
    words: Annotated[tuple[Word, ...], Field(min_length=2, strict=False)]
    """Two or more words for it, from low to high; the last one goes up to 100."""


class Meters(Frozen):
    """The four national meters. Security at 0 ends the game."""

    security: Meter
    """Safety from others."""
    economy: Meter
    """Money and goods."""
    support: Meter
    """Support abroad for what matters most to the country."""
    credit: Meter
    """Favours that others owe it; what it can spend."""
