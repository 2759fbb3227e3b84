"""What can be done with the notes that are chosen in a list: by its menu, or by the keys the menu shows."""

from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot

from inspector_app.services import deleting, erasing
from inspector_app.services.erasing import Remains
from ui import actions, dialogs, theme
from ui.context import AppContext
from ui.widgets import older_backups
from ui.widgets.note_deeds import NoteDeeds
from ui.widgets.note_table import NoteTable
from ui.widgets.timeline import Timeline

_SEEN = 24
"""Pixels at 100 % of a note that must be in sight before it is deleted: a line of its text."""


class NoteActions(QObject):
    """Decide, delete and erase for a list of notes.

    Deleting takes all that are chosen, and is undone by Ctrl+Z; erasing takes one, and asks first.
    """

    acting = Signal()
    """Something is about to be done with notes: an edit of one must not be open any more."""
    erased = Signal(object)
    """A note was erased; its Remains say where an older copy may still hold it."""

    def __init__(self, context: AppContext, view: Timeline | NoteTable, deeds: NoteDeeds | None = None) -> None:
        super().__init__(view)
        self._deeds = deeds or NoteDeeds(context, None, self)
        self._context = context
        self._view = view
        self._asked: UUID | None = None
        self.decide = actions.of_page("note.decide", view, self._go_to_decision)
        self.delete = actions.of_page("note.delete", view, self._delete)
        self.erase = actions.of_page("note.erase", view, self._ask)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        view.selectionModel().currentChanged.connect(self._enable)
        for changed in (view.notes.dataChanged, view.notes.modelReset):
            changed.connect(self._enable)
        self._enable()

    def _chosen(self) -> UUID | None:
        index = self._view.currentIndex()
        lit = index.isValid() and self._view.selectionModel().isSelected(index)
        return self._view.notes.note(index.row()).subject if lit else None

    def _is_in_sight(self) -> bool:
        """Bring the note that is to be worked on into sight; tell whether it was there: nothing goes unseen."""
        index = self._view.currentIndex()
        place = self._view.visualRect(index)
        shown = place.intersected(self._view.viewport().rect()).height()
        self._view.scrollTo(index)
        return shown >= min(place.height(), theme.px(_SEEN))

    def _all_chosen(self) -> list[UUID]:
        if isinstance(self._view, NoteTable):
            return [row.subject for row in self._view.chosen()]
        subject = self._chosen()
        return [] if subject is None else [subject]

    @Slot()
    def _enable(self) -> None:
        index = self._view.currentIndex()
        self.decide.setVisible(index.isValid() and self._view.notes.note(index.row()).decisions)

    @Slot()
    def _go_to_decision(self) -> None:
        if (subject := self._chosen()) is not None:
            self._view.decision_chosen.emit(subject)

    @Slot()
    def _delete(self) -> None:
        chosen = self._all_chosen()
        if len(chosen) > 1 or (chosen and self._is_in_sight()):
            self.acting.emit()
            told = self.tr("1 note deleted.") if len(chosen) == 1 else self.tr("{0} notes deleted.")
            self._deeds.do(chosen, told.format(f"{len(chosen):,}"), deleting.delete, "note", chosen)

    @Slot()
    def _ask(self) -> None:
        self._asked = self._chosen()
        self._is_in_sight()
        if self._asked is not None:
            dialogs.confirm(
                self._view,
                self.tr("Erase this note for good?"),
                self.tr(
                    "All its wordings are removed here, and on every laptop that your next hand-over reaches. "
                    "It cannot be undone. To take a note out and keep it restorable, delete it instead."
                ),
                self.tr("Erase"),
                self._erase,
                self.tr("Keep it"),
            )

    @Slot()
    def _erase(self) -> None:
        if self._asked is not None:
            self.acting.emit()
            task = self._context.start(self.tr("Erasing the note…"), erasing.erase, self._asked)
            task.succeeded.connect(self._tell)
            self._asked = None

    @Slot(object)
    def _tell(self, remains: Remains) -> None:
        older_backups.ask_about(self._view, remains, self.tr("The note is erased. Older backups still hold it."))
        self.erased.emit(remains)
