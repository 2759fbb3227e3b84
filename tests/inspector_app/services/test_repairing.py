"""A repair makes a new workbook of all that can still be read, and leaves the damaged one as it lies."""

import json
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from inspector_app.domain.errors import DamagedError, InvalidError, PassphraseError
from inspector_app.domain.ids import new_id
from inspector_app.handover import handover_file
from inspector_app.services import drafts, erasing, handovers, merging, note_drafts, notes, repairing, workbooks
from inspector_app.services.checking import check
from inspector_app.services.drafts import Draft
from inspector_app.services.note_drafts import TypedNote
from inspector_app.storage.rescue import rescue
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import (
    MARKER,
    PASSPHRASE,
    Run,
    brought,
    exported,
    files,
    handed_over,
    new_workbook,
    note,
    team_visit,
)

PAGE = 4096
MANY = [
    {"id": f"m{number}", "interview": "int-1", "author": "ins-a", "text": f"Number {number}: " + "she waited " * 40}
    for number in range(120)
]


def flipped(path: Path, *numbers: int) -> None:
    """Flip a byte in each of these pages."""
    raw = bytearray(path.read_bytes())
    for number in numbers:
        raw[number * PAGE + 2000] ^= 0xFF
    path.write_bytes(raw)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def cut(path: Path) -> None:
    raw = path.read_bytes()
    path.write_bytes(raw[: len(raw) // 2])


def overwritten(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(len(path.read_bytes())))


def made_plain(path: Path) -> None:
    """Put a plain SQLite database in its place."""
    path.unlink()
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE change (key INTEGER PRIMARY KEY, id, header, salt, content)")
    plain.close()


HARM: dict[str, Callable[[Path], object]] = {
    "missing": Path.unlink,
    "0 bytes": emptied,
    "cut in half": cut,
    "overwritten": overwritten,
    "plain SQLite": made_plain,
    "another format": lambda path: path.write_bytes(b"PK\x03\x04" + bytes(20_000)),
    "one page damaged": lambda path: flipped(path, 7),
    "first page damaged": lambda path: flipped(path, 0),
    "many pages damaged": lambda path: flipped(path, *range(3, path.stat().st_size // PAGE, 5)),
}


def closed(workbook: Workbook) -> Path:
    """Close a workbook and return a copy of its folder to be damaged."""
    workbook.close()
    return Path(shutil.copytree(workbook.folder, workbook.folder.with_suffix(".damaged")))


def ids(path: Path, workbook: Workbook) -> set[str]:
    """Return the changes that a database still gives."""
    return {change.id for change in rescue(path, workbook.data_key()).changes}


def record_of(workbook: Workbook) -> set[str]:
    with workbook.reading() as reader:
        return set(reader.change_ids())


@pytest.mark.parametrize("harm", HARM)
def test_whatever_backups_hand_overs_and_readable_pages_hold_comes_back(
    workbook: Workbook, tmp_path: Path, harm: str
) -> None:
    brought(workbook, notes=MANY[:40])
    backup = workbook.back_up()
    notes.rewrite(workbook, note(workbook, "n1").subject, "After the backup.")
    handover, given = handed_over(workbook), record_of(workbook)
    brought(workbook, notes=MANY[40:])  # in no other place
    words, code = workbooks.team_words(workbook), workbooks.recovery_code(workbook)
    folder = closed(workbook)
    HARM[harm](folder / "record.db")
    before = files(folder)
    here = ids(folder / "record.db", workbook)
    target = tmp_path / "new.workbook"

    done = repairing.repair(folder, target, PASSPHRASE, [handover], team=[words])

    assert files(folder) == before
    assert [source.name for source in done.sources] == ["record.db", backup.name, handover.name]
    with workbooks.opened(target, PASSPHRASE) as again:
        assert record_of(again) == given | here  # no change here stands on a lost one
        assert done.changes == len(given | here)
        assert note(again, "n1").text == "After the backup."
        assert (again.record, again.author, again.device != workbook.device) == (workbook.record, workbook.author, True)
        assert workbooks.team_words(again) == words
        assert workbooks.recovery_code(again) == code
        assert check(again).problems == ()


def test_what_only_whole_pages_hold_comes_back_without_any_backup(workbook: Workbook, tmp_path: Path) -> None:
    brought(workbook, notes=MANY)
    folder = closed(workbook)
    record = folder / "record.db"
    count = record.stat().st_size // PAGE
    whole = ids(record, workbook)
    flipped(record, *range(43, count - 40, 4))
    left = ids(record, workbook)
    assert left < whole
    done = repairing.repair(folder, tmp_path / "new.workbook", PASSPHRASE)
    assert done.sources[0].trouble
    assert done.changes + done.left_out == len(left)
    with workbooks.opened(tmp_path / "new.workbook", PASSPHRASE) as again:
        assert record_of(again) <= left
        assert check(again).problems == ()


def test_a_whole_workbook_is_repaired_into_an_equal_one(workbook: Workbook, tmp_path: Path) -> None:
    brought(workbook, notes=MANY)
    before = exported(workbook)
    folder = closed(workbook)
    done = repairing.repair(folder, tmp_path / "new.workbook", PASSPHRASE)
    assert (done.left_out, [source.trouble for source in done.sources]) == (0, [""])
    with workbooks.opened(tmp_path / "new.workbook", PASSPHRASE) as again:
        assert exported(again) == before


def test_lost_words_of_the_team_are_replaced_and_the_new_ones_hand_over(workbook: Workbook, tmp_path: Path) -> None:
    handover, words = handed_over(workbook), workbooks.team_words(workbook)
    folder = closed(workbook)
    emptied(folder / "record.db")
    target = tmp_path / "new.workbook"
    with pytest.raises(DamagedError):  # without the words the hand-over does not open
        repairing.repair(folder, target, PASSPHRASE, [handover])
    assert not target.exists()
    repairing.repair(folder, target, PASSPHRASE, [handover], team=[words])
    with workbooks.opened(target, PASSPHRASE) as again:
        assert workbooks.team_words(again) == words
    # where no words are known but the record is, the workbook has six new ones
    with new_workbook(tmp_path / "other.workbook", team_visit(), author="A") as other, other.deed("test") as store:
        store.set_meta("team", json.dumps([]))
    repairing.repair(other.folder, tmp_path / "third.workbook", PASSPHRASE)
    with workbooks.opened(tmp_path / "third.workbook", PASSPHRASE) as again:
        made = workbooks.team_words(again)
        assert len(made.split()) == 6
        assert made != words
        path = tmp_path / "new.handover"
        handovers.hand_over(again, path)
        assert handover_file.read(path, [made]).header.record == other.record


def test_a_repair_does_not_bring_back_what_was_erased(workbook: Workbook, tmp_path: Path) -> None:
    older = handed_over(workbook)
    workbook.back_up()
    erasing.erase(workbook, note(workbook, "n1").subject)
    expected = exported(workbook)
    folder = closed(workbook)
    repairing.repair(folder, tmp_path / "new.workbook", PASSPHRASE, [older])
    with workbooks.opened(tmp_path / "new.workbook", PASSPHRASE) as again:
        assert exported(again) == expected
        assert MARKER.encode() not in expected
        assert check(again).problems == ()


def spoiled(folder: Path, key: bytes, change_id: str) -> None:
    """Make the header of a change unreadable, in a page that is whole."""
    connection = sqlcipher.connect(folder / "record.db")
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("UPDATE change SET header = x'00' WHERE id = ?", (bytes.fromhex(change_id),))
    connection.commit()
    connection.close()


def test_where_the_erase_itself_is_lost_its_words_stay_erased_here_and_with_colleagues(
    laptops: dict[str, Workbook], tmp_path: Path
) -> None:
    lead, b = laptops["A"], laptops["B"]
    subject = note(lead, "n1").subject
    lead.back_up()
    erasing.erase(lead, subject)
    with lead.reading() as reader:
        [erase] = [change for change in reader.changes_of([subject])[subject] if change.erase]
    folder = closed(lead)
    sorted((folder / "backups").glob("*.db"))[-1].unlink()  # it was made after the erase
    spoiled(folder, lead.data_key(), erase.id)
    repairing.repair(folder, tmp_path / "new.workbook", PASSPHRASE)
    with workbooks.opened(tmp_path / "new.workbook", PASSPHRASE) as again:
        assert MARKER.encode() not in exported(again)
        assert note(again, "n1").deleted
        assert note(again, "n1").interview == note(b, "n1").interview
        assert check(again).problems == ()
        merging.apply(b, merging.preview(b, handed_over(again)))
        assert exported(b) == exported(again)


def test_what_was_being_typed_is_offered_in_the_repaired_workbook(workbook: Workbook, tmp_path: Path, run: Run) -> None:
    n1 = note(workbook, "n1")
    begun = notes.editing(workbook, n1.subject)
    edit = note_drafts.draft_of(n1.subject, TypedNote(None, "Typed on", (), None, None, "", begun), caret=0, at="1")
    sealed = Draft(subject=new_id(), field="text", kind="note", text="Kept by now")
    new = Draft(subject=new_id(), field="text", kind="note", text="Typed two seconds ago", started="2")
    for draft in (edit, sealed, new):
        drafts.keep(workbook, draft)
    notes.capture(workbook, interview=n1.interview, text="Kept by now.", heard="", subject=sealed.subject)
    folder = closed(workbook)
    flipped(folder / "record.db", 0, 1, 2)
    ran = run("repair", folder, tmp_path / "new.workbook")
    assert "being typed is kept too (2)" in ran.out
    with workbooks.opened(tmp_path / "new.workbook", PASSPHRASE) as again:
        assert drafts.offered(again) == [edit, new]


def test_a_backup_is_gone_back_to_in_a_new_workbook(workbook: Workbook, tmp_path: Path, run: Run) -> None:
    expected, backup = exported(workbook), workbook.back_up()
    notes.rewrite(workbook, note(workbook, "n2").subject, "After the backup.")
    words, code = workbooks.team_words(workbook), workbooks.recovery_code(workbook)
    workbook.close()
    before = files(workbook.folder)
    ran = run("restore", backup, tmp_path / "new.workbook")
    assert (ran.code, ran.out.splitlines()[0]) == (0, f"{backup.name}: 8 changes.")
    assert files(workbook.folder) == before
    assert run("check", tmp_path / "new.workbook").code == 0
    with workbooks.opened(tmp_path / "new.workbook", PASSPHRASE) as again:
        assert exported(again) == expected
        assert (again.record, again.author) == (workbook.record, workbook.author)
        assert (workbooks.team_words(again), workbooks.recovery_code(again)) == (words, code)
    alone = Path(shutil.copy(backup, tmp_path))  # no key file beside it
    assert run("restore", alone, tmp_path / "other.workbook").code == 1
    (tmp_path / "code").write_text(code)
    assert run("restore", alone, tmp_path / "other.workbook", "--recovery-file", tmp_path / "code").code == 0
    assert run("restore", tmp_path / "away.db", tmp_path / "third.workbook").sentence.startswith("There is no backup")
    assert run("restore", alone, tmp_path / "new.workbook").sentence.startswith("There is already something")
    emptied(alone)
    ran = run("restore", alone, tmp_path / "third.workbook", "--recovery-file", tmp_path / "code")
    assert "Nothing of this workbook can be read" in ran.sentence


def test_a_backup_does_not_bring_back_what_was_erased_since(workbook: Workbook, tmp_path: Path) -> None:
    backup = workbook.back_up()
    erasing.erase(workbook, note(workbook, "n1").subject)
    expected = exported(workbook)
    workbook.close()
    repairing.restore(backup, tmp_path / "new.workbook", PASSPHRASE)
    with workbooks.opened(tmp_path / "new.workbook", PASSPHRASE) as again:
        assert exported(again) == expected
        assert MARKER.encode() not in expected
        assert check(again).problems == ()


def test_a_first_page_that_is_lost_whole_costs_nothing_where_there_is_a_backup(
    workbook: Workbook, tmp_path: Path
) -> None:
    workbook.back_up()
    brought(workbook, notes=MANY)
    before = exported(workbook)
    folder = closed(workbook)
    raw = (folder / "record.db").read_bytes()
    (folder / "record.db").write_bytes(bytes(PAGE) + raw[PAGE:])
    repairing.repair(folder, tmp_path / "new.workbook", PASSPHRASE)
    with workbooks.opened(tmp_path / "new.workbook", PASSPHRASE) as again:
        assert exported(again) == before


def test_a_repaired_workbook_merges_with_the_team_on(laptops: dict[str, Workbook], tmp_path: Path) -> None:
    lead, b = laptops["A"], laptops["B"]
    brought(b, notes=[{"id": "b1", "interview": "int-1", "author": "ins-b", "text": "B's own."}])
    lead.back_up()
    folder = closed(lead)
    overwritten(folder / "record.db")
    repairing.repair(folder, tmp_path / "new.workbook", PASSPHRASE)
    with workbooks.opened(tmp_path / "new.workbook", PASSPHRASE) as again:
        merging.apply(again, merging.preview(again, handed_over(b)))
        merging.apply(b, merging.preview(b, handed_over(again)))
        assert exported(again) == exported(b)


def test_without_the_key_file_the_recovery_code_repairs(workbook: Workbook, tmp_path: Path) -> None:
    code, before = workbooks.recovery_code(workbook), exported(workbook)
    folder = closed(workbook)
    for path in folder.rglob("key.age"):
        path.unlink()
    repairing.repair(folder, tmp_path / "new.workbook", "another passphrase", code=code)
    with workbooks.opened(tmp_path / "new.workbook", "another passphrase") as again:
        assert exported(again) == before


def test_a_file_of_another_visit_gives_nothing_and_it_is_said(workbook: Workbook, tmp_path: Path) -> None:
    with new_workbook(tmp_path / "other.workbook", team_visit(), author="A") as other:
        foreign, words = handed_over(other), workbooks.team_words(other)
    (tmp_path / "no.handover").write_bytes(b"nothing")
    folder = closed(workbook)
    given = [foreign, tmp_path / "no.handover", tmp_path / "away.handover"]
    done = repairing.repair(folder, tmp_path / "new.workbook", PASSPHRASE, given, team=[words])
    assert [(source.name, source.changes, bool(source.trouble)) for source in done.sources[1:]] == [
        (path.name, 0, True) for path in given
    ]


def test_where_nothing_can_be_read_nothing_is_made(workbook: Workbook, tmp_path: Path) -> None:
    folder = closed(workbook)
    emptied(folder / "record.db")
    with pytest.raises(DamagedError):
        repairing.repair(folder, tmp_path / "new.workbook", PASSPHRASE)
    with pytest.raises(PassphraseError):
        repairing.repair(folder, tmp_path / "new.workbook", "another")
    with pytest.raises(InvalidError):
        repairing.repair(folder, folder, PASSPHRASE)
    assert not (tmp_path / "new.workbook").exists()


def test_the_command_says_of_each_file_what_it_gave(workbook: Workbook, tmp_path: Path, run: Run) -> None:
    workbook.back_up()
    folder = closed(workbook)
    cut(folder / "record.db")
    ran = run("repair", folder, tmp_path / "new.workbook")
    assert ran.code == 0
    assert ran.out.startswith("record.db: ")
    assert run("check", tmp_path / "new.workbook").code == 0
