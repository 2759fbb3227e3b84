"""Deeds on many notes: few are changed at once, many as a long deed; then a line says so and takes it back."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Concatenate, ParamSpec
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from ui.context import AppContext
from ui.widgets.undo_line import UndoLine

if TYPE_CHECKING:
    from inspector_app.services.workbooks import Workbook

P = ParamSpec("P")

_FEW = 300
"""So many notes are worked on while one waits; more are a long deed, with progress."""


class NoteDeeds(QObject):
    """The door of a list of notes for deeds on those that are chosen.

    While a deed on few is done, `touching` says which: whoever hears of it need not ask for all notes again.
    """

    done = Signal()
    """What was asked for last is done."""

    def __init__(self, context: AppContext, line: UndoLine | None, parent: QObject) -> None:
        """Make the door; without a line the banner tells what was done and how it is taken back."""
        super().__init__(parent)
        self._context = context
        self._line = line
        self._told = ""
        self.touching: Sequence[UUID] = ()
        if line is not None:
            line.chosen.connect(self.take_back)

    def do(
        self,
        things: Sequence[UUID],
        told: str,
        deed: "Callable[Concatenate[Workbook, P], object]",
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Do a deed on some notes or other things; `told` says what was done."""
        self._told = told
        if len(things) > _FEW:
            words = self.tr("{0} notes are changed…").format(f"{len(things):,}")
            task = self._context.start(words, deed, *args, **kwargs)
            task.succeeded.connect(self._tell)
            return
        self.touching = things
        done = self._context.do(deed, *args, **kwargs)
        self.touching = ()
        if done is not None:
            self._tell()

    @Slot()
    def take_back(self) -> None:
        """Take back what was done last; the line is not there any more once something else was done."""
        from inspector_app.services import undoing

        if not self._context.is_busy:
            self._context.start(self.tr("Taking back…"), undoing.undo)

    @Slot()
    def _tell(self) -> None:
        if self._line is not None:
            self._line.offer(self._told)
        else:
            self._context.said.emit(self.tr("{0} Ctrl+Z takes it back.").format(self._told))
        self.done.emit()
