"""The schema by alembic: what the migrations make is what the code thinks there is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, MetaData, inspect

from inspector_app.domain.errors import DamagedError, NewerFormatError
from inspector_app.storage import migrating, tables
from inspector_app.storage.engine import open_engine, transaction
from inspector_app.storage.migrating import HEADS, is_current, migrate, version
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.storage.conftest import Sql
from tests.inspector_app.visits import PASSPHRASE, exported

METADATA: dict[str, MetaData] = {"record": tables.truth, "drafts": tables.drafts}
DATABASES = sorted(METADATA)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """Return an empty database."""
    made = open_engine(tmp_path / "empty.db", bytes(32), create=True)
    yield made
    made.dispose()


def schema(connection: Connection) -> set[tuple[str, str, str]]:
    """Return every table, index and trigger as it was written."""
    query = "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'alembic%'"
    rows = connection.exec_driver_sql(f"{query} AND name NOT LIKE 'sqlite_autoindex_alembic%'")
    return {(kind, name, " ".join(sql.split())) for kind, name, sql in rows}


def seen(connection: Connection, table: str) -> dict[str, Any]:
    """Return what can be seen of a table from outside."""
    look = inspect(connection)
    strict, rowless = connection.exec_driver_sql(
        "SELECT strict, wr FROM pragma_table_list WHERE name = ?", (table,)
    ).one()
    return {
        "columns": {column["name"]: (str(column["type"]), column["nullable"]) for column in look.get_columns(table)},
        "primary key": look.get_pk_constraint(table)["constrained_columns"],
        "unique": sorted(tuple(one["column_names"]) for one in look.get_unique_constraints(table)),
        "indexes": sorted((one["name"], tuple(one["column_names"])) for one in look.get_indexes(table)),
        "strict": strict,
        "without rowid": rowless,
    }


@pytest.mark.parametrize("database", DATABASES)
def test_what_the_migrations_make_is_what_the_tables_say(database: str, engine: Engine, tmp_path: Path) -> None:
    other = open_engine(tmp_path / "other.db", bytes(32), create=True)
    with transaction(engine) as migrated, transaction(other) as made:
        migrate(migrated, database)
        METADATA[database].create_all(made)
        names = set(METADATA[database].tables)
        assert set(inspect(migrated).get_table_names()) == {*names, "alembic_version"}
        for name in names:
            assert seen(migrated, name) == seen(made, name)
    other.dispose()


@pytest.mark.parametrize("database", DATABASES)
def test_every_migration_goes_up_and_down_and_leaves_the_schema(database: str, engine: Engine) -> None:
    script, config = scripts(database)
    revisions = [one.revision for one in script.walk_revisions()][::-1]
    assert revisions[-1] == HEADS[database] == script.get_current_head()
    assert revisions == sorted(revisions), "the newest is the largest: that is how a newer workbook is known"
    with transaction(engine) as connection:
        config.attributes["connection"] = connection
        for revision in revisions:
            before = schema(connection)
            command.upgrade(config, revision)
            after = schema(connection)
            assert after != before
            command.downgrade(config, "-1")
            assert schema(connection) == before
            command.upgrade(config, revision)
            assert schema(connection) == after
        assert is_current(connection, database)


def scripts(database: str) -> tuple[ScriptDirectory, Config]:
    """Return the migrations of a database and a configuration that runs them."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrating.__file__).parent / "migrations" / database))
    return ScriptDirectory.from_config(config), config


def test_a_migration_that_breaks_off_leaves_nothing(engine: Engine) -> None:
    with pytest.raises(KeyboardInterrupt):
        interrupted(engine)
    with transaction(engine) as connection:
        assert schema(connection) == set()
        assert version(connection) is None


def interrupted(engine: Engine) -> None:
    with transaction(engine) as connection:
        migrate(connection, "record")
        raise KeyboardInterrupt


def test_a_workbook_of_a_newer_version_is_refused_and_left_as_it_is(workbook: Workbook, sql: Sql) -> None:
    from inspector_app.services import workbooks

    sql("UPDATE alembic_version SET version_num = '9999'")
    workbook.close()
    before = (workbook.folder / "record.db").read_bytes()
    with pytest.raises(NewerFormatError, match="newer version of the app"):
        workbooks.opened(workbook.folder, PASSPHRASE)
    assert (workbook.folder / "record.db").read_bytes() == before


@pytest.mark.parametrize(
    "harm",
    ["UPDATE alembic_version SET version_num = '0000'", "DELETE FROM alembic_version"],
    ids=["a version that never was", "tables that are there already"],
)
def test_a_workbook_that_cannot_be_migrated_stays_as_it_is_and_its_backup_is_named(
    harm: str, workbook: Workbook, sql: Sql
) -> None:
    from inspector_app.services import workbooks

    [found] = [row[0] for row in sql("SELECT version_num FROM alembic_version")]
    before = exported(workbook)
    sql(harm)
    workbook.close()
    content = (workbook.folder / "record.db").read_bytes()
    with pytest.raises(DamagedError) as refused:
        workbooks.opened(workbook.folder, PASSPHRASE)
    [backup] = (workbook.folder / "backups").glob("*.db")
    assert str(refused.value) == (
        "This workbook could not be brought to this version of the app, so nothing was changed; open it with the "
        f"former version, and keep the backup “{backup.name}” in its folder “backups”."
    )
    assert (workbook.folder / "record.db").read_bytes() == content
    mended = open_engine(workbook.folder / "record.db", workbook.data_key())
    with transaction(mended) as connection:
        connection.exec_driver_sql("DELETE FROM alembic_version")
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (found,))
    mended.dispose()
    with workbooks.opened(workbook.folder, PASSPHRASE) as again:
        assert exported(again) == before


def test_a_projection_of_another_version_is_made_anew(workbook: Workbook, sql: Sql) -> None:
    from inspector_app.services import workbooks
    from inspector_app.services.checking import check

    before = exported(workbook)
    sql("DROP TABLE thing_finding")
    sql("ALTER TABLE thing_note ADD COLUMN f_mood TEXT")
    sql("UPDATE meta SET value = '0' WHERE name = 'projection'")
    workbook.close()
    with workbooks.opened(workbook.folder, PASSPHRASE) as again:
        assert exported(again) == before
        assert check(again).problems == ()
