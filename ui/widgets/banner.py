"""The quiet line at the top of the window: what failed, what was done and can be undone, how far a long deed is.

It never takes the focus and never stands in the way; screen readers are told politely.
"""

import time
from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ui import icons, theme
from ui.tasks import Task
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.task_line import TaskLine


class Tone(StrEnum):
    """How a message is meant; the value is its colour role."""

    DONE = "saved"
    NOTE = "accent"
    FAILED = "danger"


_ICONS = {Tone.DONE: "circle-check", Tone.NOTE: "info", Tone.FAILED: "circle-x"}


class Banner(QFrame):
    """One message at a time, and beside it how far a long deed is; hidden when there is neither."""

    chosen = Signal()
    """The button of the message was pressed: Undo, Try again, Copy details."""
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None, *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._tone = Tone.NOTE
        self._picture = QLabel(self)
        self.text = Label("", "body", wrap=True)
        self.action = Button("")
        self.close_button = QToolButton(self)
        self.close_button.setIcon(icons.icon("x", "muted"))
        self.close_button.setToolTip(self.tr("Close this message"))
        self.close_button.setAccessibleName(self.tr("Close this message"))
        self.deed = TaskLine(self, clock=clock)

        self.message = QWidget(self)
        self._row = QHBoxLayout(self.message)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._picture)
        self._row.addWidget(self.text, 1)
        for button in (self.action, self.close_button):
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setTabOrder(self.action, self.close_button)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.deed)
        self._column.addWidget(self.message)

        self.action.clicked.connect(self.chosen)
        self.close_button.clicked.connect(self._dismiss)
        self.deed.emptied.connect(self._go_if_empty)
        theme.appearance.changed.connect(self._measure)
        self._measure()
        self.message.hide()
        self.hide()

    def say(self, text: str, tone: Tone = Tone.NOTE, action: str = "") -> None:
        """Show a message; `action` is the word on its button, if it has one."""
        self._tone = tone
        self.text.setText(text)
        self.setAccessibleName(text)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self._measure()
        self.message.show()
        self.show()
        self._announce(text)

    def fail(self, text: str, action: str = "") -> None:
        """Say that something failed."""
        self.say(text, Tone.FAILED, action)

    def tell_done(self, text: str) -> None:
        """Say that something is done."""
        self.say(text, Tone.DONE)

    def follow(self, task: Task, text: str) -> None:
        """Show how far a long deed is, whatever is said meanwhile; what was said before it is read."""
        self.clear()
        self.deed.follow(task, text)
        self.setAccessibleName(text)
        self.show()
        self._announce(text)

    def clear(self) -> None:
        """Take the message away."""
        self._tone = Tone.NOTE
        self.text.setText("")
        self.message.hide()
        self._go_if_empty()

    @Slot()
    def _go_if_empty(self) -> None:
        self.setVisible(not (self.deed.isHidden() and self.message.isHidden()))

    def _announce(self, text: str) -> None:
        announcement = QAccessibleAnnouncementEvent(self, text)
        if self._tone is Tone.FAILED:
            announcement.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(announcement)

    @Slot()
    def _dismiss(self) -> None:
        self.clear()
        self.dismissed.emit()

    @Slot()
    def _measure(self) -> None:
        self._column.setContentsMargins(theme.px(14), theme.px(6), theme.px(8), theme.px(6))
        self._column.setSpacing(theme.px(6))
        self._row.setSpacing(theme.px(10))
        self.close_button.setIconSize(QSize(theme.px(16), theme.px(16)))
        self._picture.setPixmap(icons.pixmap(_ICONS[self._tone], self._tone, 18, self.devicePixelRatioF()))
