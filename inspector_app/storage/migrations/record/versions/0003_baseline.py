"""The words of the review copies that left this laptop, by which a returned copy is compared."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLE = """
    CREATE TABLE baseline (
        sha256 TEXT NOT NULL PRIMARY KEY,
        lines BLOB NOT NULL
    ) STRICT
"""


def upgrade() -> None:
    """Make the table."""
    op.execute(TABLE)


def downgrade() -> None:
    """Take the table away."""
    op.execute("DROP TABLE baseline")
