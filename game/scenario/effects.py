"""Effects: verb first, and each verb reaches only the scenario's declared state, its meters and consequences."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from game.scenario.base import Frozen
from game.scenario.refs import (
    CommitmentId,
    CountedId,
    EventId,
    LadderId,
    LaterId,
    MemberId,
    SetId,
    SettableId,
    StageId,
    WordId,
)


class Change(Frozen):
    """Add to a number or a meter, within its bounds."""

    change: CountedId
    by: int


class Set(Frozen):
    """Set a flag, a choice or a number."""

    set: SettableId
    to: bool | int | WordId


class Advance(Frozen):
    """Move a ladder up to a stage; no effect where it stands higher."""

    advance: LadderId
    to: StageId


class Add(Frozen):
    """Add a member to a set; `to` names the set."""

    add: MemberId
    to: SetId


class Remove(Frozen):
    """Take a member out of a set; `from` names the set."""

    remove: MemberId
    from_: SetId = Field(alias="from")


class Schedule(Frozen):
    """Let a consequence or an event come after so many turns (1 is the next).

    In an answer of a deck `with` may name the event with which it comes, in place of `in`: how many turns that is, is
    worked out when the deck is cut.
    """

    schedule: LaterId
    in_: int = Field(alias="in", ge=1, le=40)
    with_: EventId | None = Field(default=None, alias="with")


class Begin(Frozen):
    """Begin a commitment; no effect where it is held."""

    begin: CommitmentId


class End(Frozen):
    """End a commitment without breaking it; no effect where it is not held."""

    end: CommitmentId


VERBS = ("change", "set", "advance", "add", "remove", "schedule", "begin", "end")


def _verb(value: object) -> str | None:
    """The verb of one effect, by its first known key; None lets pydantic name the fault."""
    keys: Any = value if isinstance(value, Mapping) else type(value).model_fields if isinstance(value, Frozen) else ()
    return next((verb for verb in VERBS if verb in keys), None)


Effect = Annotated[
    Annotated[Change, Tag("change")]
    | Annotated[Set, Tag("set")]
    | Annotated[Advance, Tag("advance")]
    | Annotated[Add, Tag("add")]
    | Annotated[Remove, Tag("remove")]
    | Annotated[Schedule, Tag("schedule")]
    | Annotated[Begin, Tag("begin")]
    | Annotated[End, Tag("end")],
    Discriminator(_verb),
]
