"""What is erased stands in no file of the workbook any more, nor on any laptop that the next hand-over reaches."""

import shutil
from collections.abc import Collection, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from inspector_app.domain.errors import InvalidError, MissingError, WorkbookError
from inspector_app.domain.ids import new_id
from inspector_app.handover import handover_file
from inspector_app.services import drafts, erasing, merging, notes, undoing, workbooks
from inspector_app.services.checking import check
from inspector_app.services.drafts import Draft
from inspector_app.storage import engine
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.decrypted import pages
from tests.inspector_app.visits import MARKER, PASSPHRASE, Run, edited, exported, handed_over, merged, note

Laptops = Mapping[str, Workbook]


def n1(workbook: Workbook) -> UUID:
    return note(workbook, "n1").subject


def everything(path: Path, key: bytes) -> str:
    """Return every value of every table of a database, its log and the search index's own tables among them.

    What is free space in the file is not seen so, therefore there must be none.
    """
    with TemporaryDirectory() as folder:  # a copy, for an open workbook lets nobody else in
        copy = Path(shutil.copy(path, folder))
        log = path.with_name(f"{path.name}-wal")
        if log.exists():
            shutil.copy(log, folder)
        connection = sqlcipher.connect(copy)
        try:
            connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
            names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            rows = [row for name in names for row in connection.execute(f'SELECT * FROM "{name}"')]  # noqa: S608
        finally:
            connection.close()
    values = (value for row in rows for value in row)
    return "\n".join(one.decode("utf-8", "replace") if isinstance(one, bytes) else str(one) for one in values)


def free_pages(path: Path, key: bytes) -> int:
    """Return how many pages of a closed database hold nothing that is in use."""
    connection = sqlcipher.connect(path)
    try:
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        return int(connection.execute("PRAGMA freelist_count").fetchone()[0])
    finally:
        connection.close()


def held(workbook: Workbook, word: str, left: Collection[Path] = ()) -> list[str]:
    """Return which databases of a workbook hold a word; some backups left out."""
    return [
        path.relative_to(workbook.folder).as_posix()
        for path in sorted(workbook.folder.rglob("*.db"))
        if path not in left and word.lower() in everything(path, workbook.data_key()).lower()
    ]


def words_in(path: Path, workbook: Workbook) -> bytes:
    """Return all the content of a hand-over, decrypted."""
    given = handover_file.read(path, workbook.team_passphrases())
    return b"\n".join(change.header + (change.content or b"") for change in given.changes)


def test_an_erased_text_is_in_no_file_of_the_workbook_afterwards(workbook: Workbook) -> None:
    subject = n1(workbook)
    notes.rewrite(workbook, subject, f"{MARKER} waits still.")
    drafts.keep(workbook, Draft(subject=subject, field="text", kind="note", text=f"{MARKER} is being typed."))
    workbook.close()
    assert held(workbook, MARKER) == ["drafts.db", "record.db"]
    with workbooks.opened(workbook.folder, PASSPHRASE) as again:
        remains = erasing.erase(again, subject)
        assert notes.found(again, MARKER) == []
        assert MARKER.encode() not in exported(again)
        assert drafts.offered(again) == []
        assert held(again, MARKER, remains.backups) == []  # while it is open, its log beside it
        assert MARKER.encode() not in words_in(handed_over(again), again)
        assert check(again).problems == ()
    assert held(workbook, MARKER, remains.backups) == []
    assert free_pages(workbook.folder / "record.db", workbook.data_key()) == 0
    for path in workbook.folder.rglob("*"):
        assert path.is_dir() or MARKER.encode() not in path.read_bytes()


def test_the_older_backups_and_hand_overs_that_still_hold_it_are_named_and_can_be_deleted(workbook: Workbook) -> None:
    older, handover = workbook.back_up(), handed_over(workbook)
    remains = erasing.erase(workbook, n1(workbook))
    assert older in remains.backups
    assert remains.handovers == (handover.name,)
    assert held(workbook, MARKER) == sorted(f"backups/{path.name}" for path in remains.backups)
    remains.delete_backups()
    assert held(workbook, MARKER) == []
    assert len(list((workbook.folder / "backups").glob("*.db"))) == 1


