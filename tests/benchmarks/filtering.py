"""The filter of all notes: each key typed into it, until the table is painted."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.benchmarks import visits, windows
from tests.benchmarks.figures import Figure, each, p95
from ui.pages.all_notes import AllNotesPage


def figures(size: int, folder: Path) -> Iterator[Figure]:
    """Measure words typed letter by letter, from the most frequent to the rare."""
    kept = visits.stored(folder, visits.foundation(), visits.notes(size, visits.INSPECTORS, 1))
    times = []
    with windows.shown(folder, kept) as window:
        page = windows.page(window, "notes", AllNotesPage)
        for rank in (1, 2, 5, 10, 100, 1000, 5000):
            page.search.clear()
            QApplication.processEvents()
            times += each(lambda letter: _key(page, letter), visits.word(rank))
    yield Figure(figure="filter key in all notes", size=size, value=p95(sorted(times)), unit="ms", bar=35)


def _key(page: AllNotesPage, letter: str) -> None:
    QTest.keyClicks(page.search, letter)
    QApplication.processEvents()
