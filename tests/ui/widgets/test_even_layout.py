"""Cells of one width, as many beside each other as there is room for."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.even_layout import EvenRow
from ui.widgets.sides import Sides


def test_cells_share_the_room_evenly_and_wrap_evenly(qtbot: QtBot) -> None:
    row = EvenRow(100)
    qtbot.addWidget(row)
    cells = [QLabel(str(number)) for number in range(4)]
    for cell in cells:
        row.cells.addWidget(cell)
    row.show()
    for width, columns in ((900, 4), (400, 2), (150, 1)):
        row.resize(width, 300)
        row.cells.setGeometry(row.rect())
        assert len({cell.x() for cell in cells}) == columns
        assert len({cell.width() for cell in cells}) == 1
        assert row.cells.heightForWidth(width) == max(cell.geometry().bottom() + 1 for cell in cells)
    cells[0].hide()
    row.resize(900, 300)
    row.cells.setGeometry(row.rect())
    assert len({cell.x() for cell in cells[1:]}) == 3


def test_an_empty_row_takes_no_room(qtbot: QtBot) -> None:
    row = EvenRow(100)
    qtbot.addWidget(row)
    assert row.cells.heightForWidth(500) == 0


def test_two_sides_stand_under_each_other_where_it_is_narrow(qtbot: QtBot) -> None:
    left, right = QWidget(), QWidget()
    sides = Sides(left, right, (60, 40), 700)
    qtbot.addWidget(sides)
    sides.show()
    sides.resize(1000, 500)
    qtbot.waitUntil(lambda: left.y() == right.y() and left.width() > right.width())
    sides.resize(600, 500)
    qtbot.waitUntil(lambda: left.x() == right.x() and right.y() > left.y())
