"""What must be true before anything else is imported; one sentence says what is not.

Imports little and cheaply, runs on Pythons that are too old for the rest, and never imports what it checks.
"""

from __future__ import annotations

import re
import sys
from importlib.machinery import PathFinder
from pathlib import Path

PYTHON = (3, 11)

# pyproject.toml says the same. 6.12.0 loses references to None and True on Python 3.10 and 3.11 until it aborts.
QT = (6, 10)
QT_TOO_NEW = (6, 12)


def check() -> str | None:
    """Return one sentence for the user when this Python or this Qt cannot carry the app, else None."""
    if sys.version_info < PYTHON:
        return (
            f"The inspector's workbook needs Python 3.11 or later, and this is {sys.version_info[0]}"
            f".{sys.version_info[1]}: start it with a newer Python."
        )
    found = qt_version()
    if found and not QT <= found < QT_TOO_NEW:
        return (
            f"The inspector's workbook does not run safely on PySide6 {found[0]}.{found[1]}: install"
            f' "PySide6-Essentials>={QT[0]}.{QT[1]},<{QT_TOO_NEW[0]}.{QT_TOO_NEW[1]}".'
        )
    return None


def qt_version() -> tuple[int, int] | None:
    """Return the version of the installed PySide6, or None when there is none to be found.

    Read from the name of its .dist-info folder, which the wheel format fixes: importlib.metadata would say the same,
    but importing it costs a fifth of the time in which the first window stands.
    """
    package = PathFinder.find_spec("PySide6")
    if package is None or package.origin is None:
        return None
    for folder in Path(package.origin).parents[1].iterdir():
        if name := re.fullmatch(r"pyside6_essentials-(\d+)\.(\d+).*\.dist-info", folder.name.lower()):
            return int(name[1]), int(name[2])
    return None
