"""The line that says whether all is saved says no more than is so."""

import pytest
from pytestqt.qtbot import QtBot

from inspector_app.domain.errors import CancelledError, DiskError, InvalidError, RefusedFileError, WorkbookError
from ui.context import AppContext
from ui.saved_line import SavedLine
from ui.widgets.nav import Navigation, StatusLine


@pytest.fixture
def context(qapp: object) -> AppContext:
    return AppContext()


@pytest.fixture
def line(qtbot: QtBot, context: AppContext) -> StatusLine:
    nav = Navigation("Ctrl+K")
    qtbot.addWidget(nav)
    SavedLine(context, nav)
    return nav._status["saved"]


def test_at_first_nothing_is_unsaved(line: StatusLine) -> None:
    assert (line.text(), line._role) == ("All notes are saved", "saved")


def test_each_deed_is_told_with_its_time(context: AppContext, line: StatusLine) -> None:
    context.saved.emit("14:02")
    assert (line.text(), line._role) == ("All notes saved 14:02", "saved")


def test_a_deed_that_the_disk_did_not_take_stays_in_red_until_a_later_one_was_kept(
    context: AppContext, line: StatusLine
) -> None:
    for error in (OSError(28, "No space left on device"), DiskError("The disk is full.")):
        context.failed.emit(error)
        context.drafts_waiting.emit(1)
        context.drafts_waiting.emit(0)
        assert (line.text(), line._role) == ("The last step was not kept", "danger")
        context.saved.emit("14:05")
        assert (line.text(), line._role) == ("All notes saved 14:05", "saved")


@pytest.mark.parametrize(
    "refusal", [InvalidError("There is nothing to undo."), RefusedFileError("Not this."), CancelledError()]
)
def test_what_was_refused_or_stopped_leaves_all_saved(
    context: AppContext, line: StatusLine, refusal: WorkbookError
) -> None:
    context.saved.emit("14:02")
    context.failed.emit(refusal)
    assert (line.text(), line._role) == ("All notes saved 14:02", "saved")


def test_a_text_that_was_not_kept_stays_in_red_whatever_else_is_kept(context: AppContext, line: StatusLine) -> None:
    context.mark_unkept("a note")
    context.saved.emit("14:02")
    assert (line.text(), line._role) == ("What you typed is not saved", "danger")
    context.mark_unkept("a paragraph")
    assert line.text() == "2 texts are not saved"
    context.mark_settled("a note")
    context.mark_settled("a paragraph")
    assert (line.text(), line._role) == ("All notes saved 14:02", "saved")


def test_a_note_that_waits_for_a_long_deed_is_told_as_being_saved(context: AppContext, line: StatusLine) -> None:
    context.being_saved.emit(2)
    assert (line.text(), line._role) == ("2 notes are being saved", "gap")
    context.being_saved.emit(0)
    assert line._role == "saved"


def test_a_draft_that_waits_is_told_until_it_was_kept_or_thrown_away(context: AppContext, line: StatusLine) -> None:
    context.saved.emit("14:02")
    context.drafts_waiting.emit(2)
    assert (line.text(), line._role) == ("2 drafts to go on with", "gap")
    context.saved.emit("14:03")
    context.drafts_waiting.emit(1)
    assert line.text() == "1 draft to go on with"
    context.drafts_waiting.emit(0)
    assert line.text() == "All notes saved 14:03"
