"""Which SQLite and SQLCipher carry the workbooks here."""

import sqlcipher3.dbapi2 as sqlcipher


def versions() -> tuple[str, str]:
    """Return the versions of SQLCipher and of the SQLite within it."""
    connection = sqlcipher.connect(":memory:")
    try:
        row = connection.execute("PRAGMA cipher_version").fetchone()
        return (str(row[0]).split()[0] if row else "", sqlcipher.sqlite_version)
    finally:
        connection.close()
