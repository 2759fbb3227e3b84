"""One note with everything it refers to in words, as annex, tables and the comments of the review copy tell it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from inspector_app.domain.moments import date_in_words, day_and_month, is_date
from inspector_app.domain.things import Note
from inspector_app.domain.visit_kind import Code
from inspector_app.domain.visit_record import VisitRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedLine:
    """A note in words; moments are ISO texts as given.

    `weaknesses` are the ranks it is held against, from 1, `behind` the paragraphs of the letter it stands behind, such
    as `1 §2` for the second paragraph under the first weakness.
    """

    id: str
    interview: UUID
    interview_code: str
    interview_title: str
    witness: str
    author_code: str
    author_role: str
    heard: str
    typed: str
    text: str
    stance: str
    voice: str
    about: str
    weaknesses: tuple[int, ...]
    behind: tuple[str, ...]

    @property
    def label(self) -> str:
        """All but its words and where it is held: day, witness, whose words they are, marks, who noted it.

        `9 May 09:44 · A-L1 local authority officer · own words · progress · noted by HMI lead (A)`; without a code it
        has the interview's title.
        """
        of_code = " ".join(part for part in (self.interview_code, self.witness) if part)
        whom = (of_code,) if self.interview_code else (self.interview_title, self.witness)
        noted_by = f"noted by {self.noted_by}" if self.noted_by else ""
        parts = (self._heard_in_short, *whom, self.voice, self.stance, self.about, noted_by)
        return " · ".join(part for part in parts if part)

    @property
    def source(self) -> str:
        """The code of the interview, else its title."""
        return self.interview_code or self.interview_title

    @property
    def noted_by(self) -> str:
        """The inspector's role, with the code that tells two of one role apart: `HMI lead (A)`."""
        told = {self.author_role, self.author_code} - {""}
        return f"{self.author_role} ({self.author_code})" if len(told) > 1 else "".join(told)

    @property
    def heard_in_words(self) -> str:
        """The moment in which it was heard, where it was heard: `9 May 2022, 14:07`."""
        day = _day_in_words(self.heard[:10])
        return f"{day}, {self.heard[11:16]}" if day else ""

    @property
    def marks(self) -> str:
        """Stance, voice, and whether it is about an action or its impact, in words."""
        return ", ".join(mark for mark in (self.stance, self.voice, self.about) if mark)

    @property
    def _heard_in_short(self) -> str:
        day = self.heard[:10]
        return f"{day_and_month(date.fromisoformat(day))} {self.heard[11:16]}" if is_date(day) else ""


def noted_line(note: Note, record: VisitRecord, ranks: Iterable[int] = (), behind: Iterable[str] = ()) -> NotedLine:
    """Return a note in words.

    Args:
        note: The note.
        record: The record that has it.
        ranks: The ranks of the weaknesses it is held against.
        behind: The paragraphs of the letter it stands behind.
    """
    kind = record.kind
    interview, author = record.interviews.get(note.interview), record.inspectors.get(note.author)
    return NotedLine(
        id=note.id,
        interview=note.interview,
        interview_code=(interview and interview.code) or "",
        interview_title=(interview and interview.title) or "",
        witness=kind.witness(interview.witness_kind).name if interview else "",
        author_code=author.code if author else "",
        author_role=(author and (author.role or author.organisation or author.code)) or "",
        heard=note.heard or "",
        typed=note.typed or "",
        text=note.text,
        stance=_word(kind.stances, note.stance),
        voice=_word(kind.voices, note.voice),
        about=_word(kind.abouts, note.about),
        weaknesses=tuple(ranks),
        behind=tuple(behind),
    )


def _word(codes: Mapping[str, Code], code: str | None) -> str:
    """Return the name of a code; one that only a newer version knows is shown as it is."""
    known = codes.get(code or "")
    return known.name if known else code or ""


@cache
def _day_in_words(day: str) -> str:
    return date_in_words(day) if is_date(day) else ""
