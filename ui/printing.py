"""Printing the matrix, the judgements and the keeping-in-touch sheet, or writing them as PDF; by menu and by button."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from platformdirs import user_documents_path
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ui import dialogs
from ui.context import AppContext

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from inspector_app.domain.matrix import Matrix
    from inspector_app.services.workbooks import Workbook
    from ui.sheet import Sheet

T = TypeVar("T")

_MATRIX, _SHEET, _JUDGEMENTS = "evidence matrix", "keeping-in-touch sheet", "judgements"
"""What is printed, for the log and the names of files."""


class Printing(QObject):
    """What leaves the window on paper; there is one, so that menu, key and button print the same."""

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._folder = user_documents_path()
        self.every_kind = self.about = False
        context.opened.connect(self.show_usual)

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of printing do, by their ids."""
        return {
            "matrix.print": self.print_matrix,
            "matrix.save": self.save_matrix,
            "sheet.print": self.print_sheet,
            "sheet.save": self.save_sheet,
            "judgements.print": self.print_judgements,
            "judgements.save": self.save_judgements,
        }

    @Slot(bool, bool)
    def show_as(self, every_kind: bool, about: bool) -> None:
        """Print the matrix as its page shows it: each kind of witness on its own; action against impact."""
        self.every_kind, self.about = every_kind, about

    @Slot()
    def show_usual(self) -> None:
        """Print the matrix as its page shows it to begin with."""
        self.show_as(False, False)

    @Slot()
    def print_matrix(self) -> None:
        """Print the evidence matrix."""
        from inspector_app.services import matrix

        self._print(self.tr("Print the evidence matrix"), _MATRIX, matrix.matrix, self._matrix_sheet, landscape=True)

    @Slot()
    def save_matrix(self) -> None:
        """Write the evidence matrix as a PDF."""
        from inspector_app.services import matrix

        self._save(self.tr("Save the evidence matrix"), _MATRIX, matrix.export, self._matrix_sheet)

    @Slot()
    def print_sheet(self) -> None:
        """Print the keeping-in-touch sheet."""
        from inspector_app.services import matrix
        from ui.touch_sheet import touch_sheet

        self._print(self.tr("Print the keeping-in-touch sheet"), _SHEET, matrix.matrix, touch_sheet, landscape=False)

    @Slot()
    def save_sheet(self) -> None:
        """Write the keeping-in-touch sheet as a PDF."""
        from inspector_app.services import matrix
        from ui.touch_sheet import touch_sheet

        self._save(self.tr("Save the keeping-in-touch sheet"), _SHEET, matrix.export, touch_sheet)

    @Slot()
    def print_judgements(self) -> None:
        """Print the judgements."""
        from inspector_app.services import judgements
        from ui.team_sheet import team_sheet

        self._print(self.tr("Print the judgements"), _JUDGEMENTS, judgements.team_view, team_sheet, landscape=True)

    @Slot()
    def save_judgements(self) -> None:
        """Write the judgements as a PDF."""
        from inspector_app.services import judgements
        from ui.team_sheet import team_sheet

        self._save(self.tr("Save the judgements"), _JUDGEMENTS, judgements.export, team_sheet)

    def _matrix_sheet(self, counted: "Matrix") -> "Sheet":
        from ui.matrix_sheet import matrix_sheet

        return matrix_sheet(counted, every_kind=self.every_kind, about=self.about)

    def _print(
        self,
        title: str,
        name: str,
        read: "Callable[[Workbook], T]",
        sheet_of: "Callable[[T], Sheet]",
        *,
        landscape: bool,
    ) -> None:
        """Ask for a printer, and have what is read then printed on it."""
        from ui import pdf

        paint = partial(self._paint, name, read, sheet_of)
        dialogs.ask_printer(self._window, title, pdf.page_layout(landscape=landscape), paint)

    def _paint(
        self, name: str, read: "Callable[[Workbook], T]", sheet_of: "Callable[[T], Sheet]", printer: "QPrinter"
    ) -> None:
        from inspector_app.services import journal
        from ui import pdf

        self._context.seal()
        if (found := self._context.do(read)) is not None:
            sheet = sheet_of(found)
            pdf.paint(sheet.document, printer, pages=sheet.pages, smaller=sheet.smaller)
            self._context.do(journal.note_printed, name)
            where = printer.outputFileName() or printer.printerName()
            self._context.said.emit(self.tr("Printed on {0}: {1}.").format(where, name))

    def _save(
        self,
        title: str,
        name: str,
        export: "Callable[[Workbook, Path, str, Callable[[T, Path], None]], str]",
        sheet_of: "Callable[[T], Sheet]",
    ) -> None:
        """Ask where to, and have the sheet of this name exported there."""
        from inspector_app.services import visits

        suggested = self._context.do(visits.suggested_name, name, ".pdf")
        if suggested is None:
            return
        path = dialogs.ask_save_path(self._window, title, ".pdf", self._folder / suggested)
        if path is None:
            return
        self._folder = path.parent
        self._context.seal()
        if self._context.do(export, path, name, partial(_write, sheet_of)) is not None:
            self._context.said.emit(
                self.tr("“{0}” was written to {1}. It is not encrypted: anybody who has the file can read it.").format(
                    path.name, path.parent
                )
            )


def _write(sheet_of: "Callable[[T], Sheet]", found: T, path: Path) -> None:
    from ui import pdf

    sheet = sheet_of(found)
    pdf.write(sheet.document, path, landscape=sheet.landscape, pages=sheet.pages, smaller=sheet.smaller)
