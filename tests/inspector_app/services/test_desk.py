"""The desk is found again as it was left, and that leaves no line in the log."""

from inspector_app.domain.ids import new_id
from inspector_app.services import desk, journal
from inspector_app.services.desk import Desk
from inspector_app.storage.workbook import Workbook


def test_a_new_workbook_was_left_nowhere(workbook: Workbook) -> None:
    assert desk.left(workbook) == Desk()


def test_what_was_open_is_remembered_without_a_line_in_the_log(workbook: Workbook) -> None:
    before = journal.log(workbook)
    open_then = Desk("matrix", new_id())
    desk.leave(workbook, open_then)
    assert desk.left(workbook) == open_then
    assert journal.log(workbook) == before
