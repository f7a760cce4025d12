"""Pages of a room in which a class plays one game: its panels, for a seat, for the console and for the screen."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

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
from game.web.at_room import AtRoom
from game.web.classroom import LEFT, Classroom, clock_panel, door_panel, notes_panel
from game.web.console import console_notes
from game.web.deps import look
from game.web.panels import Panel, landmark
from game.web.regions import Regions
from game.web.render import renderer

BARE = True
"""Whether its panels bring their own main part, as the page of a game does."""
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


def member(found: AtRoom, member: Person) -> tuple[Panel, ...]:
    """Return the panels of a member's page."""
    classroom = found.classroom
    return (
        clock_panel(classroom, found.desk.clock()),
        _status(found, member),
        _main(found, member),
        notes_panel(classroom, member),
    )


def screen(found: AtRoom) -> tuple[Panel, ...]:
    """Return the panels of the screen."""
    classroom, step = found.classroom, found.room.step
    main = LEFT if step == CLOSED else door_panel(classroom, found.join_url) if step == LOBBY else _stage(found)
    return clock_panel(classroom, found.desk.clock()), _status(found, None), main, notes_panel(classroom, None)


def console(found: AtRoom) -> tuple[Panel, ...]:
    """Return the panels of the console."""
    classroom = found.classroom
    lead, people = _lead(found), _people(classroom, found.heard)
    return (
        clock_panel(classroom, found.desk.clock()),
        Panel("lead", "room/_world_lead.html", (lead,), lambda: lead),
        Panel("people", "room/_people.html", (people,), lambda: people),
        console_notes(classroom),
    )


def waits(found: AtRoom, member: Person) -> bool:
    """Whether a member has nothing to write now."""
    return member.seat not in awaited(found.desk, found.room)


def still(found: AtRoom, member: Person) -> bool:
    """Whether a member sees no page of the game, on which there may be something to write."""
    return found.room.step != PLAY or not member.seat


def _main(found: AtRoom, member: Person) -> Panel:
    room, connection = found.room, found.connection
    if room.step == CLOSED:
        return landmark(LEFT)
    if room.step == LOBBY:
        return landmark(_places(found.classroom, member))
    if not member.seat:
        return landmark(_onlooker(found, member))
    seated = look(connection, found.desk, member.person, room.game, member.seat)
    regions: Regions = connection.app.state.regions
    region = regions.of(renderer(connection), seated)
    key = (room.game, member.seat, seated.sight.version, seated.reader.told_in)
    return Panel("main", "room/_region.html", key, lambda: Markup(region.html))


def _onlooker(found: AtRoom, member: Person) -> Panel:
    stage, places = _stage(found), _places(found.classroom, member)
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


def _stage(found: AtRoom) -> Panel:
    room, home = found.room, found.classroom.reader
    sight = see(found.desk, room.game, PUBLIC)
    reader = Reader(sight.scenario, sight.observation, home.language, home.tongue)
    key = (room.game, PUBLIC, sight.version, reader.told_in)
    if reader.seen.phase == "over":
        return Panel("main", "room/_world_over.html", key, lambda: None)
    return Panel("main", STAGE, key, lambda: stage_view(reader, room.game, sight.version))


def _status(found: AtRoom, member: Person | None) -> Panel:
    room, reader = found.room, found.classroom.reader
    waiting = awaited(found.desk, room)
    told = reader.t("room.here", n=len(room.members))
    if room.step == PLAY:
        told = reader.t("world.awaited", seats=reader.names(waiting)) if waiting else reader.t("world.all_ready")
    own = member is not None and member.seat in waiting
    view = StatusView(told, "", "" if own or member is None else reader.t(f"world.{room.step}.meanwhile"))
    return Panel("status", "room/_status.html", (view,), lambda: view)


def _lead(found: AtRoom) -> WorldLeadView:
    room, reader = found.room, found.classroom.reader
    seen = see(found.desk, room.game, PUBLIC).observation.seen
    waiting = awaited(found.desk, room)
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
