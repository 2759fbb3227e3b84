"""The evidence matrix: weakness × witness kind, counted anew."""

from collections.abc import Iterator
from pathlib import Path

from inspector_app.services.matrix import matrix
from inspector_app.storage.workbook import Workbook
from tests.benchmarks import plain, visits
from tests.benchmarks.figures import Figure, milliseconds

_TIMES = 5
# The quickest way to the same groups that SQL alone has: in the order of the file, as the app asks too.
_QUERY = (
    "SELECT member.target, note.f_interview, count(*), sum(note.f_stance = 'progress'), "
    "sum(note.f_stance = 'concern'), sum(note.f_voice = 'verbatim'), "
    "sum(note.f_about = 'action'), sum(note.f_about = 'impact') "
    "FROM thing_note AS note NOT INDEXED LEFT JOIN member ON member.owner = note.subject AND +member.prefix = 'tag' "
    "WHERE note.gone = 0 GROUP BY 1, 2"
)


def figures(size: int, folder: Path) -> Iterator[Figure]:
    """Measure the counts of all weaknesses and witness kinds, a visit's name and the number of notes included."""
    kept = visits.stored(folder, visits.foundation(), visits.notes(size, visits.INSPECTORS, 1))
    with plain.opened(visits.database(kept)) as connection:
        floor = min(milliseconds(lambda: connection.execute(_QUERY).fetchall()) for _ in range(_TIMES))
    with Workbook(kept, visits.KEY) as book:
        value = min(milliseconds(lambda: matrix(book)) for _ in range(_TIMES))
    yield Figure(figure="matrix", size=size, value=value, unit="ms", floor=floor, bar=2.0 if size >= 100_000 else None)
