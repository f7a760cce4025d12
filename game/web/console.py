"""What the consoles of all rooms have in common: who is there, and the notes."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from game.rooms.notes import ALL, LEAD
from game.views.classroom import NotesView, NoteView
from game.web.classroom import Classroom
from game.web.panels import Panel

SHOWN = 20
"""Notes on the console."""
PRESENT = timedelta(seconds=45)
"""Whose page was heard of within this time is here; pages ask every twenty seconds."""


def present(heard: Mapping[str, datetime], now: datetime) -> Mapping[str, bool]:
    """Return whose page is open, by member."""
    return {member: now - at <= PRESENT for member, at in heard.items()}


def console_notes(classroom: Classroom) -> Panel:
    """Return all notes, and the form for a new one."""
    notes = _notes(classroom)
    return Panel("notes", "room/_console_notes.html", (notes,), lambda: notes)


def _notes(classroom: Classroom) -> NotesView:
    room, reader = classroom.room, classroom.reader
    names = {one.id: one.name for one in room.everybody} | {ALL: reader.t("note.to_all"), LEAD: reader.t("note.you")}
    return NotesView(
        url=f"/rooms/{room.id}/console",
        notes=tuple(
            NoteView(
                reader.t("note.from_to", sender=names.get(one.sender, ""), to=names.get(one.to, "")),
                one.text,
                one.sender == LEAD,
            )
            for one in reversed(room.notes[-SHOWN:])
        ),
        aims=((ALL, names[ALL]), *((one.id, one.name) for one in room.members)),
    )
