"""The timeline shows each note whole, keeps its rows apart at every width, and follows the newest."""

import itertools
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QImage
from pytestqt.qtbot import QtBot

from tests.ui.rows import NAMES, note
from ui import theme
from ui.widgets.timeline import Timeline

LONG = "Two parents say that annual reviews are still late and that nobody rang them back about it. " * 3


@pytest.fixture
def timeline(qtbot: QtBot) -> Timeline:
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.resize(760, 420)
    timeline.show()
    timeline.activateWindow()
    qtbot.waitUntil(timeline.hasFocus)
    return timeline


def _rows_lie_apart(timeline: Timeline) -> bool:
    places = [timeline.visualRect(timeline.notes.index(row)) for row in range(timeline.notes.rowCount())]
    return all(above.bottom() < below.top() for above, below in itertools.pairwise(places))


def _height(timeline: Timeline, row: int) -> int:
    return timeline.visualRect(timeline.notes.index(row)).height()


def test_a_long_note_is_higher_than_a_short_one_and_none_lies_on_another(timeline: Timeline) -> None:
    timeline.notes.show([note(1), note(2, LONG), note(3)], NAMES)
    assert _height(timeline, 1) > _height(timeline, 0)
    assert _rows_lie_apart(timeline)


@pytest.mark.parametrize("width", [400, 1200])
@pytest.mark.parametrize("factor", [0.9, 1.0, 2.0])
def test_rows_lie_apart_at_every_width_and_text_size(
    qtbot: QtBot, timeline: Timeline, width: int, factor: float
) -> None:
    timeline.notes.show([note(n, LONG, tags=tuple(range(1, n % 4 + 1))) for n in range(6)], NAMES)
    before = _height(timeline, 0)
    theme.appearance.apply(theme.Look.LIGHT, factor)
    timeline.resize(QSize(width, 420))
    qtbot.waitUntil(lambda: _height(timeline, 0) != before)
    assert _rows_lie_apart(timeline)
    assert timeline.horizontalScrollBar().maximum() == 0


def test_a_narrower_list_makes_higher_rows(qtbot: QtBot, timeline: Timeline) -> None:
    timeline.notes.show([note(n, LONG) for n in range(6)], NAMES)
    before = _height(timeline, 0)
    timeline.resize(480, 420)
    qtbot.waitUntil(lambda: _height(timeline, 0) > before)
    assert _rows_lie_apart(timeline)


def test_larger_text_makes_higher_rows_of_the_same_width(qtbot: QtBot, timeline: Timeline) -> None:
    timeline.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    theme.appearance.apply(theme.Look.LIGHT)  # the frame has its width with the focus
    timeline.notes.show([note(1, LONG)], NAMES)
    before, width = _height(timeline, 0), timeline.viewport().width()
    theme.appearance.apply(theme.Look.LIGHT, 1.5)
    assert timeline.viewport().width() == width
    qtbot.waitUntil(lambda: _height(timeline, 0) > before)


def test_a_note_that_changed_its_length_changes_its_height(qtbot: QtBot, timeline: Timeline) -> None:
    timeline.notes.show([note(1), note(2)], NAMES)
    before = _height(timeline, 0)
    timeline.notes.show([replace(note(1), text=LONG), note(2)], NAMES)
    qtbot.waitUntil(lambda: _height(timeline, 0) > before)
    assert _rows_lie_apart(timeline)


def test_the_newest_note_comes_into_sight(qtbot: QtBot, timeline: Timeline) -> None:
    rows = [note(n, LONG) for n in range(20)]
    timeline.notes.show(rows, NAMES)
    last = timeline.notes.index(19)
    qtbot.waitUntil(lambda: timeline.viewport().rect().contains(timeline.visualRect(last)))
    timeline.notes.show([*rows, note(20, "the newest")], NAMES)
    newest = timeline.notes.index(20)
    qtbot.waitUntil(lambda: timeline.viewport().rect().contains(timeline.visualRect(newest)))


def test_an_edited_note_does_not_move_what_one_reads(qtbot: QtBot, timeline: Timeline) -> None:
    rows = [note(n, LONG) for n in range(20)]
    timeline.notes.show(rows, NAMES)
    qtbot.waitUntil(lambda: timeline.verticalScrollBar().value() > 0)
    timeline.verticalScrollBar().setValue(40)
    timeline.notes.show([*rows[:5], replace(rows[5], stance="concern"), *rows[6:]], NAMES)
    timeline.repaint()
    assert timeline.verticalScrollBar().value() == 40


