"""Attending: a room of a class as it stands, who may see or change it, and how a change is made known."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from game.errors import NotYourSeat
from game.rooms.clock import Clock
from game.rooms.desk import Desk
from game.rooms.gathering import Gathering, Person, Said, Told
from game.store import games, rooms
from game.store.tables import Room

CLOSED = "closed"
"""The last step of a room, whichever way it is used."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """A room, and what somebody is in it."""

    room: Gathering
    member: Person | None
    leads: bool


@dataclass(frozen=True, slots=True)
class RoomLine:
    """A room in the list of a person's."""

    id: str
    code: str
    title: str
    leads: bool
    open: bool
    opened_at: datetime


def gather(desk: Desk, room: str) -> Gathering:
    """Return a room as it stands; it is read whole once for each revision.

    Raises NotFound or StoreBusy.
    """
    with desk.store.reading() as session:
        return _gathered(desk, session, room)


def attend(desk: Desk, room: str, person: str) -> Attendance:
    """Return a room as it stands and what a person is in it.

    Raises NotFound or StoreBusy.
    """
    with desk.store.reading() as session:
        found = _gathered(desk, session, room)
        return Attendance(found, found.member_of(person), rooms.leads(session, room, person))


def require_lead(desk: Desk, room: str, person: str) -> Gathering:
    """Return a room that a person leads.

    Raises NotFound or NotYourSeat.
    """
    found = attend(desk, room, person)
    if not found.leads:
        raise NotYourSeat("not_your_room")
    return found.room


def my_rooms(desk: Desk, person: str) -> tuple[RoomLine, ...]:
    """Return the rooms that a person leads, then those in which they are, each the newest first."""
    with desk.store.reading() as session:
        led, joined = rooms.led_by(session, person), rooms.joined_by(session, person)
        titles = games.titles(session, [row.game for row in (*led, *joined) if row.game])
    known = {row.id for row in led}
    lines = [_line(row, titles, leads=True) for row in led]
    return tuple(lines + [_line(row, titles, leads=False) for row in joined if row.id not in known])


def _line(row: Room, titles: Mapping[str, str], leads: bool) -> RoomLine:
    return RoomLine(row.id, row.code, titles.get(row.game or "", ""), leads, row.step != CLOSED, row.created_at)


@contextmanager
def changing(desk: Desk, room: str) -> Iterator[tuple[Session, Room]]:
    """Change a room in one transaction, and let everybody there know once it is committed.

    Raises NotFound or StoreBusy.
    """
    with desk.store.writing() as session:
        row = rooms.changed(session, room)
        yield session, row
    desk.hub.announce(room)


def clock_of(row: Room) -> Clock:
    """Return the clock that a room's row holds."""
    return Clock(row.deadline, row.paused_at, row.resume_at, row.pause_note)


def set_clock(row: Room, clock: Clock) -> None:
    """Write a clock into a room's row."""
    row.deadline, row.paused_at, row.resume_at, row.pause_note = (
        clock.deadline,
        clock.paused_at,
        clock.resume_at,
        clock.note,
    )


def _gathered(desk: Desk, session: Session, room: str) -> Gathering:
    row = rooms.find(session, room)
    kept = desk.gatherings.get(room)
    if kept is not None and kept.revision == row.revision:
        return kept
    # What was erased is in no row that has changed since.
    since = kept if kept is not None and kept.revision < row.revision and row.step != CLOSED else None
    found = _read(session, row, since, kept.home if kept else _home(desk, session, row))
    desk.gatherings.put(found)
    return found


def _home(desk: Desk, session: Session, row: Room) -> str:
    bundle = games.find(session, row.game or "").bundle_hash
    return desk.scenarios.get(desk.store, bundle).home.id


def _read(session: Session, row: Room, kept: Gathering | None, home: str) -> Gathering:
    """Return a room as it stands: what has changed since it was read before, and the rest of that."""
    since = kept.revision if kept else -1
    everybody = {one.id: one for one in kept.everybody} if kept else {}
    said = dict(kept.said) if kept else {}
    for one in rooms.members(session, row.id, since):
        everybody[one.id] = Person(one.id, one.person, one.name, one.place, one.seat, one.gone)
    for told in rooms.answers(session, row.id, since):
        said[told.member, told.step] = Said(told.option, told.reason, told.signed, told.shown)
    written = [Told(note.id, note.sender, note.to, note.text) for note in rooms.notes(session, row.id, since)]
    return Gathering(
        id=row.id,
        code=row.code,
        way=row.way,
        step=row.step,
        revision=row.revision,
        game_changed=row.game_changed,
        clock=clock_of(row),
        game=row.game or "",
        home=home,
        minutes=dict(row.minutes),
        everybody=tuple(everybody.values()),
        said=said,
        notes=(*(kept.notes if kept else ()), *written),
    )
