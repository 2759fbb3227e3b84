"""The real window under a real X server, to be typed into from outside: `python -m tests.ui.real_window FOLDER`.

It opens the workbook of a folder and says one JSON list for each thing that who types has to wait for: `["ready"]` when
the field for a note has the focus, `["kept", count]` after each note, `["draft"]` when what is typed is on the disk,
`["offered", text]` when a draft of a crash is offered.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtTest import QTest

from inspector_app.handover import age
from tests.inspector_app.visits import PASSPHRASE
from ui import theme
from ui.app import application
from ui.context import AppContext
from ui.main_window import MainWindow
from ui.pages.capture import CapturePage
from ui.settings import Settings


def say(*words: object) -> None:
    """Say one line, whole."""
    print(json.dumps(words), flush=True)  # noqa: T201 - the line is what is waited for


class Teller(QObject):
    """Tells what has happened on the page Capture."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._kept = 0
        window.context.opened.connect(self._begin)

    @Slot()
    def _begin(self) -> None:
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        assert self._window.frame is not None
        page = self._window.frame.page("capture")
        assert isinstance(page, CapturePage)
        page.taking.keeping.kept.connect(self._keep)
        page.composer.draft_changed.connect(self._draft)
        if page.offer.isVisible():
            say("offered", page.offer.words.text())
        page.composer.setFocus()
        QTest.qWaitForWindowActive(self._window, 20_000)
        while not page.composer.editor.hasFocus():
            QTest.qWait(5)
        say("ready")

    @Slot()
    def _keep(self) -> None:
        self._kept += 1
        say("kept", self._kept)

    @Slot(str)
    def _draft(self, text: str) -> None:
        say("draft", len(text))


def main(folder: str) -> None:
    """Open the window over a workbook and stay."""
    setattr(age, "KEY_COST", 4)  # noqa: B010 - final for all but tests
    app = application()
    theme.appearance.apply(theme.Look.LIGHT)
    window = MainWindow(AppContext(), Settings(Path(folder).with_name("settings.ini")))
    Teller(window)
    window.show()
    window.open_path(Path(folder), PASSPHRASE)
    app.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])
