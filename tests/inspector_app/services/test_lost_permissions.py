"""What may not be read or written any more: a sentence, the workbook as it was, and all goes on once it may again.

The superuser may everything, so that such a process does it as another user, in a folder of that user's own.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import mkdtemp

import pytest

from inspector_app.domain.errors import WorkbookError
from inspector_app.services import erasing, handovers, merging, notes, workbooks
from inspector_app.services.checking import check
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import (
    PASSPHRASE,
    edited,
    exported,
    files,
    handed_over,
    joined_workbook,
    new_workbook,
    note,
    team_visit,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="permissions are of another kind")

NOBODY = 65534


@pytest.fixture
def room() -> Iterator[Path]:
    """Return a folder of its own, outside of those that belong to the superuser alone."""
    folder = Path(mkdtemp())
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def pair(room: Path) -> Iterator[Mapping[str, Workbook]]:
    """Return the open workbooks of two inspectors, B's with something new; the test goes on as who may not everything.

    They are made before that, for another user cannot read the superuser's Python to import what is still wanted.
    """
    is_superuser = os.geteuid() == 0
    with (
        new_workbook(room / "a.workbook", team_visit(), author="A") as lead,
        joined_workbook(room / "b.workbook", lead, "B") as other,
    ):
        edited(other, "n1", text="B's words")
        merging.preview(lead, handed_over(other))
        other.back_up()
        if is_superuser:
            for path in (room, *room.rglob("*")):
                os.chown(path, NOBODY, -1)
            os.seteuid(NOBODY)
        try:
            yield {"A": lead, "B": other}
        finally:
            if is_superuser:
                os.seteuid(0)


def told(deed: Callable[[], object]) -> str:
    with pytest.raises(WorkbookError) as caught:
        deed()
    said = str(caught.value)
    assert said.endswith(".")
    assert "\n" not in said
    return said


def test_a_hand_over_that_may_not_be_read_is_refused_and_merged_when_it_may(pair: Mapping[str, Workbook]) -> None:
    lead, path = pair["A"], handed_over(pair["B"])
    before = exported(lead), files(lead.folder)
    path.chmod(0)
    assert "could not be read to the end" in told(lambda: merging.preview(lead, path))
    assert (exported(lead), files(lead.folder)) == before
    path.chmod(0o600)
    assert merging.preview(lead, path).updated == 1


def test_a_stick_that_may_only_be_read_keeps_what_is_on_it(pair: Mapping[str, Workbook], room: Path) -> None:
    stick = room / "stick"
    stick.mkdir()
    (stick / "out.handover").write_bytes(b"as it was")
    stick.chmod(0o500)
    for name in ("out.handover", "new.handover"):
        said = told(lambda name=name: handovers.hand_over(pair["A"], stick / name))  # type: ignore[misc]
        assert said == f"“{name}” could not be written: the folder may not be written to; choose another folder."
    assert {one.name: one.read_bytes() for one in stick.iterdir()} == {"out.handover": b"as it was"}
    stick.chmod(0o700)


@pytest.mark.parametrize("deed", ["merge", "erase"])
def test_a_deed_whose_backup_may_not_be_written_changes_nothing(deed: str, pair: Mapping[str, Workbook]) -> None:
    lead = pair["A"]
    shown, subject = merging.preview(lead, handed_over(pair["B"])), note(lead, "n2").subject
    deeds: dict[str, Callable[[], object]] = {
        "merge": lambda: merging.apply(lead, shown),
        "erase": lambda: erasing.erase(lead, subject),
    }
    before = exported(lead), files(lead.folder)
    (lead.folder / "backups").chmod(0o500)
    assert told(deeds[deed]).startswith("The backup could not be made; ")
    assert (exported(lead), files(lead.folder)) == before
    (lead.folder / "backups").chmod(0o700)
    deeds[deed]()
    assert check(lead).problems == ()


@pytest.mark.parametrize("name", ["record.db", "."])
def test_a_workbook_that_may_not_be_read_or_written_is_told_and_opens_when_it_may(
    name: str, pair: Mapping[str, Workbook]
) -> None:
    lead = pair["A"]
    lead.close()
    before, place = files(lead.folder), lead.folder / name
    for mode in (0, 0o400 if name != "." else 0o500):
        place.chmod(mode)
        try:
            told(lambda: keep_a_word(lead.folder))
        finally:
            place.chmod(0o700)
        held = files(lead.folder)
        if "record.db-wal" in held:  # an empty log, which the next good opening takes away
            assert (lead.folder / "record.db-wal").stat().st_size == 0
        assert {one: held[one] for one in before} == before
    keep_a_word(lead.folder)


def keep_a_word(folder: Path) -> None:
    with workbooks.opened(folder, PASSPHRASE) as book:
        notes.rewrite(book, note(book, "n2").subject, "Kept after all.")
