"""The table of all notes: fixed rows, everything in them, walked by key, no trap for Tab."""

from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.rows import NAMES, note
from ui import theme
from ui.models.notes import Column
from ui.widgets.note_table import NoteTable

LONG = "Two parents say that annual reviews are still late and that nobody rang them back about it. " * 3


@pytest.fixture
def table(qtbot: QtBot) -> NoteTable:
    table = NoteTable()
    table.witness_icons = {"parent_carer": "hand-heart"}
    qtbot.addWidget(table)
    table.resize(1000, 400)
    table.show()
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    return table


def test_every_row_is_as_high_as_the_others(table: NoteTable) -> None:
    table.notes.show([note(1), note(2, LONG), note(3, "one\ntwo\nthree\nfour")], NAMES)
    assert {table.rowHeight(row) for row in range(3)} == {50}


def test_rows_and_columns_grow_with_the_text(table: NoteTable) -> None:
    table.notes.show([note(1)], NAMES)
    theme.appearance.apply(theme.Look.LIGHT, 2.0)
    assert table.rowHeight(0) == 100
    assert table.columnWidth(Column.TIME) == 232


def test_the_note_gets_the_room_that_the_others_leave(table: NoteTable) -> None:
    table.notes.show([note(1)], NAMES)
    before = table.columnWidth(Column.NOTE)
    table.resize(1300, 400)
    assert table.columnWidth(Column.NOTE) == before + 300
    assert table.horizontalScrollBar().maximum() == 0


def _picture(table: NoteTable) -> QImage:
    return table.viewport().grab().toImage()


@pytest.mark.parametrize("look", [theme.Look.LIGHT, theme.Look.DARK, theme.Look.CONTRAST])
@pytest.mark.parametrize(
    "change",
    [
        {"stance": "progress"},
        {"stance": "concern"},
        {"voice": "verbatim"},
        {"tags": (2,)},
        {"tags": tuple(range(1, 15))},
        {"decisions": True},
        {"author_code": "B"},
        {"interview_code": "A-P3"},
        {"interview_label": "Parents at the Town Hall"},
        {"voice": "observed"},
        {"voice": "comment"},
        {"witness_kind": "unknown"},
        {"heard": "2022-05-10T09:01:00+01:00"},
    ],
)
def test_everything_about_a_note_shows(table: NoteTable, look: theme.Look, change: dict[str, Any]) -> None:
    theme.appearance.apply(look)
    table.notes.show([note(1)], NAMES)
    plain = _picture(table)
    table.notes.show([note(1, **change)], NAMES)
    assert _picture(table) != plain


@pytest.mark.parametrize("look", [theme.Look.LIGHT, theme.Look.CONTRAST])
def test_the_chosen_row_shows(table: NoteTable, look: theme.Look) -> None:
    theme.appearance.apply(look)
    table.notes.show([note(1), note(2)], NAMES)
    plain = _picture(table)
    table.choose(1)
    assert table.currentIndex().row() == 1
    assert _picture(table) != plain


@pytest.mark.parametrize("look", list(theme.Look))
def test_what_is_searched_for_is_lit_in_every_look(table: NoteTable, look: theme.Look) -> None:
    theme.appearance.apply(look)
    table.notes.show([note(1, "Plans are late")], NAMES)

    def lit() -> int:
        hit = theme.colour("hit").name()
        drawn = _picture(table)
        return sum(drawn.pixelColor(x, y).name() == hit for x in range(300, 700) for y in range(10, 50))

    before = lit()
    table.notes.filter("late")
    assert lit() > before + 150


def test_tab_leaves_the_table(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    table, field = NoteTable(), QLineEdit()
    column.addWidget(table)
    column.addWidget(field)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    table.notes.show([note(n) for n in range(3)], NAMES)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Tab)
    assert field.hasFocus()


def test_the_keys_walk_the_notes_and_enter_opens_one(qtbot: QtBot, table: NoteTable) -> None:
    table.notes.show([note(n) for n in range(4)], NAMES)
    table.setFocus()
    table.choose(0)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.activated) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args is not None
    assert table.notes.note(told.args[0].row()) == note(1)


def test_a_screen_reader_is_told_the_chosen_note_whole(table: NoteTable) -> None:
    table.notes.show([note(5, tags=(2,), stance="concern", interview_code="A-P3")], NAMES)
    table.choose(0)
    cell = QAccessible.queryAccessibleInterface(table).focusChild()
    assert cell.text(QAccessible.Text.Name) == (
        "9 May 09:05, Parents and carers. Concern. Plans are late. Held against 2 EHC plans. "
        "In A-P3 · Toxteth Annexe. By A, HMI lead."
    )


