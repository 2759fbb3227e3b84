"""The drafts, as first released."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.execute(
        """
        CREATE TABLE draft (
            subject BLOB NOT NULL CONSTRAINT ck_draft_subject CHECK (length(subject) = 16),
            field TEXT NOT NULL,
            kind TEXT NOT NULL,
            text TEXT NOT NULL,
            caret INTEGER NOT NULL,
            seen TEXT NOT NULL,
            rest TEXT NOT NULL,
            started TEXT NOT NULL,
            at TEXT NOT NULL,
            PRIMARY KEY (subject, field)
        ) STRICT, WITHOUT ROWID
        """
    )


def downgrade() -> None:
    """Take the table away."""
    op.execute("DROP TABLE draft")
