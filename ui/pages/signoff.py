"""The letter's way to its signatures: its steps, who has signed off, what still stands between, and the log."""

from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_documents_path
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exports import log_csv
from inspector_app.domain.guards import Place
from inspector_app.domain.log_line import LogLine
from inspector_app.services import journal, statuses, visits
from inspector_app.services.statuses import Standing
from ui import dialogs, theme
from ui.context import AppContext
from ui.models.statuses import name, stops_told
from ui.reading import Reading
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.first_focus import FirstFocus
from ui.widgets.flow_layout import FlowRow
from ui.widgets.heading import Heading
from ui.widgets.label import Label
from ui.widgets.log_card import LogCard
from ui.widgets.reopen_card import ReopenCard
from ui.widgets.sides import Sides
from ui.widgets.sign_off_card import SignOffCard
from ui.widgets.status_card import StatusCard

if TYPE_CHECKING:
    from inspector_app.services.workbooks import Workbook

_Answer = tuple[Standing, list[LogLine]]


def _question(workbook: "Workbook") -> _Answer:
    """Return where the letter stands, and the log."""
    return statuses.standing(workbook), journal.log(workbook)


class SignOffPage(QWidget):
    """Everything between the draft and the published letter."""

    page_chosen = Signal(str)
    """Another page is wanted, by its name."""
    place_chosen = Signal(object)
    """The place where the signatories are named is wanted."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stale = True
        self._is_frozen = False
        self._folder = user_documents_path()
        self.setObjectName("page")
        self.heading = Heading(self.tr("Sign-off"), self.tr("Where the letter stands, who agreed to it, and when."))
        self.status = StatusCard(self)
        self.reopen = ReopenCard(self)
        between = Card(self)
        self.between = Label("", wrap=True)
        self.letter = Button(self.tr("Go to the letter"), "file-text", parent=between)
        self.sign_offs = SignOffCard(self)
        self.log = LogCard(self)
        row = FlowRow(self)
        row.flow.addWidget(self.letter)
        between.body.addWidget(Label(self.tr("What stands between"), "heading"))
        between.body.addWidget(self.between)
        between.body.addWidget(row)
        side = QWidget(self)
        self._side = QVBoxLayout(side)
        self._side.setContentsMargins(0, 0, 0, 0)
        for part in (self.reopen, between, self.sign_offs):
            self._side.addWidget(part)
        self._side.addStretch()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.heading)
        self._column.addWidget(Sides(self.status, side, (50, 50), 760))
        self._column.addWidget(self.log, 1)
        FirstFocus(self, self.status.steps)

        self._reading = Reading(context, _question, self)
        self._reading.answered.connect(self._show)
        self.status.move_chosen.connect(self._move)
        self.sign_offs.sign_chosen.connect(self._sign)
        self.sign_offs.back_chosen.connect(self._take_back)
        self.sign_offs.visit_chosen.connect(self._name_signatories)
        self.reopen.reopen_chosen.connect(self._reopen)
        self.log.save_chosen.connect(self._save_log)
        self.log.said.connect(context.said)
        self.letter.clicked.connect(self._go_to_letter)
        context.opened.connect(self._hear)
        context.changed.connect(self._hear)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        """Ask again, as files may have left since, which changes nothing in the record."""
        super().showEvent(event)
        self._stale = False
        self._reading.ask()

    @Slot()
    def _hear(self) -> None:
        self._stale = True
        if self.isVisible():
            self._stale = False
            self._reading.ask_soon()

    @Slot(object)
    def _show(self, answer: _Answer) -> None:
        standing, lines = answer
        self._show_standing(standing)
        self.log.show_lines(lines, standing.names)

    def _show_standing(self, standing: Standing) -> None:
        self._is_frozen = standing.is_frozen
        self.between.setText(stops_told(standing))
        self.heading.subtitle.setText(self.tr("The letter is at: {0}").format(name(standing.present).lower()))
        for card in (self.status, self.sign_offs, self.reopen):
            card.show_standing(standing)

    # Deeds

    @Slot(str, str)
    def _move(self, status: str, reason: str) -> None:
        if self._is_sealed():
            self._take(self._context.do(statuses.move, status, reason))

    @Slot(int, str)
    def _sign(self, number: int, source: str) -> None:
        if not self._is_sealed():
            return
        standing = self._context.do(statuses.sign, number, source)
        self._take(standing)
        if standing is not None and not self.sign_offs.go_on_after(number):
            self.status.steps.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _take_back(self, number: int) -> None:
        standing = self._context.do(statuses.take_back, number)
        self._take(standing)
        if standing is not None:
            self.sign_offs.go_on_after(number)

    @Slot(str)
    def _reopen(self, reason: str) -> None:
        self._take(self._context.do(statuses.reopen, reason))

    def _is_sealed(self) -> bool:
        """Have what is being typed kept, for it belongs to the letter that goes on; a signed one takes in nothing."""
        return self._is_frozen or self._context.seal()

    def _take(self, standing: Standing | None) -> None:
        """Show at once what a deed has led to; the log follows."""
        if standing is not None:
            self._show_standing(standing)
            self._reading.ask()

    @Slot()
    def _go_to_letter(self) -> None:
        self.page_chosen.emit("letter")

    @Slot()
    def _name_signatories(self) -> None:
        self.place_chosen.emit(Place("visit", field="signatories"))

    @Slot()
    def _save_log(self) -> None:
        suggested = self._context.do(visits.suggested_name, "log", log_csv.SUFFIX)
        if suggested is None:
            return
        path = dialogs.ask_save_path(self, self.tr("Save the log"), log_csv.SUFFIX, self._folder / suggested)
        if path is None:
            return
        self._folder = path.parent
        task = self._context.start(self.tr("Writing the log…"), journal.export, path, log_csv.write)
        task.setProperty("path", str(path))
        task.succeeded.connect(self._say_saved)

    @Slot(object)
    def _say_saved(self, _: object) -> None:
        path = Path(str(self.sender().property("path")))
        self._context.said.emit(self.tr("The log is in “{0}”, in {1}.").format(path.name, path.parent))
        self._reading.ask()

    @Slot()
    def _measure(self) -> None:
        px = theme.px
        self._column.setContentsMargins(px(20), px(16), px(20), px(14))
        self._column.setSpacing(px(14))
        self._side.setSpacing(px(14))
