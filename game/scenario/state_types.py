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
    name: Prose
    min: int = 0
    max: int = 100
    start: int

    @model_validator(mode="after")
    def _within(self) -> Self:
        if not self.min <= self.start <= self.max:
            raise _bad_start(self.start, f"{self.min}–{self.max}")
        return self


class Flag(Frozen):
    """True or false."""

    type: Literal["flag"]
    name: Prose
    start: bool = False


class Ladder(Frozen):
    """Ordered stages; `advance` goes up, never down, and `>=` compares the order."""

    type: Literal["ladder"]
    name: Prose
    stages: Annotated[tuple[Id, ...], Field(min_length=2, strict=False)]
    start: Id

    @model_validator(mode="after")
    def _known(self) -> Self:
        if self.start not in self.stages:
            raise _bad_start(self.start, ", ".join(self.stages))
        return self


class Choice(Frozen):
    """One of several names, in no order."""

    type: Literal["choice"]
    name: Prose
    members: Annotated[tuple[Id, ...], Field(min_length=2, strict=False)]
    start: Id

    @model_validator(mode="after")
    def _known(self) -> Self:
        if self.start not in self.members:
            raise _bad_start(self.start, ", ".join(self.members))
        return self


class Members(Frozen):
    """A set of names."""

    type: Literal["set"]
    name: Prose
    members: Annotated[tuple[Id, ...], Field(min_length=1, strict=False)]
    start: Annotated[tuple[Id, ...], Field(strict=False)] = ()

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
    say: Prose


class Meter(Frozen):
    """A national meter, 0 to 100, shown in words: the first word whose `upto` is not below the value."""

    name: Prose
    start: int = Field(ge=0, le=100)
    words: Annotated[tuple[Word, ...], Field(min_length=2, strict=False)]


class Meters(Frozen):
    """The four national meters. Security at 0 ends the game."""

    security: Meter
    economy: Meter
    support: Meter
    credit: Meter
