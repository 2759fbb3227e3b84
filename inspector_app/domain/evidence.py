"""Rows of evidence as lists show them: a note with the names of all it refers to."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """One note for a list; moments are ISO texts as given, `tags` the ranks of weaknesses from 1."""

    subject: UUID
    heard: str | None
    typed: str | None
    author_code: str
    author_role: str
    interview: UUID
    interview_label: str
    witness_kind: str
    witness_name: str
    text: str
    stance: str | None
    voice: str | None
    about: str | None
    tags: tuple[int, ...]
    decisions: bool = False
    interview_code: str = ""

    @property
    def place(self) -> str:
        """Where it was heard, by code and title of the interview: `A-P3 · Toxteth Annexe`."""
        return " · ".join(dict.fromkeys(part for part in (self.interview_code, self.interview_label) if part))
