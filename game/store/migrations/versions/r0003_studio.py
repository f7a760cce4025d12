"""Scenarios that people write in the browser, links to read them, and games in which they are tried out."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and add the columns."""
    op.create_table(
        "drafts",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("files", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("touched", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_drafts_owner", "drafts", ["owner"])
    op.create_table(
        "draft_links",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("draft", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["draft"], ["drafts.id"]),
        sa.PrimaryKeyConstraint("token_hash"),
    )
    op.create_index("ix_draft_links_draft", "draft_links", ["draft"])
    op.add_column("games", sa.Column("draft", sa.String(length=16), nullable=True))
    op.add_column("games", sa.Column("stage", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Take them away."""
    with op.batch_alter_table("games") as games:
        games.drop_column("stage")
        games.drop_column("draft")
    op.drop_table("draft_links")
    op.drop_table("drafts")
