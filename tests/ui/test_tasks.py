"""Long work comes back to the window complete, in order and on the window's own thread."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Slot
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from inspector_app.domain.errors import CancelledError, MissingError
from inspector_app.domain.progress import Progress, no_progress
from ui.tasks import Task, TaskRunner


@pytest.fixture
def runner() -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.cancel()
    runner.wait()


class Listener(QObject):
    """Keeps what a task tells, and on which thread."""

    def __init__(self, task: Task) -> None:
        super().__init__()
        self.told: list[tuple[str, object]] = []
        self.on_gui_thread: list[bool] = []
        task.succeeded.connect(self._succeeded)
        task.failed.connect(self._failed)
        task.progressed.connect(self._progressed)
        task.finished.connect(self._finished)

    def _keep(self, what: str, value: object = None) -> None:
        self.told.append((what, value))
        self.on_gui_thread.append(threading.current_thread() is threading.main_thread())

    @Slot(object)
    def _succeeded(self, value: object) -> None:
        self._keep("succeeded", value)

    @Slot(object)
    def _failed(self, error: object) -> None:
        self._keep("failed", error)

    @Slot(int, int)
    def _progressed(self, done: int, total: int) -> None:
        self._keep("progressed", (done, total))

    @Slot()
    def _finished(self) -> None:
        self._keep("finished")


def test_the_value_of_a_deed_arrives_on_the_windows_thread_and_finished_comes_last(
    qtbot: QtBot, runner: TaskRunner
) -> None:
    task = runner.start(divmod, 17, 5)
    listener = Listener(task)
    with qtbot.waitSignal(task.finished):
        pass
    assert listener.told == [("succeeded", (3, 2)), ("finished", None)]
    assert listener.on_gui_thread == [True, True]


def test_the_deed_runs_on_another_thread(qtbot: QtBot, runner: TaskRunner) -> None:
    task = runner.start(threading.get_ident)
    with qtbot.waitSignal(task.succeeded) as told:
        pass
    assert told.args != [threading.get_ident()]


def test_nothing_is_told_before_the_event_loop_so_that_nothing_is_missed(qtbot: QtBot, runner: TaskRunner) -> None:
    task = runner.start(int)
    runner.wait()  # the deed is over, and nobody has connected yet
    with qtbot.waitSignal(task.succeeded) as told:
        pass
    assert told.args == [0]


def test_a_problem_the_user_can_act_on_is_told_as_failed(qtbot: QtBot, runner: TaskRunner) -> None:
    def deed() -> None:
        raise MissingError("The file is no longer there.")

    task = runner.start(deed)
    listener = Listener(task)
    with qtbot.waitSignal(task.finished):
        pass
    assert [what for what, _ in listener.told] == ["failed", "finished"]
    assert str(listener.told[0][1]) == "The file is no longer there."


def test_a_bug_in_a_deed_is_told_as_failed_and_reaches_the_hook_for_bugs(qtbot: QtBot, runner: TaskRunner) -> None:
    task = runner.start(divmod, 1, 0)
    listener = Listener(task)
    with capture_exceptions() as bugs, qtbot.waitSignal(task.finished):
        pass
    assert [bug[0] for bug in bugs] == [ZeroDivisionError]
    assert [what for what, _ in listener.told] == ["failed", "finished"]


def test_progress_is_given_to_a_deed_that_has_a_parameter_of_that_name(qtbot: QtBot, runner: TaskRunner) -> None:
    def deed(count: int, progress: Progress = no_progress) -> int:
        for done in range(count + 1):
            progress(done, count)
        return count

    task = runner.start(deed, 100_000)
    listener = Listener(task)
    with qtbot.waitSignal(task.finished, timeout=20_000):
        pass
    reports = [value for what, value in listener.told if what == "progressed"]
    assert reports[-1] == (100_000, 100_000)
    assert len(reports) < 1_000  # not one each
    assert [what for what, _ in listener.told[-2:]] == ["succeeded", "finished"]


def test_a_cancelled_deed_stops_at_its_next_report_and_says_so(qtbot: QtBot, runner: TaskRunner) -> None:
    begun, go_on = threading.Event(), threading.Event()
    written: list[str] = []

    def deed(progress: Progress = no_progress) -> None:
        begun.set()
        go_on.wait(10)
        progress(1, 2)
        written.append("the end")

    task = runner.start(deed)
    listener = Listener(task)
    assert begun.wait(10)
    task.cancel()
    go_on.set()
    with qtbot.waitSignal(task.finished):
        pass
    assert isinstance(listener.told[0][1], CancelledError)
    assert written == []


def test_a_deed_cancelled_at_its_last_step_is_told_as_done(qtbot: QtBot, runner: TaskRunner) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def deed(progress: Progress = no_progress) -> str:
        begun.set()
        go_on.wait(10)
        progress(2, 2)
        return "kept"

    task = runner.start(deed)
    assert begun.wait(10)
    task.cancel()
    with qtbot.waitSignal(task.succeeded) as told:
        go_on.set()
    assert told.args == ["kept"]


def test_a_deed_cancelled_while_it_waits_never_begins(qtbot: QtBot, runner: TaskRunner) -> None:
    hold = threading.Event()
    ran: list[str] = []
    runner.start(hold.wait, 10)
    second = runner.start(ran.append, "second")
    second.cancel()
    with qtbot.waitSignal(second.failed) as told:
        hold.set()
    assert told.args is not None
    assert isinstance(told.args[0], CancelledError)
    assert ran == []


def test_deeds_run_one_after_the_other(qtbot: QtBot, runner: TaskRunner) -> None:
    order: list[int] = []
    under_way = threading.Lock()

    def deed(number: int) -> None:
        assert under_way.acquire(blocking=False)
        order.append(number)
        under_way.release()

    tasks = [runner.start(deed, number) for number in range(20)]
    with qtbot.waitSignal(tasks[-1].finished):
        pass
    assert order == list(range(20))


def test_a_listener_that_is_gone_is_not_called(qtbot: QtBot, runner: TaskRunner) -> None:
    hold = threading.Event()
    task = runner.start(hold.wait, 10)
    listener = Listener(task)
    told = listener.told
    listener.deleteLater()
    QCoreApplication.sendPostedEvents(listener, QEvent.Type.DeferredDelete)
    with qtbot.waitSignal(task.finished):
        hold.set()
    assert told == []


def test_a_task_that_has_told_its_end_is_gone_and_the_runner_is_idle(qtbot: QtBot, runner: TaskRunner) -> None:
    task = runner.start(int)
    assert runner.busy
    with qtbot.waitSignal(task.destroyed):
        pass
    assert not runner.busy


def test_wait_returns_when_the_last_deed_is_over(runner: TaskRunner) -> None:
    done: list[int] = []
    for number in range(5):
        runner.start(done.append, number)
    runner.wait()
    assert done == [0, 1, 2, 3, 4]
