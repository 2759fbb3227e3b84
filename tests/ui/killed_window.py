"""The real window with somebody who types, merges and hands over without end; it is there to be killed.

Each line it says is one JSON list: `["will", deed, …]` before the keys of a deed, `["kept"]` once the window has shown
it as kept, `["draft", text]` once what is being typed is on the disk.
"""

import json
import os
import random
import re
import sys
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import NoReturn

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtTest import QTest

from inspector_app.handover import age
from tests.inspector_app.visits import PASSPHRASE
from ui import dialogs, theme
from ui.app import application
from ui.context import AppContext
from ui.main_window import MainWindow
from ui.pages.bring_in import BringInPage
from ui.pages.capture import CapturePage
from ui.settings import Settings

SENTENCES = ("she waited for the plan", "nobody rang her back", "the school asked twice", "the nurse wrote it down")
SLOWLY = 4
"""Milliseconds between two keys."""
ENDS = re.compile(r" (\d+)\Z")


def say(*words: object) -> None:
    """Say one line, whole."""
    print(json.dumps(words), flush=True)  # noqa: T201 - the line is what is waited for


def until(condition: Callable[[], bool]) -> None:
    """Let the window live until a condition holds."""
    while not condition():
        QTest.qWait(2)


class Typist(QObject):
    """Works in the window by keys and clicks, one deed after the other; one who `rests` does so amid a note."""

    def __init__(self, window: MainWindow, chance: random.Random, number: int, *, rests: bool) -> None:
        super().__init__()
        self._context = window.context
        self._chance = chance
        self._number = number
        self._rests = rests
        self._under_way = False
        self._drafted = ""
        assert window.frame is not None
        page = window.frame.page("capture")
        assert isinstance(page, CapturePage)
        self._page = page
        self._composer = page.composer
        self._editor = page.composer.editor
        window.context.saved.connect(self._hear)
        window.context.failed.connect(self._fail)
        page.composer.draft_changed.connect(self._hear_draft)

    @Slot()
    def _hear(self) -> None:
        if self._under_way:
            self._under_way = False
            say("kept")

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        raise AssertionError(f"a deed failed: {error}")

    @Slot(str)
    def _hear_draft(self, text: str) -> None:
        self._drafted = text  # the page, which was connected first, has written it by now
        say("draft", text)

    def do(self, act: Callable[[], object], *deed: object) -> None:
        """Do one deed and wait until the window has shown it as kept."""
        say("will", *deed)
        self._under_way = True
        act()
        until(lambda: not self._under_way)

    def take_up(self) -> None:
        """Go on with what was being typed when the window was killed."""
        offer = self._page.offer
        while offer.isVisible():
            QTest.mouseClick(offer.take, Qt.MouseButton.LeftButton)
            self._finish(" after all")

    def type(self) -> None:
        """Type a note that begins and ends with its number."""
        mark, sentence = self._chance.choice(("", "", "#1 ", "#2 ")), self._chance.choice(SENTENCES)
        QTest.keyClicks(self._editor, f"{mark}{self._number}. {sentence}")
        self._rest()
        self._finish(", she said")

    def edit(self) -> None:
        """Go up into the last note and add to it; it still ends with its number."""
        QTest.keyClick(self._editor, Qt.Key.Key_Up)
        QTest.keyClicks(self._editor, " and aga")
        self._rest()
        self._finish("in")

    def delete_and_undo(self) -> None:
        """Delete the last note by key, and bring it back."""
        timeline = self._page.timeline
        row = timeline.notes.rowCount() - 1
        timeline.setFocus()
        timeline.setCurrentIndex(timeline.notes.index(row))
        text = timeline.notes.note(row).text
        self.do(lambda: QTest.keyClick(timeline, Qt.Key.Key_Delete), "write", text, "", [])
        self.undo()
        self._editor.setFocus()

    def undo(self) -> None:
        """Take back the last deed by key."""
        undone = Qt.KeyboardModifier.ControlModifier
        self.do(lambda: QTest.keyClick(self._editor, Qt.Key.Key_Z, undone), "undo")

    def undo_note(self) -> None:
        """Take back the note that was typed just now."""
        self.undo()
        self._number -= 1

    def _rest(self) -> None:
        if self._rests:
            until(lambda: self._drafted == self._composer.text)

    def _finish(self, words: str) -> None:
        """Type the end of a note and its number, and press Enter."""
        begun = self._page.taking.begun
        found = ENDS.search(begun.text) if begun else None
        end = f"{words} {found[1] if found else self._number}"
        QTest.keyClicks(self._editor, end, Qt.KeyboardModifier.NoModifier, SLOWLY if self._rests else -1)
        tags = [rank for rank, chip in enumerate(self._composer.chips, 1) if chip.isChecked()]
        deed = ("write", begun.text if begun else "", self._composer.text, tags)
        self.do(lambda: QTest.keyClick(self._editor, Qt.Key.Key_Return), *deed)
        self._number += begun is None


