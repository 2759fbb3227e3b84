"""Many rows in one statement: a condition on any number of keys, and an insert of plain tuples."""

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table, bindparam, func, select
from sqlalchemy.dialects import sqlite

Row = tuple[Any, ...]
"""A row as its table takes it: in the order of `columns`."""


def columns(table: Table) -> list[Column[Any]]:
    """Return the columns that a row gives: all but a key that the database numbers itself."""
    return [column for column in table.c if column.name != "key"]


@cache
def among(column: Column[Any]) -> ColumnElement[bool]:
    """Return the condition that a column holds one of the keys that `keys` hands to the statement."""
    each = func.json_each(bindparam("keys")).table_valued("value")
    return column.in_(select(func.unhex(each.c.value)))


def keys(given: Iterable[bytes]) -> dict[str, str]:
    """Return the parameter of a statement with `among`: any number of keys."""
    return {"keys": json.dumps([key.hex() for key in given])}


def put(connection: Connection, table: Table, rows: list[Row], over: str = "") -> None:
    """Insert rows; with `over`, the name of a unique column, in place of those that are there.

    Rows go to the driver as they are: as mappings through a statement they would take four times as long.
    """
    if rows:
        connection.exec_driver_sql(_insert(table, over), rows)


@cache
def _insert(table: Table, over: str) -> str:
    statement = sqlite.insert(table)
    names = [column.name for column in columns(table)]
    if over:
        taken = {name: statement.excluded[name] for name in names if name != over}
        statement = statement.on_conflict_do_update(index_elements=[over], set_=taken)
    return str(statement.compile(dialect=sqlite.dialect(), column_keys=names))
