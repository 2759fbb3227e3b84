"""The application: one QApplication, its look, its watch for crashes, its window."""

import gc
import sys
import threading
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from ui import fonts, theme
from ui.context import AppContext
from ui.crash import CrashWatch
from ui.garbage import Garbage
from ui.main_window import MainWindow
from ui.settings import Settings

_NAME = "inspector-workbook"


def run(path: Path | None = None, passphrase: str | None = None) -> int:
    """Open the window on a workbook, on the preview of a hand-over or on the start page; return the exit code.

    Args:
        path: A workbook's folder or a hand-over file.
        passphrase: That of the practice visit, so that it opens at once; no other is ever passed.
    """
    app = application()
    watch = CrashWatch()
    window = shown(watch, Settings())
    if path is not None:
        window.open_path(path, passphrase)
    # The person reads and types meanwhile; before the window is painted it would make that late.
    QTimer.singleShot(0, partial(_load_the_rest, watch))
    code = app.exec()
    watch.stop()
    return code


def shown(watch: CrashWatch, settings: Settings) -> MainWindow:
    """Show the window with its start page in the look that was chosen."""
    theme.appearance.apply(theme.Look(settings.look), settings.text_factor, system_font=settings.system_font)
    window = MainWindow(AppContext(), settings)
    watch.happened.connect(window.news.show_crash)
    window.show()
    return window


def application() -> QApplication:
    """Return the one QApplication, made if need be."""
    QLocale.setDefault(QLocale("en_GB"))
    running = QApplication.instance()
    if isinstance(running, QApplication):
        app = running
    else:  # setStyle would have Python make every enumeration of QStyle before the window is painted
        app = QApplication([*sys.argv[:1], "-style", theme.STYLE])
        app.setProperty("style", theme.STYLE)
    if app.applicationName() == _NAME:
        return app
    Garbage(app)
    app.setApplicationName(_NAME)
    app.setApplicationDisplayName(app.tr("Inspector’s workbook"))
    app.setDesktopFileName(_NAME)
    return app


def _load_the_rest(watch: CrashWatch) -> None:
    gc.freeze()  # what is loaded now stays
    watch.open_log()
    fonts.load_the_rest()
    threading.Thread(target=_import_storage, name="loading", daemon=True).start()


def _import_storage() -> None:
    from inspector_app.services import workbooks  # noqa: F401
