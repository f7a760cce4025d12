"""Migrations: up, down and up again, in step with the tables, from the files of the package."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Engine, inspect

from game.players import USUAL
from game.store import games
from game.store.connect import WRITE
from game.store.migrate import HEAD, alembic_config, migrate
from tests.store.rows import GAME, add, database, entry, opened, rows, with_game

ROOT = Path(__file__).resolve().parent.parent.parent
AGAIN = (
    "import sys; from game.store import open_store; open_store(sys.argv[1]);"
    "print('alembic' in sys.modules, 'game.store.migrations' in sys.modules)"
)


def run(engine: Engine, name: str, *arguments: str) -> None:
    """Run one of Alembic's commands."""
    with engine.execution_options(**WRITE).begin() as connection:
        getattr(command, name)(alembic_config(connection), *arguments)


def tables(engine: Engine) -> set[str]:
    """Return the names of the tables."""
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def test_up_down_and_up_again_is_clean(tmp_path: Path) -> None:
    engine = opened(database(tmp_path)).engine
    run(engine, "downgrade", "base")
    run(engine, "upgrade", "head")
    made = tables(engine)
    assert made >= {"bundles", "rooms", "games", "log", "grants", "capabilities"}
    run(engine, "check")
    run(engine, "downgrade", "base")
    assert tables(engine) == set()
    run(engine, "upgrade", "head")
    run(engine, "check")
    assert tables(engine) == made


def test_the_head_is_that_of_the_files(tmp_path: Path) -> None:
    with opened(database(tmp_path)).engine.connect() as connection:
        assert ScriptDirectory.from_config(alembic_config(connection)).get_heads() == [HEAD]


def test_migrating_again_keeps_what_is_there(tmp_path: Path) -> None:
    store = with_game(tmp_path)
    add(store, 1, entry("a"))
    migrate(database(tmp_path))
    assert [row.key for row in rows(store)] == ["a"]


@pytest.mark.slow
def test_a_database_at_head_needs_no_alembic(tmp_path: Path) -> None:
    with_game(tmp_path).close()
    answer = subprocess.run(
        [sys.executable, "-c", AGAIN, database(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert answer.stdout.split() == ["False", "False"]


def test_eight_starts_at_once_migrate_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: migrate(database(tmp_path)), range(8)))
    run(opened(database(tmp_path)).engine, "check")


def test_a_path_may_hold_what_addresses_cannot(tmp_path: Path) -> None:
    folder = tmp_path / "50 % of a #folder?"
    folder.mkdir()
    migrate(URL.create("sqlite", database=str(folder / "test.db")))
    assert (folder / "test.db").is_file()


def test_games_of_before_had_the_usual_machine(tmp_path: Path) -> None:
    store = with_game(tmp_path)
    run(store.engine, "downgrade", "0001")
    migrate(database(tmp_path))
    with store.reading() as session:
        assert games.find(session, GAME).machine == USUAL
