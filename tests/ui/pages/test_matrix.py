"""The evidence matrix by keys: cells, the notes behind them, its switches, and the way to where a note was taken."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from inspector_app.services import notes, tagging, workbooks
from tests.inspector_app.matrices import QUOTE, heard_visit
from tests.inspector_app.visits import PASSPHRASE, brought, new_workbook, note, visit
from tests.ui.pages.conftest import Shown
from tests.ui.windows import page as page_of
from tests.ui.windows import unlocked
from ui import theme
from ui.context import AppContext
from ui.main_window import MainWindow
from ui.models.matrix import STEPS
from ui.models.notes import ROW
from ui.pages.capture import CapturePage
from ui.pages.matrix import MatrixPage
from ui.widgets.matrix_legend import Steps

Key = Qt.Key


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the closed workbook of a visit in which a parent and officers were heard."""
    new_workbook(tmp_path / "heard.workbook", heard_visit(), author="A").close()
    return tmp_path / "heard.workbook"


@pytest.fixture
def heard(qtbot: QtBot, folder: Path) -> Iterator[AppContext]:
    """Return a context with that workbook open."""
    made = AppContext()
    made.take(workbooks.opened(folder, PASSPHRASE))
    yield made
    made.close()
    qtbot.waitUntil(lambda: not made.runner.busy)


@pytest.fixture
def page(qtbot: QtBot, heard: AppContext, shown: Shown) -> MatrixPage:
    made = MatrixPage(heard)
    shown(made)
    ready(qtbot, made)
    return made


def ready(qtbot: QtBot, page: MatrixPage) -> None:
    """Wait until the page shows what is counted now."""
    qtbot.waitUntil(lambda: page.table.cells.matrix is not None and not page._reading.busy)


def press(qtbot: QtBot, page: MatrixPage, *keys: Qt.Key) -> None:
    """Press keys in the matrix."""
    page.table.setFocus()
    for key in keys:
        qtbot.keyClick(page.table, key)


def texts(page: MatrixPage) -> list[str]:
    """Return the notes that are listed below the matrix."""
    model = page.notes.notes
    return [model.index(row, 0).data(ROW).text for row in range(model.rowCount())] if page.notes.isVisible() else []


def test_arrows_go_to_a_cell_and_enter_shows_its_notes(qtbot: QtBot, page: MatrixPage) -> None:
    assert texts(page) == []
    press(qtbot, page, Key.Key_Right, Key.Key_Return)
    assert page.chosen.text() == "1 Plans · Parents and carers · 1 note"
    assert texts(page) == [QUOTE]
    press(qtbot, page, Key.Key_Right, Key.Key_Return)
    assert texts(page) == ["Officers say it is better.", "A second officer agrees."]
    assert page.table.hasFocus()


