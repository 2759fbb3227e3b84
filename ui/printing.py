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

    from inspector_app.domain.agreeing import TeamView
    from inspector_app.domain.matrix import Matrix
    from inspector_app.services.workbooks import Workbook

T = TypeVar("T")


class Printing(QObject):
    """What leaves the evidence matrix on paper; `every_kind` and `about` say how the matrix is shown."""

    def __init__(self, context: AppContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._folder = user_documents_path()
        self.every_kind = False
        self.about = False

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

    @Slot()
    def print_matrix(self) -> None:
        """Print the evidence matrix."""
        from ui import pdf

        layout = pdf.page_layout(landscape=True)
        dialogs.ask_printer(self._window, self.tr("Print the evidence matrix"), layout, self._print_matrix)

    @Slot()
    def print_sheet(self) -> None:
        """Print the keeping-in-touch sheet."""
        from ui import pdf

        layout = pdf.page_layout(landscape=False)
        dialogs.ask_printer(self._window, self.tr("Print the keeping-in-touch sheet"), layout, self._print_sheet)

    @Slot()
    def save_matrix(self) -> None:
        """Write the evidence matrix as a PDF."""
        from inspector_app.services import matrix

        write = partial(_write_matrix, every_kind=self.every_kind, about=self.about)
        self._save(self.tr("Save the evidence matrix"), "evidence matrix", write, matrix.export)

    @Slot()
    def save_sheet(self) -> None:
        """Write the keeping-in-touch sheet as a PDF."""
        from inspector_app.services import matrix

        self._save(self.tr("Save the keeping-in-touch sheet"), "keeping-in-touch sheet", _write_sheet, matrix.export)

    @Slot()
    def print_judgements(self) -> None:
        """Print the judgements."""
        from ui import pdf

        layout = pdf.page_layout(landscape=True)
        dialogs.ask_printer(self._window, self.tr("Print the judgements"), layout, self._print_judgements)

    @Slot()
    def save_judgements(self) -> None:
        """Write the judgements as a PDF."""
        from inspector_app.services import judgements

        self._save(self.tr("Save the judgements"), "judgements", _write_judgements, judgements.export)

    def _print_judgements(self, printer: "QPrinter") -> None:
        from inspector_app.services import judgements
        from ui import pdf
        from ui.team_sheet import team_sheet

        if (view := self._context.do(judgements.team_view)) is not None:
            pdf.paint(team_sheet(view).document, printer, pages=1)

    def _print_matrix(self, printer: "QPrinter") -> None:
        from inspector_app.services import matrix
        from ui import pdf
        from ui.matrix_sheet import matrix_sheet

        if (counted := self._context.do(matrix.matrix)) is not None:
            sheet = matrix_sheet(counted, every_kind=self.every_kind, about=self.about)
            pdf.paint(sheet.document, printer, pages=sheet.pages, smaller=sheet.smaller)

    def _print_sheet(self, printer: "QPrinter") -> None:
        from inspector_app.services import matrix
        from ui import pdf
        from ui.touch_sheet import touch_sheet

        if (counted := self._context.do(matrix.matrix)) is not None:
            pdf.paint(touch_sheet(counted).document, printer, pages=1)

    def _save(self, title: str, name: str, write: T, export: "Callable[[Workbook, Path, str, T], str]") -> None:
        """Ask where to, and have the sheet of this name exported there; `write` writes it under a path."""
        from inspector_app.services import visits

        suggested = self._context.do(visits.suggested_name, name, ".pdf")
        if suggested is None:
            return
        path = dialogs.ask_save_path(self._window, title, ".pdf", self._folder / suggested)
        if path is None:
            return
        self._folder = path.parent
        self._context.seal()
        if self._context.do(export, path, name, write) is not None:
            self._context.said.emit(
                self.tr("“{0}” was written. It is not encrypted: anybody who has the file can read it.").format(
                    path.name
                )
            )


def _write_matrix(counted: "Matrix", path: Path, *, every_kind: bool, about: bool) -> None:
    from ui import pdf
    from ui.matrix_sheet import matrix_sheet

    sheet = matrix_sheet(counted, every_kind=every_kind, about=about)
    pdf.write(sheet.document, path, landscape=sheet.landscape, pages=sheet.pages, smaller=sheet.smaller)


def _write_sheet(counted: "Matrix", path: Path) -> None:
    from ui import pdf
    from ui.touch_sheet import touch_sheet

    pdf.write(touch_sheet(counted).document, path, pages=1)


def _write_judgements(view: "TeamView", path: Path) -> None:
    from ui import pdf
    from ui.team_sheet import team_sheet

    pdf.write(team_sheet(view).document, path, landscape=True, pages=1)
