"""The matrix as a table tells each cell in words, steps of heat, and who is missing."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.domain.matrix import Cell
from tests.inspector_app.matrices import small_matrix
from ui.models.matrix import SHOWN, STEPS, MatrixModel, ShownCell, Triangulation, heat_of

Role = Qt.ItemDataRole


@pytest.fixture
def model() -> MatrixModel:
    made = MatrixModel()
    made.show(small_matrix())
    return made


def told(model: MatrixModel, row: int, column: int) -> str:
    """Return what a screen reader says of a cell."""
    return str(model.index(row, column).data(Role.AccessibleTextRole))


def test_rows_are_the_weaknesses_and_columns_the_groups_and_who_is_missing(model: MatrixModel) -> None:
    across = [model.headerData(number, Qt.Orientation.Horizontal) for number in range(model.columnCount())]
    assert across == [
        "Young people",
        "Parents and carers",
        "Officers",
        "Providers and practitioners",
        "Documents and observations",
        "Triangulation",
    ]
    assert [model.headerData(number, Qt.Orientation.Vertical) for number in range(model.rowCount())] == [
        "1 EHC plans",
        "2 Joint commissioning.",
    ]


def test_every_cell_is_told_in_words(model: MatrixModel) -> None:
    assert told(model, 0, 1) == (
        "1 EHC plans, Parents and carers: 8 notes, 1 progress, 5 concerns, 1 quote, 1 about action, 4 about impact."
    )
    assert told(model, 1, 0) == "2 Joint commissioning., Young people: no evidence yet, a gap."
    assert told(model, 0, 4) == "1 EHC plans, Documents and observations: no notes."
    assert told(model, 1, 2) == "2 Joint commissioning., Officers: 1 note."
    assert told(model, 0, 5) == "1 EHC plans: 3 of 3 kinds. Every kind heard."
    assert told(model, 1, 5) == "2 Joint commissioning.: 1 of 3 kinds. No young person, no parent or carer."


def test_the_fullest_cell_is_the_hottest_and_an_empty_one_has_no_heat(model: MatrixModel) -> None:
    assert [model.index(0, column).data(SHOWN).heat for column in range(5)] == [1, 2, STEPS, 0, 0]
    assert [heat_of(notes, 34) for notes in (0, 1, 9, 21, 34)] == [0, 1, 2, 3, 4]
    assert model.index(1, 0).data(SHOWN) == ShownCell(Cell(), 0, gap=True)
    assert model.index(0, 5).data(SHOWN) == Triangulation(
        complete=True, count="3 of 3 kinds", missing="Every kind heard"
    )


def test_a_matrix_of_the_same_shape_keeps_the_places_of_the_cells(qtbot: QtBot, model: MatrixModel) -> None:
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        model.show(small_matrix(untagged=3))
    with qtbot.waitSignal(model.modelReset):
        model.show(small_matrix(), every_kind=True)
    assert model.columnCount() == len(small_matrix().kind.witnesses) + 1
    with qtbot.waitSignal(model.modelReset):
        model.show(small_matrix(weaknesses=("EHC plans",)), every_kind=True)


def test_before_anything_is_counted_there_is_nothing_to_show() -> None:
    empty = MatrixModel()
    assert (empty.rowCount(), empty.columnCount()) == (0, 0)
    fewer = replace(small_matrix(), weaknesses=())
    empty.show(fewer)
    assert empty.rowCount() == 0
