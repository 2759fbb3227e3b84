"""What a note says of itself: one of each group at most, words while there is room, symbols where there is little."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.mark_chips import MarkChips


@pytest.fixture
def place(qtbot: QtBot) -> QWidget:
    place = QWidget()
    qtbot.addWidget(place)
    place.resize(1200, 300)
    return place


@pytest.fixture
def chips(place: QWidget) -> MarkChips:
    made = MarkChips(place)
    QVBoxLayout(place).addWidget(made)
    place.show()
    return made


def test_of_each_group_one_at_most_is_on(chips: MarkChips) -> None:
    for group in (chips.stance, chips.about, chips.voice):
        for code, chip in group.chips.items():
            chip.click()
            assert group.code == code
            assert sum(other.isChecked() for other in group.chips.values()) == 1
        chip.click()
        assert group.code is None


def test_what_was_set_is_told_once(qtbot: QtBot, chips: MarkChips) -> None:
    told: list[str | None] = []
    chips.changed.connect(lambda: told.append(chips.voice.code))
    chips.voice.set_code("observed")
    chips.voice.set_code("of a later version")
    assert told == ["observed", "of a later version"]


def test_a_time_by_hand_comes_and_goes_with_its_chip(chips: MarkChips) -> None:
    chips.set_heard(datetime(2022, 5, 10, 9, 5, tzinfo=UTC))
    assert (chips.heard.text(), chips.heard.isChecked()) == ("Heard 09:05", True)
    chips.heard.setChecked(False)
    assert (chips.heard_at, chips.heard.isHidden()) == (None, True)


def test_where_words_need_more_than_two_lines_the_symbols_stand_alone_and_tool_tips_tell(
    qtbot: QtBot, place: QWidget, chips: MarkChips
) -> None:
    marks = [chip for chip in chips.chips if chip is not chips.heard]
    assert not any(chip.brief for chip in marks)
    theme.appearance.apply(theme.Look.LIGHT, 2.0)
    place.resize(780, 400)
    qtbot.waitUntil(lambda: all(chip.brief for chip in marks))
    assert [chip.toolTip() for chip in marks] == [chip.accessibleName() for chip in marks]
    assert chips.flow.heightForWidth(chips.width()) < 2 * theme.px(60)
    theme.appearance.apply(theme.Look.LIGHT)
    place.resize(1200, 400)
    qtbot.waitUntil(lambda: not any(chip.brief or chip.toolTip() for chip in marks))


def test_a_brief_chip_that_is_on_shows_a_tick(qtbot: QtBot, chips: MarkChips) -> None:
    chip = chips.stance.chips["progress"]
    chip.set_brief(True)
    off, size = chip.grab().toImage(), chip.sizeHint()
    chip.setChecked(True)
    assert chip.grab().toImage() != off
    assert chip.sizeHint() == size
