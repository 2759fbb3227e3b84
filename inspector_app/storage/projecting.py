"""Writing the projection: states of things become rows, members, open decisions and search entries."""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, delete, select

from inspector_app.domain.kinds import KINDS, Field, Shape
from inspector_app.domain.plain import Plain
from inspector_app.domain.progress import Progress, in_parts, no_progress, stretch
from inspector_app.domain.shaping import fitting, is_whole, member_of, shown_erased
from inspector_app.record.canonical import encode
from inspector_app.record.state import State
from inspector_app.storage import tables
from inspector_app.storage.rows import Row, among, keys, put

BULK = 200
"""From so many texts to be taken out on, the search index is made anew, and nothing of them is looked for in it."""


def project(connection: Connection, states: Sequence[State], progress: Progress = no_progress) -> None:
    """Bring the rows of some things to their states, search entries included.

    Rows are written in the order of the subjects: as these begin with the time, the newest notes come last, and a page
    of the database is written once and not for every row.
    """
    known = sorted((state for state in states if state.kind in KINDS), key=_subject)
    subjects = {state.subject.bytes for state in known}
    indexed = _entries(connection, subjects)
    for part in in_parts(known, stretch(progress, 0, 90, 100)):
        _project(connection, part)
    _index(connection, indexed, _entries(connection, subjects))
    progress(100, 100)


def _project(connection: Connection, states: Sequence[State]) -> None:
    subjects = {state.subject.bytes for state in states}
    for table, column in ((tables.member, "owner"), (tables.decision, "subject")):
        connection.execute(delete(table).where(among(table.c[column])), keys(subjects))
    rows: dict[Table, list[Row]] = {}
    for state in states:
        for table, row in rows_of(state):
            rows.setdefault(table, []).append(row)
    for table, given in rows.items():
        put(connection, table, given, over="subject" if table in _THINGS else "")
    hidden = subjects - {row[0] for table in _THINGS & rows.keys() for row in rows[table]}
    if hidden:
        for table in _THINGS:
            connection.execute(delete(table).where(among(table.c.subject)), keys(hidden))


_THINGS = frozenset(tables.things.values())


def _subject(state: State) -> bytes:
    return state.subject.bytes


def _entries(connection: Connection, subjects: Iterable[bytes]) -> set[tuple[int, str]]:
    """Return what the search index has to hold of some things as they stand: keys and texts of notes."""
    note = tables.things["note"]
    found = connection.execute(select(note.c.key, note.c.f_text).where(among(note.c.subject)), keys(subjects))
    return {(key, text) for key, text in found}


def _index(connection: Connection, before: set[tuple[int, str]], after: set[tuple[int, str]]) -> None:
    """Bring the search index from what it holds of some notes to what they hold now."""
    gone, new = list(before - after), sorted(after - before)
    if len(gone) >= BULK:
        connection.exec_driver_sql(tables.SEARCH_ANEW)
        return
    if gone:
        connection.exec_driver_sql("INSERT INTO search(search, rowid, f_text) VALUES('delete', ?, ?)", gone)
    if new:
        connection.exec_driver_sql("INSERT INTO search(rowid, f_text) VALUES(?, ?)", new)


def rows_of(state: State) -> Iterator[tuple[Table, Row]]:
    """Return the rows a state has in the projection, each with its table."""
    if state.kind not in KINDS:
        return
    subject = state.subject.bytes
    if _shows(state):
        yield tables.things[state.kind], _row(state)
    for name, value in state.sets.items():
        if found := member_of(name, value):
            prefix, target, sentence = found
            yield tables.member, (subject, name, prefix, target.bytes, sentence)
    for decision in state.decisions:
        choices: Plain = [[choice.value, choice.author, choice.at, choice.writer] for choice in decision.choices]
        row = (subject, decision.field, decision.id, decision.kind, encode(choices).decode())
        yield tables.decision, row


def _shows(state: State) -> bool:
    """A thing shows when all it must have is there."""
    return is_whole(state.kind, state.fields, state.erased)


def _row(state: State) -> Row:
    known, fields, same_as = KINDS[state.kind].fields, state.fields, state.same_as
    if state.erased:
        fields = {**fields, **{name: shown_erased(KINDS[state.kind], name) for name in state.erased}}
    values = [column_value(spec, fields.get(name)) for name, spec in known.items()]
    return (state.subject.bytes, state.given_id, int(state.gone), same_as.bytes if same_as else None, *values)


def column_value(spec: Field, value: Plain) -> str | int | bytes | None:
    """Return a field's value as its column holds it."""
    fit = None if value is None else fitting(spec, value)
    if fit is None:
        return None
    if spec.shape is Shape.PLAIN:
        return encode(fit).decode()
    if isinstance(fit, str):
        return bytes.fromhex(fit.replace("-", "")) if spec.shape is Shape.REFERENCE else fit
    return int(fit)  # type: ignore[arg-type]


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
