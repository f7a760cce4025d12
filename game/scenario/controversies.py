"""Controversies: questions on which reasonable people differ, for the talk afterwards, with what each side argues."""

from typing import Annotated

from pydantic import Field

from game.scenario.base import Frozen, Prose
from game.scenario.refs import EventId, SeedNumber, SourceId


class Position(Frozen):
    """One side of a controversy, told as whoever holds it would tell it."""

    says: Prose
    """What it is called: who answers so, or the answer in a few words."""
    holds: Prose
    """What it holds, in a sentence or two."""
    arguments: Annotated[tuple[Prose, ...], Field(min_length=1, strict=False)]
    """What speaks for it, one argument or more."""
    sources: Annotated[tuple[SourceId, ...], Field(strict=False)] = ()
    """Where that is argued, by id."""


class Controversy(Frozen):
    """A question that the game leaves open, with its sides and a task for the talk about it."""

    question: Prose
    """The question."""
    cites: Annotated[tuple[SeedNumber, ...], Field(strict=False)] = ()
    """Elements of the commentary that it is about, such as `S22`."""
    after: EventId | None = None
    """The event after which it is told of: where it was not played, the end of a game leaves it out."""
    minutes: int = Field(ge=1, le=600)
    """How long the task takes, 1 to 600."""
    sides: Annotated[tuple[Position, ...], Field(min_length=2, strict=False)]
    """Its sides, two or more."""
    task: Prose
    """What those who talk about it are to do."""
