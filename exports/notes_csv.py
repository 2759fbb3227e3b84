"""The notes as a table for a spreadsheet: one row a note, every field readable, nothing in it taken for a formula."""

import csv
from pathlib import Path

from inspector_app.domain.annex import Annex, NotedLine
from inspector_app.domain.plain import clean

HEADS = (
    *("id", "interview", "interview title", "witness", "inspector", "inspector's role", "heard", "typed", "note"),
    *("stance", "voice", "about", "weaknesses", "in the letter"),
)
# What spreadsheets take for the beginning of a formula, the wide forms of East Asian keyboards among it.
_FORMULA = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")


class NotesTable:
    """Writes every note as a row of comma-separated values (RFC 4180).

    The file is UTF-8 with a byte order mark, without which Excel takes it for the system's old code page and spoils
    every accent and dash. A cell that a spreadsheet would calculate, such as `=1+1`, is led by an apostrophe: quotation
    marks do not keep Excel or LibreOffice from running it.
    """

    suffix = ".csv"

    def write(self, annex: Annex, path: Path) -> None:
        """Write the notes as a complete file."""
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(HEADS)
            rows.writerows(map(_safe, _row(note, annex.labels)) for note in annex.notes)


def _row(note: NotedLine, labels: tuple[str, ...]) -> tuple[str, ...]:
    return (
        *(note.id, note.interview_code, note.interview_title, note.witness, note.author_code, note.author_role),
        *(note.heard, note.typed, note.text, note.stance, note.voice, note.about),
        "; ".join(f"{rank} {labels[rank - 1]}" for rank in note.weaknesses),
        ", ".join(note.behind),
    )


def _safe(text: str) -> str:
    words = clean(text)
    return f"'{words}" if words.startswith(_FORMULA) else words
