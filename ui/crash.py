"""When something goes wrong that nobody foresaw: write down where, never what, and tell the window quietly.

The log holds type names, file names and line numbers. The message of an exception may hold what somebody said in an
interview, so it is left out, save for the app's own sentences, and so are the values of variables. Notes are saved when
they are entered, so nothing is lost and the program goes on.
"""

import faulthandler
import os
import re
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING

from platformdirs import user_log_path
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)

from inspector_app.domain.errors import WorkbookError

if TYPE_CHECKING:
    from ui.crash_log import CrashLog

_WARNING, _ERROR = 30, 40
"""Levels of the standard library's logging, which is not loaded before the window is painted."""
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|“[^”]*”")
_PATH = re.compile(r"\S*[/\\]\S*")


class CrashWatch(QObject):
    """Catches what nobody foresaw, from any thread and from Qt; `happened` is for the window's banner."""

    happened = Signal(str)
    """Details that may be copied into a report: no note text, no names, no paths."""

    def __init__(self, folder: Path | None = None) -> None:
        """Begin to watch.

        Args:
            folder: Where the log is written; the system's own place for logs by default.
        """
        super().__init__()
        self._telling = False
        self._folder = folder or user_log_path("inspector-workbook", appauthor=False)
        self._log: CrashLog | None = None
        self._early: list[str] = []
        self._faults = _faults(self._folder)
        if self._faults is not None:
            faulthandler.enable(self._faults)
        self._before = (sys.excepthook, threading.excepthook, qInstallMessageHandler(self._from_qt))
        sys.excepthook = self._from_python
        threading.excepthook = self._from_thread

    def open_log(self) -> "CrashLog":
        """Return the log, opened if need be: what it is made of is slow to load, so the window is painted first."""
        if self._log is None:
            from ui.crash_log import CrashLog

            self._log = CrashLog(self._folder)
            for said in self._early:
                self._log.write(_WARNING, said)
        return self._log

    def stop(self) -> None:
        """Stop watching and give back what was there before."""
        sys.excepthook, threading.excepthook, handler = self._before
        qInstallMessageHandler(handler)
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
        if self._log is not None:
            self._log.close()

    def _from_python(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._tell(described(error))

    def _from_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._tell(described(args.exc_value))

    def _from_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            return
        said = f"Qt: {without_content(message)}"
        if kind is QtMsgType.QtWarningMsg:
            if self._log is None:
                self._early.append(said)
            else:
                self._log.write(_WARNING, said)
        else:
            self._tell(said)

    def _tell(self, details: str) -> None:
        self.open_log().write(_ERROR, details)
        if sys.stderr is not None:
            sys.stderr.write(f"{details}\n")
        if self._telling:  # the telling itself went wrong
            return
        self._telling = True
        try:
            self.happened.emit(f"{_surroundings()}\n{details}")
        finally:
            self._telling = False


def _faults(folder: Path) -> IO[str] | None:
    """Open the file for what ends the program at once; where that cannot be done the app starts without it."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        stream = (folder / "faults.log").open("a", encoding="utf-8")
        (folder / "faults.log").chmod(0o600)
    except OSError:
        return None
    return stream


def described(error: BaseException) -> str:
    """Return the types, files and lines of an exception and of those that led to it, newest last."""
    lines = []
    for link in reversed(list(_chain(error))):
        said = f": {link}" if isinstance(link, WorkbookError) else ""
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}{said}")
        trace = link.__traceback__
        while trace is not None:
            code = trace.tb_frame.f_code
            lines.append(f"  {_short(code.co_filename)}:{trace.tb_lineno} in {code.co_qualname}")
            trace = trace.tb_next
    return "\n".join(lines)


def _chain(error: BaseException) -> list[BaseException]:
    links: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in links:
        links.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return links


def _short(file: str) -> str:
    """Return the last two parts of a path: enough to find the line, without the user's name."""
    return "/".join(Path(file).parts[-2:])


def without_content(message: str) -> str:
    """Return a message of Qt's without what it quotes and without paths, both of which may name people."""
    return _PATH.sub("…", _QUOTED.sub("…", message.splitlines()[0] if message else ""))[:200]


def _surroundings() -> str:
    import platform
    from importlib.metadata import PackageNotFoundError, version  # slow, and only wanted when all else failed

    try:
        app = version("inspector-workbook")
    except PackageNotFoundError:  # run from a bundle
        app = "?"
    return f"Workbook {app} · Python {platform.python_version()} · Qt {qVersion()} · {platform.system()} {os.name}"