def test_no_word_of_a_long_text_that_was_rewritten_often_stays_anywhere(workbook: Workbook) -> None:
    subject, older = n1(workbook), workbook.back_up()
    for text in (f"{MARKER} waits for the plan.", f"{MARKER} waited at the door. " * 4_000, "Short of breath."):
        notes.rewrite(workbook, subject, text)
    remains = erasing.erase(workbook, subject)
    assert check(workbook).problems == ()
    for word in (MARKER, "waited", "door", "breath"):
        assert held(workbook, word, [older, *remains.backups]) == []
    for word in ("door", "breath"):
        assert notes.found(workbook, word) == []


def undo_twice(workbook: Workbook) -> None:
    undoing.undo(workbook)
    undoing.undo(workbook)


def test_an_erase_cannot_be_undone_nor_can_what_it_erased(workbook: Workbook) -> None:
    notes.rewrite(workbook, n1(workbook), f"{MARKER} waits still.")
    erasing.erase(workbook, n1(workbook))
    with pytest.raises(InvalidError):
        undo_twice(workbook)
    assert MARKER.encode() not in exported(workbook)
    assert check(workbook).problems == ()


def test_an_erase_reaches_a_second_and_a_third_laptop(laptops: Laptops) -> None:
    lead, b, c = laptops.values()
    edited(b, "n1", text=f"{MARKER} in other words.")
    merged(lead, b)
    merged(c, lead)
    subject = n1(lead)
    erasing.erase(lead, subject).delete_backups()
    for workbook, source in ((b, lead), (c, b)):
        shown = merging.preview(workbook, handed_over(source))
        assert [one.after.subject for one in shown.erases] == [subject]
        merging.apply(workbook, shown)
        for older in sorted((workbook.folder / "backups").glob("*.db"))[:-1]:
            older.unlink()
        assert MARKER.encode() not in words_in(handed_over(workbook), workbook)
        assert check(workbook).problems == ()
    assert exported(lead) == exported(b) == exported(c)
    for workbook in (lead, b, c):
        workbook.close()
        assert held(workbook, MARKER) == []


def test_an_old_hand_over_does_not_bring_it_back(laptops: Laptops) -> None:
    lead, b = laptops["A"], laptops["B"]
    edited(b, "n2", text="Something else.")
    old = handed_over(b)
    erasing.erase(lead, n1(lead)).delete_backups()
    merging.apply(lead, merging.preview(lead, old))
    assert MARKER.encode() not in words_in(handed_over(lead), lead)
    merged(b, lead)
    assert exported(lead) == exported(b)


def test_a_thing_that_is_not_there_is_told_and_nothing_is_erased(workbook: Workbook) -> None:
    before = exported(workbook)
    with pytest.raises(MissingError):
        erasing.erase(workbook, new_id())
    assert exported(workbook) == before


def test_the_command_merges_an_erase_only_with_its_agreement(laptops: Laptops, run: Run) -> None:
    lead, b = laptops["A"], laptops["B"]
    erasing.erase(lead, n1(lead))
    handover = handed_over(lead)
    before = exported(b)
    b.close()
    refused = run("merge", b.folder, handover)
    assert refused.code == 1
    assert "--agree-to-erase" in refused.out + refused.err
    with workbooks.opened(b.folder, PASSPHRASE) as again:
        assert exported(again) == before
    assert run("merge", b.folder, handover, "--agree-to-erase").code == 0
    with workbooks.opened(b.folder, PASSPHRASE) as again:
        assert exported(again) == exported(lead)


