"""Pages of a drill: its panels, for a member, for the console and for the screen."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product

from game.rooms import drill
from game.rooms.attending import CLOSED
from game.rooms.gathering import Person
from game.views.classroom import (
    ChoiceView,
    LeadView,
    MemberView,
    PeopleView,
    ReasonView,
    named,
    progress,
    status_view,
    step_views,
)
from game.views.drill import Own, end_view, lobby_view, question_view, spread_view
from game.views.reader import Reader
from game.views.reveal import RevealView, reveal_view
from game.web.at_room import AtRoom
from game.web.classroom import LEFT, Classroom, clock_panel, door_panel, notes_panel
from game.web.console import console_notes
from game.web.panels import Panel

BARE = False
"""Whether its panels bring their own main part."""


def member(found: AtRoom, member: Person) -> tuple[Panel, ...]:
    """Return the panels of a member's page."""
    classroom = found.classroom
    return (
        clock_panel(classroom, found.desk.clock()),
        _status(classroom, member),
        _step_panel(classroom, member),
        notes_panel(classroom, member),
    )


def screen(found: AtRoom) -> tuple[Panel, ...]:
    """Return the panels of the screen: nothing on it is any single member's."""
    classroom = found.classroom
    return (
        clock_panel(classroom, found.desk.clock()),
        _status(classroom, None),
        _screen_panel(classroom, found.join_url),
        notes_panel(classroom, None),
    )


def console(found: AtRoom) -> tuple[Panel, ...]:
    """Return the panels of the console."""
    classroom = found.classroom
    lead, people = _lead(classroom), _people(classroom, found.heard)
    return (
        clock_panel(classroom, found.desk.clock()),
        Panel("lead", "room/_lead.html", (lead,), lambda: lead),
        Panel("people", "room/_people.html", (people,), lambda: people),
        console_notes(classroom),
    )


def waits(found: AtRoom, member: Person) -> bool:
    """Whether a member has nothing to write now."""
    return found.classroom.waits(member)


def still(found: AtRoom, member: Person) -> bool:
    """Whether there is not even something to change on a member's page."""
    del member
    return not found.classroom.asks


def _status(classroom: Classroom, member: Person | None) -> Panel:
    """Return what is going on besides, for a member or for the screen."""
    room, language = classroom.room, classroom.reader.language
    awaited = room.awaited(room.step) if room.step in drill.ANSWERED else ()
    names = tuple(one.name for one in awaited if one is not member) if member else ()  # nobody is named on the wall
    here, waits = len(room.members), member is not None and classroom.waits(member)
    view = status_view(language, room.way, room.step, names, here - len(awaited), here, waits)
    return Panel("status", "room/_status.html", (view,), lambda: view)


def _step_panel(classroom: Classroom, member: Person) -> Panel:
    room, reader, known = classroom.room, classroom.reader, classroom.known
    if room.step == CLOSED:
        return LEFT
    if room.step == "lobby":
        key = (known, member.name, room.id)
        return Panel("main", "room/_lobby.html", key, lambda: lobby_view(reader, member.name, f"/rooms/{room.id}"))
    own = classroom.own(member)
    said = (own.power, tuple(sorted(own.options.items())), own.reason, own.signed)
    if room.step in drill.ANSWERED:
        return _question_panel(classroom, own, said)
    if room.step == "spread":
        return _spread_panel(classroom, own, said)
    return _course_panel(classroom)


def _question_panel(classroom: Classroom, own: Own, said: tuple[object, ...]) -> Panel:
    room = classroom.room
    told = (classroom.known, room.id, room.step, own.power)
    return Panel(
        name="main",
        template="room/_question.html",
        key=(*told, said),
        view=lambda: question_view(classroom.reader, classroom.desk, f"/rooms/{room.id}", room.step, own),
        told=(*told, said if own.signed else ()),
    )


def _course_panel(classroom: Classroom) -> Panel:
    """Return what followed from what the class signed, and at the end what was done in history."""
    reader, (game, seat, version, _) = classroom.reader, classroom.known
    url = f"/rooms/{classroom.room.id}"
    if reader.seen.phase == "over":
        return Panel("main", "room/_end.html", (classroom.known,), lambda: end_view(reader, game, seat, version))
    return Panel("main", "room/_course.html", (classroom.known, url), lambda: _course(reader, game, seat, version, url))


def _course(reader: Reader, game: str, seat: str, version: int, url: str) -> RevealView:
    """Return the reveal, from which one comes back to the room and not to a game that is nobody's here."""
    view = reveal_view(reader, game, seat, version)
    return replace(view, head=replace(view.head, url=url))


def _screen_panel(classroom: Classroom, join_url: str) -> Panel:
    room, reader, known = classroom.room, classroom.reader, classroom.known
    if room.step == CLOSED:
        return LEFT
    if room.step == "lobby":
        return door_panel(classroom, join_url)
    if room.step in drill.ANSWERED:
        nobody = Own(classroom.seats[0], {})
        return Panel(
            name="main",
            template="room/_screen_question.html",
            key=(known, room.step),
            view=lambda: question_view(reader, classroom.desk, "", room.step, nobody),
        )
    return _spread_panel(classroom) if room.step == "spread" else _course_panel(classroom)


def _spread_panel(classroom: Classroom, own: Own | None = None, said: tuple[object, ...] = ()) -> Panel:
    return Panel(
        name="main",
        template="room/_spread.html",
        key=(classroom.known, classroom.spread_key, said),
        view=lambda: spread_view(classroom.reader, classroom.desk, classroom.spread, own),
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
