"""A process killed at any moment: what was acknowledged is there, the rest whole or not at all."""

import os
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from inspector_app.handover import handover_file
from inspector_app.services import decisions, handovers, merging, notes, workbooks
from inspector_app.storage.workbook import Workbook
from tests.children import killed
from tests.inspector_app.killed_laptops import NOTES_A_FILE, Laptop, brought, laptop
from tests.inspector_app.visits import PASSPHRASE, handed_over, joined_workbook

pytestmark = pytest.mark.timeout(300)

MERGING, HANDING_OVER, UNDOING, ERASING, DECIDING = 10, 8, 8, 8, 8
"""Rounds of each deed; with those of the command line, beside its tests, they are 60."""
AT_ONCE = 0.3
"""Seconds within which the kill comes once the workbook is open."""
FILES, NOTES = 20, 40

_OPENING = """
import sys
from pathlib import Path
from inspector_app.handover import age
from inspector_app.services import decisions, erasing, handovers, merging, notes, undoing, workbooks
age.HANDOVER_COST = 4
book = workbooks.opened(Path(sys.argv[1]), sys.argv[2])
files = [Path(name) for name in sys.argv[3:]]
print("open", flush=True)
"""

_MERGING = """
for file in files:
    merging.apply(book, merging.preview(book, file))
    print("merged", flush=True)
"""

_HANDING_OVER = """
while True:
    handovers.hand_over(book, files[0])
    print("handed over", flush=True)
"""

_UNDOING = """
while True:
    shown = merging.preview(book, files[0])
    if shown.is_nothing_new:
        undoing.undo(book)
        print("undid", flush=True)
    else:
        merging.apply(book, shown)
        print("merged", flush=True)
"""

_ERASING = """
for row in notes.listed(book):
    if row.text.startswith("file "):
        erasing.erase(book, row.subject)
        print("erased", flush=True)
"""

_DECIDING = """
for waiting in decisions.waiting(book):
    decisions.keep(book, waiting.id, 1)
    print("decided", flush=True)
"""


@pytest.fixture
def given(tmp_path: Path) -> Laptop:
    return laptop(tmp_path, FILES)


def rounds(given: Laptop, program: str, count: int, files: Sequence[Path] = ()) -> Iterator[tuple[Workbook, list[str]]]:
    """Kill a program in each round, and give the workbook as it then is, with the deeds that it has done."""
    chance = random.Random(program)
    for turn in range(count):
        seconds = chance.uniform(0.0, AT_ONCE)
        arguments = ("-c", _OPENING + program, given.folder, PASSPHRASE, *files)
        said = killed(arguments, seconds, after="open").lines[1:]
        try:
            with given.opened(said) as found:
                yield found
        except BaseException as error:
            error.add_note(f"In round {turn}, killed {seconds:.3f} s after it was open; it had said {said}.")
            raise


def merge(given: Laptop, *files: Path) -> None:
    """Merge some hand-overs, as what comes before the rounds."""
    with workbooks.opened(given.folder, PASSPHRASE) as book:
        for file in files:
            merging.apply(book, merging.preview(book, file))
        with book.reading() as reader:
            given.deeds = len(reader.deeds())


def test_killed_while_merging_each_file_is_in_whole_or_not_at_all(given: Laptop) -> None:
    left = list(given.files)
    for book, deeds in rounds(given, _MERGING, MERGING, left):
        del left[: len(deeds)]
        assert brought(book) == dict.fromkeys(range(FILES - len(left)), NOTES_A_FILE)
    assert given.acknowledged


def test_killed_while_undoing_a_merge_all_of_it_is_there_or_nothing(given: Laptop) -> None:
    merged = False
    for book, deeds in rounds(given, _UNDOING, UNDOING, given.files[:1]):
        assert deeds == (["undid", "merged"] * len(deeds))[not merged :][: len(deeds)]
        merged ^= len(deeds) % 2 == 1
        assert brought(book) == ({0: NOTES_A_FILE} if merged else {})
    assert "undid" in given.acknowledged


def test_killed_while_handing_over_the_file_is_the_old_or_the_new_one(given: Laptop, tmp_path: Path) -> None:
    target = tmp_path / "given" / "out.handover"
    target.parent.mkdir()
    for book, deeds in rounds(given, _HANDING_OVER, HANDING_OVER, [target]):
        with book.reading() as reader:
            written = [deed.sha256 for deed in reader.deeds() if deed.name == "handed over"]
            assert [row.sha256 for row in reader.receipts() if row.direction == "out"] == written
            changes = reader.change_ids()
        if target.exists():
            read = handover_file.read(target, book.team_passphrases())
            assert {change.id for change in read.changes} == changes
        assert target.exists() or "handed over" not in deeds
        assert deeds or not target.exists() or given.acknowledged
    assert given.acknowledged
    for part in target.parent.glob(".*.part"):
        os.utime(part, (0, 0))
    with workbooks.opened(given.folder, PASSPHRASE) as book:
        handovers.hand_over(book, target)
    assert list(target.parent.iterdir()) == [target]


def test_killed_while_erasing_each_note_is_gone_for_good_or_untouched(given: Laptop) -> None:
    merge(given, given.files[-1])
    with workbooks.opened(given.folder, PASSPHRASE) as book:
        left = [row.text for row in notes.listed(book) if row.text.startswith("file ")]
    for book, deeds in rounds(given, _ERASING, ERASING):
        gone, left = left[: len(deeds)], left[len(deeds) :]
        assert [row.text for row in notes.listed(book) if row.text.startswith("file ")] == left
        with book.reading() as reader:
            words = b"\n".join(change.content or b"" for change in reader.changes())
        assert not any(f'"{text}"'.encode() in words for text in gone)
        assert all(f'"{text}"'.encode() in words for text in left)
    assert given.acknowledged
    with workbooks.opened(given.folder, PASSPHRASE) as book:
        book.back_up()
    assert not list((given.folder / "backups").glob("*.part*"))


def test_killed_while_deciding_each_decision_is_taken_or_waits(given: Laptop, tmp_path: Path) -> None:
    merge(given, given.files[-1])
    waiting = apart(given, tmp_path)
    for book, deeds in rounds(given, _DECIDING, DECIDING):
        waiting = waiting[len(deeds) :]
        assert sorted(one.id for one in decisions.waiting(book)) == sorted(waiting)
    assert given.acknowledged


def apart(given: Laptop, folder: Path) -> Sequence[str]:
    """Have two inspectors rewrite the same notes apart; return what waits for a decision, in its order."""
    with (
        workbooks.opened(given.folder, PASSPHRASE) as book,
        joined_workbook(folder / "c.workbook", book, "C") as other,
    ):
        for row in notes.listed(book)[:NOTES]:
            notes.rewrite(book, row.subject, f"{row.text} as A heard it")
            notes.rewrite(other, row.subject, f"{row.text} as C heard it")
        merging.apply(book, merging.preview(book, handed_over(other)))
        with book.reading() as reader:
            given.deeds = len(reader.deeds())
        return [one.id for one in decisions.waiting(book)]
