"""The record as a whole, written as an interchange file."""

from hashlib import sha256
from pathlib import Path

from inspector_app.domain.kinds import KINDS
from inspector_app.handover import whole_file
from inspector_app.interchange import writing
from inspector_app.services.files import outside
from inspector_app.storage.reading import Reader
from inspector_app.storage.workbook import Workbook


def document(reader: Reader) -> bytes:
    """Return the record as the bytes of an interchange file."""
    entries = (entry for kind in KINDS for entry in reader.entries(kind, deleted=True))
    return writing.document(entries, reader.decisions())


def export(workbook: Workbook, path: Path) -> str:
    """Write the record as an interchange file; return its SHA-256."""
    outside(workbook, path)
    with workbook.reading() as reader:
        content = document(reader)
    fingerprint = sha256(content).hexdigest()
    whole_file.write(path, content, lambda part: part)
    with workbook.deed("exported record", path.name, fingerprint, final=True):
        return fingerprint
