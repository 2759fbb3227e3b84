"""One encrypted database, opened once: what is refused, what is kept, what never stands in a message."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError

from inspector_app.domain.errors import DamagedError, InUseError, MissingError, WorkbookError
from inspector_app.storage.engine import checkpoint, damage, key_fits, open_engine, transaction
from tests.inspector_app.visits import MARKER, files

KEY, OTHER = bytes(range(32)), bytes(32)

OPENER = """
import sys
from pathlib import Path
from inspector_app.domain.errors import InUseError
from inspector_app.storage.engine import open_engine
try:
    engine = open_engine(Path(sys.argv[1]), bytes(range(32)))
except InUseError as error:
    print("refused", error, flush=True)
    raise SystemExit(3)
print("open", flush=True)
if "write" in sys.argv:
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO kept VALUES ('second')")
    print("written", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a closed database with one row."""
    path = tmp_path / "record.db"
    engine = open_engine(path, KEY, create=True)
    with transaction(engine) as connection:
        connection.exec_driver_sql("CREATE TABLE kept (text TEXT NOT NULL UNIQUE) STRICT")
        connection.exec_driver_sql("INSERT INTO kept VALUES (?)", (MARKER,))
    closed(engine)
    return path


def closed(engine: Engine) -> None:
    checkpoint(engine)
    engine.dispose()


def rows(engine: Engine) -> list[str]:
    with transaction(engine) as connection:
        return list(connection.exec_driver_sql("SELECT text FROM kept ORDER BY rowid").scalars())


def broken_off(engine: Engine) -> None:
    with transaction(engine) as connection:
        connection.exec_driver_sql("INSERT INTO kept VALUES ('lost')")
        connection.exec_driver_sql("CREATE TABLE more (text TEXT)")
        raise KeyboardInterrupt


def two_rows(engine: Engine, second: str) -> None:
    with transaction(engine) as connection:
        connection.exec_driver_sql("INSERT INTO kept VALUES ('first')")
        connection.exec_driver_sql("INSERT INTO kept VALUES (?)", (second,))


def opener(path: Path, *arguments: str) -> subprocess.Popen[str]:
    """Return a process that opens the database and says so, or is refused."""
    command = [sys.executable, "-c", OPENER, str(path), *arguments]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_what_was_written_is_there_when_it_is_opened_again(path: Path) -> None:
    engine = open_engine(path, KEY)
    assert rows(engine) == [MARKER]
    closed(engine)


def test_opening_reading_and_closing_changes_no_byte_and_leaves_no_file(path: Path) -> None:
    before = files(path.parent)
    for _ in range(2):
        assert key_fits(path, KEY)
        engine = open_engine(path, KEY)
        rows(engine)
        closed(engine)
        assert files(path.parent) == before


def test_a_second_opener_is_refused_at_once_although_nothing_was_read_or_written(path: Path) -> None:
    engine = open_engine(path, KEY)
    with opener(path) as second:
        assert said(second) == "refused This workbook is open elsewhere; close it there first."
    assert second.returncode == 3
    with pytest.raises(InUseError):
        open_engine(path, KEY)
    closed(engine)


def test_a_database_that_another_process_has_open_is_in_use_whatever_the_key(path: Path) -> None:
    with opener(path) as first:
        assert said(first) == "open"
        with pytest.raises(InUseError):
            open_engine(path, KEY)
        with pytest.raises(InUseError):
            key_fits(path, KEY)
        first.communicate("")
    assert key_fits(path, KEY)


def test_what_was_committed_survives_a_kill(path: Path) -> None:
    with opener(path, "write") as victim:
        assert (said(victim), said(victim)) == ("open", "written")
        victim.kill()
    assert path.with_name("record.db-wal").stat().st_size > 0
    assert key_fits(path, KEY)
    assert sorted(files(path.parent)) == ["record.db", "record.db-wal"]
    engine = open_engine(path, KEY)
    assert rows(engine) == [MARKER, "second"]
    closed(engine)
    assert sorted(files(path.parent)) == ["record.db"]


def test_a_wrong_key_does_not_fit_and_is_told(path: Path) -> None:
    before = files(path.parent)
    assert not key_fits(path, OTHER)
    with pytest.raises(DamagedError, match=r"record\.db"):
        open_engine(path, OTHER)
    assert files(path.parent) == before


def test_an_empty_file_is_never_made_a_database(path: Path) -> None:
    path.write_bytes(b"")
    with pytest.raises(DamagedError, match=r"record\.db is empty"):
        open_engine(path, KEY)
    assert not key_fits(path, KEY)
    assert path.read_bytes() == b""


def test_files_of_another_kind_are_told_and_left_as_they_are(path: Path) -> None:
    plain = path.with_name("plain.db")
    with sqlite3.connect(plain) as other:
        other.execute("CREATE TABLE note (text TEXT)")
    other.close()
    foreign = path.with_name("foreign.db")
    stranger = sqlcipher.connect(str(foreign))
    stranger.execute(f"PRAGMA key=\"x'{KEY.hex()}'\"")
    stranger.execute("CREATE TABLE note (text TEXT)")
    stranger.close()
    text = path.with_name("text.db")
    text.write_text("Not a database. " * 1000, encoding="utf-8")
    before = files(path.parent)
    for one in (plain, foreign, text):
        assert not key_fits(one, KEY)
        with pytest.raises(DamagedError, match=one.name):
            open_engine(one, KEY)
    assert files(path.parent) == before


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "record.db").mkdir()
    with pytest.raises(DamagedError):
        open_engine(tmp_path / "record.db", KEY)
    with pytest.raises(DamagedError):
        key_fits(tmp_path / "record.db", KEY)


@pytest.mark.parametrize("cut", [1, 15, 16, 1000, 4096, 5000, 8191])
def test_a_file_that_was_cut_short_is_told(path: Path, cut: int) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) - cut])
    with pytest.raises(DamagedError):
        open_engine(path, KEY)


def test_one_changed_byte_anywhere_is_told(path: Path) -> None:
    whole = path.read_bytes()
    for place in (0, 15, 16, 40, 4000, 4095, 4096, 6000, len(whole) - 1):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(DamagedError):
            open_engine(path, KEY)
    path.write_bytes(whole)
    closed(open_engine(path, KEY))


def test_nothing_is_created_over_a_file_and_nothing_opened_where_none_is(path: Path) -> None:
    with pytest.raises(MissingError):
        open_engine(path, KEY, create=True)
    with pytest.raises(MissingError):
        open_engine(path.with_name("missing.db"), KEY)
    assert not path.with_name("missing.db").exists()


def test_the_file_is_readable_by_its_owner_only(path: Path) -> None:
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0


def test_the_safe_settings_are_in_force(path: Path) -> None:
    engine = open_engine(path, KEY)
    with transaction(engine) as connection:
        settings = {
            name: str(connection.exec_driver_sql(f"PRAGMA {name}").scalar())
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "temp_store", "locking_mode")
        }
    closed(engine)
    assert settings == {
        "journal_mode": "wal",
        "synchronous": "2",
        "foreign_keys": "1",
        "secure_delete": "1",
        "temp_store": "2",
        "locking_mode": "exclusive",
    }


def test_no_message_repeats_what_was_to_be_written(path: Path) -> None:
    engine = open_engine(path, KEY)
    with pytest.raises(IntegrityError) as refused, transaction(engine) as connection:
        connection.exec_driver_sql("INSERT INTO kept VALUES (?)", (MARKER,))
    assert MARKER not in f"{refused.value!r}{refused.value}{refused.value.__cause__!r}"
    closed(engine)


def test_a_failure_rolls_back_all_of_a_transaction(path: Path) -> None:
    engine = open_engine(path, KEY)
    with pytest.raises(KeyboardInterrupt):
        broken_off(engine)
    assert rows(engine) == [MARKER]
    with pytest.raises(DBAPIError), transaction(engine) as connection:
        connection.exec_driver_sql("SELECT * FROM more")
    closed(engine)


def test_a_full_disk_is_told_in_a_sentence_and_nothing_is_half_written(path: Path) -> None:
    engine = open_engine(path, KEY)
    with transaction(engine) as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(WorkbookError, match=r"^The disk is full"):
        two_rows(engine, "x" * 100_000)
    assert rows(engine) == [MARKER]
    closed(engine)


def test_damage_that_happens_while_it_is_open_is_found(path: Path) -> None:
    engine = open_engine(path, KEY)
    assert damage(engine) == []
    whole = path.read_bytes()
    with path.open("r+b") as file:
        file.seek(5000)
        file.write(bytes([whole[5000] ^ 1]))
    assert damage(engine) != []
    engine.dispose()


def test_no_word_of_it_stands_in_clear_in_any_file(path: Path) -> None:
    engine = open_engine(path, KEY)
    with transaction(engine) as connection:
        connection.exec_driver_sql("INSERT INTO kept VALUES (?)", (f"{MARKER} again, not yet in the main file",))
    held = {one.name: one.read_bytes() for one in path.parent.iterdir()}
    closed(engine)
    assert set(held) == {"record.db", "record.db-wal"}
    assert [name for name, content in held.items() if MARKER.encode() in content or b"SQLite" in content] == []
