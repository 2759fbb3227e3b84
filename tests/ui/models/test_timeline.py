"""The timeline's model: what comes, goes or changes is told where it stands, so that the eye keeps its place."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from inspector_app.domain.evidence import NoteRow
from inspector_app.services import interviews, notes, visits
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import note as given
from tests.ui.rows import NAMES, note
from ui.models.timeline import TimelineModel, scene_of


class Told:
    """Remembers what a model tells its views."""

    def __init__(self, model: TimelineModel) -> None:
        self.lines: list[object] = []
        model.modelReset.connect(self._reset)
        model.rowsInserted.connect(self._came)
        model.rowsRemoved.connect(self._went)
        model.dataChanged.connect(self._changed)

    def _reset(self) -> None:
        self.lines.append("reset")

    def _came(self, _: QModelIndex, first: int, last: int) -> None:
        self.lines.append(("came", first, last))

    def _went(self, _: QModelIndex, first: int, last: int) -> None:
        self.lines.append(("went", first, last))

    def _changed(self, first: QModelIndex, _: QModelIndex) -> None:
        self.lines.append(("changed", first.row()))


ROWS = [note(n) for n in (1, 2, 3, 4)]
Change = Callable[[list[NoteRow]], list[NoteRow]]


def shown() -> tuple[TimelineModel, Told]:
    model = TimelineModel()
    model.show(ROWS, NAMES, "A")
    return model, Told(model)


def numbers(model: TimelineModel) -> list[int]:
    return [model.note(row).subject.int for row in range(model.rowCount())]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda rows: [note(9), *rows], [("came", 0, 0)]),
        (lambda rows: [*rows[:2], note(8), note(9), *rows[2:]], [("came", 2, 3)]),
        (lambda rows: rows[1:], [("went", 0, 0)]),
        (lambda rows: [rows[0], rows[3]], [("went", 1, 2)]),
        (lambda rows: [*rows[:3], replace(rows[3], stance="concern"), note(9)], [("came", 4, 4), ("changed", 3)]),
        (lambda rows: [rows[1], rows[0], *rows[2:]], ["reset"]),
        (lambda rows: [], [("went", 0, 3)]),
    ],
)
def test_a_view_is_told_what_came_went_and_changed(
    qtmodeltester: ModelTester, change: Change, told: list[object]
) -> None:
    model, heard = shown()
    after = change(list(ROWS))
    model.show(after, NAMES, "A")
    assert heard.lines == told
    assert [model.note(row) for row in range(model.rowCount())] == after
    qtmodeltester.check(model)


def test_notes_that_did_not_change_are_the_same_ones_as_before() -> None:
    model, _ = shown()
    model.show([replace(row) for row in ROWS], NAMES, "A")
    assert all(model.note(place) is row for place, row in enumerate(ROWS))


def test_a_note_that_was_taken_stands_where_it_was_heard(qtmodeltester: ModelTester) -> None:
    model, heard = shown()
    assert model.keep(note(9)) == 4
    assert model.keep(replace(note(7), heard="2022-05-09T09:02:30+01:00")) == 2
    assert numbers(model) == [1, 2, 7, 3, 4, 9]
    assert heard.lines == [("came", 4, 4), ("came", 2, 2)]
    qtmodeltester.check(model)


def test_a_note_that_was_changed_stays_and_one_heard_at_another_time_moves() -> None:
    model, heard = shown()
    assert model.keep(replace(ROWS[1], text="changed")) == 1
    assert model.keep(replace(ROWS[1], heard="2022-05-09T10:00:00+01:00")) == 3
    assert numbers(model) == [1, 3, 4, 2]
    assert heard.lines == [("changed", 1), ("went", 1, 1), ("came", 3, 3)]


def test_what_is_to_be_written_up_and_what_is_not_tagged_is_known() -> None:
    model, heard = shown()
    model.set_to_write_up([UUID(int=2)])
    model.set_to_write_up([UUID(int=2), UUID(int=4)])
    assert heard.lines == [("changed", 1), ("changed", 3)]
    assert "To be written up." in model.index(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert model.untagged == 4
    model.keep(note(9, tags=(1,)))
    assert model.untagged == 4


def test_a_note_taken_here_makes_the_very_row_that_a_list_of_all_has(workbook: Workbook) -> None:
    [row] = interviews.listed(workbook)
    seen = visits.overview(workbook)
    scene = scene_of(seen, row)
    weaknesses = [one.subject for one in seen.weaknesses]
    kept = notes.capture(
        workbook,
        interview=given(workbook, "n1").interview,
        text="She waited.",
        heard="2022-05-10T10:00:00+01:00",
        tags=reversed(weaknesses),
        stance="concern",
        voice="observed",
        about="impact",
    )
    listed = {one.subject: one for one in notes.listed(workbook)}
    assert scene.row(kept) == listed[kept.subject]
    assert listed[kept.subject].tags == (1, 2)
