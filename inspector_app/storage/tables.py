"""The tables: those that hold truth (made by migrations) and the projection (dropped and rebuilt at will).

The projection has one table per kind of thing, its columns taken from `domain.kinds.KINDS`, one table for the
members of sets, one for open decisions, and a full-text index over the notes.
"""

from collections.abc import Mapping

from sqlalchemy import Column, Connection, Index, Integer, LargeBinary, MetaData, Table, Text

from inspector_app.domain.kinds import KINDS, Shape

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "pk": "pk_%(table_name)s",
}

truth = MetaData(naming_convention=NAMING)

change = Table(
    "change",
    truth,
    Column("key", Integer, primary_key=True),
    Column("id", LargeBinary, unique=True, nullable=False),
    Column("subject", LargeBinary, index=True, nullable=False),
    Column("kind", Text, nullable=False),
    Column("header", LargeBinary, nullable=False),
    Column("salt", LargeBinary),
    Column("content", LargeBinary),
    sqlite_strict=True,
)

blob = Table(
    "blob",
    truth,
    Column("sha256", LargeBinary, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
    sqlite_strict=True,
)

receipt = Table(
    "receipt",
    truth,
    Column("key", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("direction", Text, nullable=False),
    Column("changes", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    sqlite_strict=True,
)

deed = Table(
    "deed",
    truth,
    Column("key", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("changes", LargeBinary, nullable=False),
    Column("final", Integer, nullable=False),
    Column("undoes", Integer),
    sqlite_strict=True,
)

taken = Table(
    "taken",
    truth,
    Column("id", LargeBinary, primary_key=True),
    Column("deed", Integer, nullable=False),
    Column("header", LargeBinary, nullable=False),
    Column("salt", LargeBinary),
    Column("content", LargeBinary),
    sqlite_strict=True,
)

baseline = Table(
    "baseline",
    truth,
    Column("sha256", Text, primary_key=True),
    Column("lines", LargeBinary, nullable=False),
    sqlite_strict=True,
)

meta = Table(
    "meta", truth, Column("name", Text, primary_key=True), Column("value", Text, nullable=False), sqlite_strict=True
)

drafts = MetaData(naming_convention=NAMING)

draft = Table(
    "draft",
    drafts,
    Column("subject", LargeBinary, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("caret", Integer, nullable=False),
    Column("seen", Text, nullable=False),
    Column("rest", Text, nullable=False),
    Column("started", Text, nullable=False),
    Column("at", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

projection = MetaData(naming_convention=NAMING)

PROJECTION = 5
"""The version of the projection's tables; another one in `meta` means that they are dropped and rebuilt."""

_COLUMN_TYPES = {Shape.WHOLE: Integer, Shape.TRUTH: Integer, Shape.REFERENCE: LargeBinary}


def _kind_table(name: str) -> Table:
    fields = KINDS[name].fields
    table = Table(
        f"thing_{name}",
        projection,
        Column("key", Integer, primary_key=True),
        Column("subject", LargeBinary, unique=True, nullable=False),
        Column("id", Text, nullable=False),
        Column("gone", Integer, nullable=False),
        Column("same_as", LargeBinary),
        *(Column(f"f_{field}", _COLUMN_TYPES.get(spec.shape, Text)) for field, spec in fields.items()),
        sqlite_strict=True,
    )
    for field, spec in fields.items():
        if spec.shape is Shape.REFERENCE:
            # With `gone` in it, things are counted from the index alone.
            Index(f"ix_{table.name}_f_{field}", table.c[f"f_{field}"], table.c.gone)
    return table


things: Mapping[str, Table] = {name: _kind_table(name) for name in KINDS}

member = Table(
    "member",
    projection,
    Column("owner", LargeBinary, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("prefix", Text, nullable=False),
    Column("target", LargeBinary, nullable=False),
    Column("value", Text),
    # The members of one set are read from the index alone, without passing over those of all others.
    Index("ix_member_prefix", "prefix", "target", "value"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

decision = Table(
    "decision",
    projection,
    Column("subject", LargeBinary, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("choices", Text, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

erasure = Table(
    "erasure",
    projection,
    Column("id", LargeBinary, primary_key=True),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

_SEARCH = """
    CREATE VIRTUAL TABLE search USING fts5(
        f_text, content='thing_note', content_rowid='key', prefix='2 3', tokenize='unicode61 remove_diacritics 2'
    )
"""
# FTS5's own “secure-delete” is left alone: when texts of some thousand words change it leaves words of the old one
# behind (SQLite 3.53.4). After an erase the index is made anew instead.
SEARCH_ANEW = "INSERT INTO search(search) VALUES('rebuild')"


def make_projection(connection: Connection) -> None:
    """Make the empty tables of the projection anew, the old ones dropped."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS search")
    projection.drop_all(connection)
    projection.create_all(connection)
    connection.exec_driver_sql(_SEARCH)
