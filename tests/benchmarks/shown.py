"""A process of its own that shows a window and prints, as JSON, when it was painted and what memory it took.

`python -m tests.benchmarks.shown KIND STARTED [FOLDER]`: KIND is `plain` (a bare QMainWindow), `start` (the app on its
start page) or `workbook` (the app with the workbook of FOLDER, its data key read from standard input); STARTED is the
moment of time.monotonic() at which the process was asked for.
"""

import gc
import json
import sys
import tempfile
import time
from pathlib import Path


def main(kind: str, started: str, folder: str = "") -> None:
    """Show the window and tell."""
    if kind == "plain":
        from PySide6.QtWidgets import QApplication, QMainWindow

        QApplication([])
        bare = QMainWindow()
        bare.resize(1180, 760)
        bare.show()
        _paint()
        _tell(painted=1000 * (time.monotonic() - float(started)))
        return
    import inspector_app.cli  # noqa: F401 - a person's start goes through it

    gc.disable()  # as it does
    from ui.app import application, shown
    from ui.crash import CrashWatch
    from ui.settings import Settings

    application()
    with tempfile.TemporaryDirectory() as place:
        window = shown(CrashWatch(Path(place)), Settings(Path(place) / "settings.ini"))
        _paint()
        painted = 1000 * (time.monotonic() - float(started))
        if kind == "start":
            _tell(painted=painted)
            return
        from inspector_app.services.workbooks import Workbook  # loaded while the passphrase is typed

        key = bytes.fromhex(sys.stdin.read())
        begun = time.monotonic()
        window.context.take(Workbook(Path(folder), key))
        _paint()
        opened = 1000 * (time.monotonic() - begun)
        window.go("notes")
        _paint()
        _tell(opened=opened, memory=_peak())
        window.context.close()


def _paint() -> None:
    """Let the window paint itself, which a screen that is no screen does at once."""
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()


def _peak() -> float:
    """Return the most memory this process has held, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage tells on Linux begins with the memory of the parent
        [most] = [line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM")]
        return int(most) * 1024 / 1e6
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def _tell(**figures: float) -> None:
    sys.stdout.write(json.dumps(figures))


if __name__ == "__main__":
    main(*sys.argv[1:])
