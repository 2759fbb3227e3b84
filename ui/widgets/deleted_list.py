"""What was deleted: each with its words, who deleted it and when; Enter or the button brings it back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.context import AppContext
from ui.models.found import deleted_rows
from ui.widgets.button import Button
from ui.widgets.empty import EmptyState
from ui.widgets.label import Label
from ui.widgets.note_deeds import NoteDeeds
from ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from inspector_app.services.deleting import DeletedThing

_KIND = 76


class DeletedList(QStackedWidget):
    """The list of what was deleted and can be restored, several at once."""

    def __init__(self, context: AppContext, deeds: NoteDeeds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._all: Sequence[DeletedThing] = ()
        self._words: tuple[str, ...] = ()
        self._deeds = deeds
        self.list = RowList(_KIND, most_lines=2)
        self.list.setAccessibleName(self.tr("Deleted"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.restore = Button(self.tr("Restore"), "undo-2")
        self.hint = Label(self.tr("Enter restores what is chosen; Shift and Ctrl choose several."), "muted", wrap=True)
        self.none_yet = EmptyState(
            "trash-2", self.tr("Nothing is deleted. What you delete waits here and can be restored at any time.")
        )
        self.none_found = EmptyState("search", self.tr("Nothing deleted holds these words."))
        whole = QWidget(self)
        self._column = QVBoxLayout(whole)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.list, 1)
        below = QHBoxLayout()
        below.addWidget(self.hint, 1)
        below.addWidget(self.restore)
        self._column.addLayout(below)
        for widget in (whole, self.none_yet, self.none_found):
            self.addWidget(widget)
        self.list.chosen.connect(self._restore)
        self.restore.clicked.connect(self._restore)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @property
    def hits(self) -> int:
        """How many are shown."""
        return len(self.list.rows.rows)

    @property
    def total(self) -> int:
        """How many things are deleted."""
        return len(self._all)

    def refresh(self) -> None:
        """Ask what is deleted now."""
        from inspector_app.services import deleting

        self._all = self._context.do(deleting.listed) or ()
        self._show()

    def search(self, words: str) -> None:
        """Show those that hold all the words."""
        self._words = tuple(words.lower().split())
        self._show()

    def chosen(self) -> list[UUID]:
        """Return the subjects of what is chosen."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedRows())
        return [key for row in rows if isinstance(key := self.list.rows.rows[row].key, UUID)]

    def _show(self) -> None:
        found = [one for one in self._all if all(word in f"{one.text} {one.place}".lower() for word in self._words)]
        self.list.show_rows(deleted_rows(found), self._words)
        self.setCurrentIndex(0 if found else 2 if self._all else 1)
        self.restore.setEnabled(bool(found))

    @Slot()
    def _restore(self) -> None:
        from inspector_app.services import deleting

        chosen = self.chosen()
        if chosen:
            told = self.tr("1 restored.") if len(chosen) == 1 else self.tr("{0} restored.").format(len(chosen))
            self._deeds.do(chosen, told, deleting.restore, chosen)

    @Slot()
    def _measure(self) -> None:
        self._column.setSpacing(theme.px(8))
