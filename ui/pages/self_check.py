"""Checking this laptop before a visit: a line for each thing a visit needs, tried out for real."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot, qVersion
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.domain.errors import CancelledError
from inspector_app.domain.moments import now
from ui import theme
from ui.context import AppContext, sentence
from ui.models.rows import Row
from ui.pages.setup import home
from ui.widgets.button import Button
from ui.widgets.centred import Centred
from ui.widgets.first_focus import FirstFocus
from ui.widgets.label import Label
from ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from inspector_app.services.self_checking import Line

_WIDTH, _MOST = 760, 20
_SYMBOLS = {"good": ("circle-check", "saved"), "look": ("triangle-alert", "gap"), "bad": ("circle-x", "danger")}


class SelfCheckPage(Centred):
    """A list that fills when the check is over; the check can be stopped, and done again."""

    left = Signal()
    """The user goes back to where the app begins."""

    def __init__(self, context: AppContext, parent: QWidget | None = None, *, outside: bool = False) -> None:
        """Make the page; `outside` says that no workbook is open, so that there is a way back."""
        super().__init__(parent)
        self._context = context
        self._outside = outside
        self.heading = Label(self.tr("Check this laptop"), "title", wrap=True)
        self.result = Label("", "muted", wrap=True)
        self.list = RowList(most=_MOST)
        self.list.setAccessibleName(self.tr("What was checked"))
        self.again = Button(self.tr("Check again"), "monitor-check", "primary")
        self.back = Button(self.tr("Back"), kind="plain")
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.again)
        shown = QWidget(self)
        self._column = QVBoxLayout(shown)
        for widget in (self.heading, self.result, self.list):
            self._column.addWidget(widget)
        self._column.addLayout(foot)
        self.centre(shown, _WIDTH)
        self.back.setVisible(outside)
        FirstFocus(self, self.again)
        self.again.clicked.connect(self.run)
        self.back.clicked.connect(self.left)
        theme.appearance.changed.connect(self._measure)
        self._measure()
        self._wait(self.tr("Each thing a visit needs is tried out for real; nothing of it is left behind."))

    @Slot()
    def run(self) -> None:
        """Check everything now."""
        from exports.catalogue import EXPORTERS
        from inspector_app.services import self_checking

        if not self.again.isEnabled():
            return
        self.again.setEnabled(False)
        self.result.setText(self.tr("Checking…"))
        rows = [
            Row(name, name, "", "circle-dashed", "muted", self.tr("Not checked yet")) for name in self_checking.CHECKS
        ]
        self.list.show_rows(rows)
        words = self.tr("Checking this laptop…")
        if self._outside:
            task = self._context.start_apart(words, self_checking.check, None, home(), EXPORTERS)
        else:
            task = self._context.start(words, self_checking.check, home(), EXPORTERS)
        task.succeeded.connect(self._show)
        task.failed.connect(self._say_failed)
        task.finished.connect(self._free)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._outside:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.again.hasFocus():
            self.run()
        else:
            super().keyPressEvent(event)

    def _wait(self, words: str) -> None:
        self.result.setText(words)
        self.list.show_rows([])

    @Slot(object)
    def _show(self, lines: "Sequence[Line]") -> None:
        words = {"good": self.tr("Good"), "look": self.tr("Look at this"), "bad": self.tr("Does not work")}
        rows = []
        for line in lines:
            symbol, role = _SYMBOLS[line.level]
            said = line.sentence
            if line.about == "Versions":
                said = f"{said.rstrip('.')}, Qt {qVersion()}."
            rows.append(Row(line.about, f"{line.about}: {words[line.level]}", "", symbol, role, "", said))
        self.list.show_rows(rows)
        bad = sum(line.level == "bad" for line in lines)
        look = sum(line.level == "look" for line in lines)
        if bad:
            said = self.tr("{0} of {1} does not work: see below what to do before the visit.").format(bad, len(lines))
        elif look:
            said = self.tr("Ready for the visit; look at what is marked. {0}").format(self._time())
        else:
            said = self.tr("Ready for the visit. {0}").format(self._time())
        if self._outside:
            said = f"{said} {self.tr('Open a workbook and check again to have its own record looked at.')}"
        self.result.setText(said)

    def _time(self) -> str:
        return self.tr("Checked at {0}.").format(f"{now():%H:%M}")

    @Slot(object)
    def _say_failed(self, error: Exception) -> None:
        stopped = isinstance(error, CancelledError)
        self._wait(self.tr("Stopped. Nothing of it was left behind.") if stopped else sentence(error))

    @Slot()
    def _free(self) -> None:
        self.again.setEnabled(True)
        self.again.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _measure(self) -> None:
        self._column.setSpacing(theme.px(10))
