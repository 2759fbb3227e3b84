"""The quiet line at the top of the window: what failed, what was done and can be undone, how far a long deed is.

It never takes the focus and never stands in the way; screen readers are told politely.
"""

import time
from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from inspector_app.domain.time_left import TimeLeft
from ui import icons, theme
from ui.tasks import Task
from ui.widgets.button import Button
from ui.widgets.label import Label


class Tone(StrEnum):
    """How a message is meant; the value is its colour role."""

    DONE = "saved"
    NOTE = "accent"
    FAILED = "danger"


_BETWEEN_LOOKS = 500
"""Milliseconds after which the time left is looked at again."""
_ICONS = {Tone.DONE: "circle-check", Tone.NOTE: "info", Tone.FAILED: "circle-x"}


class Banner(QFrame):
    """One message at a time, hidden when there is none."""

    chosen = Signal()
    """The button of the message was pressed: Undo, Try again, Copy details."""
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None, *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._clock = clock
        self._time_left = TimeLeft(0)
        self._tone = Tone.NOTE
        self._task: Task | None = None
        self._picture = QLabel(self)
        self.text = Label("", "body", wrap=True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far it is"))
        self.left = Label("", "muted")
        self.action = Button("")
        self.cancel = Button(self.tr("Cancel"))
        self.close_button = QToolButton(self)
        self.close_button.setIcon(icons.icon("x", "muted"))
        self.close_button.setToolTip(self.tr("Close this message"))
        self.close_button.setAccessibleName(self.tr("Close this message"))

        self._row = QHBoxLayout(self)
        self._row.addWidget(self._picture)
        self._row.addWidget(self.text, 1)
        self._row.addWidget(self.bar, 1)
        self._row.addWidget(self.left)
        for button in (self.action, self.cancel, self.close_button):
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

        self._looks = QTimer(self)
        self._looks.setInterval(_BETWEEN_LOOKS)
        self._looks.timeout.connect(self._say_left)
        self.action.clicked.connect(self.chosen)
        self.cancel.clicked.connect(self._cancel)
        self.close_button.clicked.connect(self._dismiss)
        theme.appearance.changed.connect(self._measure)
        self._measure()
        self.hide()

    def say(self, text: str, tone: Tone = Tone.NOTE, action: str = "") -> None:
        """Show a message; `action` is the word on its button, if it has one."""
        self._task = None
        self._show(text, tone)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.close_button.show()

    def fail(self, text: str, action: str = "") -> None:
        """Say that something failed."""
        self.say(text, Tone.FAILED, action)

    def tell_done(self, text: str) -> None:
        """Say that something is done."""
        self.say(text, Tone.DONE)

    def follow(self, task: Task, text: str) -> None:
        """Show how far a long deed is and, where it can be known, how long it will take; until it is finished."""
        self._show(text, Tone.NOTE)
        self._task = task
        self._time_left = TimeLeft(self._clock())
        self.left.setMinimumWidth(0)
        self._say_left()
        self._looks.start()
        self.bar.setRange(0, 0)
        self.bar.show()
        self.cancel.setEnabled(True)
        self.cancel.show()
        task.progressed.connect(self._progress)
        task.finished.connect(self._finish)

    def clear(self) -> None:
        """Take the message away."""
        self._task = None
        self._looks.stop()
        self.hide()

    def _show(self, text: str, tone: Tone) -> None:
        self._tone = tone
        self.text.setText(text)
        self.setAccessibleName(text)
        self._looks.stop()
        for widget in (self.bar, self.left, self.action, self.cancel, self.close_button):
            widget.hide()
        self._measure()
        self.show()
        announcement = QAccessibleAnnouncementEvent(self, text)
        if tone is Tone.FAILED:
            announcement.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(announcement)

    @Slot(int, int)
    def _progress(self, done: int, total: int) -> None:
        if self.sender() is self._task:
            self.bar.setRange(0, total)
            self.bar.setValue(done)
            self._time_left.report(self._clock(), done, total)
            self._say_left()

    @Slot()
    def _say_left(self) -> None:
        """Say how long the deed will take; the room for it stays, so that nothing jumps."""
        seconds = self._time_left.seconds(self._clock())
        if seconds is None:
            self.left.setText("")
            return
        minutes = self.tr("about {0} min left").format(seconds // 60)
        self.left.setText(minutes if seconds > 60 else self.tr("about {0} s left").format(seconds))
        self.left.setMinimumWidth(max(self.left.minimumWidth(), self.left.sizeHint().width()))
        self.left.show()
        self.bar.setAccessibleDescription(self.left.text())

    @Slot()
    def _finish(self) -> None:
        if self.sender() is self._task:
            self.clear()

    @Slot()
    def _cancel(self) -> None:
        if self._task is not None:
            self.cancel.setEnabled(False)
            self._task.cancel()

    @Slot()
    def _dismiss(self) -> None:
        self.clear()
        self.dismissed.emit()

    @Slot()
    def _measure(self) -> None:
        self._row.setContentsMargins(theme.px(14), theme.px(6), theme.px(8), theme.px(6))
        self._row.setSpacing(theme.px(10))
        self.close_button.setIconSize(QSize(theme.px(16), theme.px(16)))
        self._picture.setPixmap(icons.pixmap(_ICONS[self._tone], self._tone, 18, self.devicePixelRatioF()))
