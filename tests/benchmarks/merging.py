"""Merging a hand-over with as many new notes as the workbook has, then the same file again; key derivation apart.

The floor is the same merge as plain SQL on the same rows: nothing verified, shown, backed up or derived.
"""

from collections.abc import Iterator
from pathlib import Path

from inspector_app.services import merging
from inspector_app.storage.workbook import Workbook
from tests.benchmarks import plain, visits
from tests.benchmarks.figures import Figure, milliseconds


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
    for name, found, bar in (("merge", merges, 5.0), ("merge the same again", repeats, 2.0)):
        yield Figure(figure=name, size=size, value=min(found), unit="ms", floor=min(floors), bar=bar)


def _merge(book: Workbook, handover: Path, *, again: bool = False) -> None:
    shown = merging.preview(book, handover)
    assert shown.is_nothing_new == again
    merging.apply(book, shown)