def _picture(timeline: Timeline) -> QImage:
    return timeline.viewport().grab().toImage()


@pytest.mark.parametrize(
    "change",
    [
        {"stance": "progress"},
        {"voice": "verbatim"},
        {"tags": (2,)},
        {"decisions": True},
        {"author_code": "B"},
        {"heard": None, "typed": "2022-05-09T10:10:00Z"},
    ],
)
@pytest.mark.parametrize("look", [theme.Look.LIGHT, theme.Look.CONTRAST])
def test_everything_about_a_note_shows(timeline: Timeline, change: dict[str, Any], look: theme.Look) -> None:
    theme.appearance.apply(look)
    timeline.notes.show([note(1)], NAMES, "A")
    plain = _picture(timeline)
    timeline.notes.show([note(1, **change)], NAMES, "A")
    timeline.viewport().repaint()
    assert _picture(timeline) != plain


def test_chips_without_room_become_discs_and_leave_room_for_the_text(timeline: Timeline) -> None:
    names = tuple(f"A weakness of a middling name {n}" for n in range(14))
    timeline.notes.show([note(1, LONG, tags=tuple(range(1, 15)))], names)
    timeline.resize(520, 420)
    assert _height(timeline, 0) < 320


def test_a_screen_reader_is_told_the_first_note_whole(timeline: Timeline) -> None:
    timeline.notes.show([note(5, tags=(2,), stance="concern")], NAMES)
    row = QAccessible.queryAccessibleInterface(timeline).child(0)
    assert row.text(QAccessible.Text.Name) == (
        "9 May 09:05, Parents and carers. Concern. Plans are late. Held against 2 EHC plans. By A, HMI lead."
    )


def test_the_keys_walk_the_notes_and_enter_opens_one(qtbot: QtBot, timeline: Timeline) -> None:
    timeline.notes.show([note(n) for n in range(4)], NAMES)
    timeline.setFocus()
    qtbot.keyClick(timeline, Qt.Key.Key_Home)
    qtbot.keyClick(timeline, Qt.Key.Key_Down)
    with qtbot.waitSignal(timeline.activated) as told:
        qtbot.keyClick(timeline, Qt.Key.Key_Return)
    assert told.args is not None
    assert timeline.notes.note(told.args[0].row()).subject == UUID(int=1)


def test_the_newest_note_stays_in_sight_when_the_list_gets_lower(qtbot: QtBot, timeline: Timeline) -> None:
    timeline.notes.show([note(n, LONG) for n in range(1, 12)], NAMES)
    bar = timeline.verticalScrollBar()
    qtbot.waitUntil(lambda: 0 < bar.value() == bar.maximum())
    timeline.resize(760, 200)
    qtbot.waitUntil(lambda: bar.pageStep() < 200)
    assert bar.value() == bar.maximum()


def test_what_comes_in_between_leaves_the_eye_where_it_is(qtbot: QtBot, timeline: Timeline) -> None:
    rows = [note(n, LONG) for n in range(1, 12)]
    timeline.notes.show(rows, NAMES)
    bar = timeline.verticalScrollBar()
    qtbot.waitUntil(lambda: 0 < bar.value() == bar.maximum())
    bar.setValue(0)
    timeline.notes.show([*rows[:9], note(30, LONG), *rows[9:]], NAMES)
    qtbot.waitUntil(lambda: _rows_lie_apart(timeline))
    assert bar.value() == 0


def test_a_note_with_more_to_say_of_itself_is_higher(timeline: Timeline) -> None:
    timeline.notes.show([note(1), note(2, about="impact", voice="observed")], NAMES)
    timeline.notes.set_to_write_up([UUID(int=1)])
    plain = note(3)
    timeline.notes.keep(plain)
    assert _height(timeline, 0) == _height(timeline, 1) > _height(timeline, 2)
    assert [words for _, _, words in timeline._delegate.facts(timeline.notes.note(0))] == ["To write up"]
    assert list(timeline._delegate.facts(plain)) == []
