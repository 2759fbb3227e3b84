"""The notes as a table for a spreadsheet: one row a note, every field readable."""

from pathlib import Path

from exports import comma_separated
from inspector_app.domain.annex import Annex
from inspector_app.domain.noted import NotedLine

HEADS = (
    *("id", "interview", "interview title", "witness", "inspector", "inspector's role", "heard", "typed", "note"),
    *("stance", "voice", "about", "weaknesses", "in the letter"),
)


class NotesTable:
    """Writes every note as a row of comma-separated values."""

    suffix = ".csv"

    def write(self, annex: Annex, path: Path) -> None:
        """Write the notes as a complete file."""
        comma_separated.write(path, HEADS, (_row(note, annex.labels) for note in annex.notes))


def _row(note: NotedLine, labels: tuple[str, ...]) -> tuple[str, ...]:
    return (
        *(note.id, note.interview_code, note.interview_title, note.witness, note.author_code, note.author_role),
        *(note.heard, note.typed, note.text, note.stance, note.voice, note.about),
        "; ".join(f"{rank} {labels[rank - 1]}" for rank in note.weaknesses),
        ", ".join(note.behind),
    )
