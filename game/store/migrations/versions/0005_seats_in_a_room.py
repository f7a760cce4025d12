"""Members of a room sit in seats of its game, and the clock of a room knows for which phase it runs."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    op.add_column("members", sa.Column("seat", sa.String(length=60), nullable=False, server_default=""))
    op.add_column("games", sa.Column("way", sa.String(length=10), nullable=False, server_default="solo"))
    op.add_column("rooms", sa.Column("timed", sa.String(length=20), nullable=False, server_default=""))


def downgrade() -> None:
    """Take them away."""
    op.drop_column("rooms", "timed")
    op.drop_column("games", "way")
    op.drop_column("members", "seat")
