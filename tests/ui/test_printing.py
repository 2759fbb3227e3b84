"""The matrix and the keeping-in-touch sheet are printed, or written as files that are whole or not there."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inspector_app.services import journal, notes, visits, workbooks
from tests.inspector_app.visits import MARKER, PASSPHRASE, note
from tests.ui.test_pdf import pages
from tests.ui.windows import page as page_of
from tests.ui.windows import unlocked
from ui import dialogs, pdf
from ui.context import AppContext
from ui.main_window import MainWindow
from ui.pages.capture import CapturePage
from ui.pages.matrix import MatrixPage
from ui.printing import Printing
from ui.sheet import Sheet


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
def asker(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def printing(qtbot: QtBot, context: AppContext, asker: QWidget) -> Printing:
    return Printing(context, asker)


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
    assert said == [
        f"“matrix.pdf” was written to {tmp_path}. It is not encrypted: anybody who has the file can read it."
    ]


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


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file that every printer prints into."""
    path = tmp_path / "printed.pdf"

    def ask(_: QWidget, __: str, layout: QPageLayout, chosen: Callable[[QPrinter], object]) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(layout)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        chosen(printer)

    monkeypatch.setattr(dialogs, "ask_printer", ask)
    return path


@pytest.mark.parametrize(
    ("sheet", "name"),
    [("matrix", "evidence matrix"), ("sheet", "keeping-in-touch sheet"), ("judgements", "judgements")],
)
def test_what_is_printed_is_on_paper_and_in_the_log(
    context: AppContext, printing: Printing, printed: Path, sheet: str, name: str
) -> None:
    said: list[str] = []
    context.said.connect(said.append)
    printing.slots()[f"{sheet}.print"]()
    assert said == [f"Printed on {printed}: {name}."]
    assert pages(printed.read_bytes()) == 1
    assert b"/ToUnicode" in printed.read_bytes()
    last = journal.log(context.workbook)[-1]
    assert (last.deed, last.what, last.sha256) == (f"printed {name}", "", "")


def test_a_sheet_is_asked_for_on_the_paper_it_is_laid_out_for(
    printing: Printing, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[QPageLayout] = []
    monkeypatch.setattr(dialogs, "ask_printer", lambda _, __, layout, ___: asked.append(layout))
    for sheet in ("matrix", "sheet", "judgements"):
        printing.slots()[f"{sheet}.print"]()
    assert [layout.orientation() is QPageLayout.Orientation.Landscape for layout in asked] == [True, False, True]
    assert all(
        layout.isEquivalentTo(pdf.page_layout(landscape=on))
        for layout, on in zip(asked, (True, False, True), strict=True)
    )


def test_the_question_for_a_printer_stops_nothing_and_its_answer_prints(qtbot: QtBot, asker: QWidget) -> None:
    printed: list[QPrinter] = []
    layout = pdf.page_layout(landscape=True)
    for accept in (False, True):
        dialogs.ask_printer(asker, "Print", layout, printed.append)
        [asked] = [one for one in QApplication.topLevelWidgets() if isinstance(one, QPrintDialog) and one.isVisible()]
        with qtbot.waitSignal(asked.finished):
            asked.accept() if accept else asked.reject()
        assert len(printed) == accept
    assert printed[0].pageLayout().orientation() is QPageLayout.Orientation.Landscape


# From the window


@pytest.fixture
def matrix(qtbot: QtBot, window: MainWindow, closed: Path) -> MatrixPage:
    """Return the page of the matrix in the window, its matrix counted."""
    window.activateWindow()
    unlocked(qtbot, window, closed)
    page = page_of(window, "matrix", MatrixPage)
    qtbot.waitUntil(lambda: page.table.cells.matrix is not None and not page._reading.busy)
    return page


def test_what_is_being_typed_is_kept_before_anything_is_printed(
    qtbot: QtBot, window: MainWindow, matrix: MatrixPage, printed: Path
) -> None:
    book = window.context.workbook
    interview = note(book, "n1").interview
    assert interview is not None
    capture = page_of(window, "capture", CapturePage)
    capture.show_interview(interview)
    qtbot.keyClicks(capture.composer.editor, "Heard just now")
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert printed.exists()
    assert "Heard just now" in {row.text for row in notes.listed(book)}


def test_button_menu_and_key_print_the_matrix_as_its_switches_show_it(
    qtbot: QtBot, window: MainWindow, matrix: MatrixPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = {action.text(): action for action in matrix.print.menu().actions()}
    assert list(offered) == [
        "Print the matrix…",
        "Save the matrix as PDF…",
        "Print the keeping-in-touch sheet…",
        "Save the keeping-in-touch sheet as PDF…",
    ]
    shown: list[tuple[bool, bool]] = []

    def made(_: object, *, every_kind: bool, about: bool) -> Sheet:
        shown.append((every_kind, about))
        return Sheet("")

    monkeypatch.setattr("ui.matrix_sheet.matrix_sheet", made)
    answer(monkeypatch, tmp_path / "matrix.pdf")
    for every_kind, about in ((False, False), (True, False), (True, True)):
        matrix.every_kind.setChecked(every_kind)
        matrix.about.setChecked(about)
        offered["Save the matrix as PDF…"].trigger()
        window.actions_made["matrix.save"].trigger()
    assert shown == [(False, False)] * 2 + [(True, False)] * 2 + [(True, True)] * 2


def test_the_switches_of_one_workbook_are_not_those_of_the_next(
    qtbot: QtBot, window: MainWindow, matrix: MatrixPage, closed: Path
) -> None:
    matrix.every_kind.setChecked(True)
    assert window.printing.every_kind
    window.lock()
    unlocked(qtbot, window, closed)
    assert not window.printing.every_kind
