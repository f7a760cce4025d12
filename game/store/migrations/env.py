"""Alembic's environment: it runs the revisions on the connection that game/store/migrate.py hands over."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlmodel import SQLModel
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from game.store import tables

PLAIN = {AutoString: "sa.String({})", UTCDateTime: "sa.DateTime(timezone=True)"}
"""Types of SQLModel in the words of SQLAlchemy: a revision that named SQLModel's own would not import them."""


def render_item(kind: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:
    """Return how a revision writes a column's type; False leaves it to Alembic."""
    del autogen
    plain = PLAIN.get(type(item)) if kind == "type" else None
    length = getattr(item, "length", None)
    return plain.format(f"length={length}" if length else "") if plain else False


def run(metadata: Any) -> None:
    """Run what the command asks for."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=metadata,
        render_item=render_item,
        render_as_batch=True,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


if tables:
    run(SQLModel.metadata)
