"""The evidence annex of a large visit; the floor is the same XML written without a tree, and the same zip."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape, unescape
from zipfile import ZIP_DEFLATED, ZipFile

from exports.catalogue import EVIDENCE
from inspector_app.domain.ids import new_id
from inspector_app.domain.letter import Stamp
from inspector_app.domain.moments import now
from inspector_app.services import evidence
from inspector_app.storage.workbook import Workbook
from resources import letter_file
from tests.benchmarks import visits
from tests.benchmarks.figures import Figure, milliseconds

_TIMES = 3
_DOCUMENT = "word/document.xml"


def figures(size: int, folder: Path) -> Iterator[Figure]:
    """Measure the annex written from values, and the whole deed from the record to the file."""
    place = visits.stored(folder, visits.foundation(), visits.notes(size, visits.INSPECTORS, 1))
    target, raw = folder / "annex.docx", folder / "floor.docx"
    with Workbook(place, visits.KEY) as book:
        found = evidence.evidence(book)
        deed = min(
            milliseconds(lambda: evidence.export(book, target, evidence.ANNEX, EVIDENCE["evidence"]))
            for _ in range(_TIMES)
        )
    made = EVIDENCE["evidence"](Stamp(letter_file("send_revisit", "evidence.docx"), now(), new_id()))
    value = min(milliseconds(lambda: made.write(found, target)) for _ in range(_TIMES))
    with ZipFile(target) as written:
        parts = {name: written.read(name) for name in written.namelist()}
    pieces = re.split(r"(?<=>)([^<>]+)(?=</w:t>)", parts.pop(_DOCUMENT).decode())
    tags, texts = pieces[::2], [unescape(text) for text in pieces[1::2]]
    floor = min(milliseconds(lambda: _write(raw, parts, tags, texts)) for _ in range(_TIMES))
    with ZipFile(raw) as written:
        assert written.read(_DOCUMENT).decode() == "".join(pieces)
    yield Figure(figure="annex", size=size, value=value, unit="ms", floor=floor, bar=3)
    yield Figure(figure="annex, from the record to the file", size=size, value=deed, unit="ms", floor=floor)


def _write(path: Path, parts: dict[str, bytes], tags: list[str], texts: list[str]) -> None:
    """Write the tags and the escaped texts between them, and the other parts as they are."""
    document = "".join(tag + text for tag, text in zip(tags, [*map(escape, texts), ""], strict=True))
    with ZipFile(path, "w", ZIP_DEFLATED) as made:
        made.writestr(_DOCUMENT, document.encode())
        for name, data in parts.items():
            made.writestr(name, data)
