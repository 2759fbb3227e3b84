"""A visit started from typed values is a whole workbook, or there is nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from inspector_app.domain.errors import CancelledError, InvalidError
from inspector_app.domain.new_visit import Member, NewVisit
from inspector_app.domain.pasted import split
from inspector_app.domain.things import Inspector
from inspector_app.services import checking, interviews, journal, workbooks
from tests.inspector_app.visits import PASSPHRASE, handed_over, new_workbook, visit, written

PASTED = "1. late plans\n2. no oversight\n3. poor data"
TYPED = NewVisit(
    "send_revisit",
    "Leeds",
    "2022-05-09",
    "2022-05-11",
    (Member("A", "His Majesty's Inspector", "Ofsted"), Member("B")),
    split(PASTED),
)


def test_what_was_typed_is_in_the_workbook_and_opens_with_the_passphrase(tmp_path: Path) -> None:
    folder = tmp_path / "leeds.workbook"
    workbooks.started(folder, PASSPHRASE, TYPED).close()
    with workbooks.opened(folder, PASSPHRASE) as book, book.reading() as reader:
        shown = reader.visit()
        assert (shown.kind, shown.area, shown.start, shown.end) == ("send_revisit", "Leeds", "2022-05-09", "2022-05-11")
        assert [one.code for one in reader.things(Inspector)] == ["A", "B"]
        assert [(one.position, one.title, one.source_title) for one in reader.weaknesses()] == [
            (1, "Late plans.", "late plans"),
            (2, "No oversight.", "no oversight"),
            (3, "Poor data.", "poor data"),
        ]
        assert reader.one(Inspector, book.author).code == "A"


def test_the_workbook_is_whole_and_ready_for_an_interview(tmp_path: Path) -> None:
    with workbooks.started(tmp_path / "leeds.workbook", PASSPHRASE, TYPED) as book:
        assert checking.check(book).problems == ()
        assert interviews.start(book, "parent_carer").code == "A-P1"
        assert [line.deed for line in journal.log(book)] == ["started", "started an interview"]


def test_a_visit_that_is_not_whole_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(InvalidError, match="area"):
        workbooks.started(tmp_path / "leeds.workbook", PASSPHRASE, replace(TYPED, area=" "))
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_taken_is_refused_and_what_is_there_stays(tmp_path: Path) -> None:
    folder = tmp_path / "leeds.workbook"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    with pytest.raises(InvalidError, match="choose another name"):
        workbooks.started(folder, PASSPHRASE, TYPED)
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("step", [1, 2])
def test_a_start_that_is_stopped_leaves_nothing(tmp_path: Path, step: int) -> None:
    def stop(done: int, total: int) -> None:
        assert done < total
        if done == step:
            raise CancelledError("Stopped.")

    source = written(tmp_path / "visit.json", **visit())
    lead = new_workbook(tmp_path / "lead.workbook", visit())
    team = workbooks.team_words(lead)
    given = handed_over(lead)
    lead.close()
    before = sorted(tmp_path.iterdir())
    folder = tmp_path / "new.workbook"
    with pytest.raises(CancelledError):
        workbooks.started(folder, PASSPHRASE, TYPED, progress=stop)
    with pytest.raises(CancelledError):
        workbooks.from_file(folder, source, PASSPHRASE, progress=stop)
    with pytest.raises(CancelledError):
        workbooks.from_handover(folder, given, PASSPHRASE, team, progress=stop)
    assert sorted(tmp_path.iterdir()) == before
