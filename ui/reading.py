"""Asking the workbook for what takes a while, without a word on the banner; the newest answer is what counts."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from inspector_app.domain.errors import WorkbookError
from ui.context import AppContext
from ui.tasks import Task

if TYPE_CHECKING:
    from inspector_app.services.workbooks import Workbook

_REST = 500
"""Milliseconds without a change after which a question is asked again."""


class Reading(QObject):
    """One question to the workbook, asked again whenever it changed; never more than one is under way."""

    answered = Signal(object)
    """What the workbook answered."""

    def __init__(self, context: AppContext, question: "Callable[[Workbook], object]", parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._question = question
        self._task: Task | None = None
        self._again = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.ask)

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way, or a question soon will be."""
        return self._task is not None or self._rest.isActive()

    @Slot()
    def ask_soon(self) -> None:
        """Ask when nothing has changed for a moment, as reading all of a large record holds up the next deed."""
        self._rest.start()

    @Slot()
    def ask(self) -> None:
        """Ask now, or once more when the question under way is answered."""
        self._rest.stop()
        if self._task is not None:
            self._again = True
        elif self._context.is_open:
            self._task = self._context.runner.start(self._question, self._context.workbook)
            self._task.succeeded.connect(self._answer)
            self._task.failed.connect(self._fail)
            self._task.finished.connect(self._finish)

    @Slot(object)
    def _answer(self, value: object) -> None:
        if self._context.is_open and not self._again:
            self.answered.emit(value)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        if isinstance(error, (WorkbookError, OSError)) and self._context.is_open:
            self._context.failed.emit(error)

    @Slot()
    def _finish(self) -> None:
        self._task = None
        if self._again:
            self._again = False
            self.ask()
