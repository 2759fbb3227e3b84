"""Search across the whole record: notes, findings, interviews, weaknesses and standing text, in one list.

Each word is taken as the beginning of a word, in any case and with or without accents, as the index of notes does it;
all words must be there. No sign in them has a meaning of its own.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from inspector_app.domain.things import Finding, Interview, Note, Standing, Weakness
from inspector_app.record.joining import settled
from inspector_app.storage.reading import Reader
from inspector_app.storage.workbook import Workbook

MOST_NOTES = 100
"""How many notes are shown at the most, the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing that holds the words, and where it is.

    `within` is the label of the interview or weakness it stands in, `at` its moment; `rank` the number of its
    weakness, where that is not deleted, and `paragraph` its number under it.
    """

    kind: str
    subject: UUID
    text: str
    within: str = ""
    at: str = ""
    witness_kind: str = ""
    rank: int | None = None
    paragraph: int | None = None


def words_of(text: str) -> tuple[str, ...]:
    """Return the words that are searched for, in small letters."""
    return tuple(dict.fromkeys(re.findall(r"\w+", text.lower())))


def everywhere(workbook: Workbook, words: str, most: int = MOST_NOTES) -> tuple[Found, ...]:
    """Return what holds all words: weaknesses, findings, interviews, standing text, then the newest notes."""
    terms = [re.compile(rf"\b{re.escape(_folded(word))}") for word in words_of(words)]
    if not terms:
        return ()
    with workbook.reading() as reader:
        joins = reader.same_as()
        interviews = {one.subject: one for one in reader.things(Interview, deleted=True)}
        few = [*_weaknesses_and_findings(reader, joins), *_interviews(interviews.values(), joins), *_standing(reader)]
        found = [one for one in few if _holds(one.text, terms)]
        return (*found, *_notes(reader, reader.search(words, most), interviews, joins))


def _weaknesses_and_findings(reader: Reader, joins: Mapping[UUID, UUID]) -> Iterator[Found]:
    known = {one.subject: one for one in reader.things(Weakness, deleted=True)}
    ranks = {one.subject: rank for rank, one in enumerate(reader.weaknesses(), 1)}
    for subject, rank in ranks.items():
        one = known[subject]
        text = _joined(one.title, one.short, one.source_title, one.rationale)
        yield Found(kind="weakness", subject=subject, text=text, within=one.label, rank=rank)
    paragraphs: dict[UUID, int] = {}
    for finding in reader.things(Finding):
        weakness = settled(finding.weakness, joins)
        paragraphs[weakness] = paragraphs.get(weakness, 0) + 1
        yield Found(
            kind="finding",
            subject=finding.subject,
            text=finding.text,
            within=known[weakness].label if weakness in known else "",
            rank=ranks.get(weakness),
            paragraph=paragraphs[weakness],
        )


def _interviews(interviews: Iterable[Interview], joins: Mapping[UUID, UUID]) -> Iterator[Found]:
    for one in interviews:
        if not one.deleted and settled(one.subject, joins) == one.subject:
            yield Found(
                kind="interview",
                subject=one.subject,
                text=_joined(one.title, one.code, one.setting, one.people) or one.id,
                at=one.started or "",
                witness_kind=one.witness_kind,
            )


def _standing(reader: Reader) -> Iterator[Found]:
    for one in reader.things(Standing):
        yield Found(kind="standing", subject=one.subject, text=one.text, within=one.id)


def _notes(
    reader: Reader, subjects: Sequence[UUID], interviews: Mapping[UUID, Interview], joins: Mapping[UUID, UUID]
) -> Iterator[Found]:
    notes = {one.subject: one for one in reader.things(Note, subjects=subjects)}
    for subject in subjects:
        note = notes[subject]
        interview = interviews.get(settled(note.interview, joins))
        yield Found(
            kind="note",
            subject=subject,
            text=note.text,
            within=interview.label if interview else "",
            at=note.heard or note.typed or "",
            witness_kind=interview.witness_kind if interview else "",
        )


def _joined(*parts: str | int | None) -> str:
    return " · ".join(dict.fromkeys(str(part) for part in parts if part))


def _holds(text: str, terms: Sequence[re.Pattern[str]]) -> bool:
    folded = _folded(text)
    return all(term.search(folded) for term in terms)


def _folded(text: str) -> str:
    """Return a text in small letters without accents, as the index of notes has it."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(sign))
