"""The files that were brought in, one line each: how it ended, or that it waits; and the last merge taken back."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.services import undoing
from ui import theme
from ui.context import AppContext
from ui.models.rows import Row
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.row_list import RowList


class FilesTold(QWidget):
    """Hidden while there is nothing to tell."""

    taken_back = Signal()
    """The last merge was taken back."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._done: list[Row] = []
        self._waiting: Sequence[Path] = ()
        self.list = RowList(most=5)
        self.list.setAccessibleName(self.tr("Files brought in"))
        self.undo = Button(self.tr("Undo this merge"), "undo-2", "plain")
        self.undo.hide()
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Files"), "heading"), 1)
        head.addWidget(self.undo)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(head)
        self._column.addWidget(self.list)
        self.undo.clicked.connect(self._undo)
        context.changed.connect(self.undo.hide)  # it would take back something else
        theme.appearance.changed.connect(self._measure)
        self._measure()
        self._show()

    def tell(self, words: str, below: str, symbol: str, role: str) -> None:
        """Add a line about a file."""
        self._done.append(Row(len(self._done), words, "", symbol, role, "", below))
        self._show()

    def show_waiting(self, paths: Sequence[Path]) -> None:
        """Show which files wait for their turn."""
        self._waiting = tuple(paths)
        self._show()

    def offer_undo(self, file: str) -> None:
        """Offer to take back the merge of a file, until something else is done."""
        self.undo.setAccessibleName(self.tr("Undo the merge of “{0}”").format(file))
        self.undo.setEnabled(True)
        self.undo.show()

    def _show(self) -> None:
        waits = self.tr("Waits for its turn")
        rows = [Row(("waits", path), path.name, "", "clock", "muted", "", waits) for path in self._waiting]
        self.list.show_rows([*self._done, *rows])
        self.list.scrollToBottom()
        if not self.list.hasFocus():
            self.list.clearSelection()
        self.setVisible(bool(self.list.rows.rows))

    @Slot()
    def _undo(self) -> None:
        self.undo.setEnabled(False)
        task = self._context.start(self.tr("Taking the merge back…"), undoing.undo)
        task.succeeded.connect(self._say_undone)
        task.failed.connect(self.undo.hide)

    @Slot()
    def _say_undone(self) -> None:
        self.undo.hide()
        self.tell(self.tr("The merge was taken back."), self.tr("All is as it was before it."), "undo-2", "muted")
        self.taken_back.emit()

    @Slot()
    def _measure(self) -> None:
        self._column.setSpacing(theme.px(6))
