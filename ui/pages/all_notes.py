"""All notes of the visit, filtered as one types; and by the same search the whole record, and what was deleted."""

from collections.abc import Sequence
from enum import IntEnum
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from inspector_app.domain.note_filter import EVERY_NOTE, NOT_TAGGED, NoteFilter
from inspector_app.domain.visit_kind import VisitKind
from inspector_app.services import notes, visits, write_ups
from ui import theme, units
from ui.context import AppContext
from ui.models.notes import Column
from ui.widgets.chip import RING, Chip
from ui.widgets.deleted_list import DeletedList
from ui.widgets.empty import EmptyState
from ui.widgets.filter_row import FilterRow, Order
from ui.widgets.first_focus import FirstFocus
from ui.widgets.found_list import FoundList
from ui.widgets.heading import Heading
from ui.widgets.none_found import NoneFound
from ui.widgets.note_actions import NoteActions
from ui.widgets.note_bar import NoteBar
from ui.widgets.note_deeds import NoteDeeds
from ui.widgets.note_marks import NoteMarks
from ui.widgets.note_table import NoteTable
from ui.widgets.search_field import SearchField
from ui.widgets.undo_line import UndoLine

_UNTAGGED = NoteFilter(weaknesses=frozenset([NOT_TAGGED]))


class Scope(IntEnum):
    """What is looked through."""

    NOTES = 0
    EVERYTHING = 1
    DELETED = 2


