"""Merging a hand-over with as many new notes as the workbook has, then the same file again; key derivation apart.

The floor is the same merge as plain SQL on the same rows: nothing verified, shown, backed up or derived.
"""

import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from inspector_app.services import merging
from inspector_app.storage.workbook import Workbook
from tests.benchmarks import plain, visits, windows
from tests.benchmarks.figures import Figure, milliseconds
from ui.pages.bring_in import BringInPage


def figures(size: int, folder: Path) -> Iterator[Figure]:
    """Measure the merge and its repeat."""
    base = visits.foundation()
    ours = visits.stored(folder, base, visits.notes(size, visits.INSPECTORS[:2], 1))
    changes = visits.notes(size, visits.INSPECTORS[2:], 2)
    handover = visits.handed_over(folder / "theirs.handover", base, changes)
    theirs = visits.stored(folder, base, changes)
    del changes
    floors, merges, repeats = [], [], []
    for _ in range(3 if size <= 10_000 else 2):
        with visits.copied(ours) as place, plain.opened(visits.database(place)) as connection:
            floors.append(milliseconds(lambda: plain.merge(connection, visits.database(theirs))))
        with visits.copied(ours) as place, Workbook(place, visits.KEY) as book:
            merges.append(milliseconds(lambda: _merge(book, handover)))
            repeats.append(milliseconds(lambda: _merge(book, handover, again=True)))
    with visits.copied(ours) as place:
        yield Figure(
            figure="longest pause of the window in a merge",
            size=size,
            value=_pause(folder, place, handover),
            unit="ms",
            bar=100 if size <= 10_000 else 1000,
        )
    for name, found, bar in (("merge", merges, 5.0), ("merge the same again", repeats, 2.0)):
        yield Figure(figure=name, size=size, value=min(found), unit="ms", floor=min(floors), bar=bar)


def _pause(folder: Path, place: Path, handover: Path) -> float:
    """Return for how many milliseconds at most the window did not answer while a file was looked into and merged."""
    with windows.shown(folder, place) as window:
        page = windows.page(window, "merge", BringInPage)
        beats = [time.perf_counter()]
        heart = QTimer(interval=5)
        heart.timeout.connect(lambda: beats.append(time.perf_counter()))
        heart.start()
        page.bring([handover])
        _wait_for(page.merge.isVisible)
        page.merge.click()
        _wait_for(lambda: page.files.model().rowCount() == 1)
        heart.stop()
    return 1000 * max(after - before for before, after in pairwise(beats))


def _wait_for(reached: Callable[[], bool]) -> None:
    while not reached():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _merge(book: Workbook, handover: Path, *, again: bool = False) -> None:
    shown = merging.preview(book, handover)
    assert shown.is_nothing_new == again
    merging.apply(book, shown)
