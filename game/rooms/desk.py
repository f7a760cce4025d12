"""The desk: everything that the functions of this package work with, put together once at start-up."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from game.rooms.examiner import Examiner
from game.rooms.gathering import Gatherings
from game.rooms.hub import Hub
from game.rooms.library import Library
from game.rooms.phrases import Delays
from game.rooms.replays import Replays
from game.rooms.scenarios import Scenarios
from game.settings import Settings
from game.store import Store, open_store

LOOK_SECONDS = 90.0
"""What a look at a whole scenario may take: many games are played for it."""
ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
"""Letters of ids and codes: none that is easily taken for another."""


def token(length: int) -> str:
    """Return a random word in lower case."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def seed() -> int:
    """Return a random seed; any JSON reader can hold it exactly."""
    return secrets.randbits(48)


def now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Desk:
    """The store, the scenarios, the replayed games and rooms, who is woken when one changes, who checks scenarios, and
    where time, ids and seeds come from."""

    store: Store
    library: Library
    scenarios: Scenarios = field(default_factory=Scenarios)
    replays: Replays = field(default_factory=Replays)
    gatherings: Gatherings = field(default_factory=Gatherings)
    hub: Hub = field(default_factory=Hub)
    delays: Delays = field(default_factory=Delays)
    examiner: Examiner = field(default_factory=Examiner)
    looker: Examiner = field(default_factory=lambda: Examiner(LOOK_SECONDS))
    """Does what takes longer than a check, so that no check has to wait for it."""
    clock: Callable[[], datetime] = now
    token: Callable[[int], str] = token
    seed: Callable[[], int] = seed

    def close(self) -> None:
        """Let go of the database and of the processes that check and look."""
        self.store.close()
        self.examiner.close()
        self.looker.close()


def open_desk(settings: Settings) -> Desk:
    """Return the desk of a server: its database is opened and brought to the newest form."""
    store = open_store(settings.database, settings.busy_seconds)
    return Desk(store, Library(settings.scenario_dirs), replays=Replays(settings.cached_games))
