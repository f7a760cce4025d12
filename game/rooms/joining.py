"""Joining: into a room by its code, under a name of one's own, and out of it. Whoever comes back is who they were."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy.exc import IntegrityError

from game.errors import BadForm, IllegalMove, StoreBusy
from game.rooms.attending import CLOSED, changing, gather
from game.rooms.desk import Desk
from game.rooms.gathering import Gathering
from game.store import people, rooms
from game.store.tables import Member

NAME_LENGTH = 24
MOST_MEMBERS = 400
ATTEMPTS = 5
ID_LENGTH = 14


def find_code(desk: Desk, code: str) -> Gathering:
    """Return the room of a code as somebody types it: in any letters, with spaces and hyphens.

    Raises NotFound.
    """
    with desk.store.reading() as session:
        room = rooms.by_code(session, plain_code(code)).id
    return gather(desk, room)


def plain_code(typed: str) -> str:
    """Return a code as it is kept."""
    return re.sub(r"[\s-]", "", typed).lower()[:12]


def join(desk: Desk, code: str, person: str, name: str) -> str:
    """Let a person into a room, and return the room's id; a name that is taken gets a number.

    Who is in it already stays who they are. Raises NotFound, BadForm without a name, IllegalMove when the room is full
    or closed, StoreBusy.
    """
    wanted = tidy_name(name)
    room = find_code(desk, code)
    if room.step == CLOSED:
        raise IllegalMove("room_closed")
    for _ in range(ATTEMPTS):
        try:
            _enter(desk, room.id, person, wanted)
        except IntegrityError:  # another process let somebody in under this name or in this place
            continue
        return room.id
    raise StoreBusy


def leave(desk: Desk, room: str, person: str) -> None:
    """Let a person out of a room; nothing happens when they are not in it."""
    with changing(desk, room) as (session, row):
        found = rooms.member_of(session, room, person)
        if found is not None and not found.gone:
            people.sit_as(session, found, row.game or "", person, "")
            found.gone = "left"


def heard(desk: Desk, room: str, person: str) -> None:
    """Note that a member's page is open. It changes nothing that anybody sees but whoever leads."""
    with desk.store.writing() as session:
        found = rooms.member_of(session, room, person)
        if found is not None:
            found.seen_at = desk.clock()


def last_heard(desk: Desk, room: str) -> Mapping[str, datetime]:
    """Return when each member of a room was last heard of."""
    with desk.store.reading() as session:
        return {one.id: one.seen_at for one in rooms.members(session, room)}


def tidy_name(name: str) -> str:
    """Return a name as it is shown: one line of letters that can be seen.

    Raises BadForm when nothing is left, or too much.
    """
    seen = "".join(" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in name)
    tidy = " ".join(unicodedata.normalize("NFC", seen).split())
    if not tidy:
        raise BadForm("nameless")
    if len(tidy) > NAME_LENGTH:
        raise BadForm("name_too_long")
    return tidy


def free_name(wanted: str, taken: Collection[str]) -> str:
    """Return a name that nobody has, with a number where somebody has it."""
    folded = {name.casefold() for name in taken}
    numbered = (wanted, *(f"{wanted} {number}" for number in range(2, MOST_MEMBERS + 2)))
    return next(name for name in numbered if name.casefold() not in folded)


def _enter(desk: Desk, room: str, person: str, wanted: str) -> None:
    with changing(desk, room) as (session, row):
        found = rooms.member_of(session, room, person)
        if found is not None:
            people.sit_as(session, found, row.game or "", person, found.seat)
            found.gone, found.seen_at = "", desk.clock()
            return
        others = rooms.members(session, room)
        if sum(not one.gone for one in others) >= MOST_MEMBERS:
            raise IllegalMove("room_full")
        name = free_name(wanted, {one.name for one in others})
        place, at = rooms.next_place(session, room), desk.clock()
        id = desk.token(ID_LENGTH)
        session.add(Member(id=id, room=room, person=person, name=name, place=place, joined_at=at, seen_at=at))
