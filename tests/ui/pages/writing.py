"""Helps the tests of the findings page: what stands in the workbook, where the focus is, notes dragged and dropped."""

from uuid import UUID

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inspector_app.domain.things import Finding, Weakness
from inspector_app.services import findings, tagging
from tests.inspector_app.visits import note
from ui.context import AppContext
from ui.widgets.paragraph_card import ParagraphCard
from ui.widgets.paragraph_edit import ParagraphEdit

_HOW = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def weaknesses(context: AppContext) -> tuple[Weakness, ...]:
    """Return the weaknesses of the visit."""
    return findings.weaknesses(context.workbook)


def under(context: AppContext, rank: int = 1) -> tuple[Finding, ...]:
    """Return the findings of a weakness."""
    return findings.of_weakness(context.workbook, weaknesses(context)[rank - 1].subject)


def written(context: AppContext, rank: int = 1) -> list[str]:
    """Return the paragraphs of a weakness."""
    return [one.text for one in under(context, rank)]


def held(context: AppContext) -> UUID:
    """Hold the second note against the first weakness; return it."""
    other = note(context.workbook, "n2").subject
    context.do(tagging.hold, other, weaknesses(context)[0].subject)
    return other


def focused() -> QWidget:
    """Return the widget that has the focus, for keys that go to it and nowhere else."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def begin(qtbot: QtBot, card: ParagraphCard) -> None:
    """Go to a paragraph."""
    card.edit.setFocus()
    qtbot.waitUntil(card.edit.hasFocus)


def over(edit: ParagraphEdit, words: str) -> QPoint:
    """Return the place of the viewport where some words of a paragraph are."""
    cursor = edit.textCursor()
    cursor.setPosition(edit.toPlainText().index(words) + len(words) // 2)
    return edit.cursorRect(cursor).center()


class Dragged:
    """Notes under the mouse, moved from widget to widget as a person does."""

    def __init__(self, data: QMimeData) -> None:
        self._data = data
        self._over: QWidget | None = None

    def move(self, widget: QWidget, place: QPoint) -> bool:
        """Move to a place on a widget; tell whether it would take the notes."""
        if self._over is not widget:
            self.leave()
            enter = QDragEnterEvent(place, _HOW[0], self._data, *_HOW[1:])
            QApplication.sendEvent(widget, enter)
            self._over = widget
        moved = QDragMoveEvent(place, _HOW[0], self._data, *_HOW[1:])
        moved.ignore()
        QApplication.sendEvent(widget, moved)
        return moved.isAccepted()

    def leave(self) -> None:
        """Leave the widget."""
        if self._over is not None:
            QApplication.sendEvent(self._over, QDragLeaveEvent())
            self._over = None

    def drop(self, widget: QWidget, place: QPoint) -> None:
        """Drop the notes on a widget."""
        self.move(widget, place)
        QApplication.sendEvent(widget, QDropEvent(QPointF(place), _HOW[0], self._data, *_HOW[1:]))
        self._over = None
