"""Rooms of a class: their step and clock, who leads them, who is in them, and what they answered."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
COLUMNS = (
    ("way", sa.String(length=10), "solo"),
    ("step", sa.String(length=16), ""),
    ("revision", sa.Integer(), "0"),
    ("game_changed", sa.Integer(), "0"),
    ("pause_note", sa.String(length=200), ""),
)


def upgrade() -> None:
    """Add the columns and make the tables."""
    for name, kind, usual in COLUMNS:
        op.add_column("rooms", sa.Column(name, kind, nullable=False, server_default=usual))
    for name in ("deadline", "paused_at", "resume_at"):
        op.add_column("rooms", sa.Column(name, TIME, nullable=True))
    op.add_column("rooms", sa.Column("minutes", sa.JSON(), nullable=False, server_default="{}"))
    op.add_column("rooms", sa.Column("passphrase_hash", sa.String(length=200), nullable=False, server_default=""))
    op.create_index("ix_rooms_deadline", "rooms", ["deadline"])
    op.create_table(
        "leaders",
        sa.Column("room", sa.String(length=16), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["room"], ["rooms.id"]),
        sa.PrimaryKeyConstraint("room", "person"),
    )
    op.create_index("ix_leaders_person", "leaders", ["person"])
    op.create_table(
        "members",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("room", sa.String(length=16), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=30), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("phrase_hash", sa.String(length=200), nullable=False),
        sa.Column("joined_at", TIME, nullable=False),
        sa.Column("seen_at", TIME, nullable=False),
        sa.Column("gone", sa.String(length=10), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["room"], ["rooms.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("room", "person", name="uq_members_person"),
        sa.UniqueConstraint("room", "name", name="uq_members_name"),
        sa.UniqueConstraint("room", "place", name="uq_members_place"),
    )
    op.create_index("ix_members_room", "members", ["room"])
    op.create_table(
        "answers",
        sa.Column("member", sa.String(length=16), nullable=False),
        sa.Column("step", sa.String(length=16), nullable=False),
        sa.Column("room", sa.String(length=16), nullable=False),
        sa.Column("option", sa.String(length=60), nullable=False),
        sa.Column("reason", sa.String(length=280), nullable=False),
        sa.Column("signed", sa.Boolean(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["member"], ["members.id"]),
        sa.ForeignKeyConstraint(["room"], ["rooms.id"]),
        sa.PrimaryKeyConstraint("member", "step"),
    )
    op.create_index("ix_answers_room", "answers", ["room"])
    op.create_table(
        "notes",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("room", sa.String(length=16), nullable=False),
        sa.Column("sender", sa.String(length=16), nullable=False),
        sa.Column("to", sa.String(length=16), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["room"], ["rooms.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_notes_room", "notes", ["room"])


def downgrade() -> None:
    """Take them away."""
    for table in ("notes", "answers", "members", "leaders"):
        op.drop_table(table)
    op.drop_index("ix_rooms_deadline", "rooms")
    for name in ("passphrase_hash", "minutes", "resume_at", "paused_at", "deadline", *(name for name, _, _ in COLUMNS)):
        op.drop_column("rooms", name)  # not rebuilt: games point to it
