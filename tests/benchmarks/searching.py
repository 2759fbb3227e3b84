"""Searching as one types: the first 100 hits, for words from the most frequent to the rare."""

from collections.abc import Iterator
from pathlib import Path

from inspector_app.services import notes
from inspector_app.storage.workbook import Workbook
from tests.benchmarks import plain, visits
from tests.benchmarks.figures import Figure, milliseconds

_QUERY = (
    "SELECT thing_note.subject FROM search JOIN thing_note ON thing_note.key = search.rowid "
    "WHERE search MATCH ? AND thing_note.gone = 0 ORDER BY search.rowid DESC LIMIT 100"
)


def figures(size: int, folder: Path) -> Iterator[Figure]:
    """Measure a series of searches, each word typed to its end."""
    kept = visits.stored(folder, visits.foundation(), visits.notes(size, visits.INSPECTORS, 1))
    typed = [words[:end] for words in _searches() for end in range(2, len(words) + 1)]
    queries = [" ".join(f'"{word}"*' for word in words.split()) for words in typed]
    with plain.opened(visits.database(kept)) as connection:
        floor = min(
            milliseconds(lambda: [connection.execute(_QUERY, (query,)).fetchall() for query in queries])
            for _ in range(5)
        )
    with Workbook(kept, visits.KEY) as book:
        value = min(milliseconds(lambda: [notes.found(book, words) for words in typed]) for _ in range(5))
    count = len(typed)
    yield Figure(figure="search", size=size, value=value / count, unit="ms", floor=floor / count, bar=2.0)


def _searches() -> list[str]:
    words = [visits.word(rank) for rank in (1, 2, 5, 10, 100, 1000, 5000)]
    return [*words, f"{visits.word(1)} {visits.word(2)}", f"{visits.word(3)} {visits.word(300)}"]
