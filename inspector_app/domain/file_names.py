"""The names that are suggested for what leaves a workbook: one pattern for all, and nobody's name in any of them."""

import re
import unicodedata
from datetime import date

from inspector_app.domain.visit_kind import visit_kind

_LONGEST_AREA = 60
_NO_DISK_TAKES = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')


def file_name(area: str, kind: str, what: str, on: date, suffix: str) -> str:
    """Return a name such as `Liverpool SEND revisit letter review 2022-06-15.docx`, which every disk takes.

    Args:
        area: The area of the visit.
        kind: The kind of the visit, by its name in the record.
        what: What it is, such as `letter review`.
        on: The day on which it is made.
        suffix: The suffix, such as `.docx`.
    """
    parts = (_in_a_name(area) or "Visit", _in_a_name(visit_kind(kind).short), what, on.isoformat())
    return " ".join(part for part in parts if part) + suffix


def _in_a_name(text: str) -> str:
    """Return a text without what a disk does not take in a name, at its beginning or its end."""
    words = " ".join(_NO_DISK_TAKES.sub(" ", unicodedata.normalize("NFC", text)).split())
    return words[:_LONGEST_AREA].strip(" .")
