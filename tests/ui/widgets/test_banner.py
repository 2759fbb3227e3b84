"""The banner says one thing at a time, takes no focus, and goes when it is done."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from inspector_app.domain.errors import CancelledError
from inspector_app.domain.progress import Progress, no_progress
from ui import theme
from ui.tasks import TaskRunner
from ui.widgets.banner import Banner, Tone


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(Banner(page))
    column.addWidget(QLineEdit(page))
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.findChildren(QLineEdit)[0].setFocus()
    return page


@pytest.fixture
def banner(page: QWidget) -> Banner:
    return page.findChildren(Banner)[0]


@pytest.fixture
def runner() -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.cancel()
    runner.wait()


def test_it_is_hidden_until_there_is_something_to_say(banner: Banner) -> None:
    assert not banner.isVisible()


def test_a_message_shows_without_taking_the_focus(page: QWidget, banner: Banner) -> None:
    banner.say("The note could not be saved: the disk is full.", Tone.FAILED)
    assert banner.isVisible()
    assert banner.text.text() == "The note could not be saved: the disk is full."
    assert banner.accessibleName() == "The note could not be saved: the disk is full."
    assert page.findChildren(QLineEdit)[0].hasFocus()
    assert not banner.action.isVisible()


def test_the_button_of_a_message_is_pressed(qtbot: QtBot, banner: Banner) -> None:
    banner.say("63 notes were brought in.", Tone.DONE, "Undo")
    assert banner.action.text() == "Undo"
    with qtbot.waitSignal(banner.chosen):
        qtbot.mouseClick(banner.action, Qt.MouseButton.LeftButton)


def test_a_message_is_closed(qtbot: QtBot, banner: Banner) -> None:
    banner.say("63 notes were brought in.")
    with qtbot.waitSignal(banner.dismissed):
        qtbot.mouseClick(banner.close_button, Qt.MouseButton.LeftButton)
    assert not banner.isVisible()


def test_the_newer_message_stands_in_the_place_of_the_older(banner: Banner) -> None:
    banner.say("63 notes were brought in.", Tone.DONE, "Undo")
    banner.say("Something went wrong. Look whether it was done.", Tone.FAILED)
    assert banner.text.text() == "Something went wrong. Look whether it was done."
    assert not banner.action.isVisible()


def test_tones_look_different_also_without_colour(banner: Banner) -> None:
    theme.appearance.apply(theme.Look.CONTRAST)
    pictures = []
    for tone in Tone:
        banner.say("The same words", tone)
        pictures.append(banner.grab().toImage())
    assert all(a != b for i, a in enumerate(pictures) for b in pictures[:i])


def test_a_long_deed_is_followed_until_it_is_over(qtbot: QtBot, banner: Banner, runner: TaskRunner) -> None:
    go_on = threading.Event()

    def deed(progress: Progress = no_progress) -> None:
        progress(3, 8)
        go_on.wait(10)

    task = runner.start(deed)
    banner.follow(task, "Writing the letter")
    assert banner.isVisible()
    assert banner.deed.text.text() == "Writing the letter"
    qtbot.waitUntil(lambda: (banner.deed.bar.value(), banner.deed.bar.maximum()) == (3, 8))
    go_on.set()
    qtbot.waitUntil(lambda: not banner.isVisible())


def test_a_long_deed_is_cancelled(qtbot: QtBot, banner: Banner, runner: TaskRunner) -> None:
    go_on = threading.Event()

    def deed(progress: Progress = no_progress) -> None:
        go_on.wait(10)
        progress(1, 2)

    task = runner.start(deed)
    banner.follow(task, "Writing the letter")
    with qtbot.waitSignal(task.failed) as told:
        qtbot.mouseClick(banner.deed.cancel, Qt.MouseButton.LeftButton)
        assert not banner.deed.cancel.isEnabled()
        go_on.set()
    assert told.args is not None
    assert isinstance(told.args[0], CancelledError)


def test_a_message_that_comes_meanwhile_stands_beside_the_deed_and_outlives_it(
    qtbot: QtBot, banner: Banner, runner: TaskRunner
) -> None:
    go_on = threading.Event()
    task = runner.start(go_on.wait, 10)
    banner.follow(task, "Writing the letter")
    banner.say("The note could not be saved.", Tone.FAILED)
    assert banner.deed.text.text() == "Writing the letter"
    assert banner.deed.bar.isVisible()
    assert banner.deed.cancel.isVisible()
    assert banner.text.isVisible()
    with qtbot.waitSignal(task.destroyed):
        go_on.set()
    assert not banner.deed.isVisible()
    assert banner.isVisible()
    assert banner.text.text() == "The note could not be saved."


def test_a_message_that_is_closed_or_taken_away_leaves_the_deed_there(
    qtbot: QtBot, banner: Banner, runner: TaskRunner
) -> None:
    go_on = threading.Event()
    banner.follow(runner.start(go_on.wait, 10), "Writing the letter")
    for take_away in (banner.close_button.click, banner.clear):
        banner.say("1 note deleted.")
        take_away()
        assert not banner.text.isVisible()
        assert banner.deed.cancel.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: not banner.isVisible())


def test_deeds_that_wait_for_each_other_are_followed_in_their_order(
    qtbot: QtBot, banner: Banner, runner: TaskRunner
) -> None:
    steps = [threading.Event() for _ in range(2)]
    for number, step in enumerate(steps, 1):
        banner.follow(runner.start(step.wait, 10), f"Reading {number}")
    assert banner.deed.text.text() == "Reading 1"
    steps[0].set()
    qtbot.waitUntil(lambda: banner.deed.text.text() == "Reading 2")
    steps[1].set()
    qtbot.waitUntil(lambda: not banner.isVisible())


def test_the_time_left_is_told_where_the_pace_tells_it(qtbot: QtBot, runner: TaskRunner) -> None:
    hand = [0.0]
    banner = Banner(clock=lambda: hand[0])
    qtbot.addWidget(banner)
    steps = [threading.Event() for _ in range(4)]

    def deed(progress: Progress = no_progress) -> None:
        for number, step in enumerate(steps):
            progress(number * 10, 100)
            step.wait(10)

    task = runner.start(deed)
    banner.follow(task, "Merging")
    shown = []
    for number, step in enumerate(steps):
        reported = (number * 10, 100)
        qtbot.waitUntil(lambda: (banner.deed.bar.value(), banner.deed.bar.maximum()) == reported)  # noqa: B023 - waited for here
        shown.append(banner.deed.left.text())
        hand[0] += 1.0
        step.set()
    assert shown == ["", "", "about 10 s left", "about 10 s left"]
    qtbot.waitUntil(lambda: not banner.isVisible())
    banner.say("Merged.")
    assert not banner.deed.left.isVisible()


def test_a_deed_that_tells_no_pace_is_followed_without_a_time(qtbot: QtBot, banner: Banner, runner: TaskRunner) -> None:
    go_on = threading.Event()

    def deed(progress: Progress = no_progress) -> None:
        progress(1, 2)
        go_on.wait(10)

    banner.follow(runner.start(deed), "Writing")
    qtbot.waitUntil(lambda: banner.deed.bar.maximum() == 2)
    assert banner.deed.left.text() == ""
    go_on.set()
    qtbot.waitUntil(lambda: not banner.isVisible())


def test_good_news_goes_by_itself_and_what_failed_stays(qtbot: QtBot, page: QWidget) -> None:
    brief = Banner(page, stays=1)
    brief.move(200, 200)  # away from the mouse
    brief.tell_done("1 note deleted.")
    qtbot.waitUntil(brief.isHidden)
    brief.tell_done("1 note deleted.")
    brief.fail("The disk is full.")
    with pytest.raises(qtbot.TimeoutError):  # the time of the good news that it came after has passed
        qtbot.waitUntil(brief.isHidden, timeout=50)


def test_good_news_waits_while_its_button_has_the_focus(qtbot: QtBot, page: QWidget) -> None:
    brief = Banner(page, stays=1)
    brief.move(200, 200)  # away from the mouse
    brief.say("Exported.", Tone.DONE, "Show")
    brief.action.setFocus()
    with pytest.raises(qtbot.TimeoutError):
        qtbot.waitUntil(brief.isHidden, timeout=50)
    page.findChildren(QLineEdit)[0].setFocus()
    qtbot.waitUntil(brief.isHidden)


def test_a_message_about_a_page_goes_with_the_page_and_what_failed_does_not(banner: Banner) -> None:
    banner.tell_done("1 note deleted.")
    banner.turn_page()
    assert banner.isHidden()
    banner.fail("The disk is full.")
    banner.turn_page()
    assert not banner.isHidden()


def test_in_high_contrast_nothing_shows_through_a_message(qtbot: QtBot, page: QWidget, banner: Banner) -> None:
    theme.appearance.apply(theme.Look.CONTRAST)
    banner.tell_done("1 note deleted.")
    qtbot.waitUntil(banner.isVisible)
    picture = page.grab().toImage()
    corner = banner.mapTo(page, banner.rect().topLeft())
    inside = picture.pixelColor(corner.x() + 4, corner.y() + 4)
    assert inside == banner.palette().color(banner.backgroundRole())
    assert banner.autoFillBackground()
