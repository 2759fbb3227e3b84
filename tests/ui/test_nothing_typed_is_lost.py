"""What stands in a field when one goes away from it, whichever way, is in its own thing, or a draft that is offered."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.services import notes, undoing, write_ups
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import PASSPHRASE, new_workbook, note, things, visit
from tests.ui.windows import page, unlocked
from ui import dialogs
from ui.main_window import MainWindow
from ui.pages.capture import CapturePage
from ui.pages.findings import FindingsPage

RETURN, CONTROL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
WORDS = " words typed last"


def capture(window: MainWindow) -> CapturePage:
    return page(window, "capture", CapturePage)


def findings(window: MainWindow) -> FindingsPage:
    return page(window, "findings", FindingsPage)


def start(qtbot: QtBot, window: MainWindow) -> CapturePage:
    """Start an interview by the form."""
    shown = capture(window)
    shown.ask_for_interview()
    qtbot.keyClicks(shown.form.title, "Forum")
    qtbot.keyClick(shown.form.title, RETURN)
    return shown


# The fields: how each is typed into, and whether what was typed is where it belongs. A new field is one more line.


def type_note(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClicks(start(qtbot, window).composer.editor, WORDS)


def is_in_the_forum(window: MainWindow) -> bool:
    kept = {row.text: row.interview_label for row in notes.listed(window.context.workbook)}
    return kept.get(WORDS.strip()) == "Forum"


def edit_in_place(qtbot: QtBot, window: MainWindow) -> None:
    shown = capture(window)
    first = note(window.context.workbook, "n1")
    shown.show_interview(first.interview)
    row = shown.timeline.notes.row_of(first.subject)
    assert row is not None
    shown.timeline.activated.emit(shown.timeline.notes.index(row))
    qtbot.keyClicks(shown.composer.editor, WORDS)


def is_in_the_note(window: MainWindow) -> bool:
    """Tell whether a note is as it was typed, or still being edited: the note beside it was only looked at."""
    kept, shown = note(window.context.workbook, "n1"), capture(window)
    is_open = shown.taking.begun is not None and shown.taking.begun.note == kept.subject
    return (shown.composer.text if is_open else kept.text).endswith(WORDS)


def write_up(qtbot: QtBot, window: MainWindow) -> None:
    shown = start(qtbot, window)
    qtbot.keyClicks(shown.composer.editor, "Two")
    qtbot.keyClick(shown.composer.editor, RETURN, CONTROL)
    [waiting] = write_ups.waiting(window.context.workbook)
    shown.write_ups.chosen.emit(waiting.note)
    qtbot.keyClicks(shown.composer.editor, WORDS)


def is_written_and_still_to_write_up(window: MainWindow) -> bool:
    return [one.text for one in write_ups.waiting(window.context.workbook)] == [f"Two{WORDS}"]


def write_paragraph(qtbot: QtBot, window: MainWindow) -> None:
    shown = findings(window)
    qtbot.waitUntil(lambda: bool(shown.paragraphs.cards))
    edit = shown.paragraphs.cards[0].edit
    edit.go_to(len(edit.toPlainText()))
    qtbot.keyClicks(edit, WORDS)


def is_in_the_paragraph(window: MainWindow) -> bool:
    return str(things(window.context.workbook, "findings")["f1"]["text"]).endswith(WORDS)


def give_reasons(qtbot: QtBot, window: MainWindow) -> None:
    card = findings(window).judgement
    card.go()
    edit = card.rationale.edit
    edit.setFocus()
    qtbot.keyClicks(edit, WORDS)


def is_in_the_reasons(window: MainWindow) -> bool:
    return things(window.context.workbook, "weaknesses")["w1"]["rationale"] in (WORDS, WORDS.strip())


def fill_form(qtbot: QtBot, window: MainWindow) -> None:
    shown = capture(window)
    shown.ask_for_interview()
    qtbot.keyClicks(shown.form.title, "Parents")
    qtbot.keyClicks(shown.form.setting, WORDS)


def is_in_the_form(window: MainWindow) -> bool:
    form = capture(window).form
    return form.isVisible() and (form.title.text(), form.setting.text()) == ("Parents", WORDS)


def correct_interview(qtbot: QtBot, window: MainWindow) -> None:
    shown = capture(window)
    shown.show_interview(note(window.context.workbook, "n1").interview)
    shown.head.correct.click()
    qtbot.keyClicks(shown.form.setting, WORDS)


def is_in_the_correction(window: MainWindow) -> bool:
    form = capture(window).form
    return form.isVisible() and form.setting.text() == WORDS and form.heading.text() == "Correct A-P1"


FIELDS = {
    "a note": (type_note, is_in_the_forum),
    "the edit of a note": (edit_in_place, is_in_the_note),
    "a note being written up": (write_up, is_written_and_still_to_write_up),
    "a paragraph": (write_paragraph, is_in_the_paragraph),
    "the reasons of a judgement": (give_reasons, is_in_the_reasons),
    "the form of an interview": (fill_form, is_in_the_form),
    "the correction of an interview": (correct_interview, is_in_the_correction),
}


# The ways to leave them


def lock(_: QtBot, window: MainWindow) -> None:
    window.lock()


def lock_unattended(_: QtBot, window: MainWindow) -> None:
    window.lock_unattended()


def close(_: QtBot, window: MainWindow) -> None:
    window.close()
    assert not window.context.is_open
    window.show()


def switch_pages(_: QtBot, window: MainWindow) -> None:
    window.go("matrix")


def search_for_a_note(qtbot: QtBot, window: MainWindow) -> None:
    window.search.ask()
    qtbot.keyClicks(window.search.box.field, "plan came late")
    qtbot.waitUntil(lambda: bool(window.search.box.list.rows.rows))
    qtbot.keyClick(window.search.box.field, RETURN)
    assert capture(window).taking.interview == note(window.context.workbook, "n2").interview


def open_another(qtbot: QtBot, window: MainWindow) -> None:
    folder = window.context.workbook.folder.with_name("hull.workbook")
    other = visit()
    other["visit"] |= {"id": "hull-2022", "area": "Hull"}
    new_workbook(folder, other).close()
    with qtbot.waitSignal(window.context.opened, timeout=20_000):
        window.open_path(folder, PASSPHRASE)
    assert window.context.workbook.folder == folder
    assert WORDS.strip() not in {row.text for row in notes.listed(window.context.workbook)}
    window.lock()


WAYS = (lock, lock_unattended, close, switch_pages, search_for_a_note, open_another)


@pytest.mark.parametrize("leave", WAYS)
@pytest.mark.parametrize("field", FIELDS)
def test_what_is_typed_is_there_when_one_has_gone_away_and_come_back(
    qtbot: QtBot, window: MainWindow, closed: Path, field: str, leave: Callable[[QtBot, MainWindow], None]
) -> None:
    unlocked(qtbot, window, closed)
    window.activateWindow()
    type_into, is_there = FIELDS[field]
    type_into(qtbot, window)
    leave(qtbot, window)
    if not window.context.is_open:
        unlocked(qtbot, window, closed)
    assert is_there(window)


def test_the_practice_visit_closes_the_workbook_that_is_open_and_keeps_what_is_typed_there(
    qtbot: QtBot, window: MainWindow, closed: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path))
    monkeypatch.setattr(dialogs, "confirm", lambda *asked: asked[4]())  # yes
    unlocked(qtbot, window, closed)
    type_note(qtbot, window)
    old = window.frame
    with qtbot.waitSignal(window.context.opened, timeout=60_000):
        window.beginning.practise()
    assert window.frame is not old
    window.lock()
    unlocked(qtbot, window, closed)
    assert is_in_the_forum(window)


def texts(book: Workbook) -> set[str]:
    return {row.text for row in notes.listed(book)}


def test_what_is_typed_where_no_interview_is_chosen_does_not_hold_up_the_lock_and_is_offered_again(
    qtbot: QtBot, window: MainWindow, closed: Path
) -> None:
    unlocked(qtbot, window, closed)
    shown = start(qtbot, window)
    qtbot.keyClicks(shown.composer.editor, WORDS)
    window.context.do(undoing.undo)  # of the start
    assert shown.taking.interview is None
    window.lock_unattended()
    assert not window.context.is_open
    book = unlocked(qtbot, window, closed)
    shown = capture(window)
    assert WORDS.strip() not in texts(book)
    assert WORDS.strip() in shown.offer.words.text()
    shown.show_interview(note(book, "n1").interview)
    shown.offer.take.click()
    qtbot.keyClick(QApplication.focusWidget(), RETURN)
    assert WORDS.strip() in texts(book)
