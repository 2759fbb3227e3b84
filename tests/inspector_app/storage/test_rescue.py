"""Of a damaged database every change and setting that can be read is read, and nothing is written."""

from pathlib import Path

import pytest

from inspector_app.services import workbooks
from inspector_app.storage.rescue import rescue
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import brought, edited, files

PAGE = 4096


def test_a_whole_database_gives_every_change_and_the_settings(workbook: Workbook) -> None:
    edited(workbook, "n1", text="Other words.")
    with workbook.reading() as reader:
        expected = {change.id for change in reader.changes()}
    words = workbooks.team_words(workbook)
    workbook.close()
    before = files(workbook.folder)
    found = rescue(workbook.folder / "record.db", workbook.data_key())
    assert ({change.id for change in found.changes}, found.unreadable) == (expected, 0)
    assert (found.settings["record"], found.settings["author"]) == (str(workbook.record), str(workbook.author))
    assert words in found.settings["team"]
    assert files(workbook.folder) == before


@pytest.mark.parametrize(
    "content", [None, b"", b"no database at all", bytes(3 * PAGE)], ids=["away", "0", "text", "zeros"]
)
def test_what_is_no_database_gives_nothing_and_is_not_made_one(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "record.db"
    if content is not None:
        path.write_bytes(content)
    found = rescue(path, bytes(32))
    assert (found.changes, found.settings) == ((), {})
    assert (path.read_bytes() if path.exists() else None) == content
    assert [one.name for one in tmp_path.iterdir()] == ([] if content is None else ["record.db"])


def test_another_key_gives_nothing(workbook: Workbook) -> None:
    workbook.close()
    assert rescue(workbook.folder / "record.db", bytes(32)).changes == ()


def test_each_damaged_page_costs_only_what_it_held(workbook: Workbook, tmp_path: Path) -> None:
    notes = [{"id": f"m{n}", "interview": "int-1", "author": "ins-a", "text": "waits " * 60} for n in range(60)]
    brought(workbook, notes=notes)
    with workbook.reading() as reader:
        expected = {change.id for change in reader.changes()}
    workbook.close()
    path, raw = tmp_path / "harmed.db", (workbook.folder / "record.db").read_bytes()
    losses = []
    for number in range(1, len(raw) // PAGE):
        harmed = bytearray(raw)
        harmed[number * PAGE + 1000] ^= 1
        path.write_bytes(harmed)
        found = rescue(path, workbook.data_key())
        given = {change.id for change in found.changes}
        assert given <= expected
        losses.append(len(expected - given))
    # The pages on which all others hang (the schema's and the table's own root) cost everything, each other its own.
    assert sum(lost == len(expected) for lost in losses) <= 6
    assert all(lost <= 10 for lost in losses if lost < len(expected))
    assert sum(0 < lost <= 10 for lost in losses) >= 6


def test_a_change_that_was_tampered_with_is_left_out(workbook: Workbook) -> None:
    with workbook.reading() as reader:
        last = max(reader.changes(), key=lambda change: change.id)
    with workbook.deed("tampered") as store:
        driver = store.connection.connection.cursor()
        for (name,) in driver.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            driver.execute(f"DROP TRIGGER {name}")
        driver.execute("UPDATE change SET salt = ? WHERE id = ?", (bytes(16), bytes.fromhex(last.id)))
    workbook.close()
    found = rescue(workbook.folder / "record.db", workbook.data_key())
    assert last.id not in {change.id for change in found.changes}
    assert found.unreadable == 1
