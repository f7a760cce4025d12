"""Pages of a room in which a class plays one game: its panels, for a seat, for the console and for the screen."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from markupsafe import Markup
from starlette.requests import HTTPConnection

from game import engine
from game.engine import FACILITATOR, PUBLIC
from game.rooms import world
from game.rooms.attending import CLOSED
from game.rooms.desk import Desk
from game.rooms.gathering import Gathering, Person
from game.rooms.service import see
from game.views.classroom import MemberView, PeopleView, StatusView, WorldLeadView, named
from game.views.reader import Reader
from game.views.world import OnlookerView, places_view, stage_view
from game.web.classroom import LEFT, Classroom, clock_panel, notes_panel
from game.web.deps import look
from game.web.panels import Panel, landmark
from game.web.regions import Regions
from game.web.render import renderer

LOBBY, PLAY = world.STEPS[:2]
STAGE = "room/_stage.html"


def teams(room: Gathering) -> Mapping[str, Sequence[str]]:
    """Return the names of those who sit in each seat."""
    found: dict[str, list[str]] = {}
    for one in room.members:
        if one.seat:
            found.setdefault(one.seat, []).append(one.name)
    return found


def awaited(desk: Desk, room: Gathering) -> tuple[str, ...]:
    """Return the seats of people that have still to move. That they have is no secret, what they did is one."""
    if room.step != PLAY:
        return ()
    sight = see(desk, room.game, FACILITATOR)
    return tuple(seat for seat in engine.awaited(sight.scenario, sight.observation.seen) if seat in teams(room))


def member_panels(
    connection: HTTPConnection, desk: Desk, classroom: Classroom, member: Person, now: datetime
) -> tuple[Panel, ...]:
    """Return the panels of a member's page."""
    main = _main(connection, desk, classroom, member)
    return clock_panel(classroom, now), _status(desk, classroom, member), main, notes_panel(classroom, member)


def screen_panels(desk: Desk, classroom: Classroom, door: Panel, now: datetime) -> tuple[Panel, ...]:
    """Return the panels of the screen."""
    room = classroom.room
    main = LEFT if room.step == CLOSED else door if room.step == LOBBY else _stage(desk, classroom)
    return clock_panel(classroom, now), _status(desk, classroom, None), main, notes_panel(classroom, None)


def _main(connection: HTTPConnection, desk: Desk, classroom: Classroom, member: Person) -> Panel:
    room = classroom.room
    if room.step == CLOSED:
        return landmark(LEFT)
    if room.step == LOBBY:
        return landmark(_places(classroom, member))
    if not member.seat:
        return landmark(_onlooker(desk, classroom, member))
    seated = look(connection, desk, member.person, room.game, member.seat)
    regions: Regions = connection.app.state.regions
    region = regions.of(renderer(connection), seated)
    key = (room.game, member.seat, seated.sight.version, seated.reader.told_in)
    return Panel("main", "room/_region.html", key, lambda: Markup(region.html))


def _onlooker(desk: Desk, classroom: Classroom, member: Person) -> Panel:
    stage, places = _stage(desk, classroom), _places(classroom, member)
    if stage.template != STAGE:
        return stage
    key = (stage.key, places.key)
    return Panel("main", "room/_onlooker.html", key, lambda: OnlookerView(stage.view(), places.view()))


def _places(classroom: Classroom, member: Person) -> Panel:
    room, reader, url = classroom.room, classroom.reader, f"/rooms/{classroom.room.id}"
    told = tuple(sorted((seat, tuple(names)) for seat, names in teams(room).items()))
    return Panel(
        name="main",
        template="room/_places.html",
        key=(room.game, reader.told_in, room.id, member.name, member.seat, told),  # not what the home desk has seen
        view=lambda: places_view(reader, url, member.name, member.seat, teams(room)),
    )


def _stage(desk: Desk, classroom: Classroom) -> Panel:
    room, language = classroom.room, classroom.reader.language
    sight = see(desk, room.game, PUBLIC)
    reader = Reader(sight.scenario, sight.observation, language, classroom.reader.tongue)
    key = (room.game, PUBLIC, sight.version, reader.told_in)
    if reader.seen.phase == "over":
        return Panel("main", "room/_world_over.html", key, lambda: None)
    return Panel("main", STAGE, key, lambda: stage_view(reader, room.game, sight.version))


def _status(desk: Desk, classroom: Classroom, member: Person | None) -> Panel:
    room, reader = classroom.room, classroom.reader
    waiting = awaited(desk, room)
    told = reader.t("room.here", n=len(room.members))
    if room.step == PLAY:
        told = reader.t("world.awaited", seats=reader.names(waiting)) if waiting else reader.t("world.all_ready")
    own = member is not None and member.seat in waiting
    view = StatusView(told, "", "" if own or member is None else reader.t(f"world.{room.step}.meanwhile"))
    return Panel("status", "room/_status.html", (view,), lambda: view)


def lead_panels(
    desk: Desk, classroom: Classroom, heard: Mapping[str, bool], now: datetime, notes: Panel
) -> tuple[Panel, ...]:
    """Return the panels of the console; `heard` tells whose page is open."""
    lead, people = _lead(desk, classroom), _people(classroom, heard)
    return (
        clock_panel(classroom, now),
        Panel("lead", "room/_world_lead.html", (lead,), lambda: lead),
        Panel("people", "room/_people.html", (people,), lambda: people),
        notes,
    )


def _lead(desk: Desk, classroom: Classroom) -> WorldLeadView:
    room, reader = classroom.room, classroom.reader
    seen = see(desk, room.game, PUBLIC).observation.seen
    waiting = awaited(desk, room)
    names = [name for seat in waiting for name in teams(room).get(seat, ())]
    stands, buttons = reader.t("world.lobby.stands"), [("start", "world.start"), ("draw", "world.draw")]
    step = room.step
    if room.step == PLAY:
        step, buttons = f"{seen.turn}.{seen.phase}", [("next", f"world.end.{seen.phase}")]
        stands = reader.t(f"world.phase.{seen.phase}")
    return WorldLeadView(
        url=f"/rooms/{room.id}/console",
        step=step,
        stands=stands,
        told=named(reader.language, names),
        buttons=tuple((does, reader.t(key)) for does, key in buttons) if room.step != CLOSED else (),
    )


def _people(classroom: Classroom, heard: Mapping[str, bool]) -> PeopleView:
    room, reader = classroom.room, classroom.reader
    members = tuple(
        MemberView(
            id=one.id,
            name=one.name,
            power=reader.name(one.seat) if one.seat else reader.t("world.looks_on"),
            state="",
            here=heard.get(one.id, False),
            presence=reader.t("room.present" if heard.get(one.id) else "room.absent"),
        )
        for one in room.members
    )
    told = reader.t("room.here", n=len(members))
    return PeopleView(f"/rooms/{room.id}/console", told, members, (), reader.t("console.seat"), answers=False)
