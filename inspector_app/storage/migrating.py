"""Bringing a database of the workbook to this version's schema, by alembic, on the connection the app has open."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from inspector_app.domain.errors import DamagedError, NewerFormatError

HEADS = {"record": "0003", "drafts": "0001"}
"""The newest migration of each database; alembic itself is only imported when one is due."""


def version(connection: Connection) -> str | None:
    """Return the migration a database stands at, or None before the first."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def is_current(connection: Connection, database: str) -> bool:
    """Tell whether a database stands at this version's schema.

    Raises:
        NewerFormatError: It stands at a migration this version does not know.
    """
    found = version(connection)
    if found is not None and found > HEADS[database]:
        raise NewerFormatError("This workbook was made by a newer version of the app; install that version to open it.")
    return found == HEADS[database]


def migrate(connection: Connection, database: str) -> None:
    """Bring a database to the newest migration within the transaction that the connection has open.

    Raises:
        DamagedError: It stands at a migration that never was.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations" / database).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise DamagedError("The workbook says of itself that it is of a version that never was.") from error
