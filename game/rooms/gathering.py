"""Gatherings: a room of a class as it stands, read once for each of its revisions."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

from game.rooms.clock import Clock


@dataclass(frozen=True, slots=True)
class Person:
    """A member of a room."""

    id: str
    person: str
    name: str
    place: int
    seat: str
    """In the game of the room; nothing for who looks on."""
    gone: str
    """Nothing while they are here; `left` or `removed`."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a member answered at a step; one that is only saved counts at the deadline."""

    option: str
    reason: str
    signed: bool
    shown: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A note: who wrote it to whom (a member's id, or a word of game/rooms/notes.py), and what."""

    id: str
    sender: str
    to: str
    text: str


@dataclass(frozen=True, slots=True)
class Gathering:
    """A room of a class at a revision."""

    id: str
    code: str
    way: str
    step: str
    revision: int
    game_changed: int
    """The revision in which its game changed last: what is read of the game holds until the next."""
    clock: Clock
    game: str
    home: str
    """The seat of the home desk in its game."""
    minutes: Mapping[str, float]
    everybody: tuple[Person, ...]
    """Also those who are gone, in the order in which they came."""
    said: Mapping[tuple[str, str], Said]
    """By member and step."""
    notes: tuple[Told, ...]
    """The oldest first."""

    @property
    def members(self) -> tuple[Person, ...]:
        """Who is in it."""
        return tuple(one for one in self.everybody if not one.gone)

    def answers(self, step: str) -> Mapping[str, Said]:
        """Return what was answered at a step by those who are in it."""
        return {one.id: self.said[one.id, step] for one in self.members if (one.id, step) in self.said}

    def awaited(self, step: str) -> tuple[Person, ...]:
        """Return who has not signed an answer at a step."""
        found = self.answers(step)
        return tuple(one for one in self.members if one.id not in found or not found[one.id].signed)

    def member_of(self, person: str) -> Person | None:
        """Return what a person is in it, while they are."""
        return next((one for one in self.members if one.person == person), None)


class Gatherings:
    """The rooms that were looked at last."""

    def __init__(self, size: int = 128) -> None:
        self.read = 0
        """How often a room was read whole, for tests and measurements."""
        self._size = size
        self._kept: OrderedDict[str, Gathering] = OrderedDict()
        self._lines: dict[str, tuple[int, tuple[str, ...]]] = {}
        self._lock = Lock()

    def lines(self, room: Gathering) -> tuple[str, ...] | None:
        """Return the lines that are open in the game of a room as it is now, if they are kept."""
        with self._lock:
            at, lines = self._lines.get(room.id, (-1, ()))
            return lines if at == room.game_changed else None

    def keep_lines(self, room: Gathering, lines: tuple[str, ...]) -> None:
        """Keep the lines that are open in the game of a room."""
        with self._lock:
            self._lines[room.id] = (room.game_changed, lines)

    def get(self, room: str) -> Gathering | None:
        """Return a room as it was read last, if it is kept."""
        with self._lock:
            return self._kept.get(room)

    def put(self, gathering: Gathering) -> None:
        """Keep a room as it is now, unless a later revision is kept already."""
        with self._lock:
            self.read += 1
            kept = self._kept.get(gathering.id)
            if kept is None or kept.revision <= gathering.revision:
                self._kept[gathering.id] = gathering
            self._kept.move_to_end(gathering.id)
            while len(self._kept) > self._size:
                self._lines.pop(self._kept.popitem(last=False)[0], None)
