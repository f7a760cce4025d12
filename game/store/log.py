"""The log: rows are appended and read, in order; nothing here changes or takes away a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from game.store import games, rooms
from game.store.db import Store
from game.store.games import Progress
from game.store.tables import SOLO, LogRow


class SequenceTaken(Exception):
    """Somebody else appended first: play the move again on the state that their rows lead to."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that is to be appended; the log gives it its number."""

    seat: str
    member: str
    key: str | None
    turn: int
    phase: str
    kind: str
    move: dict[str, Any]
    digest: str | None = None


def append(
    store: Store, game: str, expected_seq: int, entries: Sequence[Entry], progress: Progress, at: datetime
) -> None:
    """Commit all rows of a submission, and where the game now stands, in one transaction; a class’s room changes too.

    `expected_seq` is the number that the first row gets. Raises SequenceTaken when it is another by now, StoreBusy when
    the database cannot be written; then nothing is.
    """
    try:
        with store.writing() as session:
            if last_seq(session, game) + 1 != expected_seq:
                raise SequenceTaken
            add(session, game, expected_seq, entries, at)
            stood = games.stand(session, game, progress, at)
            if stood.way != SOLO:
                rooms.touch(session, stood.room)
    except IntegrityError as problem:  # another process was between the question and the insert
        raise SequenceTaken from problem


def add(session: Session, game: str, first_seq: int, entries: Sequence[Entry], at: datetime) -> None:
    """Add rows within a transaction of the caller's."""
    session.add_all(
        LogRow(
            game=game,
            seq=seq,
            seat=entry.seat,
            member=entry.member,
            key=entry.key,
            turn=entry.turn,
            phase=entry.phase,
            kind=entry.kind,
            move=entry.move,
            digest=entry.digest,
            at=at,
        )
        for seq, entry in enumerate(entries, first_seq)
    )


def last_seq(session: Session, game: str) -> int:
    """Return the number of the last row, 0 when there is none."""
    return session.exec(select(func.max(LogRow.seq)).where(LogRow.game == game)).one() or 0


def rows_after(session: Session, game: str, seq: int) -> Sequence[LogRow]:
    """Return the rows that come after a number, in order."""
    wanted = select(LogRow).where(LogRow.game == game, LogRow.seq > seq)
    return session.exec(wanted.order_by(col(LogRow.seq))).all()


def find_key(session: Session, game: str, member: str, key: str) -> LogRow | None:
    """Return the row that a member's form has led to already."""
    wanted = select(LogRow).where(LogRow.game == game, LogRow.member == member, LogRow.key == key)
    return session.exec(wanted).one_or_none()
