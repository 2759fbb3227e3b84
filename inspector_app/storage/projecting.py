"""Writing the projection: states of things become rows, members, open decisions and search entries."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from inspector_app.domain.kinds import KINDS, Field, Shape
from inspector_app.domain.plain import Plain
from inspector_app.domain.shaping import fitting, is_whole, member_of
from inspector_app.record.canonical import encode
from inspector_app.record.state import State
from inspector_app.storage import tables

BULK = 200
"""From so many notes on, the search index is rebuilt once instead of kept row by row."""


def project(connection: Connection, states: Sequence[State]) -> None:
    """Bring the rows of some things to their states, search entries included."""
    known = [state for state in states if state.kind in KINDS]
    notes = [state.subject.bytes for state in known if state.kind == "note"]
    bulk = len(notes) >= BULK
    if not bulk:
        _unindex(connection, notes)
    for kind in {state.kind for state in known}:
        rows = [_row(state) for state in known if state.kind == kind and _shows(state)]
        if rows:
            _upsert(connection, kind, rows)
    hidden = [state for state in known if not _shows(state)]
    for state in hidden:
        table = tables.things[state.kind]
        connection.execute(delete(table).where(table.c.subject == state.subject.bytes))
    _replace(connection, tables.member, "owner", known)
    _replace(connection, tables.decision, "subject", known)
    if bulk:
        reindex(connection)
    else:
        _index(connection, notes)


def reindex(connection: Connection) -> None:
    """Rebuild the search index from the notes."""
    connection.exec_driver_sql("INSERT INTO search(search) VALUES('rebuild')")


def rows_of(state: State) -> Iterator[tuple[str, dict[str, Any]]]:
    """Return the rows a state has in the projection, each with the kind or table it belongs to."""
    if state.kind not in KINDS:
        return
    if _shows(state):
        yield state.kind, _row(state)
    for name, value in state.sets.items():
        if found := member_of(name, value):
            prefix, target, sentence = found
            yield (
                "member",
                {
                    "owner": state.subject.bytes,
                    "name": name,
                    "prefix": prefix,
                    "target": target.bytes,
                    "value": sentence,
                },
            )
    for decision in state.decisions:
        choices: Plain = [[choice.value, choice.author, choice.at, choice.writer] for choice in decision.choices]
        yield (
            "decision",
            {
                "subject": state.subject.bytes,
                "field": decision.field,
                "id": decision.id,
                "kind": decision.kind,
                "choices": encode(choices).decode(),
            },
        )


def _shows(state: State) -> bool:
    """A thing shows when all it must have is there."""
    return is_whole(state.kind, state.fields, state.erased)


_ERASED = "[erased]"
"""What stands in place of a text that was erased."""


def _row(state: State) -> dict[str, Any]:
    kind = KINDS[state.kind]
    row: dict[str, Any] = {
        "subject": state.subject.bytes,
        "id": state.given_id,
        "gone": int(state.gone),
        "same_as": state.same_as.bytes if state.same_as else None,
    }
    for name, spec in kind.fields.items():
        value = state.fields.get(name)
        if name in state.erased and spec.required and spec.shape is Shape.TEXT:
            value = _ERASED
        row[f"f_{name}"] = column_value(spec, value)
    return row


def column_value(spec: Field, value: Plain) -> str | int | bytes | None:
    """Return a field's value as its column holds it."""
    if spec.shape is Shape.PLAIN:
        return None if value is None else encode(value).decode()
    fit = fitting(spec, value)
    if fit is None:
        return None
    if spec.shape is Shape.REFERENCE:
        return UUID(str(fit)).bytes
    return int(fit) if isinstance(fit, bool) else fit  # type: ignore[return-value]


def field_value(spec: Field, value: Any) -> Plain:  # noqa: ANN401 - what a column holds
    """Return a field's plain value from its column."""
    if value is None:
        return None
    if spec.shape is Shape.PLAIN:
        plain: Plain = json.loads(value)
        return plain
    if spec.shape is Shape.REFERENCE:
        return str(UUID(bytes=value))
    if spec.shape is Shape.TRUTH:
        return bool(value)
    given: str | int = value
    return given


def _upsert(connection: Connection, kind: str, rows: list[dict[str, Any]]) -> None:
    table = tables.things[kind]
    statement = insert(table)
    changing = {name: statement.excluded[name] for name in rows[0] if name != "subject"}
    connection.execute(statement.on_conflict_do_update(index_elements=["subject"], set_=changing), rows)


def _replace(connection: Connection, table: Table, owner: str, states: Sequence[State]) -> None:
    """Replace what a table holds of some things by what their states say."""
    if not states:
        return
    gone = [{"who": state.subject.bytes} for state in states]
    connection.execute(delete(table).where(table.c[owner] == bindparam("who")), gone)
    rows = [row for state in states for name, row in rows_of(state) if name == table.name]
    if rows:
        connection.execute(table.insert(), rows)


def _unindex(connection: Connection, subjects: Iterable[bytes]) -> None:
    note = tables.things["note"]
    for subject in subjects:
        row = connection.execute(select(note.c.key, note.c.f_text).where(note.c.subject == subject)).first()
        if row:
            connection.exec_driver_sql(
                "INSERT INTO search(search, rowid, f_text) VALUES('delete', ?, ?)", (row.key, row.f_text)
            )


def _index(connection: Connection, subjects: Iterable[bytes]) -> None:
    note = tables.things["note"]
    for subject in subjects:
        row = connection.execute(select(note.c.key, note.c.f_text).where(note.c.subject == subject)).first()
        if row:
            connection.exec_driver_sql("INSERT INTO search(rowid, f_text) VALUES(?, ?)", (row.key, row.f_text))
