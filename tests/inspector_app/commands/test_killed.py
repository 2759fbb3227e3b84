"""A command killed at any moment, its start-up among them: what it said is so, and no half of anything is left."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from inspector_app.handover import handover_file
from inspector_app.services import merging, notes, workbooks
from inspector_app.storage.workbook import Workbook
from tests.children import killed
from tests.inspector_app.killed_laptops import NOTES_A_FILE, Laptop, brought, laptop
from tests.inspector_app.visits import PASSPHRASE, written

pytestmark = pytest.mark.timeout(300)

MERGING, IMPORTING, HANDING_OVER, UNDOING = 7, 4, 3, 4
"""Rounds of each command; with those of the services, beside their tests, they are 60."""


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Laptop:
    monkeypatch.setenv("INSPECTOR_PASSPHRASE", PASSPHRASE)
    return laptop(tmp_path, 3 * MERGING)


def usual(given: Laptop, *command: object) -> float:
    """Return how many seconds a command takes that is left alone."""
    start = time.perf_counter()
    assert killed(("-m", "inspector_app", command[0], given.folder, *command[1:]), 60.0).ended
    return time.perf_counter() - start


@contextmanager
def round_(
    given: Laptop, deed: str, turn: int, seconds: float, *command: object
) -> Iterator[tuple[Workbook, list[str]]]:
    """Kill a command within some seconds, and give the workbook as it then is, with the deeds that it has done."""
    within = random.Random(f"{deed} {turn}").uniform(0.4, 1.0) * seconds
    done = killed(("-m", "inspector_app", command[0], given.folder, *command[1:]), within)
    try:
        with given.opened([deed for _ in done.lines]) as found:
            yield found
    except BaseException as error:
        error.add_note(f"In round {turn}, killed {within:.3f} s after its start; it had said {done.lines}.")
        raise


def deeds_of(book: Workbook) -> int:
    with book.reading() as reader:
        return len(reader.deeds())


def test_a_merge_of_many_that_is_killed_holds_each_file_whole_or_not_at_all(given: Laptop) -> None:
    left = list(given.files)
    seconds = 1.4 * usual(given, "merge", "--dry-run", given.files[0])
    for turn in range(MERGING):
        with round_(given, "merged", turn, seconds, "merge", *left[:3]) as (book, deeds):
            del left[: len(deeds)]
            assert brought(book) == dict.fromkeys(range(len(given.files) - len(left)), NOTES_A_FILE)
    assert given.acknowledged


def test_an_import_that_is_killed_brings_all_of_the_file_or_nothing(given: Laptop, tmp_path: Path) -> None:
    seconds = usual(given, "import", lines(tmp_path, "other"), "--dry-run")
    expected = shown(given)
    for turn in range(IMPORTING):
        with round_(given, "imported", turn, seconds, "import", lines(tmp_path, f"round {turn}")) as (book, deeds):
            expected |= {f"round {turn}, line {number}" for number in range(20 * len(deeds))}
            assert {row.text for row in notes.listed(book)} == expected


def lines(folder: Path, name: str) -> Path:
    """Write an interchange file with twenty notes."""
    source = [
        {"id": f"{name} {number}", "interview": "int-1", "author": "ins-a", "text": f"{name}, line {number}"}
        for number in range(20)
    ]
    return written(folder / f"{name}.json", notes=source)


def shown(given: Laptop) -> set[str]:
    with workbooks.opened(given.folder, PASSPHRASE) as book:
        given.deeds = deeds_of(book)
        return {row.text for row in notes.listed(book)}


def test_a_hand_over_that_is_killed_leaves_the_old_file_or_the_new_one(given: Laptop, tmp_path: Path) -> None:
    target = tmp_path / "given" / "out.handover"
    target.parent.mkdir()
    seconds = usual(given, "handover", target)
    before = shown(given)
    for turn in range(HANDING_OVER):
        with workbooks.opened(given.folder, PASSPHRASE) as book:
            merging.apply(book, merging.preview(book, given.files[turn]))
        now = shown(given)
        with round_(given, "handed over", turn, seconds, "handover", target) as (book, deeds):
            read = handover_file.read(target, book.team_passphrases())
            texts = {str(change.set.get("text")) for change in read.changes if change.kind == "note" and change.set}
            assert texts == now if deeds == ["handed over"] else texts in (before, now)
            assert deeds or texts == before  # it is noted before it is there
            before = texts


def test_an_undo_that_is_killed_takes_back_all_of_a_merge_or_nothing(given: Laptop) -> None:
    merge_anew(given)
    seconds = usual(given, "undo")
    for turn in range(UNDOING):
        merge_anew(given)
        with round_(given, "undid", turn, seconds, "undo") as (book, deeds):
            assert brought(book) == ({} if deeds else {0: NOTES_A_FILE})


def merge_anew(given: Laptop) -> None:
    """Merge the first file if it is not there."""
    with workbooks.opened(given.folder, PASSPHRASE) as book:
        merging.apply(book, merging.preview(book, given.files[0]))
        given.deeds = deeds_of(book)
