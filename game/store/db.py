"""The database: how it is opened, read and written. One lock per process stands around each INSERT…COMMIT."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from sqlalchemy import URL, Engine, make_url
from sqlalchemy.exc import OperationalError, TimeoutError
from sqlmodel import Session

from game.errors import StoreBusy
from game.store.connect import WRITE, connect
from game.store.migrate import migrate

BUSY_CODES = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}


@dataclass(frozen=True, slots=True)
class Store:
    """An open database."""

    engine: Engine
    busy_seconds: float = 5.0
    lock: Lock = field(default_factory=Lock)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that sees one moment of the database and writes nothing.

        Raises StoreBusy when the database cannot be reached.
        """
        with _plain_words(), Session(self.engine, autoflush=False, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a session that is committed at the end, or leaves nothing behind.

        Raises StoreBusy when the database is locked, full or read-only.
        """
        if not self.lock.acquire(timeout=self.busy_seconds):
            raise StoreBusy
        try:
            engine = self.engine.execution_options(**WRITE)
            with _plain_words(), Session(engine, expire_on_commit=False) as session, session.begin():
                yield session
        finally:
            self.lock.release()

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def open_store(url: URL | str, busy_seconds: float = 5.0) -> Store:
    """Return the database at an address, at the newest migration; a SQLite file and its folder are made."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite" and address.database:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    with _plain_words():
        migrate(address)
    return Store(connect(address, busy_seconds), busy_seconds)


@contextmanager
def _plain_words() -> Iterator[None]:
    """Turn what a database says when it is locked, full or read-only into StoreBusy; anything else is our mistake."""
    try:
        yield
    except (OperationalError, TimeoutError) as problem:
        code = getattr(getattr(problem, "orig", None), "sqlite_errorcode", sqlite3.SQLITE_BUSY)
        if code & 0xFF in BUSY_CODES:
            raise StoreBusy from problem
        raise
