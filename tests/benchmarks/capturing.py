"""From Enter to the note being on the disk: the deed alone, and in the window that shows it."""

import random
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspector_app.domain.moments import now
from inspector_app.services import notes
from inspector_app.storage.workbook import Workbook
from tests.benchmarks import plain, visits, windows
from tests.benchmarks.figures import Figure, each, p95
from ui.pages.capture import CapturePage

_TIMES = 200


def figures(size: int, folder: Path) -> Iterator[Figure]:
    """Measure notes taken one after the other; the commit of one row is there to compare with."""
    dice = random.Random(3)
    texts = [visits.text(dice) for _ in range(_TIMES)]
    with plain.opened(folder / "plain.db") as connection:
        connection.execute("CREATE TABLE note(key INTEGER PRIMARY KEY, text TEXT NOT NULL)")
        commit = p95(each(lambda text: connection.execute("INSERT INTO note(text) VALUES (?)", (text,)), texts))
    kept = visits.stored(folder, visits.foundation(), visits.notes(size, visits.INSPECTORS, 1))
    with Workbook(kept, visits.KEY) as book:
        durable = p95(each(lambda text: _take(book, text), texts))
    with windows.shown(folder, kept) as window:
        page = windows.page(window, "capture", CapturePage)
        painted = p95(each(lambda text: _enter(page, text), texts))
    yield Figure(figure="commit of one row", size=1, value=commit, unit="ms")
    yield Figure(figure="note durable", size=size, value=durable, unit="ms", bar=16)
    yield Figure(figure="note durable and painted", size=size, value=painted, unit="ms", bar=16)


def _take(book: Workbook, text: str) -> None:
    notes.capture(
        book,
        interview=visits.INTERVIEWS[0],
        text=text,
        heard="2022-05-09T13:40:00+01:00",
        tags=visits.WEAKNESSES[:1],
    )


def _enter(page: CapturePage, text: str) -> None:
    page.composer.set_text(text, now())
    QTest.keyClick(page.composer.editor, Qt.Key.Key_Return)
    QApplication.processEvents()
