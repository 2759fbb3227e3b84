"""Changes that an undo has taken out, kept aside until the next deed, so that a redo can put them back."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLE = """
    CREATE TABLE taken (
        id BLOB NOT NULL PRIMARY KEY,
        deed INTEGER NOT NULL,
        header BLOB NOT NULL,
        salt BLOB,
        content BLOB
    ) STRICT
"""


def upgrade() -> None:
    """Make the table."""
    op.execute(TABLE)


def downgrade() -> None:
    """Take the table away."""
    op.execute("DROP TABLE taken")
