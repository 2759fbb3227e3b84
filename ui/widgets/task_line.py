"""The line that follows long deeds: what is done, how far it is, how long it will take, and how it is stopped."""

import time
from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from inspector_app.domain.time_left import TimeLeft
from ui import theme
from ui.tasks import Task
from ui.widgets.button import Button
from ui.widgets.label import Label

_BETWEEN_LOOKS = 500
"""Milliseconds after which the time left is looked at again."""


class TaskLine(QWidget):
    """Follows one deed after the other, in their order; hidden when there is none."""

    emptied = Signal()
    """The last deed is over."""

    def __init__(self, parent: QWidget | None = None, *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._time_left = TimeLeft(0)
        self._tasks: dict[Task, str] = {}
        self.text = Label("", "body", wrap=True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far it is"))
        self.left = Label("", "muted")
        self.cancel = Button(self.tr("Cancel"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.text, 1)
        self._row.addWidget(self.bar, 1)
        self._row.addWidget(self.left)
        self._row.addWidget(self.cancel)
        self._looks = QTimer(self)
        self._looks.setInterval(_BETWEEN_LOOKS)
        self._looks.timeout.connect(self._say_left)
        self.cancel.clicked.connect(self._cancel)
        theme.appearance.changed.connect(self._measure)
        self._measure()
        self.hide()

    def follow(self, task: Task, text: str) -> None:
        """Show how far a long deed is and, where it can be known, how long it will take; until it is finished."""
        self._tasks[task] = text
        task.progressed.connect(self._progress)
        task.finished.connect(self._finish)
        if self._first is task:
            self._show_first()

    @property
    def _first(self) -> Task | None:
        return next(iter(self._tasks), None)

    def _show_first(self) -> None:
        if self._first is None:
            self._looks.stop()
            self.hide()
            self.emptied.emit()
            return
        words = self._tasks[self._first]
        self.text.setText(words)
        self.setAccessibleName(words)
        self._time_left = TimeLeft(self._clock())
        self.left.hide()
        self.left.setMinimumWidth(0)
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self._say_left()
        self._looks.start()
        self.show()

    @Slot(int, int)
    def _progress(self, done: int, total: int) -> None:
        if self.sender() is self._first:
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
        task, first = self.sender(), self._first
        if isinstance(task, Task) and self._tasks.pop(task, None) is not None and task is first:
            self._show_first()

    @Slot()
    def _cancel(self) -> None:
        if self._first is not None:
            self.cancel.setEnabled(False)
            self._first.cancel()

    @Slot()
    def _measure(self) -> None:
        self._row.setSpacing(theme.px(10))
