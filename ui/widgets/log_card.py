"""The log: the letter's events, or everything done on this laptop, with the SHA-256 of every file that left."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui import actions, theme
from ui.models.statuses import log_rows
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowRow
from ui.widgets.label import Label
from ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from inspector_app.domain.log_line import LogLine

_LEAD, _ROWS = 132, 6


class LogCard(Card):
    """The lines, the latest first."""

    save_chosen = Signal()
    """The log shall be written to a file."""
    said = Signal(str)
    """A sentence for the banner."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[LogLine] = ()
        self._names: Mapping[str, str] = {}
        self.everything = Chip(self.tr("Everything done on this laptop"), "history", parent=self)
        self.copy = Button(self.tr("Copy the SHA-256"), "copy", parent=self)
        self.save = Button(self.tr("Save as CSV…"), "hard-drive-download", parent=self)
        self.lines = RowList(_LEAD, most_lines=1, parent=self)
        self.lines.setAccessibleName(self.tr("Log"))
        self.none = Label(
            self.tr("Nothing has happened to the letter yet. Its steps, its copies and their SHA-256 are listed here."),
            "muted",
            wrap=True,
        )
        self._row = FlowRow(self)
        for part in (self.everything, self.copy, self.save):
            self._row.flow.addWidget(part)
        self.body.addWidget(Label(self.tr("Log"), "heading"))
        self.body.addWidget(
            Label(
                self.tr("It tells what was done, by whom and when, and holds no text of any note."), "muted", wrap=True
            )
        )
        for widget in (self._row, self.none, self.lines):
            self.body.addWidget(widget)
        self.everything.toggled.connect(self._show)
        self.lines.moved.connect(self._tell)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self.save_chosen)
        actions.of_page("log.copy", self.lines, self._copy)
        theme.appearance.changed.connect(self._fit)
        self._fit()
        self._show()

    def show_lines(self, lines: "Sequence[LogLine]", names: Mapping[str, str]) -> None:
        """Show the log, inspectors under their names, which are given by code."""
        if (lines, names) != (self._lines, self._names):
            self._lines, self._names = lines, names
            self._show()

    @Slot()
    def _show(self) -> None:
        wanted = [line for line in self._lines if line.of_letter or self.everything.isChecked()]
        self.lines.show_rows(log_rows(wanted, self._names))
        self.lines.setVisible(bool(wanted))
        self.none.setVisible(not wanted)
        self._tell()

    @property
    def _sha256(self) -> str:
        key = self.lines.current_key
        return str(key[1]) if isinstance(key, tuple) else ""

    @Slot()
    def _tell(self) -> None:
        self.copy.setEnabled(bool(self._sha256))

    @Slot()
    def _copy(self) -> None:
        if sha256 := self._sha256:
            QGuiApplication.clipboard().setText(sha256)
            self.said.emit(self.tr("The whole SHA-256 was copied: {0}…").format(sha256[:8]))

    @Slot()
    def _fit(self) -> None:
        self._row.flow.setSpacing(theme.px(8))
        self.lines.setMinimumHeight(theme.px(46 * _ROWS))
