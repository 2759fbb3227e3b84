"""What a check of a workbook looks at: each change, the changes together, projection and search against a rebuild."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import Table, select
from sqlalchemy.exc import DBAPIError

from inspector_app.record.change import BadChangeError, Change, read
from inspector_app.record.checking import verify
from inspector_app.record.state import State, derive
from inspector_app.storage import tables
from inspector_app.storage.projecting import rows_of
from inspector_app.storage.reading import Reader
from inspector_app.storage.rows import Row, columns


def problems(reader: Reader) -> list[str]:
    """Return what does not hold, one sentence each; empty when all is well."""
    found: list[str] = []
    histories: dict[UUID, list[Change]] = {}
    changes = []
    table = tables.change
    columns = select(table.c.id, table.c.subject, table.c.kind, table.c.header, table.c.salt, table.c.content)
    for row in reader.connection.execute(columns):
        name = row.id.hex()[:12]
        try:
            change = read(row.header, row.salt, row.content)
        except BadChangeError as error:
            found.append(f"The change {name} does not fit its fingerprint: {error}.")
            continue
        if (change.id, change.subject.bytes, change.kind) != (row.id.hex(), row.subject, row.kind):
            found.append(f"The change {name} is not what its name says.")
        changes.append(change)
        histories.setdefault(change.subject, []).append(change)
    try:
        verify(changes)
    except BadChangeError as error:
        found.append(f"The changes do not belong together: {error}.")
    found += _projection(reader, {subject: derive(history) for subject, history in histories.items()})
    return found + _search(reader)


def _projection(reader: Reader, states: Mapping[UUID, State]) -> list[str]:
    shown = {**tables.things, "member": tables.member, "decision": tables.decision}
    expected: dict[Table, set[Row]] = {table: set() for table in shown.values()}
    for state in states.values():
        for table, row in rows_of(state):
            expected[table].add(row)
    found = []
    for name, table in shown.items():
        differing = expected[table] ^ set(map(tuple, reader.connection.execute(select(*columns(table)))))
        if differing:
            found.append(f"What is shown of {name} is not what the record says ({len(differing)} differ).")
    return found


def _search(reader: Reader) -> list[str]:
    try:
        reader.connection.exec_driver_sql("INSERT INTO search(search, rank) VALUES('integrity-check', 1)")
    except DBAPIError:
        return ["The search index does not hold what the notes hold."]
    return []
