"""All notes of the visit: filtered as one types, by witness, stance and voice; untagged ones in plain sight."""

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from inspector_app.domain.evidence import NoteRow
from inspector_app.services import notes, visits
from ui import theme
from ui.context import AppContext
from ui.widgets import paint
from ui.widgets.chip import Chip
from ui.widgets.empty import EmptyState
from ui.widgets.flow_layout import FlowRow
from ui.widgets.label import Label
from ui.widgets.note_actions import NoteActions
from ui.widgets.note_table import NoteTable

_GROUPS = ("young_people", "parents", "officers", "practice", "papers")


class AllNotesPage(QWidget):
    """Every note, by whomever it was taken."""

    note_chosen = Signal(object)
    """The subject of a note that is to be looked at where it was taken."""
    decision_chosen = Signal(object)
    """The subject of a note about which a decision waits."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._groups: dict[str, str] = {}
        self._stale = True
        self.setObjectName("page")

        self.count = Label("", "muted")
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Find in notes"))
        self.search.setAccessibleName(self.tr("Find in notes"))
        self.search.setClearButtonEnabled(True)
        self.chips: dict[str, Chip] = {
            "young_people": Chip(self.tr("Young people"), "smile"),
            "parents": Chip(self.tr("Parents and carers"), "hand-heart"),
            "officers": Chip(self.tr("Officers"), "briefcase"),
            "practice": Chip(self.tr("Providers and practitioners"), "school"),
            "papers": Chip(self.tr("Documents"), "file-text"),
            "progress": Chip(self.tr("Progress"), *paint.STANCES["progress"]),
            "concern": Chip(self.tr("Concern"), *paint.STANCES["concern"]),
            "quote": Chip(self.tr("Quote"), *paint.VERBATIM),
            "untagged": Chip(self.tr("Not tagged"), "circle-dashed", "gap"),
            "waiting": Chip(self.tr("To decide"), "git-compare", "gap"),
        }
        self.table = NoteTable(self)
        self.note_actions = NoteActions(context, self.table)
        self.none_yet = EmptyState(
            "list", self.tr("No notes yet. Notes you take, import or bring in from colleagues stand here.")
        )
        self.none_found = EmptyState("search", self.tr("No note fits. Use other words, or fewer filters."))
        self._middle = QStackedWidget(self)
        for widget in (self.table, self.none_yet, self.none_found):
            self._middle.addWidget(widget)

        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(Label(self.tr("All notes"), "title"))
        words.addWidget(self.count)
        words.addStretch(1)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self.search)
        row = FlowRow(self)
        for chip in self.chips.values():
            row.flow.addWidget(chip)
            chip.toggled.connect(self._filter)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(row)
        self._column.addWidget(self._middle, 1)
        self.setFocusProxy(self.search)

        self.search.textChanged.connect(self._filter)
        self.table.activated.connect(self._choose)
        self.table.decision_chosen.connect(self.decision_chosen)
        self.table.notes.filtered.connect(self._count)
        context.changed.connect(self._refresh_if_concerned)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask again if something changed while the page was not seen."""
        super().showEvent(event)
        if self._stale:
            self._refresh()

    @Slot(object)
    def _refresh_if_concerned(self, kinds: frozenset[str]) -> None:
        if kinds & {"note", "interview", "weakness", "inspector"}:
            self._stale = True
            if self.isVisible():
                self._refresh()

    def _refresh(self) -> None:
        seen = self._context.do(visits.overview)
        rows = self._context.do(notes.listed)
        if seen is None or rows is None:
            return
        self._stale = False
        self.table.witness_icons = {witness.code: witness.icon for witness in seen.kind.witnesses.values()}
        self._groups = {witness.code: witness.group for witness in seen.kind.witnesses.values()}
        self.chips["waiting"].setVisible(any(row.decisions for row in rows) or self.chips["waiting"].isChecked())
        self.table.notes.show(rows, tuple(weakness.label for weakness in seen.weaknesses))

    @Slot()
    def _filter(self) -> None:
        self.table.notes.filter(self.search.text(), self._fits if self._chosen() else None)

    def _chosen(self) -> set[str]:
        return {name for name, chip in self.chips.items() if chip.isChecked()}

    def _fits(self, row: NoteRow) -> bool:
        """Chips of one sort widen, chips of different sorts narrow."""
        chosen = self._chosen()
        groups = chosen & set(_GROUPS)
        stances = chosen & {"progress", "concern"}
        return (
            (not groups or self._groups.get(row.witness_kind) in groups)
            and (not stances or row.stance in stances)
            and ("quote" not in chosen or row.voice == notes.VERBATIM)
            and ("untagged" not in chosen or not row.tags)
            and ("waiting" not in chosen or row.decisions)
        )

    @Slot()
    def _count(self) -> None:
        hits, total = self.table.notes.hits, self.table.notes.total
        if hits == total:
            self.count.setText(self.tr("{0} notes").format(f"{total:,}"))
        else:
            self.count.setText(self.tr("{0} of {1} notes").format(f"{hits:,}", f"{total:,}"))
        found = self.none_found if total else self.none_yet
        self._middle.setCurrentWidget(self.table if hits else found)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        self.note_chosen.emit(self.table.notes.note(index.row()).subject)

    @Slot()
    def _measure(self) -> None:
        edge = theme.px(20)
        self._column.setContentsMargins(edge, theme.px(14), edge, theme.px(14))
        self._column.setSpacing(theme.px(12))
        self.search.setFixedWidth(theme.px(300))
