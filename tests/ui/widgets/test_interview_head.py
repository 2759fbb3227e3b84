"""The head of an interview fits every width, and says how long it has been going on without disturbing."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtWidgets import QBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from inspector_app.domain.moments import moment_text, now
from inspector_app.domain.things import Interview
from inspector_app.domain.visit_kind import visit_kind
from ui import theme
from ui.widgets.interview_head import InterviewHead

WITNESS = visit_kind("send_revisit").witness("nhs_officer")


def interview(**fields: Any) -> Interview:
    given: dict[str, Any] = {
        "subject": UUID(int=1),
        "id": "1",
        "witness_kind": "nhs_officer",
        "code": "A-N1",
        "title": "Designated clinical officer and the commissioners of both health bodies",
        "setting": "Toxteth Annexe",
        "people": 5,
        "started": moment_text(now() - timedelta(minutes=29)),
    }
    return Interview(**(given | fields))


@pytest.fixture
def head(qtbot: QtBot) -> InterviewHead:
    made = InterviewHead()
    qtbot.addWidget(made)
    made.resize(1100, 200)
    made.show()
    return made


def test_it_says_whom_where_how_many_and_since_when(head: InterviewHead) -> None:
    head.show_interview(interview(), WITNESS)
    assert head.witness.text == "NHS officer"
    assert head.facts.text().startswith("Toxteth Annexe · 5 people · A-N1 · started ")
    assert head.clock.text.startswith("00:29:")


@pytest.mark.parametrize(
    "fields",
    [
        {"ended": moment_text(now())},
        {"started": None},
        {"started": "some day"},
        {"started": moment_text(now() - timedelta(days=2))},
        {"started": moment_text(now() + timedelta(hours=2))},
    ],
    ids=["ended", "no start", "odd", "long ago", "still to come"],
)
def test_the_clock_runs_only_while_it_can_be_true(head: InterviewHead, fields: dict[str, Any]) -> None:
    head.show_interview(interview(**fields), WITNESS)
    assert head.clock.isHidden()
    assert not head.clock._timer.isActive()


def test_the_clock_goes_on_by_itself(qtbot: QtBot, head: InterviewHead) -> None:
    head.show_interview(interview(), WITNESS)
    before = head.clock.text
    qtbot.waitUntil(lambda: head.clock.text != before, timeout=5_000)


def test_what_is_left_to_do_stands_there_only_while_there_is_something(head: InterviewHead) -> None:
    head.show_interview(interview(), WITNESS)
    assert head.untagged.isHidden()
    assert head.write_ups.isHidden()
    head.show_untagged(3)
    head.show_write_ups(2, "2 h")
    assert (head.untagged.text, head.write_ups.text()) == ("3 not tagged", "2 to write up · oldest 2 h")
    head.show_untagged(0)
    head.show_write_ups(0, "")
    assert head.untagged.isHidden()
    assert head.write_ups.isHidden()


@pytest.mark.parametrize(("width", "factor"), [(1100, 1.0), (900, 1.0), (860, 2.0), (420, 1.0)])
def test_nothing_is_cut_off_at_any_width(qtbot: QtBot, head: InterviewHead, width: int, factor: float) -> None:
    theme.appearance.apply(theme.Look.LIGHT, factor)
    head.show_interview(interview(), WITNESS)
    head.show_untagged(3)
    head.show_write_ups(2, "2 h 5 min")
    head.resize(width, 10)
    qtbot.waitUntil(lambda: head.width() == width)
    head.resize(width, head.heightForWidth(width))
    parts: list[QWidget] = [head.title, head.witness, head.facts, head.clock, head.new, head.end, head.untagged]
    for part in (*parts, head.write_ups, head.correct, head.all):
        assert part.visibleRegion().boundingRect().size() == part.size()
        assert part.accessibleName() or part.property("text")


def test_where_there_is_little_room_the_ways_are_symbols_with_names(qtbot: QtBot, head: InterviewHead) -> None:
    head.show_interview(interview(), WITNESS)
    head.resize(700, 200)
    qtbot.waitUntil(lambda: not head.all.text())
    assert (head.all.accessibleName(), head.all.toolTip()) == ("All interviews", "All interviews")
    head.resize(500, 200)
    qtbot.waitUntil(lambda: head._top.direction() is QBoxLayout.Direction.TopToBottom)
    head.resize(1100, 200)
    qtbot.waitUntil(lambda: head.all.text() == "All interviews")