class AllNotesPage(QWidget):
    """Every note, by whomever it was taken."""

    note_chosen = Signal(object)
    """The subject of a note that is to be looked at where it was taken."""
    decision_chosen = Signal(object)
    """The subject of a note about which a decision waits."""
    found_chosen = Signal(object)
    """A Found whose place is wanted."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._kind: VisitKind | None = None
        self._stale = True
        self.setObjectName("page")

        self.search = SearchField()
        self.search.setClearButtonEnabled(True)
        self.scopes = {
            Scope.NOTES: Chip(self.tr("Notes"), "message-square-text"),
            Scope.EVERYTHING: Chip(self.tr("Everything"), "search"),
            Scope.DELETED: Chip(self.tr("Deleted"), "trash-2"),
        }
        self._scope = QButtonGroup(self)
        for scope, chip in self.scopes.items():
            self._scope.addButton(chip, scope)
        field = QWidget(self)
        inner = QVBoxLayout(field)
        inner.setContentsMargins(0, RING, 0, RING)  # in line with the chips
        inner.addWidget(self.search)
        self.heading = Heading(self.tr("All notes"), "", *self.scopes.values(), field)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.heading)  # before the rest, as Tab goes
        self.count = self.heading.subtitle
        self.filters = FilterRow(self)
        self.chips = {"untagged": self.filters.untagged, "waiting": self.filters.waiting}
        self.line = UndoLine(context, self)
        self._deeds = deeds = NoteDeeds(context, self.line, self)
        self.table = NoteTable(self)
        self.note_actions = NoteActions(context, self.table, deeds)
        self.marks = NoteMarks(self.table, deeds)
        self.bar = NoteBar(self.marks.hold, self.marks.mark, self.note_actions.delete, self)
        self.none_yet = EmptyState(
            "list",
            self.tr("No notes yet. Notes you take, import or bring in from colleagues stand here."),
            key=self.tr("Ctrl+N starts an interview"),
        )
        self.none_found = NoneFound()
        self.found = FoundList(context, self)
        self.deleted = DeletedList(context, deeds, self)
        self._middle = QStackedWidget(self)
        for widget in (self.table, self.none_yet, self.none_found, self.found, self.deleted):
            self._middle.addWidget(widget)
        for part in (self.filters, self._middle, self.line, self.bar):
            self._column.addWidget(part, 1 if part is self._middle else 0)
        FirstFocus(self, self.search)
        self._connect()
        self.scopes[Scope.NOTES].setChecked(True)
        self._measure()

    def _connect(self) -> None:
        self._scope.idToggled.connect(self._show_scope)
        self.search.textChanged.connect(self._filter)
        self.search.list_wanted.connect(self._enter_list)
        self.filters.changed.connect(self._filter)
        self.filters.ordered.connect(self._sort)
        self._header.sortIndicatorChanged.connect(self._tell_order)
        self.marks.counted.connect(self.bar.count)
        self.marks.went_on.connect(self._go_on)
        self.none_found.chosen.connect(self._clear)
        self.table.activated.connect(self._choose)
        self.table.decision_chosen.connect(self.decision_chosen)
        self.table.notes.filtered.connect(self._count)
        self.found.chosen.connect(self.found_chosen)
        self.found.deleted_chosen.connect(self.show_deleted)
        self._context.changed.connect(self._refresh_if_concerned)
        theme.appearance.changed.connect(self._measure)

    @property
    def scope(self) -> Scope:
        """What is looked through now."""
        return Scope(self._scope.checkedId())

    @property
    def _header(self) -> QHeaderView:
        return self.table.horizontalHeader()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask again if something changed while the page was not seen."""
        super().showEvent(event)
        if self._stale:
            self._refresh()

    # Going there

    def show_notes(self, wanted: NoteFilter = EVERY_NOTE, words: str = "") -> None:
        """Show just these notes, as when another page leads to those it counted, and go to the first."""
        self.scopes[Scope.NOTES].setChecked(True)
        if self._stale:
            self._refresh()
        self.search.setText(words)
        self.filters.show_only(wanted)
        if self.table.notes.hits:
            self.table.choose(0)
            self.table.setFocus()
        else:
            self.search.setFocus()

    def look_for(self, scope: Scope) -> None:
        """Go to the search of the notes, of everything, or of what was deleted."""
        self.scopes[scope].setChecked(True)
        self.search.setFocus()
        self.search.selectAll()

    @Slot()
    def show_deleted(self) -> None:
        """Show what was deleted."""
        self.scopes[Scope.DELETED].setChecked(True)
        self.search.clear()
        if self.deleted.hits:
            self.deleted.list.setFocus()

    def next_untagged(self, *, afresh: bool) -> None:
        """Go to the next note that is held against no weakness; afresh, or where no more is shown, among all notes."""
        if self._stale:
            self._refresh()
        if not self.table.notes.untagged:
            self._context.said.emit(self.tr("Every note is held against {0}.").format(units.a_unit()))
            return
        row = self.table.notes.untagged_from(self.table.currentIndex().row() + 1)
        if afresh or row is None or self.scope is not Scope.NOTES:
            self.show_notes(_UNTAGGED)
        else:
            self.table.choose(row)
            self.table.setFocus()

    @Slot()
    def _go_on(self) -> None:
        """After a figure: the note that took the place of the tagged one, or the next without a weakness."""
        notes_shown = self.table.notes
        row = notes_shown.untagged_from(max(self.table.currentIndex().row(), 0))
        if row is not None:
            self.table.choose(row)
        elif not notes_shown.hits:
            self.search.setFocus()

    # Showing

    @Slot(object)
    def _refresh_if_concerned(self, kinds: frozenset[str]) -> None:
        if not self.isVisible():
            self._stale = True
        elif kinds == {"note"} and self._deeds.touching and self.scope is Scope.NOTES and not self._stale:
            self._update(self._deeds.touching)
        elif kinds & _CONCERNS or self.scope is not Scope.NOTES:
            self._refresh()

    def _update(self, subjects: Sequence[UUID]) -> None:
        """Ask again for some notes, which is much faster than for ten thousand."""
        rows = self._context.do(notes.some, subjects)
        if rows is not None:
            self.table.notes.update(subjects, rows)
            self.filters.count(self.table.notes.untagged)
            self._show_write_ups()

    def _show_write_ups(self) -> None:
        self.table.notes.set_to_write_up([one.note for one in self._context.do(write_ups.waiting) or ()])

    def _refresh(self) -> None:
        seen = self._context.do(visits.overview)
        rows = self._context.do(notes.listed)
        if seen is None or rows is None:
            return
        self._stale = False
        self._kind = seen.kind
        labels = tuple(weakness.label for weakness in seen.weaknesses)
        self.table.witness_icons = {witness.code: witness.icon for witness in seen.kind.witnesses.values()}
        self.filters.offer(seen.kind, labels, rows)
        self.marks.offer(seen.kind, seen.weaknesses)
        self.table.notes.show(rows, labels)
        self._show_write_ups()
        if self.scope is not Scope.NOTES:
            self._look()

    @Slot(int, bool)
    def _show_scope(self, _: int, on: bool) -> None:
        if on:
            in_notes = self.scope is Scope.NOTES
            self.filters.setVisible(in_notes and bool(self.table.notes.total))
            self.bar.setVisible(in_notes and bool(self.table.notes.hits))
            names = (self.tr("Find in notes"), self.tr("Find in everything"), self.tr("Find in what was deleted"))
            self.search.setPlaceholderText(names[self.scope])
            self.search.setAccessibleName(names[self.scope])
            self.search.setToolTip(self.tr("Down or Enter goes to the list"))
            self.search.setAccessibleDescription(self.tr("Down or Enter goes to the list."))
            self._look()

    def _look(self) -> None:
        """Look through what is chosen for the words that are typed."""
        if self._kind is None:
            return
        match self.scope:
            case Scope.NOTES:
                self.table.notes.filter(self.search.text(), self.filters.wanted)
            case Scope.EVERYTHING:
                self.found.search(self.search.text(), self._kind)
                self._count()
            case Scope.DELETED:
                self.deleted.refresh()
                self.deleted.search(self.search.text())
                self._count()

    @Slot()
    def _filter(self) -> None:
        if self.scope is Scope.DELETED:
            self.deleted.search(self.search.text())
            self._count()
        else:
            self._look()

    @Slot(object)
    def _sort(self, order: Order) -> None:
        column, turned = order
        self.table.sortByColumn(column, Qt.SortOrder.DescendingOrder if turned else Qt.SortOrder.AscendingOrder)

    @Slot(int, Qt.SortOrder)
    def _tell_order(self, column: int, order: Qt.SortOrder) -> None:
        self.filters.show_order((Column(column), order is Qt.SortOrder.DescendingOrder))

    @Slot()
    def _clear(self) -> None:
        """Drop the filters; the words stay where they find something without them."""
        if not self.table.notes.hidden:
            self.search.clear()
        self.filters.clear_all()
        self.search.setFocus()

    @Slot()
    def _count(self) -> None:
        match self.scope:
            case Scope.NOTES:
                self._count_notes()
            case Scope.EVERYTHING:
                said = self.tr("1 found") if self.found.hits == 1 else self.tr("{0} found")
                capped = self.tr("{0} found: the newest notes, there may be more")
                self.count.setText((capped if self.found.capped else said).format(f"{self.found.hits:,}"))
                self._middle.setCurrentWidget(self.found)
            case Scope.DELETED:
                hits, total = f"{self.deleted.hits:,}", f"{self.deleted.total:,}"
                said = self.tr("{0} deleted") if hits == total else self.tr("{0} of {1} deleted")
                self.count.setText(said.format(hits, total))
                self._middle.setCurrentWidget(self.deleted)

    def _count_notes(self) -> None:
        shown = self.table.notes
        hits, total = f"{shown.hits:,}", f"{shown.total:,}"
        said = self.tr("1 note") if total == "1" else self.tr("{0} notes")
        self.count.setText(said.format(total) if hits == total else self.tr("{0} of {1} notes").format(hits, total))
        filters, words = self.filters.on, self.search.text().split()
        hidden = shown.hidden if words or not shown.hits else 0
        if hidden and shown.hits:
            more = self.tr("{0} more without the filter") if len(filters) == 1 else self.tr("{0} more without filters")
            self.count.setText(f"{self.count.text()} · {more.format(f'{hidden:,}')}")
        if self.filters.wanted == _UNTAGGED and not words and not shown.untagged:
            self.none_found.say_all_tagged()
        elif not shown.hits:
            self.none_found.say_why(hidden, filters)
        found = self.none_found if shown.total else self.none_yet
        self._middle.setCurrentWidget(self.table if shown.hits else found)
        self.bar.setVisible(bool(shown.hits))
        self.filters.setVisible(bool(shown.total))

    @Slot()
    def _enter_list(self) -> None:
        """Enter or Down in the search goes to the first of what was found."""
        match self.scope:
            case Scope.NOTES if self.table.notes.hits:
                if not self.table.currentIndex().isValid():
                    self.table.choose(0)
                self.table.setFocus()
            case Scope.EVERYTHING if self.found.hits:
                self.found.list.setFocus()
            case Scope.DELETED if self.deleted.hits:
                self.deleted.list.setFocus()

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        self.note_chosen.emit(self.table.notes.note(index.row()).subject)

    @Slot()
    def _measure(self) -> None:
        edge = theme.px(20)
        self._column.setContentsMargins(edge, theme.px(14), edge, theme.px(14))
        self._column.setSpacing(theme.px(10))
        self.search.setFixedWidth(theme.px(260))
        self._middle.setMinimumHeight(theme.px(220))


_CONCERNS = {"note", "interview", "weakness", "inspector"}
"""The kinds of things that the list of notes shows."""
