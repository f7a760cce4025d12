"""Each game remembers which machine plays its powers; those of before had the only one there was."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("games", sa.Column("machine", sa.String(length=20), nullable=False, server_default="power"))


def downgrade() -> None:
    """Take it away."""
    with op.batch_alter_table("games") as games:
        games.drop_column("machine")