def test_an_erase_of_others_notes_names_each_of_them_and_the_backup_before_it_still_holds_them(
    laptops: Laptops,
) -> None:
    lead, b, _ = laptops.values()
    subjects = {n1(lead), note(lead, "n2").subject}
    for subject in subjects:
        erasing.erase(b, subject)
    shown = merging.preview(lead, handed_over(b))
    assert {step.after.subject for step in shown.erases} == subjects
    assert {step.before.fields["text"] for step in shown.erases if step.before} == {
        f"{MARKER} waits for the plan.",
        "The plan came late.",
    }
    there = set((lead.folder / "backups").glob("*.db"))
    merging.apply(lead, shown)
    before, after = sorted(set((lead.folder / "backups").glob("*.db")) - there)
    assert MARKER in everything(before, lead.data_key())
    assert MARKER not in everything(after, lead.data_key())
    assert MARKER.encode() not in exported(lead)


def test_an_erase_leaves_no_word_in_any_page_used_or_not(workbook: Workbook) -> None:
    subject = n1(workbook)
    long = " ".join(f"{MARKER} number{number} waited at the door." for number in range(6_000))
    for text in (f"{MARKER} waits still.", long, "Short of breath."):
        draft = Draft(subject=subject, field="text", kind="note", text=text)
        drafts.keep(workbook, draft)
        notes.rewrite(workbook, subject, text)
        drafts.drop(workbook, subject)
    workbook.close()
    with workbooks.opened(workbook.folder, PASSPHRASE) as again:
        drafts.keep(again, Draft(subject=subject, field="text", kind="note", text=f"{MARKER} is being typed."))
        erasing.erase(again, subject).delete_backups()
        assert_nowhere(again, MARKER, "number4711", "waited", "breath")
    assert_nowhere(workbook, MARKER, "number4711", "waited", "breath")
    assert free_pages(workbook.folder / "record.db", workbook.data_key()) == 0


def test_an_erase_that_comes_in_leaves_no_word_in_any_page_used_or_not(laptops: Laptops) -> None:
    lead, b = laptops["A"], laptops["B"]
    for number in range(30):  # the index of a note that often changed lies in several parts
        notes.rewrite(b, n1(b), f"{MARKER} waited at door{number}. " * 400)
    notes.rewrite(b, n1(b), "Short of breath.")
    merged(lead, b)
    erasing.erase(lead, n1(lead))
    merged(b, lead)
    for older in sorted((b.folder / "backups").glob("*.db"))[:-1]:
        older.unlink()
    assert_nowhere(b, MARKER, "waited", "door29", "breath")
    b.close()
    assert free_pages(b.folder / "record.db", b.data_key()) == 0
    assert_nowhere(b, MARKER, "waited", "door29", "breath")


def test_words_that_an_undo_took_out_before_the_erase_are_not_in_the_index_either(workbook: Workbook) -> None:
    notes.rewrite(workbook, n1(workbook), f"{MARKER} was breathless.")
    undoing.undo(workbook)
    erasing.erase(workbook, n1(workbook)).delete_backups()
    assert_nowhere(workbook, MARKER, "breathless")


def test_where_clearing_up_was_stopped_no_table_and_no_part_of_the_index_has_the_words_all_the_same(
    laptops: Laptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead, b = laptops["A"], laptops["B"]
    notes.rewrite(b, n1(b), f"{MARKER} waited at the door.")
    merged(lead, b)

    def stopped(_: object) -> None:
        raise WorkbookError("Stopped.")

    monkeypatch.setattr(engine, "scrub", stopped)
    with pytest.raises(WorkbookError):
        erasing.erase(lead, n1(lead))
    merged(b, lead)
    for workbook in (lead, b):
        there = everything(workbook.folder / "record.db", workbook.data_key()).lower()
        assert [word for word in (MARKER.lower(), "waited", "door") if word in there] == []


def assert_nowhere(workbook: Workbook, *words: str) -> None:
    """Assert that no page of any database of a workbook holds a word."""
    for path in sorted(workbook.folder.rglob("*.db")):
        clear = pages(path, workbook.data_key()).lower()
        for word in words:
            assert word.lower().encode() not in clear, f"{word} is in {path.name}"
