"""Leading: what whoever leads a room does to its clock and to who is in it, and what the clock does by itself."""

import logging
from collections.abc import Callable, Mapping

from game.errors import BadForm, GameError, NotFound, StaleMove
from game.rooms import clock as clocks
from game.rooms import drill, world
from game.rooms.attending import CLOSED, changing, clock_of, require_lead, set_clock
from game.rooms.clock import Clock
from game.rooms.desk import Desk
from game.rooms.opening import MOST_MINUTES
from game.store import people, rooms
from game.store.tables import Room

NOTE_LENGTH = 200
MOST_SECONDS = 3600
TIME_IS_UP: Mapping[str, Callable[[Desk, Room], None]] = {
    drill.WAY: drill.time_is_up,
    world.WAY: world.time_is_up,
}
"""What happens in each way of using a room when its clock has run out."""
log = logging.getLogger("nonaligned")


def pause(desk: Desk, room: str, person: str, note: str = "", minutes: float = 0) -> None:
    """Let the clock stand still, with a reason for everybody; after some minutes it goes on by itself.

    Raises NotYourSeat, or BadForm for a reason that is too long or for other minutes.
    """
    if len(note) > NOTE_LENGTH or not 0 <= minutes <= MOST_MINUTES:
        raise BadForm("bad_pause")
    require_lead(desk, room, person)
    with changing(desk, room) as (_, row):
        set_clock(row, clocks.paused(clock_of(row), desk.clock(), note, minutes))


def resume(desk: Desk, room: str, person: str) -> None:
    """Let the clock go on. Raises NotYourSeat."""
    require_lead(desk, room, person)
    with changing(desk, room) as (_, row):
        set_clock(row, clocks.resumed(clock_of(row), desk.clock()))


def extend(desk: Desk, room: str, person: str, seconds: int) -> None:
    """Give more time, or take some away. Raises NotYourSeat or BadForm."""
    if abs(seconds) > MOST_SECONDS:
        raise BadForm("bad_minutes")
    require_lead(desk, room, person)
    with changing(desk, room) as (_, row):
        set_clock(row, clocks.extended(clock_of(row), desk.clock(), seconds))


def remove(desk: Desk, room: str, person: str, member: str) -> None:
    """Take somebody out of a room; they may join again. Raises NotYourSeat or NotFound."""
    require_lead(desk, room, person)
    with changing(desk, room) as (session, row):
        found = rooms.member(session, room, member)
        people.sit_as(session, found, row.game or "", found.person, "")
        found.gone = "removed"


def show_reason(desk: Desk, room: str, person: str, member: str, step: str, shown: bool) -> None:
    """Show a member's reason to everybody, without a name, or no more. Raises NotYourSeat or NotFound."""
    require_lead(desk, room, person)
    with changing(desk, room) as (session, _):
        found = rooms.answer(session, room, member, step)
        if found is None:
            raise NotFound("no_member")
        found.shown = shown


def close(desk: Desk, room: str, person: str) -> None:
    """End a room, wherever it stands; nobody in it plays its game any more. Raises NotYourSeat."""
    require_lead(desk, room, person)
    with changing(desk, room) as (session, row):
        row.step = CLOSED
        set_clock(row, Clock())
        for member in rooms.members(session, room):
            people.sit_as(session, member, row.game or "", member.person, "")


def erase(desk: Desk, room: str, person: str) -> None:
    """End a room and forget who was in it and what they said; its game, which names nobody, stays.

    Raises NotYourSeat.
    """
    close(desk, room, person)
    with changing(desk, room) as (session, _):
        rooms.erase(session, room)


def tick(desk: Desk) -> int:
    """Do what the time has come for in every room: let clocks go on, end steps; return in how many rooms.

    Any process may, at any time; what another has done already is left.
    """
    with desk.store.reading() as session:
        due = rooms.due(session, desk.clock())
    done = sum(_ticked(desk, room) for room in due)
    world.time_phases(desk)
    return done


def restart(desk: Desk) -> None:
    """Give every running room extra time after the server was away. Called at start-up, before the first tick."""
    with desk.store.reading() as session:
        running = rooms.running(session)
    for room in running:
        with changing(desk, room) as (_, row):
            set_clock(row, clocks.restarted(clock_of(row), desk.clock()))


def _ticked(desk: Desk, room: str) -> bool:
    try:
        with desk.store.reading() as session:
            row = rooms.find(session, room)
            what = clock_of(row).due(desk.clock())
        if what == "end":
            TIME_IS_UP[row.way](desk, row)
        if what == "resume":
            _go_on(desk, room)
    except StaleMove:  # another process was quicker
        return False
    except GameError as problem:  # one room that cannot go on must not stop the others
        log.error("the clock of room %s stands: %s", room, problem.text.key)
        return False
    return bool(what)


def _go_on(desk: Desk, room: str) -> None:
    with changing(desk, room) as (_, row):
        clock: Clock = clock_of(row)
        if clock.due(desk.clock()) == "resume":
            set_clock(row, clocks.resumed(clock, desk.clock()))
