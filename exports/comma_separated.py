"""Rows for a spreadsheet as comma-separated values (RFC 4180), nothing in them taken for a formula."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from inspector_app.domain.plain import clean

# What spreadsheets take for the beginning of a formula, the wide forms of East Asian keyboards among it.
_FORMULA = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")


def write(path: Path, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write heads and rows as a complete file.

    The file is UTF-8 with a byte order mark, without which Excel takes it for the system's old code page and spoils
    every accent and dash. A cell that a spreadsheet would calculate, such as `=1+1`, is led by an apostrophe: quotation
    marks do not keep Excel or LibreOffice from running it.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heads)
        writer.writerows(map(_safe, row) for row in rows)


def _safe(text: str) -> str:
    words = clean(text)
    return f"'{words}" if words.startswith(_FORMULA) else words
