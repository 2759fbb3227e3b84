"""The files that were brought in, one line each: how it ended, or that it waits; and the last merge taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.services import undoing
from ui import theme
from ui.context import AppContext
from ui.models.rows import Row
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowRow
from ui.widgets.label import Label
from ui.widgets.row_list import RowList

_MOST = 3
"""Rows seen at once, so that they do not push what waits for a person off the page."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What became of a file; a merge has its deed's number in the log."""

    file: str
    row: Row
    deed: int = 0
    is_final: bool = False


class FilesTold(QWidget):
    """Hidden while there is nothing to tell."""

    taken_back = Signal()
    """The last merge was taken back."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._done: list[_Told] = []
        self._taken_back: frozenset[int] = frozenset()
        self._waiting: Sequence[Path] = ()
        self.list = RowList(most=_MOST)
        self.list.setAccessibleName(self.tr("Files brought in"))
        self.title = Label(self.tr("Files"), "heading")
        self.earlier = Label("", "muted")
        self.undo = Button("", "undo-2", "plain")
        self.clear = Button(self.tr("Clear the list"), kind="plain")
        self._head = FlowRow(self)
        for part in (self.title, self.earlier, self.undo, self.clear):
            self._head.flow.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._head)
        self._column.addWidget(self.list)
        self.undo.clicked.connect(self._undo)
        self.clear.clicked.connect(self._clear)
        context.changed.connect(self.undo.hide)  # until it is known what it would take back
        theme.appearance.changed.connect(self._measure)
        self._measure()
        self.refresh()

    def tell(self, file: str, words: str, below: str, symbol: str, role: str) -> None:
        """Add a line about a file."""
        self._done.append(_Told(file, Row(len(self._done), words, "", symbol, role, "", below)))
        self._show()

    def tell_merge(self, file: str, below: str, *, is_final: bool) -> None:
        """Add the line of a file that has just been merged; a final merge is not taken back."""
        deed = self._context.do(undoing.next_undone)
        row = Row(len(self._done), self.tr("“{0}” is merged.").format(file), "", "circle-check", "saved", "", below)
        self._done.append(_Told(file, row, deed.key if deed is not None else 0, is_final))
        self.refresh()

    def show_waiting(self, paths: Sequence[Path]) -> None:
        """Show which files wait for their turn."""
        self._waiting = tuple(paths)
        self._show()

    def refresh(self) -> None:
        """Show which merges stand and what can be taken back. The page calls this when the workbook changed."""
        merges = {one.deed: one for one in self._done if one.deed}
        next_one = self._context.do(undoing.next_undone) if merges else None
        self._taken_back = (self._context.do(undoing.taken_back) if merges else None) or frozenset()
        last = merges.get(next_one.key) if next_one is not None else None
        self.undo.setVisible(last is not None and not last.is_final)
        if last is not None:
            self.undo.setText(self.tr("Undo the merge of “{0}”").format(last.file))
            self.undo.setEnabled(True)
        self._show()

    def _row(self, told: _Told) -> Row:
        if told.deed not in self._taken_back:
            return told.row
        words = self.tr("“{0}” was taken back.").format(told.file)
        return Row(told.row.key, words, "", "undo-2", "muted", "", self.tr("All is as it was before it was merged."))

    def _show(self) -> None:
        waits = self.tr("Waits for its turn")
        rows = [Row(("waits", path), path.name, "", "clock", "muted", "", waits) for path in self._waiting]
        before = self.list.rows.rows
        self.list.show_rows([*map(self._row, self._done), *rows])
        if len(self.list.rows.rows) != len(before):
            self.list.scrollToBottom()
        if not self.list.hasFocus():
            self.list.clearSelection()
        count = len(self.list.rows.rows)
        self.earlier.setText(self.tr("{0}, the latest below").format(f"{count:,}"))
        self.earlier.setVisible(count > _MOST)
        self.clear.setVisible(bool(self._done))
        self.setVisible(count > 0)

    @Slot()
    def _clear(self) -> None:
        self._done.clear()
        self.refresh()

    @Slot()
    def _undo(self) -> None:
        self.undo.setEnabled(False)
        task = self._context.start(self.tr("Taking the merge back…"), undoing.undo)
        task.succeeded.connect(self.taken_back)
        task.failed.connect(self.undo.hide)

    @Slot()
    def _measure(self) -> None:
        self._column.setSpacing(theme.px(6))
        self._head.flow.setSpacing(theme.px(12))
