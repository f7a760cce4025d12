"""Notes of a room: what whoever leads tells one or all, and what members ask. Erasable, and no part of the game."""

import unicodedata

from game.errors import BadForm, IllegalMove, NotFound, NotYourSeat
from game.rooms.attending import attend, changing
from game.rooms.desk import Desk
from game.rooms.gathering import Gathering, Person, Told
from game.store.tables import Note

ALL, LEAD = "all", "lead"
"""Who is written to, or writes, where it is no single member."""
NOTE_LENGTH = 500
MOST = 30
"""Notes that a member may write in a room: enough to ask, too few to flood."""
ID_LENGTH = 14


def write(desk: Desk, room: str, person: str, to: str, text: str) -> None:
    """Send a note: from whoever leads to one member or all, from a member to whoever leads.

    Raises NotYourSeat for somebody else, NotFound for a member who is not there, BadForm for a note that is empty or
    too long, IllegalMove for a member who has written too many.
    """
    said = tidy_note(text)
    found = attend(desk, room, person)
    sender = LEAD if found.leads else found.member.id if found.member else ""
    if not sender:
        raise NotYourSeat("not_in_room")
    if sender == LEAD and to not in (ALL, *(one.id for one in found.room.members)):
        raise NotFound("no_member")
    if sender != LEAD and sum(one.sender == sender for one in found.room.notes) >= MOST:
        raise IllegalMove("many_notes")
    with changing(desk, room) as (session, row):
        aim = to if sender == LEAD else LEAD
        note = Note(id=desk.token(ID_LENGTH), room=row.id, sender=sender, to=aim, text=said, at=desk.clock())
        session.add(note)


def correspondence(room: Gathering, viewer: Person | None) -> tuple[Told, ...]:
    """Return the notes that a member may read, or of nobody in particular those to everybody; the oldest first."""
    if viewer is None:
        return tuple(one for one in room.notes if one.to == ALL)
    return tuple(one for one in room.notes if one.to in (ALL, viewer.id) or one.sender == viewer.id)


def tidy_note(text: str) -> str:
    """Return a note without letters that cannot be seen, but for line ends.

    Raises BadForm when nothing is left, or too much.
    """
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    seen = "".join(letter if letter == "\n" or unicodedata.category(letter)[0] != "C" else " " for letter in plain)
    tidy = seen.strip()
    if not tidy:
        raise BadForm("empty_note")
    if len(tidy) > NOTE_LENGTH:
        raise BadForm("long_note")
    return tidy
