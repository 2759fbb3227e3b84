"""Long work off the window's thread, and its news back on it; the only file in which deeds run on a thread.

One long deed runs at a time, as one workbook has one writer. What a deed returns or raises is delivered from the event
loop, so that whoever started it has until then to connect. Connect bound slots of a QObject, never lambdas: Qt drops a
slot whose object is gone, a lambda fails on it.
"""

import inspect
import sys
from collections.abc import Callable
from functools import cached_property
from threading import Event
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot

from inspector_app.domain.errors import CancelledError, WorkbookError

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

P = ParamSpec("P")
T = TypeVar("T")

_BETWEEN_NEWS = 50
"""Milliseconds between two reports of progress."""


class _Reporter:
    """The `progress` given to a deed: keeps the last report for the window to fetch, and stops a cancelled deed.

    The last step is no place to stop at: what was to be done is done.
    """

    def __init__(self) -> None:
        self.cancelled = Event()
        self.latest: tuple[int, int] | None = None

    def __call__(self, done: int, total: int) -> None:
        if self.cancelled.is_set() and done < total:
            raise CancelledError("Stopped. Nothing was changed.")
        self.latest = (done, total)


class Task(QObject):
    """One long deed under way; it deletes itself when it has told how it ended."""

    succeeded = Signal(object)
    """The value the deed returned."""
    failed = Signal(object)
    """The exception the deed raised; CancelledError if it was stopped."""
    progressed = Signal(int, int)
    """Steps done and steps in all, at most twenty times a second."""
    finished = Signal()
    """It is over, whichever way; comes last."""

    _ended = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._reporter = _Reporter()
        self._told: tuple[int, int] | None = None
        self._news = QTimer(self)
        self._news.setInterval(_BETWEEN_NEWS)
        self._news.timeout.connect(self._tell)
        self._ended.connect(self._end)

    @Slot()
    def cancel(self) -> None:
        """Ask the deed to stop at its next report of progress, or not to begin."""
        self._reporter.cancelled.set()

    @Slot()
    def _tell(self) -> None:
        latest = self._reporter.latest
        if latest is not None and latest != self._told:
            self._told = latest
            self.progressed.emit(*latest)

    @Slot(object, object)
    def _end(self, value: object, error: Exception | None) -> None:
        self._news.stop()
        self._tell()
        if error is None:
            self.succeeded.emit(value)
        else:
            self.failed.emit(error)
            if not isinstance(error, (WorkbookError, OSError)):  # a bug: told as any other
                sys.excepthook(type(error), error, error.__traceback__)
        self.finished.emit()
        self.deleteLater()


class TaskRunner(QObject):
    """Runs long deeds one after the other on a thread of their own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    @cached_property
    def _pool(self) -> "ThreadPoolExecutor":
        from concurrent.futures import ThreadPoolExecutor  # loaded with the first deed, not before the first window

        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="deed")

    def start(self, deed: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Task:
        """Start a deed; one that has a parameter `progress` is given it."""
        task = Task(self)
        reporter = task._reporter  # noqa: SLF001 - one file, one thing
        if _wants_progress(deed):
            kwargs["progress"] = reporter
        task._news.start()  # noqa: SLF001
        self._pool.submit(_run, deed, args, kwargs, reporter, task._ended)  # noqa: SLF001
        return task

    @property
    def busy(self) -> bool:
        """Whether a deed is under way or has not yet told how it ended."""
        return bool(self.findChildren(Task))

    def cancel(self) -> None:
        """Ask every deed to stop."""
        for task in self.findChildren(Task):
            task.cancel()

    def wait(self) -> None:
        """Wait until no deed runs, as before the workbook is closed; how they ended is still told by the event loop."""
        self._pool.submit(int).result()


def _wants_progress(deed: Callable[..., object]) -> bool:
    try:
        return "progress" in inspect.signature(deed).parameters
    except ValueError:  # some of Python's own do not tell
        return False


def _run(
    deed: Callable[..., object],
    args: tuple[object, ...],
    kwargs: dict[str, object],
    reporter: _Reporter,
    ended: SignalInstance,
) -> None:
    """Do the work, on the pool's thread; it knows plain data and the signal, never a window."""
    try:
        if reporter.cancelled.is_set():
            raise CancelledError("Stopped before it began. Nothing was changed.")
        value = deed(*args, **kwargs)
    except Exception as error:  # noqa: BLE001 - handed to the window's thread, which tells known errors from bugs
        ended.emit(None, error)
    else:
        ended.emit(value, None)
