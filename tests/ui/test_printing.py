"""The matrix and the keeping-in-touch sheet are printed, or written as files that are whole or not there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inspector_app.services import journal, visits, workbooks
from tests.inspector_app.visits import MARKER, PASSPHRASE
from tests.ui.test_pdf import pages
from ui import dialogs, pdf
from ui.context import AppContext
from ui.pages.matrix import MatrixPage
from ui.printing import Printing


@pytest.fixture
def context(qtbot: QtBot, closed: Path) -> Iterator[AppContext]:
    """Return a context with a small visit open."""
    made = AppContext()
    made.take(workbooks.opened(closed, PASSPHRASE))
    yield made
    made.close()
    qtbot.waitUntil(lambda: not made.runner.busy)


@pytest.fixture
def failures(context: AppContext) -> list[str]:
    """Return the sentences that the banner would show, as they come."""
    told: list[str] = []

    def hear(error: Exception) -> None:
        told.append(str(error))

    context.failed.connect(hear)
    return told


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def printing(qtbot: QtBot, context: AppContext, window: QWidget) -> Printing:
    return Printing(context, window)


def answer(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[str]:
    """Let the question for a file be answered; return what is suggested."""
    suggested: list[str] = []

    def ask(_: object, __: str, suffix: str, given: Path) -> Path | None:
        assert suffix == ".pdf"
        suggested.append(given.name)
        return path

    monkeypatch.setattr(dialogs, "ask_save_path", ask)
    return suggested


def test_the_matrix_is_saved_and_the_log_knows_it(
    context: AppContext, printing: Printing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    context.said.connect(said.append)
    path = tmp_path / "matrix.pdf"
    assert answer(monkeypatch, path) == []
    printing.save_matrix()
    assert pages(path.read_bytes()) == 1
    last = journal.log(context.workbook)[-1]
    assert (last.deed, last.what) == ("exported evidence matrix", "matrix.pdf")
    assert said == ["“matrix.pdf” was written. It is not encrypted: anybody who has the file can read it."]


def test_the_sheet_is_saved_as_one_page_without_a_word_of_the_notes(
    context: AppContext, printing: Printing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sheet.pdf"
    suggested = answer(monkeypatch, path)
    printing.save_sheet()
    assert suggested == [visits.suggested_name(context.workbook, "keeping-in-touch sheet", ".pdf")]
    assert pages(path.read_bytes()) == 1
    assert MARKER.encode() not in path.read_bytes()
    assert journal.log(context.workbook)[-1].deed == "exported keeping-in-touch sheet"


def test_who_thinks_better_of_it_has_no_file_and_no_line_in_the_log(
    context: AppContext, printing: Printing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, None)
    before = journal.log(context.workbook)
    printing.save_matrix()
    assert journal.log(context.workbook) == before


def test_a_file_that_cannot_be_written_is_told_and_is_not_there(
    context: AppContext, failures: list[str], printing: Printing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, tmp_path / "nowhere" / "matrix.pdf")
    printing.save_matrix()
    assert failures == [
        "“matrix.pdf” could not be written: the folder is not there; put the stick back in or choose another folder."
    ]


@pytest.mark.parametrize(("sheet", "landscape"), [("matrix", True), ("sheet", False)])
def test_what_is_printed_is_what_would_be_saved(
    qtbot: QtBot, printing: Printing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sheet: str, landscape: bool
) -> None:
    path = tmp_path / "printed.pdf"

    def ask(_: QWidget, __: str, layout: QPageLayout, chosen: object) -> None:
        assert layout.isEquivalentTo(pdf.page_layout(landscape=landscape))
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(layout)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        assert callable(chosen)
        chosen(printer)

    monkeypatch.setattr(dialogs, "ask_printer", ask)
    {"matrix": printing.print_matrix, "sheet": printing.print_sheet}[sheet]()
    assert pages(path.read_bytes()) == 1
    assert b"/ToUnicode" in path.read_bytes()


def test_the_question_for_a_printer_stops_nothing_and_its_answer_prints(qtbot: QtBot, window: QWidget) -> None:
    printed: list[QPrinter] = []
    layout = pdf.page_layout(landscape=True)
    for accept in (False, True):
        dialogs.ask_printer(window, "Print", layout, printed.append)
        [asked] = [one for one in QApplication.topLevelWidgets() if isinstance(one, QPrintDialog) and one.isVisible()]
        with qtbot.waitSignal(asked.finished):
            asked.accept() if accept else asked.reject()
        assert len(printed) == accept
    assert printed[0].pageLayout().orientation() is QPageLayout.Orientation.Landscape


def test_the_pages_button_prints_what_its_switches_show(
    qtbot: QtBot, context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = MatrixPage(context)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.table.cells.matrix is not None and not page._reading.busy)
    path = tmp_path / "matrix.pdf"
    answer(monkeypatch, path)
    offered = {action.text(): action for action in page.print.menu().actions()}
    assert list(offered) == [
        "Print the matrix…",
        "Save the matrix as PDF…",
        "Print the keeping-in-touch sheet…",
        "Save the keeping-in-touch sheet as PDF…",
    ]
    offered["Save the matrix as PDF…"].trigger()
    groups = path.read_bytes()
    page.every_kind.setChecked(True)
    offered["Save the matrix as PDF…"].trigger()
    assert len(path.read_bytes()) != len(groups)