def typing(typist: Typist, chance: random.Random) -> None:
    """Type notes without end, and now and then edit one, delete one or take one back."""
    typist.take_up()
    while True:
        typist.type()
        other = chance.random()
        if other < 0.2:
            typist.edit()
        elif other < 0.3:
            typist.delete_and_undo()
        elif other < 0.4:
            typist.undo_note()


def merging(window: MainWindow, typist: Typist, files: Sequence[Path]) -> None:
    """Merge hand-overs one after the other: each is shown, then the button is clicked, until its receipt is told."""
    for number, file in enumerate(files):
        window.open_path(file)
        page = bringing(window)
        until(page.merge.isVisible)
        typist.do(partial(QTest.mouseClick, page.merge, Qt.MouseButton.LeftButton), "merge", file.name)
        until(page.choose.isVisible)
        assert page.files.rows.rows[number].text.endswith("is merged.")


def handing_over(window: MainWindow, typist: Typist, target: Path) -> None:
    """Type a note and hand over to the same file, without end."""
    dialogs.ask_save_path = lambda *_: target  # the system's own window is the one that cannot be typed into here
    while True:
        window.go("capture")
        typist.type()
        window.go("merge")
        card = bringing(window).hand_over
        until(card.write.isVisible)
        say("will", "hand over")
        QTest.mouseClick(card.write, Qt.MouseButton.LeftButton)
        until(card.write.isEnabled)
        assert target.name in card.written.text()
        say("kept")


def bringing(window: MainWindow) -> BringInPage:
    """Return the page on which notes are brought in and handed over."""
    assert window.frame is not None
    page = window.frame.page("merge")
    assert isinstance(page, BringInPage)
    return page


def opened(folder: Path) -> MainWindow:
    """Open the window and, through its unlock page, the workbook."""
    theme.appearance.apply(theme.Look.LIGHT)
    window = MainWindow(AppContext(), Settings(folder.with_name("settings.ini")))
    window.show()
    window.open_path(folder)
    QTest.keyClicks(window.beginning.unlock.passphrase, PASSPHRASE)
    QTest.keyClick(window.beginning.unlock.passphrase, Qt.Key.Key_Return)
    until(lambda: window.frame is not None)
    return window


def stop(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> NoReturn:
    """End at once on a bug, with its place; Qt would go on after one in a slot."""
    traceback.print_exception(kind, error, trace)
    os._exit(3)


def main(folder: str, way: str, seed: str, number: str, *paths: str) -> None:
    """Work in the window in one way, beginning with a note's number."""
    sys.excepthook = stop
    setattr(age, "HANDOVER_COST", 4)  # noqa: B010 - final for all but tests
    app = application()
    window = opened(Path(folder))
    chance = random.Random(seed)
    typist = Typist(window, chance, int(number), rests=way == "resting")
    if way == "merging":
        merging(window, typist, [Path(path) for path in paths])
        window.go("capture")
        typing(typist, chance)  # on a quick machine all files are in before the kill
    elif way == "handing over":
        handing_over(window, typist, Path(paths[0]))
    else:
        typing(typist, chance)
    app.exec()  # until the kill


if __name__ == "__main__":
    main(*sys.argv[1:])
