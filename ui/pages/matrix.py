"""The evidence matrix: how much was heard about each weakness from whom, what it says, and who is still to be heard."""

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from inspector_app.domain.matrix import Cell, Matrix
from inspector_app.services import matrix, write_ups
from ui import actions, theme, units
from ui.context import AppContext
from ui.models.matrix import gap_sentence, said
from ui.reading import Reading
from ui.widgets import paint
from ui.widgets.chip import Chip
from ui.widgets.empty import EmptyState
from ui.widgets.first_focus import FirstFocus
from ui.widgets.flow_layout import FlowRow
from ui.widgets.heading import Heading
from ui.widgets.label import Label
from ui.widgets.matrix_legend import MatrixLegend
from ui.widgets.matrix_table import MatrixTable
from ui.widgets.note_actions import NoteActions
from ui.widgets.note_table import NoteTable
from ui.widgets.print_button import PrintButton
from ui.widgets.scrolled import reveal, reveal_rows


class MatrixPage(QWidget):
    """Weaknesses by witnesses, and below them the notes of the cell that was chosen."""

    note_chosen = Signal(object)
    """The subject of a note that is to be looked at where it was taken."""
    decision_chosen = Signal(object)
    """The subject of a note about which a decision waits."""
    shown_as = Signal(bool, bool)
    """Each kind of witness is shown on its own, or not; and action and impact are counted, or not."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stale = True
        self._matrix: Matrix | None = None
        self.setObjectName("page")

        self.print = PrintButton(("matrix.print", "matrix.save", "sheet.print", "sheet.save"))
        self.heading = Heading(self.tr("Evidence matrix"), "", self.print)
        self.every_kind = Chip(self.tr("Every kind"), "users")
        self.every_kind.setToolTip(self.tr("Show each kind of witness on its own"))
        self.about = Chip(self.tr("Action and impact"), *paint.ABOUTS["impact"])
        self.about.setToolTip(self.tr("Count action and impact in place of progress and concern"))
        self.table = MatrixTable(self)
        self.legend = MatrixLegend(self)
        self.chosen = Label("", "heading", wrap=True)
        self.notes = NoteTable(self)
        self.note_actions = NoteActions(context, self.notes)
        self.none = EmptyState("grid-3x3", "")
        self.empty = EmptyState(
            "grid-3x3",
            self.tr(
                "No notes yet. Take notes in Capture (Alt+1) and hold them against {0}; they are counted here."
            ).format(units.current().many),
        )
        hint = self.tr("Choose a cell to read its notes: click it, or go there by arrow keys and press Enter.")
        self.hint = Label(hint, "muted", wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._below = (self.hint, self.none, self.notes)

        self._switches = FlowRow(self)
        for switch in (self.every_kind, self.about, self.legend):
            self._switches.flow.addWidget(switch)
        self._filled = QWidget(self)
        self._inner = QVBoxLayout(self._filled)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.addWidget(self._switches)
        self._inner.addWidget(self.table)
        self._inner.addWidget(self.chosen)
        for part in self._below:
            self._inner.addWidget(part)
        self._middle = QStackedWidget(self)
        self._middle.addWidget(self.empty)
        self._middle.addWidget(self._filled)
        self._middle.setCurrentWidget(self._filled)  # what is hidden could not be given the focus
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.heading)
        self._column.addWidget(self._middle, 1)
        FirstFocus(self, self.table)

        self._reading = Reading(context, matrix.matrix, self)
        self._reading.answered.connect(self._show)
        self.every_kind.toggled.connect(self._switch)
        self.about.toggled.connect(self._switch)
        self.table.cell_chosen.connect(self._open)
        self.notes.activated.connect(self._choose)
        self.notes.decision_chosen.connect(self.decision_chosen)
        context.changed.connect(self._hear)
        theme.appearance.changed.connect(self._measure)
        actions.of_page("cell.close", self, self.close_notes, within=True)
        self._measure()
        self.close_notes()

    def showEvent(self, event: QShowEvent) -> None:
        """Count again if something changed while the page was not seen."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._reading.ask()

    @Slot(object)
    def _hear(self, kinds: frozenset[str]) -> None:
        if kinds & matrix.COUNTED:
            self._stale = not self.isVisible()
            if self.isVisible():
                self._reading.ask_soon()

    @Slot(object)
    def _show(self, counted: Matrix) -> None:
        self._matrix = counted
        self.heading.subtitle.setText(self._counts(counted))
        self.legend.show_apart(sum(counted.cells.values(), Cell()))
        self._middle.setCurrentWidget(self._filled if counted.notes and counted.weaknesses else self.empty)
        if not counted.weaknesses:
            none = self.tr("This visit has no {0} yet, so there is nothing to count.")
            self.empty.say(none.format(units.current().many))
        self._switch()

    @Slot()
    def _switch(self) -> None:
        """Show the matrix as the switches say."""
        every_kind, about = self.every_kind.isChecked(), self.about.isChecked()
        self.shown_as.emit(every_kind, about)
        self.legend.show_about(on=about)
        if self._matrix is not None:
            self.table.show_matrix(self._matrix, every_kind=every_kind, about=about)
            if self.chosen.isVisibleTo(self) and self.table.rank:
                self.show_notes()

    @Slot()
    def show_notes(self) -> None:
        """Show the notes behind the current cell."""
        counted, rank, column = self._matrix, self.table.rank, self.table.column
        if counted is None or not rank:
            return
        kinds = column.kinds if column else tuple(kind for one in counted.columns() for kind in one.kinds)
        rows = self._context.do(matrix.notes_of, rank, kinds)
        if rows is None:
            return
        counts = counted.cell(rank, column) if column else counted.whole(rank)
        told = said(counts, "notes", "comments") or [self.tr("0 notes")]
        witnesses = column.name if column else self.tr("All witnesses")
        self.chosen.setText(" · ".join((f"{rank} {counted.label(rank)}", witnesses, " + ".join(told))))
        self.chosen.show()
        self.notes.witness_icons = {code: witness.icon for code, witness in counted.kind.witnesses.items()}
        self.notes.notes.show(rows, counted.weaknesses)
        self.notes.notes.set_to_write_up([one.note for one in self._context.do(write_ups.waiting) or ()])
        if column is not None and counted.is_gap(rank, column) and column.group:
            self.none.say(gap_sentence(counted, rank, column.group.one))
        else:
            self.none.say(self.tr("No notes here."))
        self._show_below(self.notes if rows else self.none)

    @Slot()
    def _open(self) -> None:
        """Show the notes behind a cell that was chosen, and bring the first of them into view on a low window."""
        self.show_notes()
        if self.none.isVisibleTo(self):
            reveal(self.none)
        else:
            reveal_rows(self.chosen, self.notes)

    @Slot()
    def close_notes(self) -> None:
        """Give the matrix the room of the notes again."""
        if self.notes.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.hide()
        self._show_below(self.hint)

    def _show_below(self, shown: QWidget) -> None:
        """Show one of what can stand below the matrix; what is not shown claims no room."""
        for part in self._below:
            part.setVisible(part is shown)

    def _counts(self, counted: Matrix) -> str:
        notes = self.tr("1 note") if counted.notes == 1 else self.tr("{0} notes").format(f"{counted.notes:,}")
        team = (
            self.tr("1 inspector") if counted.inspectors == 1 else self.tr("{0} inspectors").format(counted.inspectors)
        )
        gaps = len(counted.gaps)
        told = [self.tr("{0} from {1}").format(notes, team)]
        if counted.untagged:
            told.append(self.tr("{0} not tagged yet").format(f"{counted.untagged:,}"))
        told.append(self.tr("1 gap") if gaps == 1 else self.tr("{0} gaps").format(gaps) if gaps else self.tr("no gaps"))
        return " · ".join(told)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        self.note_chosen.emit(self.notes.notes.note(index.row()).subject)

    @Slot()
    def _measure(self) -> None:
        px = theme.px
        self._column.setContentsMargins(px(20), px(14), px(20), px(14))
        self._column.setSpacing(px(10))
        self._inner.setSpacing(px(10))
        self._switches.flow.setSpacing(px(12))
        self.notes.setMinimumHeight(px(150))
        for part, share in ((self.table, 300), (self.hint, 1), (self.none, 200), (self.notes, 200)):
            self._inner.setStretchFactor(part, share)
