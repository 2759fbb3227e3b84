"""Chips stand in lines, and a window need not be as wide as all of them together."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.flow_layout import FlowLayout, FlowRow


def _filled(width: int, count: int) -> tuple[QWidget, FlowLayout, list[QWidget]]:
    place = QWidget()
    flow = FlowLayout(place, spacing=5)
    buttons = [QWidget(place) for _ in range(count)]
    for button in buttons:
        button.setFixedSize(100, 30)
        flow.addWidget(button)
    flow.setGeometry(QRect(0, 0, width, 300))
    return place, flow, buttons


@pytest.mark.parametrize(("width", "lines"), [(1000, 1), (520, 1), (519, 2), (205, 3), (100, 5), (40, 5)])
def test_a_line_ends_where_the_room_ends(qtbot: QtBot, width: int, lines: int) -> None:
    place, flow, buttons = _filled(width, 5)
    qtbot.addWidget(place)
    assert len({button.y() for button in buttons}) == lines
    assert flow.heightForWidth(width) == lines * 30 + (lines - 1) * 5


def test_no_two_widgets_lie_on_each_other(qtbot: QtBot) -> None:
    place, _, buttons = _filled(320, 14)
    qtbot.addWidget(place)
    places = [button.geometry() for button in buttons]
    assert not any(a.intersects(b) for i, a in enumerate(places) for b in places[:i])
    assert all(place_.right() < 320 for place_ in places)


def test_it_needs_no_more_than_its_widest_widget_but_asks_for_one_line(qtbot: QtBot) -> None:
    place, flow, _ = _filled(320, 5)
    qtbot.addWidget(place)
    assert flow.minimumSize().width() == 100
    assert flow.sizeHint().width() == 5 * 100 + 4 * 5


def test_a_hidden_widget_leaves_no_gap(qtbot: QtBot) -> None:
    place, flow, buttons = _filled(1000, 3)
    qtbot.addWidget(place)
    buttons[1].hide()
    flow.setGeometry(QRect(0, 0, 1000, 300))
    assert buttons[2].x() == 105


def test_what_is_taken_out_is_gone(qtbot: QtBot) -> None:
    place, flow, _ = _filled(1000, 3)
    qtbot.addWidget(place)
    assert flow.takeAt(1) is not None
    assert flow.count() == 2
    assert flow.itemAt(2) is None
    assert flow.takeAt(7) is None


def test_a_row_is_given_the_height_of_its_lines_when_it_gets_narrow(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    row = FlowRow(window)
    for _ in range(8):
        button = QWidget()
        button.setFixedSize(100, 30)
        row.flow.addWidget(button)
    column.addWidget(row)
    column.addWidget(QPlainTextEdit())
    qtbot.addWidget(window)
    window.resize(900, 400)
    window.show()
    qtbot.waitUntil(lambda: row.height() == 30)
    window.resize(240, 60)
    qtbot.waitUntil(lambda: row.height() >= 4 * 30)
    assert window.minimumSizeHint().width() < 200
