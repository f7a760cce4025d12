"""A class's room as its pages need it, put together once for each revision and language; panels of every way."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from threading import Lock
from typing import TypeVar

from game.lab.forecast import forecast
from game.rooms import drill
from game.rooms.answers import Sight
from game.rooms.desk import Desk
from game.rooms.gathering import Gathering, Person, Told
from game.rooms.notes import correspondence
from game.views.classroom import DoorView, NotesView, NoteView, clock_view
from game.views.desk import DeskView, desk_view
from game.views.drill import Own, Spread, seats_of
from game.views.reader import Reader
from game.web.panels import Panel
from game.web.render import Renderer

KEPT = 64
SHOWN = 5
"""Notes on the page of a member."""
Key = tuple[str, int, str]
"""A room, one of its revisions, and a language."""
Kind = TypeVar("Kind")
LEFT = Panel("main", "room/_closed.html", (), lambda: None)
"""What is left of a room."""


@dataclass(frozen=True)
class Played:
    """The game of a room as its home desk sees it, in one language. What a class says does not change it."""

    sight: Sight
    reader: Reader

    @cached_property
    def desk(self) -> DeskView:
        """What lies on the home desk."""
        sight, game = self.sight, self.sight.game.id
        is_open = self.reader.seen.phase == "orders"  # and not just signed, with the step still to follow
        outlooks = forecast(sight.scenario, sight.observation, sight.game.machine) if is_open else {}
        return desk_view(self.reader, game, sight.observation.viewer, sight.version, outlooks)


@dataclass(frozen=True)
class Classroom:
    """A room at a revision, in one language."""

    room: Gathering
    played: Played

    @property
    def reader(self) -> Reader:
        """What puts the game into words."""
        return self.played.reader

    @property
    def desk(self) -> DeskView:
        """What lies on the home desk."""
        return self.played.desk

    @property
    def known(self) -> tuple[str, str, int, str]:
        """What the words of the game hang on: the game, who looks, what they have seen, and the language."""
        sight = self.played.sight
        return self.room.game, sight.observation.viewer, sight.version, self.reader.told_in

    @cached_property
    def seats(self) -> tuple[str, ...]:
        """The capitals that can be advised."""
        return seats_of(self.reader)

    @cached_property
    def spread(self) -> Spread:
        """How the class has spread."""
        room = self.room
        advised: dict[tuple[str, str], int] = {}
        by_id = {one.id: one for one in room.members}
        for member, said in room.answers("adviser").items():
            pair = drill.advised_by(self.seats, by_id[member]), said.option
            advised[pair] = advised.get(pair, 0) + 1
        reasons = tuple(said.reason for said in room.said.values() if said.shown and said.reason)
        return Spread(drill.count(room, "crisis"), advised, drill.count(room, "again"), drill.moves(room), reasons)

    @cached_property
    def spread_key(self) -> tuple[object, ...]:
        """What the page of the spread hangs on."""
        found = self.spread
        return tuple(tuple(sorted(part.items())) for part in (found.first, found.advised, found.last, found.moves)) + (
            found.reasons,
        )

    @property
    def asks(self) -> bool:
        """Whether members answer at this step."""
        return self.room.step in drill.ANSWERED

    def waits(self, member: Person | None) -> bool:
        """Whether a member, or the screen, has nothing to write now."""
        return member is None or not self.asks or member not in self.room.awaited(self.room.step)

    def own(self, member: Person) -> Own:
        """Return what a member has said so far; of this step as it is kept, of later ones nothing."""
        room = self.room
        steps = drill.ANSWERED[: drill.ANSWERED.index(room.step) + 1] if room.step in drill.ANSWERED else drill.ANSWERED
        said = {step: room.said[member.id, step] for step in steps if (member.id, step) in room.said}
        now = said.get(room.step)
        options = {step: one.option for step, one in said.items()}
        power = drill.advised_by(self.seats, member)
        return Own(power, options, now.reason if now else "", now.signed if now else False)


class Classrooms:
    """The rooms that were put together last, and their games, which are read anew only when they have changed."""

    def __init__(self) -> None:
        self._rooms: OrderedDict[tuple[str, int, str], Classroom] = OrderedDict()
        self._games: OrderedDict[tuple[str, int, str], Played] = OrderedDict()
        self._lock = Lock()

    def of(self, desk: Desk, renderer: Renderer, room: Gathering, tongue: str) -> Classroom:
        """Return a room with its game and a reader for a language."""
        found = self._get(self._rooms, (room.id, room.revision, tongue))
        if found is None:
            found = Classroom(room, self._played(desk, renderer, room, tongue))
            self._put(self._rooms, (room.id, room.revision, tongue), found)
        return found

    def _played(self, desk: Desk, renderer: Renderer, room: Gathering, tongue: str) -> Played:
        key = (room.id, room.game_changed, tongue)
        found = self._get(self._games, key)
        if found is None:
            sight = drill.desk_of(desk, room)
            found = Played(sight, Reader(sight.scenario, sight.observation, renderer.language, tongue))
            self._put(self._games, key, found)
        return found

    def _get(self, kept: OrderedDict[Key, Kind], key: Key) -> Kind | None:
        with self._lock:
            return kept.get(key)

    def _put(self, kept: OrderedDict[Key, Kind], key: Key, found: Kind) -> None:
        with self._lock:
            kept[key] = found
            while len(kept) > KEPT:
                kept.popitem(last=False)


def clock_panel(classroom: Classroom, now: datetime) -> Panel:
    """Return the clock; it is another one when it was set anew, not because time has gone on."""
    clock, language = classroom.room.clock, classroom.reader.language
    left = clock.left(now)
    seconds = None if left is None else -(-left // timedelta(seconds=1))
    key = (clock.deadline, clock.paused_at, clock.note, language.code)
    until, paused = f"{clock.deadline}", clock.paused_at is not None
    return Panel(
        name="clock",
        template="room/_clock.html",
        key=key,
        view=lambda: clock_view(language, seconds, until, paused, clock.note),
        lasting=False,
    )


def notes_panel(classroom: Classroom, member: Person | None) -> Panel:
    """Return what a member may read of what was written, or what everybody may."""
    room, reader = classroom.room, classroom.reader
    told = correspondence(room, member)
    view = NotesView(f"/rooms/{room.id}", tuple(_note(reader, member, one) for one in reversed(told[-SHOWN:])), ())
    return Panel("notes", "room/_notes.html", (view,), lambda: view)


def _note(reader: Reader, member: Person | None, told: Told) -> NoteView:
    own = member is not None and told.sender == member.id
    return NoteView(reader.t("note.from_you" if own else "note.from_lead"), told.text, own)


def door_panel(classroom: Classroom, join_url: str) -> Panel:
    """Return how one joins, for the wall."""
    view = door_view(classroom, join_url)
    return Panel("main", "room/_door.html", (classroom.known, view), lambda: view)


def door_view(classroom: Classroom, join_url: str) -> DoorView:
    """Return how one joins."""
    room, reader = classroom.room, classroom.reader
    return DoorView(
        title=reader.prose(reader.scenario.title),
        code=room.code,
        join_url=join_url,
        shown_url=join_url.partition("://")[2],
        qr_url=f"/rooms/{room.id}/qr.svg",
    )
