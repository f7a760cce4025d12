"""The clock of a room: when a step ends, pauses, and what is left. Arithmetic on instants; who asks brings the time."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

SHORTEST = timedelta(seconds=5)
"""What is left at least when time is taken away, so that nobody is cut off in the middle of a word."""
AFTER_RESTART = timedelta(seconds=30)
"""What everybody gets when the server was down while time ran."""


@dataclass(frozen=True, slots=True)
class Clock:
    """When a step ends by itself, and whether it stands still; without a deadline it waits for whoever leads."""

    deadline: datetime | None = None
    paused_at: datetime | None = None
    resume_at: datetime | None = None
    """When a pause ends by itself."""
    note: str = ""
    """Why it is paused, for everybody."""

    def left(self, now: datetime) -> timedelta | None:
        """Return what is left of the step; None when it has no deadline."""
        if self.deadline is None:
            return None
        return max(timedelta(0), self.deadline - (self.paused_at or now))

    def due(self, now: datetime) -> Literal["", "resume", "end"]:
        """Return what time has come for: to go on after a pause, to end the step, or nothing."""
        if self.paused_at is not None:
            return "resume" if self.resume_at is not None and self.resume_at <= now else ""
        return "end" if self.deadline is not None and self.deadline <= now else ""


def started(minutes: float, now: datetime) -> Clock:
    """Return the clock of a step that begins; 0 minutes are no deadline."""
    return Clock(now + timedelta(minutes=minutes)) if minutes > 0 else Clock()


def paused(clock: Clock, now: datetime, note: str = "", minutes: float = 0) -> Clock:
    """Return a clock that stands still, for some minutes or until it is let go on; a pause may be paused anew."""
    resume_at = now + timedelta(minutes=minutes) if minutes > 0 else None
    return replace(clock, paused_at=clock.paused_at or now, resume_at=resume_at, note=note)


def resumed(clock: Clock, now: datetime) -> Clock:
    """Return a clock that goes on with as much time as it had when it was paused."""
    if clock.paused_at is None:
        return clock
    stood = max(timedelta(0), now - clock.paused_at)
    return Clock(clock.deadline + stood if clock.deadline else None)


def extended(clock: Clock, now: datetime, seconds: int) -> Clock:
    """Return a clock with more or less time; without a deadline it gets one, unless there is nothing to take from."""
    shift = timedelta(seconds=seconds)
    if clock.deadline is None:
        return replace(clock, deadline=(clock.paused_at or now) + shift) if seconds > 0 else clock
    floor = (clock.paused_at or now) + SHORTEST
    return replace(clock, deadline=max(max(clock.deadline, clock.paused_at or now) + shift, floor))


def restarted(clock: Clock, now: datetime) -> Clock:
    """Return a running clock after the server was away: with what was left, at least with what everybody gets then."""
    if clock.deadline is None or clock.paused_at is not None:
        return clock
    return replace(clock, deadline=max(clock.deadline, now) + AFTER_RESTART)
