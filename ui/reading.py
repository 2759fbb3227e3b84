"""Asking the workbook for what takes a while, without a word on the banner; the newest answer is what counts."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from inspector_app.domain.errors import WorkbookError
from ui.context import AppContext
from ui.tasks import Task

if TYPE_CHECKING:
    from inspector_app.services.workbooks import Workbook


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

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return self._task is not None

    @Slot()
    def ask(self) -> None:
        """Ask now, or once more when the question under way is answered."""
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
