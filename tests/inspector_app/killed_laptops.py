"""A workbook whose process is killed again and again, and what must hold each time it is opened anew."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from inspector_app.services import checking, interviews, notes, workbooks
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import PASSPHRASE, handed_over, joined_workbook, new_workbook, team_visit

NOTES_A_FILE = 5


@dataclass
class Laptop:
    """A closed workbook; hand-overs of a colleague that each bring five notes more; how many deeds are in its log."""

    folder: Path
    files: Sequence[Path]
    deeds: int = 0
    acknowledged: list[str] = field(default_factory=list)

    @contextmanager
    def opened(self, acknowledged: Sequence[str] = ()) -> Iterator[tuple[Workbook, list[str]]]:
        """Open the workbook after a kill; yield it with the deeds since it was last opened so.

        They must be those that were acknowledged, with at most one more; the record and its backups must be whole.
        """
        with workbooks.opened(self.folder, PASSPHRASE) as book:
            assert checking.check(book).problems == ()
            with book.reading() as reader:
                deeds = [deed.name for deed in reader.deeds()][self.deeds :]
            assert deeds[: len(acknowledged)] == list(acknowledged)
            assert len(deeds) <= len(acknowledged) + 1
            assert all(whole(copy, book.data_key()) for copy in (self.folder / "backups").glob("*.db"))
            yield book, deeds
            with book.reading() as reader:
                self.deeds = len(reader.deeds())
        self.acknowledged += acknowledged


def laptop(folder: Path, files: int) -> Laptop:
    """Make the workbook, and as many hand-overs for it."""
    lead = new_workbook(folder / "a.workbook", team_visit(), author="A")
    given = []
    with lead, joined_workbook(folder / "b.workbook", lead, "B") as other:
        [row] = interviews.listed(other)
        for number in range(files):
            for count in range(NOTES_A_FILE):
                heard = f"2022-05-10T10:{number:02}:{count:02}+01:00"
                notes.capture(other, interview=row.interview.subject, text=f"file {number} note {count}", heard=heard)
            given.append(handed_over(other))
    made = Laptop(lead.folder, given)
    with workbooks.opened(made.folder, PASSPHRASE) as book, book.reading() as reader:
        made.deeds = len(reader.deeds())
    return made


def brought(book: Workbook) -> dict[int, int]:
    """Return how many notes of each of the colleague's files are in a workbook."""
    found: dict[int, int] = {}
    for row in notes.listed(book):
        if row.text.startswith("file "):
            number = int(row.text.split()[1])
            found[number] = found.get(number, 0) + 1
    return found


def whole(path: Path, key: bytes) -> bool:
    """Tell whether a backup is a whole database."""
    connection = sqlcipher.connect(path)
    try:
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        return bool(connection.execute("PRAGMA quick_check").fetchall() == [("ok",)])
    finally:
        connection.close()
