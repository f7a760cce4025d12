"""Rooms of a class: whose they are, who is in them, what they answered. A room's revision rises with each change."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from sqlalchemy import String, and_, cast, delete, event, or_, update
from sqlmodel import Session, col, func, select

from game.errors import NotFound
from game.store.tables import SOLO, Answer, Game, Leader, Member, Note, Room


def find(session: Session, room: str) -> Room:
    """Return a room of a class.

    Raises NotFound, also for the room of somebody who plays alone.
    """
    row = session.get(Room, room)
    if row is None or row.way == SOLO:
        raise NotFound("no_room")
    return row


def by_code(session: Session, code: str) -> Room:
    """Return the room of a class with a code.

    Raises NotFound.
    """
    row = session.exec(select(Room).where(Room.code == code, Room.way != SOLO)).one_or_none()
    if row is None:
        raise NotFound("no_room")
    return row


def changed(session: Session, room: str) -> Room:
    """Return a room to be changed in this transaction; its revision has risen, and no other transaction holds it.

    Raises NotFound.
    """
    row = session.exec(select(Room).where(Room.id == room, Room.way != SOLO).with_for_update()).one_or_none()
    if row is None:
        raise NotFound("no_room")
    row.revision += 1
    event.listen(session, "before_flush", partial(_mark, row.revision))
    return row


def _mark(revision: int, session: Session, _context: object, _instances: object) -> None:
    """Note at members and answers that they change with this revision of their room."""
    for one in (*session.new, *session.dirty):
        if isinstance(one, Member | Answer | Note):
            one.changed = revision


def touch(session: Session, room: str) -> None:
    """Let the revision of a class's room rise: its game has changed."""
    rises = col(Room.revision) + 1
    session.exec(update(Room).where(col(Room.id) == room).values(revision=rises, game_changed=rises))


def due(session: Session, now: datetime) -> Sequence[str]:
    """Return the rooms in which the time has come for something."""
    ends = and_(col(Room.deadline) <= now, col(Room.paused_at).is_(None))
    wanted = select(Room.id).where(or_(ends, col(Room.resume_at) <= now))
    return session.exec(wanted.order_by(col(Room.id))).all()


def untimed(session: Session, way: str, step: str) -> Sequence[tuple[Room, int, str]]:
    """Return the rooms at a step whose game stands at another phase than their clock, with its turn and phase."""
    stands = cast(Game.turn, String) + "." + Game.phase
    wanted = select(Room, Game.turn, Game.phase).join(Game, col(Game.id) == col(Room.game))
    wanted = wanted.where(Room.way == way, Room.step == step, Room.timed != stands)
    return [(room, turn, phase) for room, turn, phase in session.exec(wanted.order_by(col(Room.id)))]


def running(session: Session) -> Sequence[str]:
    """Return the rooms whose clock runs."""
    wanted = select(Room.id).where(col(Room.deadline).is_not(None), col(Room.paused_at).is_(None))
    return session.exec(wanted.order_by(col(Room.id))).all()


def lead(session: Session, room: str, person: str) -> None:
    """Let a person lead a room; nothing happens when they do already."""
    if session.get(Leader, (room, person)) is None:
        session.add(Leader(room=room, person=person))


def leads(session: Session, room: str, person: str) -> bool:
    """Return whether a person leads a room."""
    return session.get(Leader, (room, person)) is not None


def led_by(session: Session, person: str) -> Sequence[Room]:
    """Return the rooms that a person leads, the newest first."""
    wanted = select(Room).join(Leader, col(Leader.room) == col(Room.id)).where(Leader.person == person)
    return session.exec(wanted.order_by(col(Room.created_at).desc(), col(Room.id))).all()


def joined_by(session: Session, person: str) -> Sequence[Room]:
    """Return the rooms in which a person is, the last joined first."""
    wanted = select(Room).join(Member, col(Member.room) == col(Room.id))
    wanted = wanted.where(Member.person == person, Member.gone == "")
    return session.exec(wanted.order_by(col(Member.joined_at).desc(), col(Room.id))).all()


def members(session: Session, room: str, since: int = -1) -> Sequence[Member]:
    """Return everybody who has ever been in a room, or who has changed since a revision, by their places."""
    wanted = select(Member).where(Member.room == room, Member.changed > since)
    return session.exec(wanted.order_by(col(Member.place))).all()


def member_of(session: Session, room: str, person: str) -> Member | None:
    """Return what a person is in a room, also when they are gone."""
    return session.exec(select(Member).where(Member.room == room, Member.person == person)).one_or_none()


def next_place(session: Session, room: str) -> int:
    """Return the place of whoever comes next."""
    last = session.exec(select(func.max(Member.place)).where(Member.room == room)).one()
    return 0 if last is None else last + 1


def member(session: Session, room: str, member: str) -> Member:
    """Return a member of a room.

    Raises NotFound.
    """
    row = session.get(Member, member)
    if row is None or row.room != room:
        raise NotFound("no_member")
    return row


def answer(session: Session, room: str, member: str, step: str) -> Answer | None:
    """Return what a member of a room answered at a step."""
    row = session.get(Answer, (member, step))
    return row if row is not None and row.room == room else None


def answers(session: Session, room: str, since: int = -1) -> Sequence[Answer]:
    """Return what was answered in a room since a revision."""
    return session.exec(select(Answer).where(Answer.room == room, Answer.changed > since)).all()


def notes(session: Session, room: str, since: int = -1) -> Sequence[Note]:
    """Return what was written in a room since a revision, the oldest first."""
    wanted = select(Note).where(Note.room == room, Note.changed > since)
    return session.exec(wanted.order_by(col(Note.changed), col(Note.id))).all()


def erase(session: Session, room: str) -> None:
    """Take away who was in a room, what they said, and who led it."""
    for table in (Note, Answer, Member, Leader):
        session.exec(delete(table).where(col(table.room) == room))
