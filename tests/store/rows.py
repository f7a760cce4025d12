"""Rows for tests of the store: a game without rules, and entries for its log."""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from game.store import Store, bundles, games, open_store
from game.store.games import Progress
from game.store.log import Entry, append, last_seq, rows_after
from game.store.tables import Game, LogRow, Room

NOW = datetime(2020, 7, 16, 12, 0, tzinfo=UTC)
GAME = "game1"
OPENED: list[Store] = []
"""What is closed after each test (conftest.py)."""
STANDS = Progress(turn=1, phase="orders", idle=True, rules_version="1", migrated_from=None)


def database(folder: Path) -> str:
    """Return the address of a database in a folder."""
    return f"sqlite:///{folder / 'test.db'}"


def opened(address: str, busy_seconds: float = 5.0) -> Store:
    """Return a store that is closed when the test is over."""
    store = open_store(address, busy_seconds)
    OPENED.append(store)
    return store


def with_game(folder: Path, busy_seconds: float = 5.0) -> Store:
    """Return a store with one game, whose log is empty."""
    store = opened(database(folder), busy_seconds)
    with store.writing() as session:
        bundles.keep(session, "hash", "{}")
        games.open_room(session, Room(id="room1", code="CODE", created_at=NOW), new_game(GAME, "room1"))
    return store


def new_game(name: str, room: str) -> Game:
    """Return a game that nothing has happened in."""
    return Game(
        id=name,
        room=room,
        scenario_id="tiny",
        title="Tiny",
        turns=3,
        bundle_hash="hash",
        rules_hash="rules",
        rules_version="1",
        seed=2**48 - 1,
        machine="power",
        created_at=NOW,
        last_move_at=NOW,
        turn=1,
        phase="orders",
    )


def entry(key: str | None, member: str = "ann", note: str = "") -> Entry:
    """Return something to append."""
    return Entry("azerbaijan", member, key, 1, "orders", "order", {"kind": "order", "option": "ünïcode", "note": note})


def add(store: Store, seq: int, *entries: Entry) -> None:
    """Append entries."""
    append(store, GAME, seq, entries, STANDS, NOW)


def rows(store: Store) -> Sequence[LogRow]:
    """Return the log."""
    with store.reading() as session:
        return rows_after(session, GAME, 0)


def append_for_ever(address: str) -> None:
    """Append row after row and print each number once it is committed: the work of a process that will be killed."""
    store = open_store(address)
    with store.reading() as session:
        seq = last_seq(session, GAME)
    while True:
        seq += 1
        add(store, seq, entry(None), entry(None))
        seq += 1
        os.write(1, f"{seq}\n".encode())