def test_a_click_on_a_cell_shows_its_notes_too(qtbot: QtBot, page: MatrixPage) -> None:
    place = page.table.visualRect(page.table.cells.index(1, 2)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.chosen.text() == "2 Joint commissioning. · Officers · 1 note"
    assert texts(page) == ["Officers say it is better."]


def test_a_gap_is_told_in_a_sentence(qtbot: QtBot, page: MatrixPage) -> None:
    press(qtbot, page, Key.Key_Return)
    assert page.none.isVisible()
    assert page.none.sentence.text() == "No young person has been heard about Plans."


def test_the_last_column_shows_all_evidence_about_a_weakness_without_the_teams_own(
    qtbot: QtBot, page: MatrixPage
) -> None:
    press(qtbot, page, Key.Key_Down, Key.Key_End, Key.Key_Return)
    assert page.chosen.text() == "2 Joint commissioning. · All witnesses · 1 note"
    assert texts(page) == ["Officers say it is better."]


def test_escape_gives_the_matrix_the_room_again(qtbot: QtBot, page: MatrixPage) -> None:
    press(qtbot, page, Key.Key_Right, Key.Key_Return)
    page.notes.setFocus()
    qtbot.keyClick(page.notes, Key.Key_Escape)
    assert not page.notes.isVisible()
    assert page.table.hasFocus()


def test_enter_on_a_note_chooses_it(qtbot: QtBot, page: MatrixPage, heard: AppContext) -> None:
    press(qtbot, page, Key.Key_Right, Key.Key_Return)
    page.notes.setFocus()
    page.notes.choose(0)
    with qtbot.waitSignal(page.note_chosen) as chosen:
        qtbot.keyClick(page.notes, Key.Key_Return)
    assert chosen.args == [note(heard.workbook, "n1").subject]


def test_every_kind_on_its_own_is_a_switch_and_the_cell_stays_with_its_group(qtbot: QtBot, page: MatrixPage) -> None:
    press(qtbot, page, Key.Key_Right, Key.Key_Right, Key.Key_Return)
    qtbot.mouseClick(page.every_kind, Qt.MouseButton.LeftButton)
    names = [column.name for column in page.table.cells.columns]
    assert names[:5] == ["Young people", "Parents and carers", "Parent carer forum", "LA officers", "NHS officers"]
    assert "Team meetings" in names
    assert page.chosen.text() == "1 Plans · LA officers · 2 notes"
    qtbot.mouseClick(page.every_kind, Qt.MouseButton.LeftButton)
    assert page.chosen.text() == "1 Plans · Officers · 2 notes"


def test_action_against_impact_takes_the_place_of_the_stances(qtbot: QtBot, page: MatrixPage) -> None:
    before = page.table.viewport().grab().toImage()
    qtbot.mouseClick(page.about, Qt.MouseButton.LeftButton)
    assert page.table.about
    assert page.table.viewport().grab().toImage() != before
    shown_signs = [sign.accessibleName() for sign in page.legend._abouts if sign.isVisible()]
    assert shown_signs == ["Action", "Impact"]
    assert not any(sign.isVisible() for sign in page.legend._stances)


def test_the_page_follows_what_is_tagged_and_deleted(qtbot: QtBot, page: MatrixPage, heard: AppContext) -> None:
    press(qtbot, page, Key.Key_Right, Key.Key_Return)
    weakness = note(heard.workbook, "n1").tags[0]
    heard.do(tagging.hold, note(heard.workbook, "n2").subject, weakness)
    qtbot.waitUntil(lambda: len(texts(page)) == 2)
    assert "not tagged" not in page.heading.subtitle.text()
    heard.do(notes.delete, note(heard.workbook, "n1").subject)
    qtbot.waitUntil(lambda: texts(page) == ["Not held against anything."])


def test_the_head_counts_notes_inspectors_untagged_and_gaps(page: MatrixPage) -> None:
    assert page.heading.subtitle.text() == "5 notes from 2 inspectors · 1 not tagged yet · 3 gaps"


def test_a_gap_looks_like_one_and_the_more_notes_the_darker(page: MatrixPage) -> None:
    drawn = page.table.viewport().grab().toImage()

    def colours(row: int, column: int) -> set[str]:
        rect = page.table.visualRect(page.table.cells.index(row, column))
        return {
            QColor(drawn.pixel(x, y)).name()
            for x in range(rect.left(), rect.right(), 2)
            for y in range(rect.top(), rect.bottom(), 2)
        }

    assert theme.colour("gap").name() in colours(0, 0)
    assert theme.colour("heat/4").name() in colours(0, 2)
    assert theme.colour("heat/2").name() in colours(1, 2)
    assert theme.colour("gap").name() not in colours(1, 2)


def test_the_legend_speaks_of_stronger_grounds_only_where_there_are_some(page: MatrixPage) -> None:
    [steps] = page.findChildren(Steps)
    assert steps.isVisible()
    theme.appearance.apply(theme.Look.CONTRAST)
    assert len({theme.colour(f"heat/{step}").name() for step in range(STEPS + 1)}) == 1
    assert not steps.isVisible()


def test_a_visit_without_notes_says_how_to_begin(qtbot: QtBot, tmp_path: Path, shown: Shown) -> None:
    new_workbook(tmp_path / "new.workbook", {**visit(), "notes": [], "findings": []}).close()
    context = AppContext()
    context.take(workbooks.opened(tmp_path / "new.workbook", PASSPHRASE))
    made = MatrixPage(context)
    shown(made)
    ready(qtbot, made)
    assert made.empty.isVisible()
    assert "Alt+1" in made.empty.sentence.text()
    context.close()
    qtbot.waitUntil(lambda: not context.runner.busy)


def test_fourteen_weaknesses_scroll_within_the_table_at_the_largest_text(
    qtbot: QtBot, tmp_path: Path, shown: Shown
) -> None:
    many = [{"id": f"w{rank}", "position": rank, "title": f"Weakness {rank}"} for rank in range(1, 15)]
    new_workbook(tmp_path / "many.workbook", {**heard_visit(), "weaknesses": many}, author="A").close()
    context = AppContext()
    context.take(workbooks.opened(tmp_path / "many.workbook", PASSPHRASE))
    made = MatrixPage(context)
    window = shown(made)
    theme.appearance.apply(theme.Look.LIGHT, 2.0)
    window.resize(800, 640)
    ready(qtbot, made)
    press(qtbot, made, *([Key.Key_Down] * 13), Key.Key_End)
    index = made.table.currentIndex()
    assert (index.row(), index.column()) == (13, made.table.cells.columnCount() - 1)
    assert made.table.viewport().rect().contains(made.table.visualRect(index).center())
    assert made.table.verticalHeader().isVisible()
    assert made.table.horizontalHeader().isVisible()
    area = window.centralWidget()
    assert isinstance(area, QScrollArea)
    assert made.minimumSizeHint().width() <= 800
    context.close()
    qtbot.waitUntil(lambda: not context.runner.busy)


def test_the_first_note_of_a_cell_that_is_opened_by_key_is_seen_on_a_low_window_with_large_text(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    unlocked(qtbot, window, folder)
    theme.appearance.apply(theme.Look.LIGHT, 2.0)
    window.resize(1366, 700)
    page = page_of(window, "matrix", MatrixPage)
    ready(qtbot, page)
    press(qtbot, page, Key.Key_End, Key.Key_Return)
    notes = page.notes
    assert notes.notes.rowCount()

    def is_seen() -> bool:
        first = notes.visualRect(notes.notes.index(0, 0))
        return not first.isEmpty() and notes.viewport().visibleRegion().boundingRect().contains(first.center())

    qtbot.waitUntil(is_seen)
    assert page.chosen.visibleRegion().boundingRect() == page.chosen.rect()


def test_alt_3_goes_there_the_navigation_tells_the_gaps_and_a_note_opens_in_capture(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    unlocked(qtbot, window, folder)
    qtbot.keyClick(window, Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert window.frame is not None
    page = page_of(window, "matrix", MatrixPage)
    ready(qtbot, page)
    page.setFocus()
    assert page.table.hasFocus()
    assert window.focusWidget() is page.table
    entry = window.frame.nav._entries["matrix"]
    qtbot.waitUntil(lambda: entry.accessibleName() == "Evidence matrix, 3 gaps")
    press(qtbot, page, Key.Key_Right, Key.Key_Return)
    page.notes.setFocus()
    page.notes.choose(0)
    qtbot.keyClick(page.notes, Key.Key_Return)
    capture = page_of(window, "capture", CapturePage)
    assert capture.isVisible()
    assert QUOTE in capture.timeline.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_panel_of_gaps_stands_beside_the_notes_where_the_window_is_wide(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    book = unlocked(qtbot, window, folder)
    capture = page_of(window, "capture", CapturePage)
    window.resize(1366, 768)
    qtbot.waitUntil(capture.gaps.isVisible)
    qtbot.waitUntil(lambda: len(capture.gaps.bars) == 2)
    assert capture.gaps.gaps.words.text().startswith("No young person has been heard about Plans.")
    first, second = note(book, "n1").tags[0], note(book, "n2").subject
    window.context.do(tagging.hold, second, first)
    told = "1 Plans: Young people, none yet; Parents and carers, 2; Officers, 2"
    qtbot.waitUntil(lambda: capture.gaps.bars[0].accessibleName() == told)
    window.resize(1100, 768)
    qtbot.waitUntil(lambda: not capture.gaps.isVisible())


def test_an_own_comment_stands_beside_the_notes_of_a_cell_and_leaves_a_gap_a_gap(
    qtbot: QtBot, page: MatrixPage, heard: AppContext
) -> None:
    brought(
        heard.workbook,
        interviews=[{"id": "int-9", "code": "A-C9", "witness_kind": "young_person", "title": "Youth council"}],
        notes=[
            {"id": f"n{n}", "interview": "int-9", "author": "ins-a", "text": text, "voice": voice, "tags": ["w1"]}
            for n, text, voice in ((8, "They looked tired.", "observed"), (9, "I must ask again.", "comment"))
        ],
    )
    heard._tell()
    ready(qtbot, page)
    press(qtbot, page, Key.Key_Home, Key.Key_Return)
    qtbot.waitUntil(lambda: page.chosen.text() == "1 Plans · Young people · 1 note + 1 own comment")
    assert sorted(texts(page)) == ["I must ask again.", "They looked tired."]
    assert page.legend._own.isVisible()
    assert page.heading.subtitle.text().endswith("3 gaps")
    assert page.table.cells.index(0, 5).data(Qt.ItemDataRole.DisplayRole) == "2 of 3 kinds"


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_the_matrix_takes_the_room_there_is(qtbot: QtBot, tmp_path: Path, shown: Shown, factor: float) -> None:
    many = [{"id": f"w{rank}", "position": rank, "title": f"Weakness {rank}"} for rank in range(1, 15)]
    new_workbook(tmp_path / "many.workbook", {**heard_visit(), "weaknesses": many}, author="A").close()
    context = AppContext()
    context.take(workbooks.opened(tmp_path / "many.workbook", PASSPHRASE))
    made = MatrixPage(context)
    window = shown(made)
    theme.appearance.apply(theme.Look.LIGHT, factor)
    window.resize(1142, 749)  # what the window leaves a page at 1366 by 768
    ready(qtbot, made)
    qtbot.waitUntil(lambda: made.height() - made.hint.mapTo(made, made.hint.rect().bottomLeft()).y() < theme.px(50))
    assert made.height() <= window.height()
    context.close()
    qtbot.waitUntil(lambda: not context.runner.busy)
