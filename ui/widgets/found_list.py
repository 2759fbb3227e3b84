"""Everything in the record that holds the words: one list, from which Enter goes to the place."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from inspector_app.domain.visit_kind import VisitKind
from ui import units
from ui.context import AppContext
from ui.models.found import found_rows
from ui.widgets.empty import EmptyState
from ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from inspector_app.services.searching import Found

_KIND = 76


class FoundList(QStackedWidget):
    """What a search of the whole record found, or a sentence where there is nothing."""

    chosen = Signal(object)
    """The place of what was found is wanted: a Found."""
    deleted_chosen = Signal()
    """A finding was chosen whose weakness is deleted."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.hits = 0
        self.capped = False
        self.list = RowList(_KIND, most_lines=2)
        self.list.setAccessibleName(self.tr("Found in the whole record"))
        self.invitation = EmptyState(
            "search",
            self.tr("Type words above: notes, findings, interviews, {0} and letter texts are searched at once.").format(
                units.current().many
            ),
        )
        self.none_found = EmptyState("search", self.tr("Nothing holds all these words at the beginning of a word."))
        for widget in (self.invitation, self.list, self.none_found):
            self.addWidget(widget)
        self.list.chosen.connect(self._go)

    def search(self, words: str, kind: VisitKind) -> None:
        """Show what holds all the words."""
        from inspector_app.services import searching

        found = self._context.do(searching.everywhere, words) or ()
        self.hits = len(found)
        self.capped = sum(one.kind == "note" for one in found) == searching.MOST_NOTES
        terms = searching.words_of(words)
        self.list.show_rows(found_rows(found, kind), terms)
        if found:
            self.setCurrentWidget(self.list)
        else:
            self.setCurrentWidget(self.none_found if words.strip() else self.invitation)

    @Slot(object)
    def _go(self, key: object) -> None:
        found = cast("Found", key)
        if found.kind == "finding" and found.rank is None:
            self.deleted_chosen.emit()
        else:
            self.chosen.emit(found)
