"""Pages of rooms: who may see which, and the same panels as a page, as news for a poll, and as a push."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal, Protocol

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from game.engine import FACILITATOR
from game.errors import GameError, NotYourSeat
from game.rooms import drill, world
from game.rooms.gathering import Person
from game.text import Text
from game.views.classroom import ConsoleView
from game.web import drills, worlds
from game.web.at_room import AtRoom
from game.web.classroom import door_view
from game.web.panels import Panel, Panels, RoomPage, changed, version_of
from game.web.render import page, renderer, wants_fragment

Role = Literal["member", "console", "screen"]
SEE_OTHER = 303


class Way(Protocol):
    """How the pages of rooms look that are used in one way: a module of its own."""

    BARE: bool

    def member(self, found: AtRoom, member: Person) -> tuple[Panel, ...]: ...
    def console(self, found: AtRoom) -> tuple[Panel, ...]: ...
    def screen(self, found: AtRoom) -> tuple[Panel, ...]: ...
    def waits(self, found: AtRoom, member: Person) -> bool: ...
    def still(self, found: AtRoom, member: Person) -> bool: ...


WAYS: Mapping[str, Way] = {drill.WAY: drills, world.WAY: worlds}


def panels_of(found: AtRoom, role: Role) -> tuple[Panel, ...]:
    """Return the panels of a page.

    Raises NotYourSeat for a page that is not the person's.
    """
    way, attendance = WAYS[found.room.way], found.attendance
    if role == "screen":
        return way.screen(found)
    if role == "console" and attendance.leads:
        return way.console(found)
    if role == "member" and attendance.member:
        return way.member(found, attendance.member)
    raise NotYourSeat("not_your_room" if role == "console" else "not_in_room")


def room_page(
    request: Request, found: AtRoom, role: Role, notice: Text | None = None, status: int = 200
) -> HTMLResponse:
    """Return a whole page of a room."""
    return page(request, "room/page.html", _page(found, role, panels_of(found, role)), status, notice)


def news(found: AtRoom, role: Role, version: str, notice: Text | None = None) -> tuple[str, str]:
    """Return what is new for a page with a version, as HTML to be swapped in, and its version then; nothing, if nothing
    is.

    Raises NotYourSeat.
    """
    panels = panels_of(found, role)
    new = changed(panels, version)
    if not new:
        return "", version
    view = replace(_page(found, role, new), version=version_of(panels))
    say = renderer(found.connection)
    return say.html("room/_news.html", view, say.form(found.person), notice), view.version


def acted(
    request: Request, found: AtRoom, role: Role, refused: GameError | None = None, told: Text | None = None
) -> Response:
    """Answer a form of a room's page: the page as it is now, with what was wrong or is to be told."""
    notice, status = (refused.text, refused.status) if refused else (told, 200)
    if wants_fragment(request):
        return HTMLResponse(news(found, role, "", notice)[0], status)
    if notice:
        return room_page(request, found, role, notice, status)
    return RedirectResponse(found.url if role == "member" else f"{found.url}/{role}", SEE_OTHER)


def _page(found: AtRoom, role: Role, panels: Sequence[Panel]) -> RoomPage:
    kept: Panels = found.connection.app.state.panels
    reader, say, way = found.classroom.reader, renderer(found.connection), WAYS[found.room.way]
    form, member = say.form(found.person), found.attendance.member if role == "member" else None
    return RoomPage(
        title=reader.t(f"room.page_title.{role}", title=reader.prose(reader.scenario.title)),
        url=found.url,
        role=role,
        version=version_of(panels),
        panels={panel.name: kept.html(say, panel, form) for panel in panels},
        frame=_frame(found, role),
        waits=role == "screen" or (member is not None and way.waits(found, member)),
        still=role == "screen" or (member is not None and way.still(found, member)),
        bare=role == "member" and way.BARE,
    )


def _frame(found: AtRoom, role: Role) -> ConsoleView | Person | None:
    """Return what stands around the panels."""
    if role != "console":
        return found.attendance.member
    door = door_view(found.classroom, found.join_url)
    teaching = f"/games/{found.room.game}/{FACILITATOR}"
    return ConsoleView(door.title, door.code, door.join_url, f"{found.url}/console", f"{found.url}/screen", teaching)
