"""What became of the files: true after undo and redo from anywhere, never more than a few rows, and cleared."""

from collections.abc import Iterator, Mapping

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.services import merging, notes, undoing
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import edited, handed_over, note
from ui.context import AppContext
from ui.widgets.files_told import FilesTold

Laptops = Mapping[str, Workbook]


@pytest.fixture
def lead(qtbot: QtBot, laptops: Laptops) -> Iterator[AppContext]:
    made = AppContext()
    made.take(laptops["A"])
    yield made
    made.runner.wait()
    qtbot.waitUntil(lambda: not made.runner.busy)


@pytest.fixture
def told(qtbot: QtBot, lead: AppContext) -> FilesTold:
    made = FilesTold(lead)
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show()
    return made


def merge(laptops: Laptops, told: FilesTold, *, is_final: bool = False) -> str:
    """Merge the work of B and tell of it; return the file's name."""
    edited(laptops["B"], "n2", text="B's words.")
    path = handed_over(laptops["B"])
    assert merging.apply(laptops["A"], merging.preview(laptops["A"], path)) is not None
    told.tell_merge(path.name, "1 updated", is_final=is_final)
    return path.name


def test_a_merge_that_is_undone_elsewhere_is_told_as_taken_back_and_redone_as_merged(
    laptops: Laptops, told: FilesTold
) -> None:
    file = merge(laptops, told)
    for _ in range(2):
        [row] = told.list.rows.rows
        assert (row.text, row.below, row.symbol) == (f"“{file}” is merged.", "1 updated", "circle-check")
        assert told.undo.isVisible()
        assert told.undo.text() == f"Undo the merge of “{file}”"
        undoing.undo(laptops["A"])
        told.refresh()
        [row] = told.list.rows.rows
        assert (row.text, row.symbol, row.role) == (f"“{file}” was taken back.", "undo-2", "muted")
        assert not told.undo.isVisible()
        undoing.redo(laptops["A"])
        told.refresh()


def test_a_merge_is_offered_to_be_taken_back_while_it_is_the_last_deed(
    qtbot: QtBot, laptops: Laptops, told: FilesTold
) -> None:
    file = merge(laptops, told)
    notes.rewrite(laptops["A"], note(laptops["A"], "n1").subject, "Something else.")
    told.refresh()
    assert not told.undo.isVisible()
    undoing.undo(laptops["A"])
    told.refresh()
    with qtbot.waitSignal(told.taken_back, timeout=20_000):
        qtbot.mouseClick(told.undo, Qt.MouseButton.LeftButton)
    told.refresh()
    assert told.list.rows.rows[0].text == f"“{file}” was taken back."


def test_a_merge_that_removed_texts_for_good_is_not_offered_to_be_taken_back(laptops: Laptops, told: FilesTold) -> None:
    merge(laptops, told, is_final=True)
    assert not told.undo.isVisible()


def test_many_files_take_the_room_of_three_and_can_be_cleared(qtbot: QtBot, told: FilesTold) -> None:
    heights = []
    for number in range(7):
        told.tell(f"{number}.handover", f"“{number}.handover” brings nothing new.", "All is here.", "check", "muted")
        heights.append(told.list.height())
    assert heights[2] == heights[6]
    assert told.earlier.text() == "7, the latest below"
    last = told.list.rows.index(6)
    qtbot.waitUntil(lambda: told.list.viewport().rect().contains(told.list.visualRect(last)))
    qtbot.mouseClick(told.clear, Qt.MouseButton.LeftButton)
    assert told.list.rows.rows == ()
    assert not told.isVisible()
