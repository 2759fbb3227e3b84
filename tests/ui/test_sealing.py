"""Whatever stands in a field of any page when the workbook is locked or closed is in the record."""

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from inspector_app.services import facts, workbooks
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import PASSPHRASE, exported, note
from tests.ui.windows import page, unlocked
from ui.main_window import MainWindow
from ui.pages import PAGES
from ui.pages.capture import CapturePage
from ui.pages.visit import VisitPage
from ui.widgets.fact_entry import LineEntry, LinesEntry
from ui.widgets.rows_entry import RowsEntry

SEARCHES = {"Find in notes", "Find a note to link"}
"""Fields that ask the workbook something, and keep nothing."""
DAYS = {"First day", "Last day", "Date of the letter", "Its date", "Plan declared fit for purpose on"}
NEEDS = {"Title": "Lead inspector"}
"""Fields that say more of another, without which they are not kept."""


@pytest.fixture
def crashes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what would be reported as a crash."""
    told: list[str] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, error, _: told.append(f"{kind.__name__}: {error}"))
    return told


def at_work(qtbot: QtBot, window: MainWindow, folder: Path) -> Workbook:
    """Open the workbook at an interview."""
    book = unlocked(qtbot, window, folder)
    window.activateWindow()
    interview = note(book, "n1").interview
    assert interview is not None
    page(window, "capture", CapturePage).show_interview(interview)
    return book


def name_of(field: QWidget) -> str:
    parent = field.parentWidget()
    return field.accessibleName() or (parent.accessibleName() if parent is not None else "")


def fields(qtbot: QtBot, window: MainWindow, name: str) -> dict[str, QLineEdit | QPlainTextEdit]:
    """Go to a page; return what can be typed into on it."""
    shown = page(window, name, QWidget)
    found: dict[str, QLineEdit | QPlainTextEdit] = {}

    def is_there() -> bool:
        every: list[QLineEdit | QPlainTextEdit] = [*shown.findChildren(QLineEdit), *shown.findChildren(QPlainTextEdit)]
        can_be_typed = [one for one in every if one.isVisible() and one.isEnabled() and not one.isReadOnly()]
        found.update({name_of(one): one for one in can_be_typed})
        return name != "findings" or {"Paragraph 1", "Reasons for the judgement"} <= set(found)

    qtbot.waitUntil(is_there)
    return found


def typed(qtbot: QtBot, window: MainWindow, name: str, field: str) -> str:
    """Type into a field as a person does, and stay in it; return what the record must hold then."""
    here = fields(qtbot, window, name)
    if field in NEEDS:
        here[NEEDS[field]].setFocus()
        qtbot.keyClicks(here[NEEDS[field]], "R. Sample")
    here[field].setFocus(Qt.FocusReason.OtherFocusReason)
    here[field].selectAll()
    qtbot.keyClicks(here[field], "17 June 2022" if field in DAYS else "Words typed last")
    return "2022-06-17" if field in DAYS else "Words typed last"


def lock(window: MainWindow) -> None:
    window.lock_unattended()


def close(window: MainWindow) -> None:
    window.close()


@pytest.mark.parametrize("leave", [lock, close])
def test_what_is_typed_in_any_field_of_any_page_is_kept_when_the_workbook_is_locked_or_closed(
    qtbot: QtBot, window: MainWindow, closed: Path, crashes: list[str], leave: Callable[[MainWindow], None]
) -> None:
    window.context.judgement_open = True  # its reasons are not folded away
    at_work(qtbot, window, closed)
    known = [(name, field) for name in PAGES for field in fields(qtbot, window, name) if field not in SEARCHES]
    assert {name for name, _ in known} == {"capture", "findings", "visit"}
    assert len(known) == 16
    window.lock_unattended()
    lost = []
    for name, field in known:
        window.show()
        at_work(qtbot, window, closed)
        words = typed(qtbot, window, name, field)
        leave(window)
        assert not window.context.is_open
        with workbooks.opened(closed, PASSPHRASE) as book:
            if words.encode() not in exported(book):
                lost.append((name, field))
    assert lost == []
    assert crashes == []


def test_the_last_field_of_a_new_recipient_is_kept_when_the_workbook_is_locked(
    qtbot: QtBot, window: MainWindow, closed: Path
) -> None:
    at_work(qtbot, window, closed)
    rows = page(window, "visit", VisitPage).entries["recipients"]
    assert isinstance(rows, RowsEntry)
    rows.add.click()
    for name, words in (("name", "Sam Sample"), ("address", "1 High Street")):
        entry = rows.rows[-1].entries[name]
        assert isinstance(entry, LineEntry | LinesEntry)
        entry.take_focus()
        qtbot.keyClicks(entry.field.entry, words)
    window.lock()
    [recipient] = facts.opened(unlocked(qtbot, window, closed)).visit.recipients
    assert (recipient.name, recipient.address) == ("Sam Sample", ("1 High Street",))


def test_what_the_disk_does_not_take_stays_in_its_field_and_the_workbook_stays_open(
    qtbot: QtBot, window: MainWindow, closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> NoReturn:
        raise OSError(28, "No space left on device", "record.db")

    at_work(qtbot, window, closed)
    entry = page(window, "visit", VisitPage).entries["event_number"]
    assert isinstance(entry, LineEntry)
    entry.take_focus()
    qtbot.keyClicks(entry.line, "10234567")
    with monkeypatch.context() as on_a_full_disk:
        on_a_full_disk.setattr(facts, "change", full)
        window.lock()
    assert window.context.is_open
    assert entry.line.text() == "10234567"
    window.lock()
    assert facts.opened(unlocked(qtbot, window, closed)).visit.event_number == "10234567"


def test_what_the_visit_refuses_does_not_keep_the_workbook_open(qtbot: QtBot, window: MainWindow, closed: Path) -> None:
    at_work(qtbot, window, closed)
    refused: list[object] = []
    window.context.failed.connect(refused.append)
    entry = page(window, "visit", VisitPage).entries["area"]
    assert isinstance(entry, LineEntry)
    entry.take_focus()
    entry.line.selectAll()
    qtbot.keyClick(entry.line, Qt.Key.Key_Delete)
    window.lock()
    assert not window.context.is_open
    assert [str(error) for error in refused] == ["The area must not be empty."]
    assert facts.opened(unlocked(qtbot, window, closed)).visit.area == "Leeds"