def test_ten_thousand_notes_are_shown_and_filtered(table: NoteTable) -> None:
    table.notes.show([note(n, f"note number {n}") for n in range(10_000)], NAMES)
    table.notes.filter("number 9999")
    assert table.notes.hits == 1
    table.notes.filter("")
    table.choose(9_999)
    assert table.viewport().rect().intersects(table.visualRect(table.currentIndex()))


def _chosen(table: NoteTable) -> list[int]:
    return [row.subject.int for row in table.chosen()]


def test_what_is_chosen_stays_chosen_when_other_notes_come(table: NoteTable) -> None:
    table.notes.show([note(n) for n in range(6)], NAMES)
    table.choose(1)
    for row in (3, 4):
        flags = QItemSelectionModel.SelectionFlag
        table.selectionModel().select(table.notes.index(row, 0), flags.Select | flags.Rows)
    assert _chosen(table) == [1, 3, 4]
    table.notes.show([note(n) for n in (9, 4, 3, 1)], NAMES)
    assert _chosen(table) == [4, 3, 1]
    table.notes.sort(Column.TIME, Qt.SortOrder.DescendingOrder)
    assert _chosen(table) == [1, 3, 4]
    assert table.notes.note(table.currentIndex().row()).subject.int == 1


def test_where_the_chosen_note_has_gone_the_one_in_its_place_is_chosen(table: NoteTable) -> None:
    table.notes.show([note(n) for n in range(4)], NAMES)
    table.choose(1)
    table.notes.show([note(n) for n in (0, 2, 3)], NAMES)
    assert _chosen(table) == [2]
    table.notes.show([note(0)], NAMES)
    assert _chosen(table) == [0]
    table.notes.show([], NAMES)
    assert _chosen(table) == []


def test_a_note_that_a_filter_hides_leaves_no_other_chosen(table: NoteTable) -> None:
    table.notes.show([note(1, "early"), note(2, "late")], NAMES)
    table.choose(0)
    table.notes.filter("late")
    assert _chosen(table) == []


def test_a_figure_is_told_and_a_letter_is_not(qtbot: QtBot, table: NoteTable) -> None:
    told: list[int] = []
    table.digit.connect(told.append)
    table.notes.show([note(n) for n in range(3)], NAMES)
    table.setFocus()
    qtbot.keyClicks(table, "30b9")
    qtbot.keyClick(table, Qt.Key.Key_2, Qt.KeyboardModifier.KeypadModifier)
    qtbot.keyClick(table, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert told == [3, 9, 2]


def test_a_click_on_a_head_orders_the_notes(qtbot: QtBot, table: NoteTable) -> None:
    table.notes.show([note(1, "b"), note(2, "a")], NAMES)
    head = table.horizontalHeader()
    place = QPoint(head.sectionPosition(Column.NOTE) + 20, head.height() // 2)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [table.notes.note(row).text for row in range(2)] == ["a", "b"]
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [table.notes.note(row).text for row in range(2)] == ["b", "a"]


def test_a_note_that_is_to_be_written_up_says_so_and_is_told_so(table: NoteTable) -> None:
    table.notes.show([note(1), note(2)], NAMES)
    plain = _picture(table)
    table.notes.set_to_write_up([note(2).subject])
    assert _picture(table) != plain
    told = [table.notes.index(row, Column.NOTE).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert [words.endswith(" To be written up.") for words in told] == [False, True]
    table.notes.set_to_write_up([])
    assert _picture(table) == plain


@pytest.mark.parametrize("width", [620, 1000])
def test_code_and_title_of_the_interview_and_whose_voice_it_is_are_said_in_words(table: NoteTable, width: int) -> None:
    table.resize(width, 400)
    rows = [note(1, interview_code="A-P3"), note(2, voice="comment"), note(3, voice="observed")]
    table.notes.show(rows, NAMES)
    told = [table.notes.index(row, Column.WITNESS).data() for row in range(3)]
    assert told == [
        "A-P3 · Toxteth Annexe · Parents and carers",
        "Toxteth Annexe · Parents and carers · Own comment",
        "Toxteth Annexe · Parents and carers · Observed",
    ]
    assert table.notes.index(0, Column.BY).data() == "A, HMI lead"
    assert not table.isColumnHidden(Column.WITNESS)
    assert not table.isColumnHidden(Column.BY)
