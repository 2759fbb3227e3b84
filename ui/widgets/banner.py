"""The quiet line at the top of the window: what failed, what was done and can be undone, how far a long deed is.

It never takes the focus and never stands in the way; screen readers are told politely.
"""

import time
from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

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


STAYS = 10_000
"""Milliseconds after which good news goes by itself; what failed stays until it was read (WCAG 2.2, 2.2.1)."""

_ICONS = {Tone.DONE: "circle-check", Tone.NOTE: "info", Tone.FAILED: "circle-x"}


class Banner(QFrame):
    """One message at a time, and beside it how far a long deed is; hidden when there is neither."""

    chosen = Signal()
    """The button of the message was pressed: Undo, Try again, Copy details."""
    dismissed = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, clock: Callable[[], float] = time.monotonic, stays: int = STAYS
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.setAutoFillBackground(True)  # without a style sheet, in high contrast, the page would show through
        self._lapse = QTimer(self)
        self._lapse.setSingleShot(True)
        self._lapse.setInterval(stays)
        self._lapse.timeout.connect(self._go_unless_in_use)
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
        if tone is Tone.DONE:
            self._lapse.start()
        else:
            self._lapse.stop()

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

    @Slot()
    def turn_page(self) -> None:
        """Take away what was said about the page that is left; what failed stays until it was read."""
        if self._tone is not Tone.FAILED:
            self.clear()

    def clear(self) -> None:
        """Take the message away."""
        self._lapse.stop()
        self._tone = Tone.NOTE
        self.text.setText("")
        self.message.hide()
        self._go_if_empty()

    @Slot()
    def _go_unless_in_use(self) -> None:
        """Go, unless somebody points at the message or has the focus in it: then a while later."""
        focus = QApplication.focusWidget()
        if self.underMouse() or (focus is not None and self.isAncestorOf(focus)):
            self._lapse.start()
        else:
            self.clear()

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
        bare = theme.current().look is theme.Look.CONTRAST
        self.setFrameShape(QFrame.Shape.Box if bare else QFrame.Shape.NoFrame)
        self._column.setContentsMargins(theme.px(14), theme.px(6), theme.px(8), theme.px(6))
        self._column.setSpacing(theme.px(6))
        self._row.setSpacing(theme.px(10))
        self.close_button.setIconSize(QSize(theme.px(16), theme.px(16)))
        self._picture.setPixmap(icons.pixmap(_ICONS[self._tone], self._tone, 18, self.devicePixelRatioF()))
