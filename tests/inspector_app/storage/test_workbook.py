"""The folder of a workbook: what lies in it, who may read it, and that no word of it can be read there."""

import os
from pathlib import Path
from threading import Thread
from uuid import UUID

import pytest

from inspector_app.domain.errors import DamagedError, InUseError
from inspector_app.domain.things import Edit
from inspector_app.services import workbooks
from inspector_app.services.checking import check
from inspector_app.storage.drafts import Draft
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.storage.conftest import Sql
from tests.inspector_app.visits import MARKER, PASSPHRASE, edited, exported, files, note

SECRET = [
    MARKER,
    "Leeds",
    "waits for the plan",
    "The plan came late",
    "Plans are late",
    "ins-a",
    PASSPHRASE,
    "Zanzibar",
]


def in_clear(folder: Path) -> list[tuple[str, str]]:
    """Return every secret word that stands in a file, in any of the encodings a program might use."""
    held = {name: (folder / name).read_bytes() for name in files(folder)}
    return [
        (name, word)
        for name, content in held.items()
        for word in SECRET
        for form in (word.encode(), word.encode("utf-16-le"), word.upper().encode())
        if form in content
    ]


def test_nothing_lies_in_the_folder_but_what_belongs_there(workbook: Workbook) -> None:
    assert set(files(workbook.folder)) <= {
        "backups/key.age",
        "drafts.db",
        "drafts.db-wal",
        "key.age",
        "record.db",
        "record.db-wal",
    }
    workbook.close()
    assert set(files(workbook.folder)) == {"backups/key.age", "drafts.db", "key.age", "record.db"}
    assert [path.name for path in workbook.folder.parent.iterdir() if path.name.startswith(".")] == []


def test_only_its_owner_may_read_it(workbook: Workbook) -> None:
    if os.name != "posix":
        return
    edited(workbook, "n1", text="Zanzibar")
    workbook.back_up()
    open_to_others = [
        path.relative_to(workbook.folder).as_posix()
        for path in [workbook.folder, *workbook.folder.rglob("*")]
        if path.stat().st_mode & 0o077
    ]
    assert open_to_others == []


def test_no_word_of_it_stands_in_clear_open_backed_up_or_closed(workbook: Workbook) -> None:
    edited(workbook, "n1", text="Zanzibar replaces it")
    workbook.drafts.keep(Draft(subject=UUID(int=1), field="text", kind="note", text="Zanzibar once more"))
    workbook.back_up()
    edited(workbook, "n2", text="Zanzibar, not in the main file yet")
    assert (workbook.folder / "record.db-wal").stat().st_size > 0
    assert in_clear(workbook.folder) == []
    workbook.close()
    assert in_clear(workbook.folder) == []
    assert not any(b"SQLite format" in path.read_bytes() for path in workbook.folder.rglob("*.db"))


def test_a_workbook_that_is_open_is_refused_a_second_time(workbook: Workbook) -> None:
    with pytest.raises(InUseError, match="open elsewhere"):
        workbooks.opened(workbook.folder, PASSPHRASE)
    workbook.close()
    workbooks.opened(workbook.folder, PASSPHRASE).close()


def test_deeds_and_reads_of_many_threads_follow_each_other(workbook: Workbook) -> None:
    subject = note(workbook, "n1").subject
    failed: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for round_ in range(5):
                with workbook.deed("edited") as store:
                    store.write(Edit("note", subject, {"text": f"{number} {round_}", "voice": "comment"}))
                exported(workbook)
        except BaseException as error:  # noqa: BLE001 - told to the test below
            failed.append(error)

    threads = [Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert check(workbook).problems == ()
    with workbook.reading() as reader:
        assert len(reader.changes_of([subject])[subject]) == 1 + 20
        assert reader.decisions() == []


def test_it_is_free_unless_another_thread_reads_or_writes(workbook: Workbook) -> None:
    found: list[bool] = []

    def look() -> None:
        found.append(workbook.is_free())

    for taken in (False, True):
        other = Thread(target=look)
        if taken:
            with workbook.reading():
                assert workbook.is_free()
                other.start()
                other.join()
        else:
            other.start()
            other.join()
    assert found == [True, False]


def test_deeds_tell_once_what_kinds_of_things_they_touched(workbook: Workbook) -> None:
    workbook.touched()
    edited(workbook, "n1", text="New")
    assert workbook.touched() == {"note"}
    assert workbook.touched() == frozenset()


def test_a_workbook_without_its_settings_says_so(workbook: Workbook, sql: Sql) -> None:
    sql("DELETE FROM meta WHERE name = 'author'")
    workbook.close()
    with pytest.raises(DamagedError, match="settings"):
        Workbook(workbook.folder, workbook.data_key())
    with pytest.raises(DamagedError, match="settings"):
        Workbook(workbook.folder, workbook.data_key())  # and not that it is open elsewhere


def test_a_copy_of_the_whole_folder_is_the_same_workbook(workbook: Workbook, tmp_path: Path) -> None:
    import shutil

    before = exported(workbook)
    workbook.close()
    shutil.copytree(workbook.folder, tmp_path / "copy.workbook")
    with workbooks.opened(tmp_path / "copy.workbook", PASSPHRASE) as copy:
        assert exported(copy) == before
        assert copy.record == workbook.record


def test_damaged_drafts_are_set_aside_and_the_record_opens(closed: Path) -> None:
    (closed / "drafts.db").write_bytes(b"not a database at all" * 500)
    with workbooks.opened(closed, PASSPHRASE) as book:
        assert book.drafts.all() == []
        assert list(closed.glob("drafts-damaged-*.db"))


def test_a_deed_may_read_what_it_has_done_so_far(workbook: Workbook) -> None:
    with workbook.deed("tried") as store:
        store.set_meta("seen", "here")
        with workbook.reading() as reader:
            assert reader.meta("seen") == "here"
    with workbook.reading() as reader:
        assert reader.meta("seen") == "here"
