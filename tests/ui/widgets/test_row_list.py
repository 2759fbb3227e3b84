"""Lists of rows: worked by key, keeping their place, as high as their texts need."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from ui import theme
from ui.models.rows import Row
from ui.widgets.row_list import RowList

LONG = "Leaders put in place systems and processes to ensure that new assessments were completed in time. " * 3


def rows(*keys: int) -> list[Row]:
    return [Row(key, f"Row {key}", below="below") for key in keys]


def shown(qtbot: QtBot, view: RowList) -> RowList:
    qtbot.addWidget(view)
    view.resize(300, 400)
    view.show()
    qtbot.waitExposed(view)
    return view


def test_enter_chooses_and_delete_removes_the_current_row(qtbot: QtBot) -> None:
    view = shown(qtbot, RowList())
    view.show_rows(rows(1, 2, 3))
    chosen, removed = QSignalSpy(view.chosen), QSignalSpy(view.removed)
    view.select_first()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert (chosen.at(0), removed.at(0)) == ([2], [2])


def test_an_empty_list_chooses_and_removes_nothing(qtbot: QtBot) -> None:
    view = shown(qtbot, RowList())
    chosen, removed = QSignalSpy(view.chosen), QSignalSpy(view.removed)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_Down):
        qtbot.keyClick(view, key)
    assert (chosen.count(), removed.count(), view.current_key) == (0, 0, None)


def test_the_current_row_stays_current_or_the_one_in_its_place(qtbot: QtBot) -> None:
    view = shown(qtbot, RowList())
    view.show_rows(rows(1, 2, 3))
    assert view.current_key is None
    view.select_first()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    view.show_rows(rows(0, 1, 2, 3))
    assert view.current_key == 2
    view.show_rows(rows(0, 1, 3))
    assert view.current_key == 3
    view.show_rows(rows(0))
    assert view.current_key == 0


def test_a_long_text_takes_the_lines_it_needs_and_a_cut_one_does_not(qtbot: QtBot) -> None:
    whole, cut = shown(qtbot, RowList()), shown(qtbot, RowList(most_lines=1))
    for view in (whole, cut):
        view.show_rows([Row(1, LONG), Row(2, "Short")])
    assert whole.sizeHintForRow(0) > 3 * whole.sizeHintForRow(1)
    assert cut.sizeHintForRow(0) == cut.sizeHintForRow(1)


def test_a_list_of_few_rows_is_as_high_as_they_are_also_in_larger_text(qtbot: QtBot) -> None:
    view = shown(qtbot, RowList(most=3))
    for count, high in ((1, 1), (2, 2), (5, 3)):
        view.show_rows(rows(*range(count)))
        assert view.height() == high * view.sizeHintForRow(0) + 2 * view.frameWidth()
    before = view.height()
    theme.appearance.apply(theme.Look.LIGHT, 1.5)
    assert view.height() > before * 1.3
