"""A disk that takes no more: a sentence, the workbook as it was, and everything goes on once there is room.

The disk is really full: the database may not grow (SQLite's own bound), or no file of the process may (the system's).
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Engine

from exports.catalogue import EXPORTERS
from inspector_app.domain.errors import WorkbookError
from inspector_app.domain.ids import new_id
from inspector_app.domain.things import Interview, Note
from inspector_app.services import (
    drafts,
    erasing,
    handovers,
    letters,
    merging,
    notes,
    records,
    repairing,
    undoing,
    workbooks,
)
from inspector_app.services.checking import check
from inspector_app.services.drafts import Draft
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import MARKER, PASSPHRASE, brought, exported, files, handed_over, note

Laptops = Mapping[str, Workbook]
HEARD = "2022-05-10T10:00:00+01:00"
LONG = "She waited at the door. " * 4_000


@contextmanager
def no_more_pages(engine: Engine) -> Iterator[None]:
    """Let a database grow no further."""
    raw = engine.raw_connection()
    pages = raw.cursor().execute("PRAGMA page_count").fetchone()[0]
    raw.cursor().execute(f"PRAGMA max_page_count={pages}").fetchall()
    try:
        yield
    finally:
        raw.cursor().execute("PRAGMA max_page_count=1073741823").fetchall()
        raw.close()


@contextmanager
def no_file_above(size: int) -> Iterator[None]:
    """Let no file of this process grow above so many bytes."""
    if sys.platform == "win32":
        pytest.skip("no limit on the size of a file")
    import resource

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def interview(workbook: Workbook) -> UUID:
    with workbook.reading() as reader:
        return reader.things(Interview)[0].subject


def told(deed: Callable[[], object]) -> str:
    """Return the sentence with which a deed says that the disk is full."""
    with pytest.raises(WorkbookError) as caught:
        deed()
    said = str(caught.value)
    assert said.endswith(".")
    assert "\n" not in said
    assert LONG[:20] not in said
    return said


def state(workbook: Workbook) -> tuple[bytes, str, int, int]:
    with workbook.reading() as reader:
        return exported(workbook), reader.digest(), len(reader.receipts()), len(reader.deeds())


FULL = "The disk is full, so nothing was written; make room and try again."
FAILED = "The disk did not take what was written, so nothing was changed; check the disk and try again."


def test_a_draft_for_which_there_is_no_room_is_told_and_kept_once_there_is(workbook: Workbook) -> None:
    short = Draft(subject=new_id(), field="text", kind="note", text="She waited.")
    drafts.keep(workbook, short)
    long = Draft(subject=short.subject, field="text", kind="note", text=LONG)
    with no_more_pages(workbook.drafts._engine):
        assert told(lambda: drafts.keep(workbook, long)) == FULL
        assert drafts.offered(workbook) == [short]
    drafts.keep(workbook, long)
    assert drafts.offered(workbook) == [long]


def test_a_note_for_which_there_is_no_room_is_told_and_its_draft_stays(workbook: Workbook) -> None:
    draft = Draft(subject=new_id(), field="text", kind="note", text=LONG)
    drafts.keep(workbook, draft)
    before, where = state(workbook), interview(workbook)

    def take() -> Note:
        return notes.capture(workbook, interview=where, text=LONG, heard=HEARD, subject=draft.subject)

    with no_more_pages(workbook._engine):
        assert told(take) == FULL
        assert state(workbook) == before
        assert drafts.offered(workbook) == [draft]
    assert take().text == LONG.strip()
    assert check(workbook).problems == ()


@pytest.mark.parametrize("deed", ["merge", "undo", "import"])
def test_a_deed_for_which_there_is_no_room_is_taken_back_whole_and_done_later(
    deed: str, laptops: Laptops, tmp_path: Path
) -> None:
    lead, b, _ = laptops.values()
    for number in range(20):
        notes.capture(b, interview=interview(b), text=f"{number} {LONG}", heard=HEARD)
    shown = merging.preview(lead, handed_over(b))
    if deed == "undo":
        subject = note(lead, "n1").subject
        notes.rewrite(lead, subject, LONG)
        notes.rewrite(lead, subject, "Short.")
        handovers.hand_over(lead, tmp_path / "left.handover")  # so that the undo writes the opposite
    deeds: dict[str, Callable[[], object]] = {
        "merge": lambda: merging.apply(lead, shown),
        "undo": lambda: undoing.undo(lead),
        "import": lambda: brought(lead, notes=[{"id": "n1", "text": LONG}]),
    }
    lead.close()
    with workbooks.opened(lead.folder, PASSPHRASE) as lead:
        before = state(lead)
        with no_more_pages(lead._engine):
            assert told(deeds[deed]) == FULL
        assert state(lead) == before
        assert check(lead).problems == ()
        deeds[deed]()
        assert exported(lead) != before[0]
        assert check(lead).problems == ()


@pytest.mark.parametrize("deed", ["merge", "erase"])
def test_a_deed_before_which_no_backup_can_be_made_changes_nothing_and_leaves_no_part(
    deed: str, laptops: Laptops
) -> None:
    lead, b, _ = laptops.values()
    brought(b, notes=[{"id": "b1", "interview": "int-1", "author": "ins-b", "text": "B's own."}])
    shown = merging.preview(lead, handed_over(b))
    deeds: dict[str, Callable[[], object]] = {
        "merge": lambda: merging.apply(lead, shown),
        "erase": lambda: erasing.erase(lead, note(lead, "n1").subject),
    }
    before, there = state(lead), files(lead.folder)
    with no_file_above((lead.folder / "record.db").stat().st_size // 2):
        assert told(deeds[deed]) == "The backup could not be made; make room on the disk and try again."
    assert (state(lead), files(lead.folder)) == (before, there)
    deeds[deed]()
    assert exported(lead) != before[0]


def test_a_log_that_cannot_grow_is_told_and_what_was_kept_stays(laptops: Laptops) -> None:
    lead = laptops["A"]
    before, where = state(lead), interview(lead)
    with no_file_above((lead.folder / "record.db-wal").stat().st_size + 4096):
        said = told(lambda: notes.capture(lead, interview=where, text=LONG, heard=HEARD))
        assert said in {FULL, FAILED}
        assert state(lead) == before
    notes.capture(lead, interview=where, text="There is room again.", heard=HEARD)
    lead.close()
    with workbooks.opened(lead.folder, PASSPHRASE) as again:
        assert notes.found(again, "room again")
        assert check(again).problems == ()


def test_what_a_full_disk_keeps_in_the_log_on_closing_is_there_at_the_next_opening(laptops: Laptops) -> None:
    lead = laptops["A"]
    for number in range(4):
        notes.capture(lead, interview=interview(lead), text=f"Kept {number} {LONG}", heard=HEARD)
    kept = exported(lead)
    with no_file_above((lead.folder / "record.db").stat().st_size):  # the database cannot take in its log
        lead.close()
    assert (lead.folder / "record.db-wal").stat().st_size > 0
    with workbooks.opened(lead.folder, PASSPHRASE) as again:
        assert exported(again) == kept
        assert check(again).problems == ()


@pytest.mark.parametrize("kind", ["handover", "record", "review", "letter"])
def test_what_leaves_the_workbook_on_a_full_stick_is_the_old_file_whole(
    kind: str, workbook: Workbook, tmp_path: Path
) -> None:
    brought(workbook, notes=[{"id": "n2", "text": LONG}], findings=[{"id": "f1", "text": LONG}])
    out = tmp_path / "stick"
    out.mkdir()
    path = out / "out.file"
    path.write_bytes(b"as it was")
    deeds: dict[str, Callable[[], object]] = {
        "handover": lambda: handovers.hand_over(workbook, path),
        "record": lambda: records.export(workbook, path),
        "review": lambda: letters.export(workbook, path, letters.REVIEW, EXPORTERS["review"]),
        "letter": lambda: letters.export(workbook, path, letters.PLAIN, EXPORTERS["letter"]),
    }
    before = state(workbook)
    with no_file_above(500):
        said = told(deeds[kind])
    assert said == "“out.file” could not be written: it is too large for this disk; choose another."
    assert [one.name for one in out.iterdir()] == ["out.file"]
    assert path.read_bytes() == b"as it was"
    assert state(workbook) == before
    deeds[kind]()
    assert path.stat().st_size > 500


def test_a_workbook_for_which_there_is_no_room_is_not_made_nor_one_repaired(laptops: Laptops, tmp_path: Path) -> None:
    lead, pack = laptops["A"], handed_over(laptops["B"])
    words = workbooks.team_words(lead)
    lead.close()
    new, before = tmp_path / "room" / "new.workbook", files(lead.folder)
    new.parent.mkdir()
    with no_file_above(20_000):
        told(lambda: workbooks.from_handover(new, pack, PASSPHRASE, words, "B"))
        told(lambda: repairing.repair(lead.folder, new, PASSPHRASE))
    assert list(new.parent.iterdir()) == []
    assert files(lead.folder) == before
    repairing.repair(lead.folder, new, PASSPHRASE)
    assert files(lead.folder) == before


@pytest.mark.parametrize("way", ["erased here", "erased by a colleague"])
def test_an_erase_that_finds_no_room_to_clear_up_is_kept_and_says_what_is_left_to_do(
    way: str, laptops: Laptops
) -> None:
    lead, b, _ = laptops.values()
    brought(lead, notes=[{"id": f"x{n}", "interview": "int-1", "author": "ins-a", "text": LONG} for n in range(8)])
    subject = note(lead, "n1").subject
    erasing.erase(b, subject)
    shown = merging.preview(lead, handed_over(b))
    lead.close()
    with workbooks.opened(lead.folder, PASSPHRASE) as lead:
        with no_file_above((lead.folder / "record.db").stat().st_size + 3 * 4096):
            if way == "erased here":
                said = told(lambda: erasing.erase(lead, subject))
            else:
                merged = merging.apply(lead, shown)  # it is done all the same
                assert merged is not None
                said = merged.left
        assert said == (
            "What was to be erased is erased here, but there was no room for a new backup; make room, then delete "
            "the older files in the folder “backups”, which still hold it."
        )
        assert MARKER not in exported(lead).decode()
        assert notes.found(lead, MARKER) == []
        assert check(lead).problems == ()
