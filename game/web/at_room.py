"""A person before a room of a class: what pages of rooms are made from."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import HTTPConnection

from game.rooms.attending import Attendance, attend
from game.rooms.desk import Desk
from game.rooms.gathering import Gathering
from game.rooms.joining import last_heard
from game.web.classroom import Classroom, Classrooms
from game.web.console import present
from game.web.deps import tongue
from game.web.render import renderer


@dataclass(frozen=True, slots=True)
class AtRoom:
    """A person before a room of a class."""

    connection: HTTPConnection
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
    def room(self) -> Gathering:
        """The room."""
        return self.attendance.room

    @property
    def heard(self) -> Mapping[str, bool]:
        """Whose page is open, by member."""
        return present(last_heard(self.desk, self.room.id), self.desk.clock())

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
    return AtRoom(connection, desk, person, attendance, classroom, base.rstrip("/"))


def _base(connection: HTTPConnection) -> str:
    """Return under which address a browser has reached the server; also where a socket asks."""
    url = connection.base_url
    return str(url.replace(scheme={"ws": "http", "wss": "https"}.get(url.scheme, url.scheme)))
