"""Migrations: bring a database to the newest form of its tables, from the files of this package."""

import sys
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, inspect, make_url, text

from game.store.connect import WRITE, connect

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0005"
"""The newest revision; a test compares it with the files. A database that is there does not even import Alembic."""


def migrate(url: URL | str) -> None:
    """Upgrade the tables to the newest form, all in one transaction; nothing happens when they have it."""
    engine = connect(make_url(url), foreign_keys=False)  # or rebuilding a table would empty those that point to it
    try:
        with engine.connect() as reader:
            if _revision(reader) == HEAD:
                return
        with engine.execution_options(**WRITE).begin() as connection:
            if _revision(connection) != HEAD:  # another process may have been quicker
                _upgrade(connection)
    finally:
        engine.dispose()


def alembic_config(connection: Connection) -> "Config":
    """Return what Alembic's commands take, for the revisions of this package."""
    from alembic.config import Config

    config = Config(stdout=sys.stdout)  # else whatever that was when Alembic was first imported, closed by now or not
    config.set_main_option("script_location", "game.store:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection) -> None:
    from alembic import command

    command.upgrade(alembic_config(connection), "head")


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found
