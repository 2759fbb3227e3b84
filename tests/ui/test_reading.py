"""A question to the workbook is answered on the window's thread, the newest answer only."""

from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from inspector_app.domain.errors import MissingError
from inspector_app.services import visits, workbooks
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import PASSPHRASE
from ui.context import AppContext
from ui.reading import Reading


def opened(folder: Path) -> AppContext:
    context = AppContext()
    context.take(workbooks.opened(folder, PASSPHRASE))
    return context


def test_the_answer_comes_and_the_banner_is_not_told(qtbot: QtBot, closed: Path) -> None:
    context = opened(closed)
    started = QSignalSpy(context.started)
    reading = Reading(context, visits.team, QObject(context))
    with qtbot.waitSignal(reading.answered) as answer:
        reading.ask()
    assert [one.code for one in answer.args[0].values()] == ["A"]
    assert started.count() == 0
    qtbot.waitUntil(lambda: not reading.busy)
    context.close()


def test_asked_again_while_under_way_only_the_last_answer_counts(qtbot: QtBot, closed: Path) -> None:
    context = opened(closed)
    go_on = Event()
    asked: list[int] = []

    def question(_: Workbook) -> int:
        asked.append(len(asked))
        go_on.wait(20)
        return len(asked)

    reading = Reading(context, question, QObject(context))
    answers = QSignalSpy(reading.answered)
    for _ in range(5):
        reading.ask()
    go_on.set()
    qtbot.waitUntil(lambda: not reading.busy and answers.count() == 1)
    assert answers.at(0) == [2]
    assert asked == [0, 1]
    context.close()


def test_a_failure_is_told_and_the_next_question_is_asked(qtbot: QtBot, closed: Path) -> None:
    context = opened(closed)
    failures = QSignalSpy(context.failed)

    def question(_: Workbook) -> int:
        raise MissingError("It is not there.")

    reading = Reading(context, question, QObject(context))
    reading.ask()
    qtbot.waitUntil(lambda: failures.count() == 1 and not reading.busy)
    reading.ask()
    qtbot.waitUntil(lambda: failures.count() == 2 and not reading.busy)
    context.close()


def test_an_answer_that_comes_after_the_workbook_was_closed_is_dropped(qtbot: QtBot, closed: Path) -> None:
    context = opened(closed)
    reading = Reading(context, visits.team, QObject(context))
    answers = QSignalSpy(reading.answered)
    reading.ask()
    context.close()
    qtbot.waitUntil(lambda: not reading.busy)
    assert answers.count() == 0
    reading.ask()
    assert not reading.busy
