"""Of a damaged database every change and setting that can be read is read, and nothing is written."""

from pathlib import Path

import pytest

from inspector_app.domain.ids import new_id
from inspector_app.services import erasing, workbooks
from inspector_app.storage.drafts import Draft
from inspector_app.storage.rescue import rescue, rescue_drafts
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import PASSPHRASE, brought, edited, files, note

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


def notes(count: int) -> list[dict[str, str]]:
    return [
        {"id": f"m{n}", "interview": "int-1", "author": "ins-a", "text": f"{n} " + "waits " * 60} for n in range(count)
    ]


def record_of(workbook: Workbook) -> set[str]:
    with workbook.reading() as reader:
        return {change.id for change in reader.changes()}


def test_each_damaged_page_costs_only_what_it_held(workbook: Workbook, tmp_path: Path) -> None:
    brought(workbook, notes=notes(60))
    expected = record_of(workbook)
    workbook.close()
    path, raw = tmp_path / "harmed.db", (workbook.folder / "record.db").read_bytes()
    losses = []
    for number in range(len(raw) // PAGE):
        harmed = bytearray(raw)
        harmed[number * PAGE + 1000] ^= 1
        path.write_bytes(harmed)
        found = rescue(path, workbook.data_key())
        given = {change.id for change in found.changes}
        assert given <= expected
        assert set(found.settings) <= {"record", "author", "device", "team"}
        losses.append(len(expected - given))
        if losses[-1]:
            assert found.unreadable == 1
    # also the pages on which all others hang: the first, the schema's, the tables' own roots
    assert max(losses) <= 10
    assert sum(lost > 0 for lost in losses) >= 6


@pytest.mark.parametrize("left", [-PAGE, -100, -3 * PAGE])
def test_what_was_cut_off_at_the_end_costs_only_what_it_held(workbook: Workbook, tmp_path: Path, left: int) -> None:
    brought(workbook, notes=notes(60))
    expected = record_of(workbook)
    workbook.close()
    path = tmp_path / "cut.db"
    path.write_bytes((workbook.folder / "record.db").read_bytes()[:left])
    found = rescue(path, workbook.data_key())
    assert len(expected - {change.id for change in found.changes}) <= 30
    assert found.settings["record"] == str(workbook.record)
    assert found.unreadable <= 3


@pytest.mark.parametrize("bad", [(0,), (0, 1, 2, 3, 4, 5)], ids=["first page", "first six"])
def test_what_stands_in_the_log_alone_is_read_without_the_first_pages(
    workbook: Workbook, tmp_path: Path, bad: tuple[int, ...]
) -> None:
    brought(workbook, notes=notes(20))
    workbook.close()
    with workbooks.opened(workbook.folder, PASSPHRASE) as again:
        written = brought(again, notes=[{**one, "id": f"late {one['id']}"} for one in notes(20)])
        expected = record_of(again)
        path = tmp_path / "harmed.db"
        harmed = bytearray((again.folder / "record.db").read_bytes())
        path.with_name("harmed.db-wal").write_bytes((again.folder / "record.db-wal").read_bytes())
    for number in bad:
        harmed[number * PAGE + 1000] ^= 1
    path.write_bytes(harmed)
    given = {change.id for change in rescue(path, workbook.data_key()).changes}
    assert written.new == 20
    assert given == expected


def test_changes_emptied_by_an_erase_are_told_as_erased(workbook: Workbook, tmp_path: Path) -> None:
    subject = note(workbook, "n1").subject
    with workbook.reading() as reader:
        words = {change.id for change in reader.changes_of([subject])[subject]}
    erasing.erase(workbook, subject)
    workbook.close()
    assert rescue(workbook.folder / "record.db", workbook.data_key()).erased == words
    path, raw = tmp_path / "harmed.db", bytearray((workbook.folder / "record.db").read_bytes())
    raw[1000] ^= 1
    path.write_bytes(raw)
    assert rescue(path, workbook.data_key()).erased == words


def test_drafts_are_read_with_what_stands_in_their_log(workbook: Workbook) -> None:
    kept = [Draft(subject=new_id(), field="text", kind="note", text=f"Typed {number}") for number in range(3)]
    for draft in kept:
        workbook.drafts.keep(draft)
    path = workbook.folder / "drafts.db"
    assert path.with_name("drafts.db-wal").stat().st_size
    assert sorted(rescue_drafts(path, workbook.data_key()), key=by_text) == kept
    assert rescue_drafts(path, bytes(32)) == []
    assert rescue_drafts(path.with_name("none.db"), bytes(32)) == []


def by_text(draft: Draft) -> str:
    return draft.text


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
