"""The visit's own words: names in its facts, and words that somebody here has said are right."""

import json
import re
from collections.abc import Iterable, Iterator

from inspector_app.domain.plain import Plain
from inspector_app.domain.shaping import Entry
from inspector_app.storage.reading import Reader
from inspector_app.storage.workbook import Workbook

_META = "words"
_FACTS = ("visit", "inspector", "weakness", "interview")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def own_words(workbook: Workbook) -> frozenset[str]:
    """Return the words of this visit that no dictionary need know, in small letters."""
    with workbook.reading() as reader:
        facts = (entry for kind in _FACTS for entry in reader.entries(kind))
        return frozenset(word.lower() for word in (*learnt_words(reader), *_words(facts)))


def learn(workbook: Workbook, word: str) -> None:
    """Take a word as right in this workbook from now on; it stays on this laptop."""
    with workbook.deed("learnt a word", final=True) as store:
        store.set_meta(_META, json.dumps(sorted({*learnt_words(store), word.lower()}), ensure_ascii=False))


def learnt_words(reader: Reader) -> frozenset[str]:
    """Return the words that somebody here has said are right, in small letters."""
    return frozenset(json.loads(reader.meta(_META) or "[]"))


def _words(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        for value in entry.fields.values():
            yield from _words_in(value)


def _words_in(value: Plain) -> Iterator[str]:
    if isinstance(value, str):
        yield from _WORD.findall(value)
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _words_in(part)
