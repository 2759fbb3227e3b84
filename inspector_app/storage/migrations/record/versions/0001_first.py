"""The tables that hold truth, as first released: changes, blobs, receipts, deeds, meta."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE change (
        key INTEGER NOT NULL PRIMARY KEY,
        id BLOB NOT NULL CONSTRAINT uq_change_id UNIQUE CONSTRAINT ck_change_id CHECK (length(id) = 32),
        subject BLOB NOT NULL CONSTRAINT ck_change_subject CHECK (length(subject) = 16),
        kind TEXT NOT NULL,
        header BLOB NOT NULL,
        salt BLOB,
        content BLOB,
        CONSTRAINT ck_change_content CHECK ((salt IS NULL) = (content IS NULL))
    ) STRICT
    """,
    "CREATE INDEX ix_change_subject ON change (subject)",
    """
    CREATE TRIGGER change_is_kept BEFORE UPDATE ON change
    WHEN new.key IS NOT old.key OR new.id IS NOT old.id OR new.subject IS NOT old.subject
        OR new.kind IS NOT old.kind OR new.header IS NOT old.header OR new.content IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'a change is never altered'); END
    """,
    """
    CREATE TRIGGER change_is_not_deleted BEFORE DELETE ON change
    WHEN NOT EXISTS (SELECT 1 FROM meta WHERE name = 'undoing')
    BEGIN SELECT RAISE(ABORT, 'a change is only taken out by an undo'); END
    """,
    """
    CREATE TABLE blob (
        sha256 BLOB NOT NULL PRIMARY KEY CONSTRAINT ck_blob_sha256 CHECK (length(sha256) = 32),
        bytes BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE receipt (
        key INTEGER NOT NULL PRIMARY KEY,
        at TEXT NOT NULL,
        file TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        direction TEXT NOT NULL CONSTRAINT ck_receipt_direction CHECK (direction IN ('in', 'out')),
        changes INTEGER NOT NULL,
        digest TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE deed (
        key INTEGER NOT NULL PRIMARY KEY,
        at TEXT NOT NULL,
        name TEXT NOT NULL,
        what TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        changes BLOB NOT NULL,
        final INTEGER NOT NULL,
        undoes INTEGER
    ) STRICT
    """,
    "CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT",
)


def upgrade() -> None:
    """Make the tables."""
    for statement in TABLES:
        op.execute(statement)


def downgrade() -> None:
    """Take the tables away."""
    for table in ("meta", "deed", "receipt", "blob", "change"):
        op.execute(f"DROP TABLE {table}")
