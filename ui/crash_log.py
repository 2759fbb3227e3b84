"""The log of what went wrong: rotating, for this user alone, with places instead of what somebody said."""

import logging
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from ui.crash import described

_LOGGERS = ("inspector_app", "ui", "exports")
_BIGGEST, _KEPT = 512 * 1024, 3


class CrashLog:
    """Takes what the app's own loggers are given until it is closed."""

    def __init__(self, folder: Path) -> None:
        """Open the log in this folder; where that cannot be done the app goes on without it."""
        self._handler = _opened(folder / "workbook.log")
        for name in _LOGGERS:
            logging.getLogger(name).addHandler(self._handler)

    def write(self, level: int, said: str) -> None:
        """Write one entry; it may have several lines."""
        logging.getLogger("ui.crash").log(level, "%s", said)

    def close(self) -> None:
        """Stop taking entries."""
        for name in _LOGGERS:
            logging.getLogger(name).removeHandler(self._handler)
        self._handler.close()


def _opened(log: Path) -> logging.Handler:
    try:
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = RotatingFileHandler(log, maxBytes=_BIGGEST, backupCount=_KEPT, encoding="utf-8")
        handler.setFormatter(_PlaceFormatter("{asctime} {levelname} {name} {message}", style="{"))
        log.chmod(0o600)
    except OSError:
        return logging.NullHandler()
    return handler


class _PlaceFormatter(logging.Formatter):
    """Writes where an exception came from instead of what it said; times in UTC."""

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:
        return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="seconds")

    def formatException(  # type: ignore[override]  # only ever given a real exception
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None]
    ) -> str:
        return described(ei[1])
