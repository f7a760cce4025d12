"""Connections: how an engine is made for an address, and what SQLite has to be told.

SQLite runs in WAL mode with synchronous=NORMAL: what was committed outlives a killed process; a power cut may take the
last moments, never the file.
"""

import sqlite3
import time
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

CONNECTIONS = 20
"""Connections kept open; twice as many more are opened for a rush."""
PAUSE = 0.02
"""Seconds between two tries."""
WRITE = {"write": True}
"""Execution options of an engine or connection whose transactions write."""


def connect(address: URL, busy_seconds: float = 5.0, foreign_keys: bool = True) -> Engine:
    """Return an engine whose writes take SQLite's write lock at once, so that none fails half-way for want of it."""
    engine = create_engine(address, pool_size=CONNECTIONS, max_overflow=2 * CONNECTIONS, pool_timeout=busy_seconds or 1)
    if address.get_backend_name() == "sqlite":
        _set_up_sqlite(engine, int(busy_seconds * 1000), foreign_keys)
    return engine


def _patiently(connection: sqlite3.Connection, statement: str, busy_ms: int) -> None:
    """Execute a statement while others hold the file: to turn a new one to WAL is refused at once, without a wait."""
    until = time.monotonic() + busy_ms / 1000
    while True:
        try:
            connection.execute(statement)
            return
        except sqlite3.OperationalError as problem:
            if problem.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(PAUSE)


def _set_up_sqlite(engine: Engine, busy_ms: int, foreign_keys: bool) -> None:
    keys = "ON" if foreign_keys else "OFF"
    pragmas = (f"busy_timeout={busy_ms}", "journal_mode=WAL", "synchronous=NORMAL", f"foreign_keys={keys}")

    @event.listens_for(engine, "connect")
    def on_connect(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # or the driver would begin transactions of its own
        for pragma in pragmas:
            _patiently(connection, f"PRAGMA {pragma}", busy_ms)

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
