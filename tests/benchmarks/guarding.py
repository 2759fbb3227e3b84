"""The guard of a letter: read from a record of many notes, composed, and asked every rule."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

import resources
from inspector_app.domain.plain import Plain
from inspector_app.record.change import Change
from inspector_app.services import letters
from inspector_app.storage.workbook import Workbook
from tests.benchmarks import visits
from tests.benchmarks.figures import Figure, milliseconds

_TIMES, _PARAGRAPHS, _LINKS = 5, 5, 3
_BAR = 100
"""Milliseconds."""


def figures(size: int, folder: Path) -> Iterator[Figure]:
    """Measure the guard after its first time, which reads the lists of words and names."""
    notes = visits.notes(size, visits.INSPECTORS, 1)
    kept = visits.stored(folder, visits.foundation(), notes, _findings(notes))
    with Workbook(kept, visits.KEY) as book:
        letters.objections(book)
        value = min(milliseconds(lambda: letters.objections(book)) for _ in range(_TIMES))
    yield Figure(figure="guard of a letter, after the first", size=size, value=value, unit="ms", bar=_BAR)


def _findings(notes: list[Change]) -> Iterator[Change]:
    """Yield five paragraphs of the sample letter under each weakness, each linked to three notes."""
    sample = json.loads(resources.text("samples/liverpool/lead.json"))
    texts = [finding["text"] for finding in sample["findings"]]
    dice = random.Random(1)
    for weakness in visits.WEAKNESSES:
        for position, text in enumerate(dice.sample(texts, _PARAGRAPHS), 1):
            fields: dict[str, Plain] = {"weakness": str(weakness), "text": text, "position": position}
            fields |= {f"link/{note.subject}": True for note in dice.sample(notes, _LINKS)}
            yield visits.finding(fields)
