"""The Word letter of the practice visit; the floor is the XML and the zip of the same file alone."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

import resources
from exports.catalogue import EXPORTERS
from inspector_app.services import letters, workbooks
from tests.benchmarks.figures import Figure, milliseconds

_TIMES = 5


def figures(size: int, folder: Path) -> Iterator[Figure]:
    """Measure the review copy, composed from the record, laid out and written."""
    source, target = resources.path("samples/liverpool/lead.json"), folder / "letter.docx"
    with workbooks.from_file(folder / "sample.workbook", source, "a passphrase", "A") as book:
        value = min(
            milliseconds(lambda: letters.export(book, target, letters.REVIEW, EXPORTERS["review"]))
            for _ in range(_TIMES)
        )
    with ZipFile(target) as written:
        parts = {name: written.read(name) for name in written.namelist()}
    trees = {name: etree.fromstring(data) for name, data in parts.items() if name.endswith((".xml", ".rels"))}
    floor = min(milliseconds(lambda: _write(folder / "floor.docx", parts, trees)) for _ in range(_TIMES))
    yield Figure(figure="letter of the practice visit, after the first", size=size, value=value, unit="ms", bar=50)
    yield Figure(
        figure="letter of the practice visit against XML and zip", size=size, value=value, unit="ms", floor=floor
    )


def _write(path: Path, parts: dict[str, bytes], trees: dict[str, etree._Element]) -> None:
    with ZipFile(path, "w", ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, etree.tostring(trees[name]) if name in trees else data)
