"""The console of whoever leads a room: its panels."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import product

from game.rooms import drill
from game.rooms.gathering import Person
from game.rooms.notes import ALL, LEAD
from game.views.classroom import (
    ChoiceView,
    LeadView,
    MemberView,
    NotesView,
    NoteView,
    PeopleView,
    ReasonView,
    named,
    progress,
    step_views,
)
from game.web.classroom import Classroom, clock_panel
from game.web.panels import Panel

SHOWN = 20
"""Notes on the console."""
PRESENT = timedelta(seconds=45)
"""Whose page was heard of within this time is here; pages ask every twenty seconds."""


def console_panels(classroom: Classroom, heard: Mapping[str, datetime], now: datetime) -> tuple[Panel, ...]:
    """Return the panels of the console; `heard` tells when each member's page was last heard of."""
    lead, people = _lead(classroom), _people(classroom, present(heard, now))
    return (
        clock_panel(classroom, now),
        Panel("lead", "room/_lead.html", (lead,), lambda: lead),
        Panel("people", "room/_people.html", (people,), lambda: people),
        console_notes(classroom),
    )


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


def _lead(classroom: Classroom) -> LeadView:
    room, language = classroom.room, classroom.reader.language
    answered = room.step in drill.ANSWERED
    signed = len(room.members) - len(room.awaited(room.step))
    told = progress(language, signed, len(room.members)) if answered else ""
    waiting = named(language, [one.name for one in room.awaited(room.step)]) if answered else ""
    return LeadView(
        url=f"/rooms/{room.id}/console",
        step=room.step,
        steps=step_views(language, room.way, drill.STEPS, room.step),
        told=" ".join(filter(None, (told or language.t(f"drill.{room.step}.lead"), waiting))),
        next=language.t(f"drill.{room.step}.next") if room.step != drill.STEPS[-1] else "",
        can_go_back=room.step in drill.STEPS[1 : drill.STEPS.index("spread") + 1],
        asks=_choices(classroom) if room.step == "spread" else (),
        paused=room.clock.paused_at is not None,
        timed=answered,
    )


def _choices(classroom: Classroom) -> tuple[ChoiceView, ...]:
    reader, last = classroom.reader, drill.count(classroom.room, "again")
    favourite = drill.favourite(classroom.room)
    return tuple(
        ChoiceView(
            id=option.id,
            label=option.label,
            told=reader.t("drill.chosen_by", n=last.get(option.id, 0)),
            favourite=option.id == favourite,
            locked=bool(option.locked),
        )
        for option in classroom.desk.options
    )


def _people(classroom: Classroom, heard: Mapping[str, bool]) -> PeopleView:
    room, reader = classroom.room, classroom.reader
    return PeopleView(
        url=f"/rooms/{room.id}/console",
        told=reader.t("room.here", n=len(room.members)),
        members=tuple(_member(classroom, one, heard.get(one.id, False)) for one in room.members),
        reasons=tuple(_reasons(classroom)),
        place=reader.t("console.advises"),
        answers=True,
    )


def _member(classroom: Classroom, member: Person, here: bool) -> MemberView:
    room, reader = classroom.room, classroom.reader
    said = room.said.get((member.id, room.step))
    state = "signed" if said and said.signed else "saved" if said else "nothing"
    return MemberView(
        id=member.id,
        name=member.name,
        power=reader.name(drill.advised_by(classroom.seats, member)),
        state=reader.t(f"room.state.{state}") if room.step in drill.ANSWERED else "",
        here=here,
        presence=reader.t("room.present" if here else "room.absent"),
    )


def _reasons(classroom: Classroom) -> Iterator[ReasonView]:
    room, reader = classroom.room, classroom.reader
    for step, member in product(drill.ANSWERED, room.members):
        said = room.said.get((member.id, step))
        if said and said.signed and said.reason:
            label = reader.prose(reader.option(reader.event.id, said.option).label)
            yield ReasonView(member.id, step, member.name, label, said.reason, said.shown)
