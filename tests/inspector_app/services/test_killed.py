"""A process killed at any moment: what was acknowledged is there, the rest whole or not at all."""

import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from inspector_app.handover import handover_file
from inspector_app.services import checking, interviews, notes, workbooks
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import PASSPHRASE, handed_over, joined_workbook, new_workbook, team_visit

ROUNDS = 12
NOTES_A_FILE = 5

_MERGING = """
import sys
from pathlib import Path
from inspector_app.services import merging, workbooks
book = workbooks.opened(Path(sys.argv[1]), sys.argv[2])
print("open", flush=True)
for name in sys.argv[3:]:
    merging.apply(book, merging.preview(book, Path(name)))
    print("merged", flush=True)
"""

_WRITING = """
import sys
from pathlib import Path
from inspector_app.services import handovers, workbooks
from inspector_app.handover import age
age.HANDOVER_COST = 4
book = workbooks.opened(Path(sys.argv[1]), sys.argv[2])
print("open", flush=True)
while True:
    handovers.hand_over(book, Path(sys.argv[3]))
    print("written", flush=True)
"""


def killed_after(program: str, seconds: float, *arguments: object) -> int:
    """Run a program, kill it some time after it has opened its workbook, and return what it had acknowledged."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n", child.stderr.read() if child.stderr else ""
    timer = threading.Timer(seconds, child.kill)
    timer.start()
    try:
        return len(child.stdout.readlines())
    finally:
        timer.cancel()
        child.kill()
        child.communicate()


@pytest.fixture
def given(tmp_path: Path) -> tuple[Path, list[Path]]:
    """Return a closed workbook, and hand-overs of a colleague that each bring five notes more."""
    lead = new_workbook(tmp_path / "a.workbook", team_visit(), author="A")
    files = []
    with joined_workbook(tmp_path / "b.workbook", lead, "B") as other:
        [row] = interviews.listed(other)
        for number in range(12):
            for count in range(NOTES_A_FILE):
                heard = f"2022-05-10T10:{number:02}:{count:02}+01:00"
                notes.capture(other, interview=row.interview.subject, text=f"file {number} note {count}", heard=heard)
            files.append(handed_over(other))
    lead.close()
    return lead.folder, files


def heard_of(book: Workbook) -> dict[int, int]:
    """Return how many notes of each file are in a workbook."""
    found: dict[int, int] = {}
    for row in notes.listed(book):
        if row.text.startswith("file "):
            number = int(row.text.split()[1])
            found[number] = found.get(number, 0) + 1
    return found


def test_killed_while_merging_each_file_is_in_whole_or_not_at_all(given: tuple[Path, list[Path]]) -> None:
    folder, files = given
    chance = random.Random(7)
    merged = 0
    for _ in range(ROUNDS):
        acknowledged = killed_after(_MERGING, chance.uniform(0.0, 0.35), folder, PASSPHRASE, *files[merged:])
        with workbooks.opened(folder, PASSPHRASE) as book:
            found = heard_of(book)
            assert checking.check(book).problems == ()
        assert set(found.values()) <= {NOTES_A_FILE}
        assert merged + acknowledged <= len(found) <= merged + acknowledged + 1
        merged = len(found)
        if merged == len(files):
            break
    assert merged > 0
    assert not list(folder.parent.glob("*.part"))


def test_killed_while_handing_over_the_file_is_the_old_or_the_new_one(
    given: tuple[Path, list[Path]], tmp_path: Path
) -> None:
    folder, _ = given
    target = tmp_path / "out.handover"
    with workbooks.opened(folder, PASSPHRASE) as book:
        words = workbooks.team_words(book)
    chance = random.Random(11)
    written = 0
    for _ in range(ROUNDS):
        written += killed_after(_WRITING, chance.uniform(0.0, 0.25), folder, PASSPHRASE, target)
        if target.exists():
            assert handover_file.read(target, [words]).changes
    assert written > 0
    assert target.exists()
