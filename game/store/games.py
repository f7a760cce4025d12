"""Games and rooms: opening them, finding them, and noting where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_
from sqlmodel import Session, col, select

from game.errors import NotFound
from game.store.tables import SOLO, Export, Game, Grant, Room


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a game stands after a submission."""

    turn: int
    phase: str
    idle: bool
    rules_version: str
    migrated_from: str | None
    export: dict[str, Any] | None = None
    """The whole game, when it is finished."""


@dataclass(frozen=True, slots=True)
class Seated:
    """A game and the seat that somebody has in it."""

    game: Game
    seat: str


def open_room(session: Session, room: Room, game: Game) -> None:
    """Add a room with its first game."""
    session.add(room)
    session.flush()
    session.add(game)
    room.game = game.id
    session.flush()


def find(session: Session, game: str) -> Game:
    """Return a game.

    Raises NotFound.
    """
    row = session.get(Game, game)
    if row is None:
        raise NotFound
    return row


def stand(session: Session, game: str, progress: Progress, at: datetime) -> Game:
    """Note where a game stands, and keep the export of one that is finished; return it.

    The time of the last move is noted only when turn or phase changes: it would tell of others' hidden orders.
    """
    row = find(session, game)
    if (row.turn, row.phase) != (progress.turn, progress.phase):
        row.last_move_at = at
    if progress.phase == "over":
        row.finished_at = at
    row.turn, row.phase, row.idle = progress.turn, progress.phase, progress.idle
    row.rules_version, row.migrated_from = progress.rules_version, progress.migrated_from
    if progress.export is not None:
        session.add(Export(game=game, data=progress.export))
    return row


def titles(session: Session, ids: Sequence[str]) -> dict[str, str]:
    """Return the titles of games by their id."""
    return dict(session.exec(select(Game.id, Game.title).where(col(Game.id).in_(ids))).all())


def kept_export(session: Session, game: str) -> dict[str, Any] | None:
    """Return the export of a finished game."""
    kept = session.get(Export, game)
    return kept.data if kept else None


def games_of(session: Session, person: str) -> list[Seated]:
    """Return the games in which a person has a seat, the last played first.

    Try-outs of the studio are not among them, nor games of a class: those are reached by their room.
    """
    wanted = select(Game, Grant.seat).join(Grant, col(Grant.game) == col(Game.id)).where(Grant.person == person)
    wanted = wanted.where(col(Game.draft).is_(None), Game.way == SOLO)
    rows = session.exec(wanted.order_by(col(Game.last_move_at).desc(), col(Game.id)))
    return [Seated(game, seat) for game, seat in rows]


def to_drive(session: Session, rules_version: str) -> Sequence[str]:
    """Return the unfinished games in which a machine may have to move: cut off, or begun under other rules."""
    left = or_(col(Game.idle).is_(False), col(Game.rules_version) != rules_version)
    return session.exec(select(Game.id).where(col(Game.finished_at).is_(None), left).order_by(col(Game.id))).all()
