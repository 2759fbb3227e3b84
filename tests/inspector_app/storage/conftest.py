"""What the tests of the store do to a workbook from below."""

from collections.abc import Callable
from typing import Any

import pytest

from inspector_app.storage import engine as engines
from inspector_app.storage.workbook import Workbook

Sql = Callable[..., list[Any]]


@pytest.fixture
def sql(workbook: Workbook) -> Sql:
    """Return a way to run one statement on the workbook's database, past the store."""

    def run(statement: str, *values: object) -> list[Any]:
        with engines.transaction(workbook._engine) as connection:
            done = connection.exec_driver_sql(statement, values)
            return [tuple(row) for row in done] if done.returns_rows else []

    return run
