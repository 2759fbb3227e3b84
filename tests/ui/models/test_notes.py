"""Notes in lists: what each cell says, what a screen reader tells, what the filter finds, what stays in its place."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from inspector_app.domain.evidence import NoteRow
from inspector_app.domain.note_filter import NOT_TAGGED, NoteFilter
from tests.ui.rows import NAMES, note
from ui.models.notes import ROW, Column, NoteTableModel, clock_time, day_and_time, sentence
from ui.models.timeline import TimelineModel


def _texts(model: NoteTableModel) -> list[str]:
    return [model.note(row).text for row in range(model.rowCount())]


@pytest.fixture(params=[NoteTableModel, TimelineModel])
def model(request: pytest.FixtureRequest) -> NoteTableModel | TimelineModel:
    made: NoteTableModel | TimelineModel = request.param()
    return made


def test_the_models_keep_qts_rules(qtmodeltester: ModelTester, model: NoteTableModel | TimelineModel) -> None:
    model.show([note(n) for n in range(5)], NAMES)
    qtmodeltester.check(model)


def test_the_cells_of_a_note_say_when_who_what_about_what_and_by_whom() -> None:
    model = NoteTableModel()
    model.show([note(5, tags=(2, 3), interview_code="A-P3"), note(6, author_role="", voice="comment")], NAMES)
    cells = [[model.index(row, column).data() for column in Column] for row in range(2)]
    assert cells == [
        ["9 May 09:05", "A-P3 · Toxteth Annexe · Parents and carers", "Plans are late", "2, 3", "A, HMI lead"],
        ["9 May 09:06", "Toxteth Annexe · Parents and carers · Own comment", "Plans are late", "Not tagged", "A"],
    ]
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert heads == ["Time", "Witness", "Note", "Weaknesses", "By"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            note(5, "Plans are late", tags=(2, 3), stance="concern"),
            (
                "9 May 09:05, Parents and carers. Concern. Plans are late. "
                "Held against 2 EHC plans, 3 Joint commissioning. By A, HMI lead."
            ),
        ),
        (
            note(5, "“nobody rang”", voice="verbatim", stance="progress", decisions=True),
            (
                "9 May 09:05, Parents and carers. Progress. In their own words. “nobody rang” Not tagged. "
                "A conflict waits for a decision. By A, HMI lead."
            ),
        ),
        (
            note(5, voice="observed", about="impact", tags=(2,), typed="2022-05-09T16:40:00+01:00"),
            (
                "9 May 09:05, Parents and carers. About impact. Observed. Plans are late. Held against 2 EHC plans. "
                "By A, HMI lead. Typed 9 May 16:40."
            ),
        ),
        (note(5, "Why?", heard=None, tags=(1,)), "Why? Held against 1 Leaders’ action. By A, HMI lead."),
    ],
)
def test_a_screen_reader_is_told_a_note_in_a_sentence(row: NoteRow, told: str) -> None:
    assert sentence(row, NAMES) == told
    table, timeline = NoteTableModel(), TimelineModel()
    table.show([row], NAMES)
    timeline.show([row], NAMES)
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert table.index(0, Column.NOTE).data(spoken) == told.replace("By A,", "In Toxteth Annexe. By A,")
    assert timeline.index(0).data(spoken) == told


def test_the_weaknesses_of_a_note_are_told_by_name_and_a_cell_shows_all_of_its_words_under_the_mouse() -> None:
    model = NoteTableModel()
    model.show([note(1, "5 < 6", tags=(1,)), note(2)], NAMES)
    told, tip = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole
    assert model.index(0, Column.WEAKNESSES).data(told) == f"Held against 1 {NAMES[0]}."
    assert model.index(1, Column.WEAKNESSES).data(told) == "Not tagged."
    assert model.index(0, Column.NOTE).data(tip) == "<qt>5 &lt; 6</qt>"


def test_no_cell_is_silent() -> None:
    model = NoteTableModel()
    model.show([note(1)], NAMES)
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert all(model.index(0, column).data(spoken) for column in Column)


def test_times_are_those_of_the_place_where_it_was_heard() -> None:
    assert day_and_time("2022-05-09T23:30:00+05:30") == "9 May 23:30"
    assert clock_time("2022-12-31T09:05:59Z") == "09:05"
    assert (day_and_time(None), clock_time(None)) == ("", "")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["Plans are late", "A new caseworker", "Late again, says the caseworker"]),
        ("late", ["Plans are late", "Late again, says the caseworker"]),
        ("CASEWORKER late", ["Late again, says the caseworker"]),
        ("  late   case ", ["Late again, says the caseworker"]),
        ("officers", ["A new caseworker"]),
        ("toxteth", ["Plans are late", "A new caseworker", "Late again, says the caseworker"]),
        ("nobody", []),
    ],
)
def test_the_filter_finds_notes_that_hold_every_word(words: str, found: list[str]) -> None:
    model = NoteTableModel()
    model.show(
        [
            note(1, "Plans are late"),
            note(2, "A new caseworker", witness_name="Officers"),
            note(3, "Late again, says the caseworker"),
        ]
    )
    model.filter(words)
    assert _texts(model) == found
    assert (model.hits, model.total) == (len(found), 3)


def test_the_filter_may_ask_for_more_than_words_and_stays_when_notes_come() -> None:
    model = NoteTableModel()
    model.show([note(1, "late"), note(2, "late", tags=(1,))])
    model.filter("late", NoteFilter(weaknesses=frozenset([NOT_TAGGED])))
    assert model.hits == 1
    model.show([note(1, "late"), note(2, "late", tags=(1,)), note(3, "late"), note(4, "early")])
    assert [model.note(row).subject.int for row in range(model.hits)] == [1, 3]


def _numbers(model: NoteTableModel) -> list[int]:
    return [model.note(row).subject.int for row in range(model.hits)]


@pytest.mark.parametrize(
    ("column", "forward", "back"),
    [
        (Column.TIME, [1, 2, 3, 4], [4, 3, 2, 1]),
        (Column.WITNESS, [2, 3, 1, 4], [1, 4, 2, 3]),
        (Column.NOTE, [3, 1, 4, 2], [2, 4, 1, 3]),
        (Column.WEAKNESSES, [4, 2, 1, 3], [1, 3, 2, 4]),
        (Column.BY, [1, 2, 3, 4], [4, 1, 2, 3]),
    ],
)
def test_the_notes_are_ordered_by_any_column_and_back(column: Column, forward: list[int], back: list[int]) -> None:
    model = NoteTableModel()
    rows = [
        note(1, "“beta”", witness_name="Parents"),
        note(2, "Zeta", witness_name="Officers", tags=(2, 3)),
        note(3, "alpha", witness_name="Officers"),
        note(4, "Delta", witness_name="Parents", tags=(1,), author_role="", author_code="CQC"),
    ]
    model.show(rows)
    model.sort(column, Qt.SortOrder.AscendingOrder)
    assert _numbers(model) == forward
    model.sort(column, Qt.SortOrder.DescendingOrder)
    assert _numbers(model) == back
    model.filter("eta")
    assert _numbers(model) == [number for number in back if number in (1, 2)]
    model.show([*rows, note(5, "Beta")])
    assert set(_numbers(model)) == {1, 2, 5}


def test_the_next_untagged_note_is_found_from_a_row_on_and_then_from_the_first() -> None:
    model = NoteTableModel()
    model.show([note(1), note(2, tags=(1,)), note(3), note(4, tags=(1,))])
    assert model.untagged == 2
    assert [model.untagged_from(row) for row in (-1, 0, 1, 2, 3, 4, 99)] == [0, 0, 2, 2, 0, 0, 0]
    model.show([note(2, tags=(1,))])
    assert model.untagged_from(0) is None


def test_the_words_of_the_filter_are_at_hand_for_those_who_light_them(qtbot: QtBot) -> None:
    model = NoteTableModel()
    with qtbot.waitSignal(model.filtered):
        model.filter("Case Worker")
    assert model.words == ("case", "worker")


class Signals:
    """Counts what a model tells its views."""

    def __init__(self, model: QAbstractItemModel) -> None:
        self.told: list[object] = []
        model.modelReset.connect(self._reset)
        model.rowsInserted.connect(self._inserted)
        model.dataChanged.connect(self._changed)

    def _reset(self) -> None:
        self.told.append("reset")

    def _inserted(self, _: QModelIndex, first: int, last: int) -> None:
        self.told.append(("inserted", first, last))

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self.told.append(("changed", first.row(), last.row()))


Change = Callable[[list[NoteRow]], list[NoteRow]]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda rows: [*rows, note(9)], [("inserted", 3, 3)]),
        (lambda rows: [*rows, note(8), note(9)], [("inserted", 3, 4)]),
        (lambda rows: [rows[0], replace(rows[1], text="changed"), rows[2]], [("changed", 1, 1)]),
        (lambda rows: rows, []),
    ],
)
def test_views_are_told_no_more_than_what_changed(
    model: NoteTableModel | TimelineModel, change: Change, told: list[object]
) -> None:
    rows = [note(1), note(2), note(3)]
    model.show(rows, NAMES)
    signals = Signals(model)
    model.show(change(rows), NAMES)
    assert signals.told == told


@pytest.mark.parametrize("change", [lambda rows: rows[1:], lambda rows: [note(9), *rows]])
def test_a_table_is_told_of_all_when_notes_go_or_come_in_between(change: Change) -> None:
    model, rows = NoteTableModel(), [note(1), note(2), note(3)]
    model.show(rows, NAMES)
    signals = Signals(model)
    model.show(change(rows), NAMES)
    assert signals.told == ["reset"]


def test_a_row_is_found_by_its_note_and_the_note_by_its_row(model: NoteTableModel | TimelineModel) -> None:
    model.show([note(1), note(2)], NAMES)
    assert model.row_of(UUID(int=2)) == 1
    assert model.row_of(UUID(int=7)) is None
    assert model.note(1) == note(2)
    assert model.index(1, 0).data(ROW) == note(2)


def test_new_names_of_weaknesses_are_shown_at_once(model: NoteTableModel | TimelineModel) -> None:
    model.show([note(1, tags=(1,))], NAMES)
    model.show([note(1, tags=(1,))], ("Governance",))
    spoken = model.index(0, Column.NOTE if isinstance(model, NoteTableModel) else 0)
    assert "1 Governance" in spoken.data(Qt.ItemDataRole.AccessibleTextRole)


def test_some_notes_are_brought_up_to_date_where_they_stand(qtbot: QtBot) -> None:
    model = NoteTableModel()
    model.show([note(n, f"note {n}") for n in range(5)], NAMES)
    with qtbot.waitSignal(model.dataChanged, check_params_cb=lambda first, *_: first.row() == 3):
        model.update([UUID(int=3)], [note(3, "note 3", tags=(2,))])
    assert model.note(3).tags == (2,)
    model.filter("note", NoteFilter(weaknesses=frozenset([NOT_TAGGED])))
    model.update([UUID(int=1), UUID(int=4)], [note(1, "note 1", tags=(1,))])
    assert _numbers(model) == [0, 2]
    assert (model.total, model.untagged) == (4, 2)
