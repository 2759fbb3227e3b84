"""The list of weaknesses is pasted, taken apart and put right, all of it by key."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.domain.visit_kind import visit_kind
from ui.widgets.weaknesses_editor import WeaknessesEditor

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LIST = "The following weaknesses:\n• late plans and slow reviews\n• no oversight;\n• poor data"


@pytest.fixture
def editor(qtbot: QtBot) -> WeaknessesEditor:
    made = WeaknessesEditor()
    made.name_after(visit_kind("send_revisit").unit)
    made.resize(720, 700)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def three(editor: WeaknessesEditor) -> WeaknessesEditor:
    paste(editor, LIST)
    return editor


def paste(editor: WeaknessesEditor, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    editor.paste.insertFromMimeData(data)


def titles(editor: WeaknessesEditor) -> list[str]:
    return [one.title for one in editor.entries]


def put_cursor(editor: WeaknessesEditor, row: int, place: int) -> None:
    title = editor.rows[row].title
    title.setFocus()
    cursor = title.textCursor()
    cursor.setPosition(place)
    title.setTextCursor(cursor)


def test_a_paste_becomes_a_list_at_once_and_the_first_title_is_ready_to_be_read(three: WeaknessesEditor) -> None:
    assert titles(three) == ["Late plans and slow reviews.", "No oversight.", "Poor data."]
    assert three.count.text() == "3 weaknesses"
    assert three.paste.toPlainText() == ""
    assert three.rows[0].title.hasFocus()
    assert [one.source for one in three.entries] == ["late plans and slow reviews", "no oversight", "poor data"]
    assert len({one.short for one in three.entries}) == 3


def test_typed_lines_become_a_list_by_ctrl_enter(qtbot: QtBot, editor: WeaknessesEditor) -> None:
    editor.paste.setFocus()
    qtbot.keyClicks(editor.paste, "no oversight")
    qtbot.keyClick(editor.paste, Qt.Key.Key_Return)
    qtbot.keyClicks(editor.paste, "Poor data")
    qtbot.keyClick(editor.paste, Qt.Key.Key_Return, CONTROL)
    assert titles(editor) == ["No oversight.", "Poor data."]


def test_what_is_pasted_again_is_not_added_twice(three: WeaknessesEditor) -> None:
    paste(three, "• Poor data\n• slow transitions")
    assert titles(three)[2:] == ["Poor data.", "Slow transitions."]


def test_ctrl_enter_splits_at_the_cursor_and_backspace_at_the_beginning_joins(
    qtbot: QtBot, three: WeaknessesEditor
) -> None:
    put_cursor(three, 0, len("Late plans"))
    qtbot.keyClick(three.rows[0].title, Qt.Key.Key_Return, CONTROL)
    assert titles(three)[:2] == ["Late plans.", "And slow reviews."]
    assert [one.source for one in three.entries][:2] == ["late plans", "and slow reviews"]
    assert three.rows[1].title.hasFocus()
    qtbot.keyClick(three.rows[1].title, Qt.Key.Key_Backspace)
    assert titles(three) == ["Late plans and slow reviews.", "No oversight.", "Poor data."]
    assert three.rows[0].title.hasFocus()


def test_delete_at_the_end_joins_with_the_next(qtbot: QtBot, three: WeaknessesEditor) -> None:
    put_cursor(three, 1, len("No oversight."))
    qtbot.keyClick(three.rows[1].title, Qt.Key.Key_Delete)
    assert titles(three)[1] == "No oversight poor data."


def test_alt_with_the_arrows_moves_a_weakness_and_stops_at_the_ends(qtbot: QtBot, three: WeaknessesEditor) -> None:
    put_cursor(three, 2, 0)
    for _ in range(3):
        place = next(n for n, row in enumerate(three.rows) if row.title.hasFocus())
        qtbot.keyClick(three.rows[place].title, Qt.Key.Key_Up, ALT)
    assert titles(three) == ["Poor data.", "Late plans and slow reviews.", "No oversight."]
    qtbot.keyClick(three.rows[0].title, Qt.Key.Key_Down, ALT)
    assert titles(three)[1] == "Poor data."
    assert [row.disc.rank for row in three.rows] == [1, 2, 3]


def test_a_weakness_is_added_and_removed_and_undo_brings_it_back(qtbot: QtBot, three: WeaknessesEditor) -> None:
    three.add.click()
    qtbot.keyClicks(three.rows[3].title, "slow transitions")
    three.settle()
    assert titles(three)[3] == "Slow transitions."
    three.remove.click()
    assert len(titles(three)) == 3
    three.undo.click()
    assert titles(three)[3] == "Slow transitions."


def test_undo_of_the_list_gives_the_paste_back(three: WeaknessesEditor) -> None:
    three.undo.click()
    assert titles(three) == []
    assert three.paste.toPlainText() == LIST


def test_a_short_name_follows_the_title_until_it_is_typed(qtbot: QtBot, three: WeaknessesEditor) -> None:
    row = three.rows[1]
    put_cursor(three, 1, 0)
    row.title.moveCursor(QTextCursor.MoveOperation.End)
    for _ in range(len("oversight.")):
        qtbot.keyClick(row.title, Qt.Key.Key_Backspace)
    qtbot.keyClicks(row.title, "supervision")
    three.settle()
    assert (row.entry.title, row.entry.short) == ("No supervision.", "Supervision")
    row.short.setFocus()
    row.short.selectAll()
    qtbot.keyClicks(row.short, "Watch")
    row.title.setFocus()
    qtbot.keyClicks(row.title, " at all")
    three.settle()
    assert row.entry.short == "Watch"


def test_what_stands_twice_and_more_than_fourteen_are_said(editor: WeaknessesEditor) -> None:
    paste(editor, "\n".join(f"{n}. the lack of service {'x' * n}" for n in range(1, 15)))
    assert not editor.note.isVisible()
    paste(editor, "slow transitions")
    assert "14" in editor.note.text()
    assert editor.missing() is None
    editor.rows[1].title.setPlainText(editor.rows[0].title.toPlainText())
    assert "Number 2" in editor.note.text()


def test_without_a_weakness_one_is_asked_for(editor: WeaknessesEditor) -> None:
    found = editor.missing()
    assert found is not None
    assert found[1] is editor.paste


def test_what_was_typed_but_not_split_is_not_lost_when_going_on(qtbot: QtBot, editor: WeaknessesEditor) -> None:
    editor.paste.setPlainText("late plans")
    assert editor.missing() is None
    assert titles(editor) == ["Late plans."]


def test_tab_goes_from_the_paste_through_every_title_and_short_name(qtbot: QtBot, three: WeaknessesEditor) -> None:
    three.rows[0].title.setFocus()
    seen = []
    for _ in range(6):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused.accessibleName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert seen == [f"{part} of number {n}" for n in (1, 2, 3) for part in ("Title", "Short name")]


def test_in_a_narrow_window_the_short_name_stands_below_the_title(qtbot: QtBot, three: WeaknessesEditor) -> None:
    row = three.rows[0]
    assert row.short.x() > row.title.x() + row.title.width() / 2
    three.resize(400, 700)
    qtbot.waitUntil(lambda: row.short.y() >= row.title.y() + row.title.height())
