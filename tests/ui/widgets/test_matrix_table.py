"""The table of the matrix: as many whole rows and columns as there is room for, and the chosen cell always in view."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from inspector_app.domain.matrix import Cell, Matrix
from tests.inspector_app.matrices import small_matrix
from ui import theme
from ui.widgets.matrix_table import MatrixTable

_SPARE = 8
"""Pixels in which nothing of a row is drawn yet: the room between two cells."""


def many(weaknesses: int, **cells: Cell) -> Matrix:
    """Return so many weaknesses, some told by parents; `cells` are those of the first, by witness kind."""
    heard = {(rank, "parent_carer"): Cell(12, progress=4, concern=6, quotes=2) for rank in range(1, weaknesses + 1, 2)}
    own = {(1, kind): cell for kind, cell in cells.items()}
    return small_matrix(weaknesses=tuple(f"Weakness {n}" for n in range(1, weaknesses + 1)), cells={**heard, **own})


@pytest.fixture
def table(qtbot: QtBot) -> MatrixTable:
    made = MatrixTable()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def rect(table: MatrixTable, row: int, column: int = 0) -> QRect:
    """Return where a cell is."""
    return table.visualRect(table.cells.index(row, column))


def whole(table: MatrixTable, row: int, column: int = 0) -> bool:
    """Tell whether all of a cell is seen."""
    return table.viewport().rect().contains(rect(table, row, column))


def test_eight_weaknesses_fit_the_window_of_a_usual_laptop(table: MatrixTable) -> None:
    table.resize(1100, 586)  # what the page leaves it at 1366 by 768
    table.show_matrix(many(8), every_kind=False, about=False)
    assert [row for row in range(8) if not whole(table, row)] == []
    assert table.verticalScrollBar().maximum() == 0
    assert whole(table, 7, table.cells.columnCount() - 1)


@pytest.mark.parametrize("height", [300, 333, 421, 500, 577])
@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_no_row_is_cut_where_not_all_of_them_fit(qtbot: QtBot, table: MatrixTable, height: int, factor: float) -> None:
    theme.appearance.apply(theme.Look.LIGHT, factor)
    table.resize(1100, height)
    table.show_matrix(many(14), every_kind=False, about=False)

    def cut() -> list[int]:
        room = table.viewport().height()
        return [
            row for row in range(14) if rect(table, row).top() + theme.px(_SPARE) < room < rect(table, row).bottom()
        ]

    qtbot.waitUntil(lambda: not cut())
    assert sum(whole(table, row) for row in range(14)) >= 2


def test_a_cell_that_is_chosen_is_seen_whole_and_stays_so_when_the_room_grows_less(
    qtbot: QtBot, table: MatrixTable
) -> None:
    table.resize(1100, 700)
    table.show_matrix(many(14), every_kind=False, about=False)
    table.setFocus()
    for _ in range(13):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert whole(table, 13)
    table.resize(1100, 330)
    qtbot.waitUntil(lambda: whole(table, 13))


def test_a_click_on_what_is_seen_of_a_cell_brings_the_rest_into_view(qtbot: QtBot, table: MatrixTable) -> None:
    table.resize(1100, 330)
    table.show_matrix(many(14), every_kind=False, about=False)
    seen = next(row for row in range(14) if not whole(table, row)) - 1
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=rect(table, seen).center() + QPoint(0, 5))
    assert whole(table, table.currentIndex().row())


def test_where_it_is_narrow_three_weaknesses_have_all_their_columns(table: MatrixTable) -> None:
    table.resize(884, 400)  # what the page leaves it in a window of 1150
    table.show_matrix(many(3), every_kind=False, about=False)
    assert table.horizontalScrollBar().maximum() == 0
    assert all(whole(table, row, table.cells.columnCount() - 1) for row in range(3))


def test_the_rows_are_no_higher_than_they_like_and_the_table_no_higher_than_its_rows(table: MatrixTable) -> None:
    table.resize(1100, 700)
    table.show_matrix(many(3), every_kind=False, about=False)
    assert {table.rowHeight(row) for row in range(3)} == {theme.px(78)}
    assert table.height() < 350


def picture(table: MatrixTable, **cells: Cell) -> QImage:
    """Return how the first cell is drawn."""
    table.resize(1100, 400)
    table.show_matrix(many(3, **cells), every_kind=False, about=False)
    return table.viewport().grab(rect(table, 0)).toImage()


@pytest.mark.parametrize("look", [theme.Look.LIGHT, theme.Look.DARK, theme.Look.CONTRAST])
@pytest.mark.parametrize(
    "cells", [(Cell(), Cell(comments=1)), (Cell(2), Cell(2, comments=1)), (Cell(2), Cell(2, observed=1))]
)
def test_own_comments_and_what_was_seen_stand_apart_in_a_cell(
    table: MatrixTable, look: theme.Look, cells: tuple[Cell, Cell]
) -> None:
    theme.appearance.apply(look)
    before, after = cells
    assert picture(table, young_person=before) != picture(table, young_person=after)


def test_a_child_who_was_only_seen_is_marked_as_a_gap(table: MatrixTable) -> None:
    picture(table, young_person=Cell(2, observed=2))
    table.setCurrentIndex(table.cells.index(2, 0))
    drawn = table.viewport().grab(rect(table, 0)).toImage()
    colours = {drawn.pixelColor(x, y).name() for x in range(drawn.width()) for y in range(drawn.height())}
    assert theme.colour("gap").name() in colours
    told = table.cells.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "1 Weakness 1, Young people: 2 notes, 2 observed, nobody heard, a gap."
