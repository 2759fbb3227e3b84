"""The panel of gaps tells, weakness by weakness, who was heard and who was not."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from inspector_app.domain.matrix import Cell, Matrix
from tests.inspector_app.matrices import small_matrix
from ui import theme
from ui.widgets.gaps_panel import EvidenceBars, GapsPanel


@pytest.fixture
def panel(qtbot: QtBot) -> GapsPanel:
    made = GapsPanel()
    qtbot.addWidget(made)
    made.resize(made.width(), 600)
    made.show()
    made.show_matrix(small_matrix())
    return made


def accents(bars: EvidenceBars) -> int:
    """Return how many pixels have the colour of the bars."""
    drawn = bars.grab().toImage()
    wanted = theme.colour("accent").rgb()
    return sum(QColor(drawn.pixel(x, y)).rgb() == wanted for x in range(drawn.width()) for y in range(drawn.height()))


def test_each_weakness_tells_the_groups_that_must_be_heard(panel: GapsPanel) -> None:
    assert [bars.accessibleName() for bars in panel.bars] == [
        "1 EHC plans: Young people, 2; Parents and carers, 8; Officers, 16",
        "2 Joint commissioning.: Young people, none yet; Parents and carers, none yet; Officers, 1",
    ]


def test_the_bars_are_as_long_as_the_notes_are_many(panel: GapsPanel) -> None:
    before = accents(panel.bars[0])
    fewer = {**small_matrix().cells, (1, "la_officer"): Cell(1), (2, "nhs_officer"): Cell(16)}
    panel.show_matrix(small_matrix(cells=fewer))
    assert accents(panel.bars[0]) < before


def test_gaps_are_named_in_sentences_and_many_are_counted(panel: GapsPanel) -> None:
    assert panel.gaps.title.text() == "Gaps to fill"
    assert panel.gaps.words.text() == (
        "No young person has been heard about Joint commissioning.\n"
        "No parent or carer has been heard about Joint commissioning."
    )
    panel.show_matrix(small_matrix(cells={}))
    assert panel.gaps.words.text().splitlines()[-1] == "And 4 more gaps."


def test_one_gap_is_told_as_one_and_none_is_not_told_at_all(panel: GapsPanel) -> None:
    heard = {**small_matrix().cells, (2, "young_person"): Cell(1)}
    panel.show_matrix(small_matrix(cells=heard))
    assert panel.gaps.title.text() == "Gap to fill"
    panel.show_matrix(small_matrix(cells={**heard, (2, "parent_carer"): Cell(1)}))
    assert not panel.gaps.isVisible()


def test_a_weakness_more_or_less_is_a_row_of_bars_more_or_less(panel: GapsPanel) -> None:
    many: Matrix = small_matrix(weaknesses=tuple(f"Weakness number {rank}" for rank in range(1, 15)))
    panel.show_matrix(many)
    assert len(panel.bars) == 14
    panel.show_matrix(small_matrix())
    assert len(panel.bars) == 2


def test_more_weaknesses_than_there_is_room_for_are_scrolled_by_key(qtbot: QtBot, panel: GapsPanel) -> None:
    area = panel.findChildren(QScrollArea)[0]
    assert area.focusPolicy() is Qt.FocusPolicy.NoFocus  # no stop of Tab where all is in view
    panel.show_matrix(small_matrix(weaknesses=tuple(f"Weakness number {rank}" for rank in range(1, 15))))
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert area.focusPolicy() is Qt.FocusPolicy.TabFocus  # and a click leaves the focus where notes are typed
    for _ in range(4):
        qtbot.keyClick(area, Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() == area.verticalScrollBar().maximum()


def test_the_panel_needs_a_wide_window_and_at_larger_text_a_wider_one() -> None:
    assert GapsPanel.has_room(1366)
    assert not GapsPanel.has_room(1200)
    theme.appearance.apply(theme.Look.LIGHT, 1.5)
    assert not GapsPanel.has_room(1366)


def test_own_comments_and_what_was_only_seen_fill_no_gap(panel: GapsPanel) -> None:
    panel.show_matrix(small_matrix(cells={(1, "young_person"): Cell(2, observed=2, comments=3)}, weaknesses=("Plans",)))
    told = "1 Plans: Young people, none yet; Parents and carers, none yet; Officers, none yet"
    assert panel.bars[0].accessibleName() == told
    assert panel.gaps.words.text().startswith("No young person has been heard about Plans.")
