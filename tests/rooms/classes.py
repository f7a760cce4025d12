"""A class to try rooms with: a desk that has one drill, a room, and people who join and answer."""

import dataclasses
from datetime import UTC, datetime, timedelta
from pathlib import Path

from game.engine import open_options
from game.paths import SCENARIOS
from game.rooms import drill
from game.rooms.attending import gather
from game.rooms.desk import Desk
from game.rooms.gathering import Gathering
from game.rooms.joining import join
from game.rooms.library import Library
from tests.rooms.table import open_desk

DECK = SCENARIOS / "drill_august"
LIBRARY = Library((DECK,))
"""The drill, cut once for all tests of a process."""
TEACHER = "person-teacher"
START = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


class Watch:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **time: float) -> None:
        """Let time pass."""
        self.now += timedelta(**time)


def class_desk(folder: Path, watch: Watch | None = None) -> Desk:
    """Return a desk that has the drill alone."""
    return dataclasses.replace(open_desk(folder, LIBRARY), clock=watch or Watch())


def open_room(desk: Desk, **minutes: float) -> str:
    """Open a room for a drill."""
    return drill.open_drill(desk, DECK.name, TEACHER, minutes or drill.MINUTES)


def let_in(desk: Desk, room: str, *names: str) -> tuple[str, ...]:
    """Let people into a room; return who they are."""
    code = gather(desk, room).code
    people = tuple(f"person-{name}" for name in names)
    for person, name in zip(people, names, strict=True):
        join(desk, code, person, name)
    return people


def lines(desk: Desk, room: str) -> tuple[str, ...]:
    """Return what can be answered."""
    sight = drill.desk_of(desk, gather(desk, room))
    return tuple(open_options(sight.scenario, sight.observation.seen))


def go_to(desk: Desk, room: str, step: str) -> Gathering:
    """Let whoever leads go on to a step; the class signs the first line."""
    while (found := gather(desk, room)).step != step:
        drill.advance(desk, room, TEACHER, found.step, lines(desk, room)[0] if found.step == "spread" else "")
    return found


def say(desk: Desk, room: str, person: str, option: str, reason: str = "", signed: bool = True) -> None:
    """Answer at the step on which the class stands."""
    drill.answer(desk, room, person, gather(desk, room).step, option, reason, signed)
