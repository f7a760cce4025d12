"""Pages of rooms: who may see which, and the same panels as a page, as news for a poll, and as a push."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from game.engine import FACILITATOR
from game.errors import GameError, NotYourSeat
from game.rooms import world
from game.rooms.attending import Attendance, attend
from game.rooms.desk import Desk
from game.rooms.gathering import Person
from game.rooms.joining import last_heard
from game.text import Text
from game.views.classroom import ConsoleView
from game.web import worlds
from game.web.classroom import Classroom, Classrooms, door_panel, door_view, member_panels, screen_panels
from game.web.console import console_notes, console_panels, present
from game.web.deps import tongue
from game.web.panels import Panel, Panels, RoomPage, changed, version_of
from game.web.render import page, renderer, wants_fragment

Role = Literal["member", "console", "screen"]
SEE_OTHER = 303


@dataclass(frozen=True, slots=True)
class AtRoom:
    """A person before a room of a class."""

    desk: Desk
    person: str
    attendance: Attendance
    classroom: Classroom
    base: str

    @property
    def url(self) -> str:
        """The address of the room."""
        return f"/rooms/{self.attendance.room.id}"

    @property
    def join_url(self) -> str:
        """Where one joins, as others reach it."""
        return self.outside(f"/join/{self.attendance.room.code}")

    def outside(self, path: str) -> str:
        """Return an address as others reach it."""
        return f"{self.base}{path}"


def at_room(connection: HTTPConnection, desk: Desk, room: str, person: str) -> AtRoom:
    """Return a room as it stands, for a person.

    Raises NotFound or StoreBusy.
    """
    attendance = attend(desk, room, person)
    rooms: Classrooms = connection.app.state.classrooms
    classroom = rooms.of(desk, renderer(connection), attendance.room, tongue(connection))
    base = connection.app.state.settings.base_url or _base(connection)
    return AtRoom(desk, person, attendance, classroom, base.rstrip("/"))


def _base(connection: HTTPConnection) -> str:
    """Return under which address a browser has reached the server; also where a socket asks."""
    url = connection.base_url
    return str(url.replace(scheme={"ws": "http", "wss": "https"}.get(url.scheme, url.scheme)))


def panels_of(connection: HTTPConnection, found: AtRoom, role: Role) -> tuple[Panel, ...]:
    """Return the panels of a page.

    Raises NotYourSeat for a page that is not the person's.
    """
    now, attendance = found.desk.clock(), found.attendance
    if attendance.room.way == world.WAY:
        return _of_world(connection, found, role, now)
    if role == "screen":
        return screen_panels(found.classroom, now, found.join_url)
    if role == "console" and attendance.leads:
        return console_panels(found.classroom, last_heard(found.desk, attendance.room.id), now)
    if role == "member" and attendance.member:
        return member_panels(found.classroom, attendance.member, now)
    raise NotYourSeat("not_your_room" if role == "console" else "not_in_room")


def _of_world(connection: HTTPConnection, found: AtRoom, role: Role, now: datetime) -> tuple[Panel, ...]:
    classroom, attendance, desk = found.classroom, found.attendance, found.desk
    if role == "screen":
        return worlds.screen_panels(desk, classroom, door_panel(classroom, found.join_url), now)
    if role == "console" and attendance.leads:
        here = present(last_heard(desk, attendance.room.id), now)
        return worlds.lead_panels(desk, classroom, here, now, console_notes(classroom))
    if role == "member" and attendance.member:
        return worlds.member_panels(connection, desk, classroom, attendance.member, now)
    raise NotYourSeat("not_your_room" if role == "console" else "not_in_room")


def room_page(
    request: Request, found: AtRoom, role: Role, notice: Text | None = None, status: int = 200
) -> HTMLResponse:
    """Return a whole page of a room."""
    return page(request, "room/page.html", _page(request, found, role, panels_of(request, found, role)), status, notice)


def news(
    connection: HTTPConnection, found: AtRoom, role: Role, version: str, notice: Text | None = None
) -> tuple[str, str]:
    """Return what is new for a page with a version, as HTML to be swapped in, and its version then; nothing, if nothing
    is.

    Raises NotYourSeat.
    """
    panels = panels_of(connection, found, role)
    new = changed(panels, version)
    if not new:
        return "", version
    view = replace(_page(connection, found, role, new), version=version_of(panels))
    say = renderer(connection)
    return say.html("room/_news.html", view, say.form(found.person), notice), view.version


def acted(
    request: Request, found: AtRoom, role: Role, refused: GameError | None = None, told: Text | None = None
) -> Response:
    """Answer a form of a room's page: the page as it is now, with what was wrong or is to be told."""
    notice, status = (refused.text, refused.status) if refused else (told, 200)
    if wants_fragment(request):
        return HTMLResponse(news(request, found, role, "", notice)[0], status)
    if notice:
        return room_page(request, found, role, notice, status)
    return RedirectResponse(found.url if role == "member" else f"{found.url}/{role}", SEE_OTHER)


def _page(connection: HTTPConnection, found: AtRoom, role: Role, panels: Sequence[Panel]) -> RoomPage:
    kept: Panels = connection.app.state.panels
    reader, say = found.classroom.reader, renderer(connection)
    form = say.form(found.person)
    return RoomPage(
        title=reader.t(f"room.page_title.{role}", title=reader.prose(reader.scenario.title)),
        url=found.url,
        role=role,
        version=version_of(panels),
        panels={panel.name: kept.html(say, panel, form) for panel in panels},
        frame=_frame(found, role),
        waits=role == "screen" or (role == "member" and _waits(found)),
        still=role == "screen" or (role == "member" and _is_still(found)),
        bare=role == "member" and found.attendance.room.way == world.WAY,
    )


def _waits(found: AtRoom) -> bool:
    """Whether a member has nothing to write now."""
    room, member = found.attendance.room, found.attendance.member
    if room.way == world.WAY:
        return member is None or member.seat not in worlds.awaited(found.desk, room)
    return found.classroom.waits(member)


def _is_still(found: AtRoom) -> bool:
    """Whether there is not even something to change on a member's page."""
    return not _plays(found) if found.attendance.room.way == world.WAY else not found.classroom.asks


def _plays(found: AtRoom) -> bool:
    """Whether the page of a game is what a member sees."""
    room, member = found.attendance.room, found.attendance.member
    return room.way == world.WAY and room.step == worlds.PLAY and member is not None and bool(member.seat)


def _frame(found: AtRoom, role: Role) -> ConsoleView | Person | None:
    """Return what stands around the panels."""
    if role != "console":
        return found.attendance.member
    door = door_view(found.classroom, found.join_url)
    teaching = f"/games/{found.attendance.room.game}/{FACILITATOR}"
    return ConsoleView(door.title, door.code, door.join_url, f"{found.url}/console", f"{found.url}/screen", teaching)
