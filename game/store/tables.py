"""Tables: what has to survive. No state of a game stands here: it is the replay of its log."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Text
from sqlmodel import JSON, Field, SQLModel, UniqueConstraint

SOLO = "solo"
"""The way in which a room is used by one person."""


class Bundle(SQLModel, table=True):
    """The source of a scenario as it was when a game began, once per hash."""

    __tablename__ = "bundles"

    hash: str = Field(primary_key=True, max_length=64)
    files: str = Field(sa_type=Text)
    """JSON of the bundle."""


class Room(SQLModel, table=True):
    """A code, and the game that it points to now; going back points it to a fork. Who plays alone has one of their own.

    That of a class has a step, a clock and people in it besides.
    """

    __tablename__ = "rooms"

    id: str = Field(primary_key=True, max_length=16)
    code: str = Field(unique=True, max_length=12)
    """What people type to join."""
    created_at: datetime
    game: str | None = Field(default=None, max_length=16)
    """No foreign key: a game names its room, and a circle of keys cannot be made in SQLite."""
    way: str = Field(default=SOLO, max_length=10)
    """How it is used: by one person, or as a drill of a class."""
    step: str = Field(default="", max_length=16)
    """Where a class stands in it."""
    revision: int = 0
    """Rises with everything that changes in it, inside the same transaction. It never leaves the server."""
    game_changed: int = 0
    """The revision in which its game changed last."""
    timed: str = Field(default="", max_length=20)
    """Turn and phase for which its clock was started."""
    deadline: datetime | None = Field(default=None, index=True)
    """When the step ends by itself."""
    paused_at: datetime | None = None
    resume_at: datetime | None = None
    """When a pause ends by itself."""
    pause_note: str = Field(default="", max_length=200)
    minutes: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """How long each step takes."""
    passphrase_hash: str = Field(default="", max_length=200)
    """With it and the link another device takes the console."""


class Game(SQLModel, table=True):
    """One log: what it is played with, and where it stands, for lists. The log decides."""

    __tablename__ = "games"

    id: str = Field(primary_key=True, max_length=16)
    room: str = Field(foreign_key="rooms.id", index=True, max_length=16)
    way: str = Field(default=SOLO, max_length=10)
    """How its room is used: so that no page of a game has to ask for the room."""
    scenario_id: str = Field(max_length=60)
    title: str
    turns: int
    bundle_hash: str = Field(foreign_key="bundles.hash", max_length=64)
    rules_hash: str = Field(max_length=64)
    rules_version: str = Field(max_length=20)
    migrated_from: str | None = Field(default=None, max_length=20)
    """The rules version under which it began, when it went on under a later one."""
    seed: int = Field(sa_type=BigInteger)
    machine: str = Field(max_length=20)
    """The player that takes the seats where nobody sits."""
    parent: str | None = Field(default=None, foreign_key="games.id", max_length=16)
    parent_seq: int | None = None
    created_at: datetime
    last_move_at: datetime
    """When it last went on to another phase."""
    finished_at: datetime | None = None
    turn: int
    phase: str = Field(max_length=10)
    idle: bool = True
    """Whether only people are awaited: nothing to drive on at start-up."""
    draft: str | None = Field(default=None, max_length=16)
    """The scenario of the studio that is being tried out. No foreign key: the game outlives it."""
    stage: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    """Where a try-out begins, when that is not the beginning (game/engine/stage.py); its log replays from there."""


class LogRow(SQLModel, table=True):
    """One move. Rows are added, never changed and never taken away."""

    __tablename__ = "log"
    __table_args__ = (UniqueConstraint("game", "member", "key", name="uq_log_key"),)

    game: str = Field(primary_key=True, foreign_key="games.id", max_length=16)
    seq: int = Field(primary_key=True)
    seat: str = Field(max_length=60)
    member: str = Field(max_length=64)
    """The person, or the name of the machine."""
    key: str | None = Field(default=None, max_length=64)
    """What a form sends so that pressing twice counts once; machines send none."""
    turn: int
    phase: str = Field(max_length=10)
    """Turn and phase in which the move was made."""
    kind: str = Field(max_length=20)
    move: dict[str, Any] = Field(sa_type=JSON)
    digest: str | None = Field(default=None, max_length=32)
    """Digest of the state after the last row of a submission."""
    at: datetime


class Export(SQLModel, table=True):
    """A finished game, complete: what is shown of it after an upgrade of the rules."""

    __tablename__ = "exports"

    game: str = Field(primary_key=True, foreign_key="games.id", max_length=16)
    data: dict[str, Any] = Field(sa_type=JSON)


class Grant(SQLModel, table=True):
    """A person sits in a seat of a game."""

    __tablename__ = "grants"

    person: str = Field(primary_key=True, max_length=64)
    game: str = Field(primary_key=True, foreign_key="games.id", index=True, max_length=16)
    seat: str = Field(primary_key=True, max_length=60)


class Leader(SQLModel, table=True):
    """A person leads a room: theirs is the console."""

    __tablename__ = "leaders"

    room: str = Field(primary_key=True, foreign_key="rooms.id", max_length=16)
    person: str = Field(primary_key=True, index=True, max_length=64)


class Member(SQLModel, table=True):
    """Somebody in a room of a class, under a name of their own choice. Erasable: no log names a member."""

    __tablename__ = "members"
    __table_args__ = (
        UniqueConstraint("room", "person", name="uq_members_person"),
        UniqueConstraint("room", "name", name="uq_members_name"),
        UniqueConstraint("room", "place", name="uq_members_place"),
    )

    id: str = Field(primary_key=True, max_length=16)
    room: str = Field(foreign_key="rooms.id", index=True, max_length=16)
    person: str = Field(max_length=64)
    """Whose browser it is now; another one after it was moved with the phrase."""
    name: str = Field(max_length=30)
    place: int
    """In which order they came, from 0: who advises whom is read off it."""
    seat: str = Field(default="", max_length=60)
    """In the game of the room; several may sit in one, and who sits in none looks on."""
    phrase_hash: str = Field(default="", max_length=200)
    joined_at: datetime
    seen_at: datetime
    gone: str = Field(default="", max_length=10)
    """Nothing while they are here; `left`, or `removed` by whoever leads."""
    changed: int = 0
    """The revision of the room in which this row changed last, so that what is new can be read alone."""


class Answer(SQLModel, table=True):
    """What a member of a drill answered at a step, saved or signed."""

    __tablename__ = "answers"

    member: str = Field(primary_key=True, foreign_key="members.id", max_length=16)
    step: str = Field(primary_key=True, max_length=16)
    room: str = Field(foreign_key="rooms.id", index=True, max_length=16)
    option: str = Field(max_length=60)
    reason: str = Field(default="", max_length=280)
    signed: bool
    """One that is only saved counts at the deadline."""
    shown: bool = False
    """Whether whoever leads shows its reason on the screen."""
    at: datetime
    changed: int = 0
    """As with members."""


class Note(SQLModel, table=True):
    """What somebody in a room writes to somebody else there. Erasable: no rule reads it."""

    __tablename__ = "notes"

    id: str = Field(primary_key=True, max_length=16)
    room: str = Field(foreign_key="rooms.id", index=True, max_length=16)
    sender: str = Field(max_length=16)
    """A member, or whoever leads."""
    to: str = Field(max_length=16)
    """A member, everybody, or whoever leads."""
    text: str = Field(max_length=500)
    at: datetime
    changed: int = 0
    """As with members."""


class Capability(SQLModel, table=True):
    """A link that gives a seat to whoever follows it; only the digest of its token is kept."""

    __tablename__ = "capabilities"

    token_hash: str = Field(primary_key=True, max_length=64)
    game: str = Field(foreign_key="games.id", max_length=16)
    seat: str = Field(max_length=60)
    purpose: str = Field(max_length=20)
    created_at: datetime
    expires_at: datetime | None = None


class Draft(SQLModel, table=True):
    """A scenario that somebody is writing: its files as they were last saved, sound or not."""

    __tablename__ = "drafts"

    id: str = Field(primary_key=True, max_length=16)
    owner: str = Field(index=True, max_length=64)
    """The person who wrote it; nobody else may change it."""
    title: str = Field(max_length=200)
    """As its file tells it, for the list."""
    files: str = Field(sa_type=Text)
    """JSON of the bundle."""
    revision: int = 1
    """Rises with every save."""
    touched: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    """File to the revision in which it was last changed, so that two tabs are told from two files."""
    created_at: datetime
    changed_at: datetime


class DraftLink(SQLModel, table=True):
    """A link under which anybody may read a draft; only the digest of its token is kept."""

    __tablename__ = "draft_links"

    token_hash: str = Field(primary_key=True, max_length=64)
    draft: str = Field(foreign_key="drafts.id", index=True, max_length=16)
    created_at: datetime
    expires_at: datetime
