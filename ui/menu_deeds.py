"""Deeds of the menu that belong to no page: import, recovery code, undo."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from ui import dialogs
from ui.context import AppContext
from ui.models import deeds

if TYPE_CHECKING:
    from uuid import UUID

    from inspector_app.services.undoing import Deed

_LARGE_DEEDS = {"merged", "imported"}
"""Deeds that are taken back only after asking, as they brought much."""
_MOST_AT_ONCE = 20
"""Changes of a deed that are taken back or done again at once, so that each of some quick presses of a key counts."""


class MenuDeeds(QObject):
    """What the menu does to the open workbook."""

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of these deeds do, by their ids."""
        return {
            "workbook.import": self.import_file,
            "workbook.recovery": self.show_recovery_code,
            "edit.undo": self.undo,
            "edit.redo": self.redo,
        }

    @Slot()
    def show_recovery_code(self) -> None:
        """Show the code of the recovery sheet."""
        from inspector_app.services import workbooks

        dialogs.tell(
            self._window,
            self.tr("Recovery code: {0}").format(self._context.do(workbooks.recovery_code)),
            self.tr(
                "Write it on paper and keep it apart from this laptop. It opens the workbook if you forget your "
                "passphrase, and nothing else does."
            ),
        )

    @Slot()
    def import_file(self) -> None:
        """Bring in an interchange file."""
        from inspector_app.services import importing

        kinds = [(self.tr("Visit files"), "*.json")]
        if path := dialogs.ask_open_file(self._window, self.tr("Import a file"), kinds):
            task = self._context.start(self.tr("Importing…"), importing.import_file, path)
            task.succeeded.connect(self._imported)

    @Slot(object)
    def _imported(self, result: object) -> None:
        counts = (getattr(result, name) for name in ("new", "updated", "removed", "same"))
        said = self.tr("Imported: {0} new, {1} updated, {2} removed, {3} the same.")
        self._context.said.emit(said.format(*(f"{count:,}" for count in counts)))

    @Slot()
    def undo(self) -> None:
        """Take back the last deed, or in a field what was typed last."""
        from inspector_app.services import undoing
        from ui.widgets import text_undo

        if text_undo.undo(QApplication.focusWidget()):
            return
        deed = self._context.do(undoing.next_undone)
        if deed is not None and deed.name in _LARGE_DEEDS:
            dialogs.confirm(
                self._window,
                self.tr("Take back {0}?").format(deeds.in_words(deed)),
                self.tr("Everything it brought goes with it. Bringing the file in again brings it back."),
                self.tr("Take it back"),
                self._undo_large,
                self.tr("Keep it"),
            )
        elif deed is not None and len(deed.changes) > _MOST_AT_ONCE:
            self._undo_large()
        else:
            about = self._context.do(undoing.only_thing, deed) if deed is not None else None
            if (undone := self._context.do(undoing.undo)) is not None:
                self._undone(undone, about)

    @Slot()
    def _undo_large(self) -> None:
        from inspector_app.services import undoing

        task = self._context.start(self.tr("Taking back…"), undoing.undo)
        task.succeeded.connect(self._undone)

    @Slot()
    def redo(self) -> None:
        """Do again what was undone last, in a field or in the record."""
        from inspector_app.services import undoing
        from ui.widgets import text_undo

        if text_undo.redo(QApplication.focusWidget()):
            return
        deed = self._context.do(undoing.next_redone)
        if deed is not None and len(deed.changes) > _MOST_AT_ONCE:
            task = self._context.start(self.tr("Doing again…"), undoing.redo)
            task.succeeded.connect(self._redone)
        elif (redone := self._context.do(undoing.redo)) is not None:
            self._redone(redone)

    @Slot(object)
    def _redone(self, deed: "Deed") -> None:
        self._context.said.emit(deeds.done_again(deed))
        self._show_where(deed)

    @Slot(object)
    def _undone(self, deed: "Deed", about: "UUID | None" = None) -> None:
        self._context.said.emit(deeds.taken_back(deed))
        self._show_where(deed, about)

    def _show_where(self, deed: "Deed", about: "UUID | None" = None) -> None:
        """Have the page show the one thing that a deed was about, named by it or known otherwise."""
        from uuid import UUID  # the first window waits for none of it

        from inspector_app.domain.ids import is_uuid

        if is_uuid(deed.what):
            self._context.undone.emit(UUID(deed.what))
        elif about is not None:
            self._context.undone.emit(about)
