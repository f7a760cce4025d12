"""The database, when it is locked, full or read-only, for real: StoreBusy, nothing half-written, and on it goes."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, event
from sqlalchemy.exc import OperationalError

from game.errors import StoreBusy
from game.store import Store, log
from game.store.connect import connect
from tests.store.rows import GAME, NOW, add, database, entry, opened, rows, with_game


@contextmanager
def pragma(store: Store, setting: str, back: str) -> Iterator[None]:
    """Set something on every connection for a while."""

    def set_it(connection: Any, _record: Any, _proxy: Any) -> None:
        connection.execute(f"PRAGMA {setting}")

    event.listen(store.engine, "checkout", set_it)
    yield
    event.remove(store.engine, "checkout", set_it)
    with store.engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA {back}")


def test_sqlite_is_told_what_it_needs(tmp_path: Path) -> None:
    store = with_game(tmp_path)
    with store.engine.connect() as connection:
        answers = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "foreign_keys")]
    assert answers == ["wal", 1]


@pytest.mark.slow
def test_a_locked_database_refuses_and_goes_on(tmp_path: Path) -> None:
    store = with_game(tmp_path, busy_seconds=0.2)
    add(store, 1, entry("before"))
    other = sqlite3.connect(tmp_path / "test.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    with pytest.raises(StoreBusy):
        add(store, 2, entry("during"))
    assert time.monotonic() - began < 2
    assert [row.key for row in rows(store)] == ["before"]  # reading goes on meanwhile
    other.execute("ROLLBACK")
    add(store, 2, entry("after"))
    assert [row.key for row in rows(store)] == ["before", "after"]


def test_a_full_disk_refuses_and_leaves_no_half(tmp_path: Path) -> None:
    store = with_game(tmp_path)
    add(store, 1, entry("before"))
    with store.engine.connect() as connection:
        pages = int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())
    with pragma(store, f"max_page_count={pages + 5}", "max_page_count=1000000"):
        with pytest.raises(StoreBusy):
            add(store, 2, *(entry(f"key-{number}", note="x" * 4000) for number in range(50)))
        assert [row.key for row in rows(store)] == ["before"]
    add(store, 2, entry("after", note="x" * 40_000))
    assert [row.key for row in rows(store)] == ["before", "after"]


def test_a_read_only_database_refuses(tmp_path: Path) -> None:
    store = with_game(tmp_path)
    with pragma(store, "query_only=ON", "query_only=OFF"):
        with pytest.raises(StoreBusy):
            add(store, 1, entry("during"))
        assert rows(store) == []
    add(store, 1, entry("after"))


@pytest.mark.slow
def test_a_writer_of_this_process_is_waited_for_so_long_and_no_longer(tmp_path: Path) -> None:
    store = with_game(tmp_path, busy_seconds=0.2)
    with store.lock, pytest.raises(StoreBusy):
        add(store, 1, entry("during"))
    threading.Timer(0.05, store.lock.release).start()
    store.lock.acquire()
    add(store, 1, entry("after"))


def test_a_database_that_cannot_be_opened_says_so(tmp_path: Path) -> None:
    (tmp_path / "test.db").mkdir()
    with pytest.raises(StoreBusy):
        opened(database(tmp_path))


def test_an_error_on_the_way_leaves_nothing(tmp_path: Path) -> None:
    store = with_game(tmp_path)
    with pytest.raises(ZeroDivisionError):
        _change_half(store)
    assert [row.key for row in rows(store)] == []


def test_our_own_mistakes_are_not_called_a_busy_store(tmp_path: Path) -> None:
    store = with_game(tmp_path)
    with pytest.raises(OperationalError, match="no such table"):
        _ask(store, "SELECT nonsense FROM nowhere")


def _change_half(store: Store) -> None:
    with store.writing() as session:
        log.add(session, GAME, 1, [entry("half")], NOW)
        session.flush()
        raise ZeroDivisionError


def _ask(store: Store, statement: str) -> None:
    with store.reading() as session:
        session.connection().exec_driver_sql(statement)


def test_a_new_file_that_somebody_is_just_writing_is_waited_for(tmp_path: Path) -> None:
    """SQLite refuses at once to turn a file to WAL that another process writes, whatever its timeout says."""
    address = URL.create("sqlite", database=str(tmp_path / "new.db"))
    writer = sqlite3.connect(tmp_path / "new.db", isolation_level=None, check_same_thread=False)
    writer.execute("CREATE TABLE t (x)")
    writer.execute("BEGIN IMMEDIATE")
    threading.Timer(0.3, writer.execute, ("COMMIT",)).start()
    engine = connect(address, busy_seconds=5)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    engine.dispose()
    writer.close()
