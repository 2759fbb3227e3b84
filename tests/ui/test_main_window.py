"""The window while something long is under way, and what it leaves behind: nothing lost, nothing to be read."""

import logging
import socket
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.handover import handover_file
from inspector_app.services import drafts, notes, workbooks
from inspector_app.services.checking import check
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import MARKER, PASSPHRASE, edited, exported, files, handed_over
from ui import crash, dialogs
from ui.context import AppContext
from ui.main_window import MainWindow
from ui.pages.bring_in import BringInPage
from ui.pages.capture import CapturePage
from ui.settings import Settings

Laptops = Mapping[str, Workbook]
TYPED = "Typed and not entered yet"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """Return the shown window on its start page."""
    context = AppContext()
    made = MainWindow(context, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    context.close(all_the_same=True)
    qtbot.waitUntil(lambda: not context.runner.busy)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what boxes tell, as it comes."""
    said: list[str] = []
    monkeypatch.setattr(dialogs, "tell", lambda _, sentence, detail="": said.append(f"{sentence} {detail}"))
    return said


def opened(qtbot: QtBot, window: MainWindow, laptops: Laptops) -> Workbook:
    """Open the lead's workbook in the window."""
    laptops["A"].close()
    window.open_path(laptops["A"].folder, PASSPHRASE)
    qtbot.waitUntil(lambda: window.frame is not None and not window.context.is_busy, timeout=20_000)
    return window.context.workbook


def capture(window: MainWindow) -> CapturePage:
    assert window.frame is not None
    page = window.frame.page("capture")
    assert isinstance(page, CapturePage)
    return page


def bringing(window: MainWindow) -> BringInPage:
    assert window.frame is not None
    page = window.frame.page("merge")
    assert isinstance(page, BringInPage)
    return page


def typed(qtbot: QtBot, window: MainWindow) -> None:
    """Type half a note on the page for it, and wait until its draft is on the disk."""
    page = capture(window)
    qtbot.keyClicks(page.composer.editor, TYPED)
    qtbot.waitUntil(lambda: [one.text for one in drafts.offered(window.context.workbook)] == [TYPED], timeout=5_000)


def ready(qtbot: QtBot, window: MainWindow) -> BringInPage:
    """Wait until a preview is there and nothing is under way."""
    page = bringing(window)
    qtbot.waitUntil(
        lambda: page.merge.isVisible() and page.merge.isEnabled() and not window.context.is_busy, timeout=20_000
    )
    return page


def texts(workbook: Workbook) -> set[str]:
    return {one.text for one in notes.listed(workbook)}


def on_the_disk(folder: Path) -> set[str]:
    with workbooks.opened(folder, PASSPHRASE) as again:
        assert check(again).problems == ()
        return texts(again)


# What is being typed


def test_what_is_being_typed_is_in_the_hand_over_that_is_written(
    qtbot: QtBot, window: MainWindow, laptops: Laptops, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = opened(qtbot, window, laptops)
    typed(qtbot, window)
    target = tmp_path / "out.handover"
    monkeypatch.setattr(dialogs, "ask_save_path", lambda *_: target)
    window.hand_over()
    qtbot.waitUntil(lambda: bringing(window).hand_over.written.isVisible(), timeout=20_000)
    given = handover_file.read(target, [workbooks.team_words(book)])
    assert TYPED in {change.set.get("text") for change in given.changes if change.set}
    assert drafts.offered(book) == []


def test_what_is_being_typed_is_entered_when_a_file_has_proved_itself_and_the_preview_knows_of_it(
    qtbot: QtBot, window: MainWindow, laptops: Laptops
) -> None:
    edited(laptops["B"], "n1", text="B's words")
    book = opened(qtbot, window, laptops)
    typed(qtbot, window)
    window.open_path(handed_over(laptops["B"]))
    page = ready(qtbot, window)
    qtbot.waitUntil(lambda: TYPED in texts(book) and not window.context.is_busy, timeout=20_000)
    assert capture(window).composer.text == ""
    ready(qtbot, window).merge.click()
    qtbot.waitUntil(lambda: "B's words" in texts(book), timeout=20_000)
    qtbot.waitUntil(lambda: len(page.files.rows.rows) == 1)
    assert page.files.rows.rows[0].text.endswith("is merged.")
    assert TYPED in texts(book)


def test_what_is_being_typed_is_entered_on_leaving_its_page_and_a_refused_file_changes_nothing_more(
    qtbot: QtBot, window: MainWindow, laptops: Laptops, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.handover"
    wrong.write_bytes(handed_over(laptops["B"]).read_bytes()[:-1])
    book = opened(qtbot, window, laptops)
    typed(qtbot, window)
    window.go("merge")
    assert TYPED in texts(book)
    assert drafts.offered(book) == []
    before = exported(book), check(book).digest, files(book.folder)
    window.open_path(wrong)
    page = bringing(window)
    qtbot.waitUntil(lambda: len(page.files.rows.rows) == 1 and not window.context.is_busy, timeout=20_000)
    assert "damaged or was cut short" in page.files.rows.rows[0].below
    assert (exported(book), check(book).digest, files(book.folder)) == before


# Two at once, and closing meanwhile


def test_a_merge_chosen_twice_is_made_once_and_a_file_that_comes_meanwhile_waits(
    qtbot: QtBot, window: MainWindow, laptops: Laptops
) -> None:
    edited(laptops["B"], "n1", text="B's words")
    edited(laptops["C"], "n2", text="C's words")
    first, second = handed_over(laptops["B"]), handed_over(laptops["C"])
    book = opened(qtbot, window, laptops)
    window.open_path(first)
    page = ready(qtbot, window)
    with book.reading():  # the merge has to wait for this
        page.merge.click()
        page._merge()
        page.bring([second, first])
        assert [row.text for row in page.files.rows.rows if row.text in (first.name, second.name)] == [second.name]
    qtbot.waitUntil(lambda: "B's words" in texts(book), timeout=20_000)
    ready(qtbot, window).merge.click()
    qtbot.waitUntil(lambda: {"B's words", "C's words"} <= texts(book), timeout=20_000)
    with book.reading() as reader:
        assert [row.file for row in reader.receipts() if row.direction == "in"] == [first.name, second.name]
    assert check(book).problems == ()


def test_closing_while_merging_asks_to_wait_and_closes_by_itself_with_all_of_it(
    qtbot: QtBot, window: MainWindow, laptops: Laptops, told: list[str]
) -> None:
    edited(laptops["B"], "n1", text="B's words")
    book = opened(qtbot, window, laptops)
    window.open_path(handed_over(laptops["B"]))
    page = ready(qtbot, window)
    with book.reading():
        page.merge.click()
        assert not window.close()
        assert not window.close()
        assert window.isVisible()
        assert window.context.is_open
    [said] = told
    assert said.startswith("Something is still being done. The window closes by itself")
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    assert not window.context.is_open
    assert "B's words" in on_the_disk(laptops["A"].folder)


def test_a_merge_that_is_stopped_while_the_window_waits_to_close_leaves_it_open_and_nothing_changed(
    qtbot: QtBot, window: MainWindow, laptops: Laptops, told: list[str]
) -> None:
    edited(laptops["B"], "n1", text="B's words")
    book = opened(qtbot, window, laptops)
    window.open_path(handed_over(laptops["B"]))
    page = ready(qtbot, window)
    with book.reading():
        page.merge.click()
        assert not window.close()
        window.context.runner.cancel()
    qtbot.waitUntil(lambda: not window.context.is_busy, timeout=20_000)
    assert window.isVisible()
    assert len(told) == 1
    assert "B's words" not in texts(book)
    assert window.close()


def test_a_long_deed_leaves_the_focus_where_it_is_and_another_page_waits_for_its_end(
    qtbot: QtBot, window: MainWindow, laptops: Laptops
) -> None:
    window.activateWindow()
    book = opened(qtbot, window, laptops)
    assert window.frame is not None
    entry = window.frame.nav._entries["notes"]
    entry.setFocus()
    with book.reading():
        window.context.start("Counting…", notes.listed)
        assert QApplication.focusWidget() is entry
        entry.click()
        assert window.frame.shown == "capture"
    qtbot.waitUntil(lambda: not window.context.is_busy)
    assert QApplication.focusWidget() is entry
    entry.click()
    assert window.frame.shown == "notes"


# What is left behind


def test_nothing_that_was_said_nor_a_passphrase_is_in_log_settings_title_clipboard_or_any_file(
    qtbot: QtBot, window: MainWindow, laptops: Laptops, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch = crash.CrashWatch(tmp_path / "logs")
    logging.getLogger("ui").setLevel(logging.DEBUG)
    try:
        edited(laptops["B"], "n1", text=f"B heard that {MARKER} waits.")
        edited(laptops["A"], "n1", text=f"A heard that {MARKER} waits.")
        path = handed_over(laptops["B"])
        words = workbooks.team_words(laptops["A"])
        book = opened(qtbot, window, laptops)
        window.open_path(path)
        ready(qtbot, window).merge.click()
        qtbot.waitUntil(lambda: len(bringing(window).files.rows.rows) == 1, timeout=20_000)
        page = capture(window)
        qtbot.keyClicks(page.composer.editor, f"{MARKER} once more")
        page.composer.editor.selectAll()
        page.composer.editor.copy()
        assert MARKER in QGuiApplication.clipboard().text()
        qtbot.keyClick(page.composer.editor, Qt.Key.Key_Return)
        titles = {one.title() for one in QGuiApplication.topLevelWindows()} | {window.windowTitle()}
        try:
            raise ValueError(f"{MARKER} and {PASSPHRASE}")
        except ValueError as error:
            sys.excepthook(type(error), error, error.__traceback__)
        folder = book.folder
        window.close()
    finally:
        watch.stop()
        logging.getLogger("ui").setLevel(logging.NOTSET)
    secrets = [MARKER, "B heard that", PASSPHRASE, words]
    assert "ValueError" in (tmp_path / "logs" / "workbook.log").read_text(encoding="utf-8")
    assert QGuiApplication.clipboard().text() == ""
    written = [one for one in tmp_path.rglob("*") if one.is_file() and not one.name.endswith((".source.json", ".json"))]
    assert {"settings.ini", "workbook.log", "record.db", path.name} <= {one.name for one in written}
    for one in written:
        content = one.read_bytes()
        for secret in secrets:
            assert secret.encode() not in content, (one.name, secret)
            assert secret.encode("utf-16-le") not in content, (one.name, secret)
    assert not any(secret in title for secret in [*secrets, "Leeds"] for title in titles)
    assert folder.name in (tmp_path / "settings.ini").read_text(encoding="utf-8")


def test_the_window_opens_no_socket(
    qtbot: QtBot, window: MainWindow, laptops: Laptops, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a socket was opened")

    for name in ("socket", "create_connection", "getaddrinfo", "socketpair"):
        monkeypatch.setattr(socket, name, refuse)
    edited(laptops["B"], "n1", text="B's words")
    path, target = handed_over(laptops["B"]), tmp_path / "out.handover"
    book = opened(qtbot, window, laptops)
    for page in ("capture", "notes", "findings", "letter"):
        window.go(page)
    window.open_path(path)
    ready(qtbot, window).merge.click()
    qtbot.waitUntil(lambda: "B's words" in texts(book) and not window.context.is_busy, timeout=20_000)
    monkeypatch.setattr(dialogs, "ask_save_path", lambda *_: target)
    window.hand_over()
    qtbot.waitUntil(target.exists, timeout=20_000)
    qtbot.waitUntil(lambda: not window.context.is_busy, timeout=20_000)
    assert "PySide6.QtNetwork" not in sys.modules  # without which Qt has no sockets either
