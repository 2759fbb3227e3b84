"""Notes as rows beside a finding: those that stand behind it, and those that could, made as they are scrolled to."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt

from inspector_app.domain import balance, quantities, sentences
from inspector_app.domain.balance import Heard
from inspector_app.domain.evidence import NoteRow
from inspector_app.domain.quantities import Claim, Count
from inspector_app.domain.things import Evidence, Finding
from inspector_app.domain.visit_kind import VisitKind
from ui.models.matrix import counted
from ui.models.notes import clock_time, day_and_time
from ui.models.rows import Index, Row, RowModel
from ui.widgets import paint

PAGE = 60
"""Rows that are made at once; laying out thousands takes longer than typing another word."""
_NOWHERE = QModelIndex()
_LONGEST_SENTENCE = 90


class EvidenceRows(RowModel):
    """Rows that are made of a list when they are scrolled to, and can be dragged."""

    def show_made(self, items: Sequence[Any], make: Callable[[Any], Row]) -> None:
        """Show the rows that are made of some items."""
        self.beginResetModel()
        self._items, self._make = items, make
        self._rows = tuple(map(make, items[:PAGE]))
        self.endResetModel()

    def canFetchMore(self, parent: Index = _NOWHERE) -> bool:
        return not parent.isValid() and bool(self._rows) and len(self._rows) < len(self._items)

    def fetchMore(self, parent: Index = _NOWHERE) -> None:
        first = len(self._rows)
        more = tuple(map(self._make, self._items[first : first + PAGE]))
        self.beginInsertRows(_NOWHERE, first, first + len(more) - 1)
        self._rows += more
        self.endInsertRows()

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a paragraph: the findings of its weakness, and the notes about that.

    `notes` are those held against the weakness or linked, by id, in the order in which they were heard; `held` the
    first of these. `current` is the paragraph as it is typed now, None while it is not in the record.
    """

    kind: VisitKind
    rank: int
    judgement: str | None
    findings: Sequence[Finding]
    current: Finding | None
    notes: Mapping[UUID, NoteRow]
    held: "Searched"

    @property
    def number(self) -> int:
        """The number of the current paragraph; 0 while it is not in the record."""
        return next((n for n, one in enumerate(self.findings, 1) if self._is_current(one)), 0)

    def _is_current(self, finding: Finding) -> bool:
        return self.current is not None and finding.subject == self.current.subject

    def against(self) -> tuple[NoteRow, ...]:
        """Return the notes that speak against the current paragraph, or against the judgement."""
        links = self.current.evidence if self.current is not None else ()
        linked = [note for link in links if (note := self.notes.get(link.note)) is not None]
        towards = balance.direction(linked, self.judgement, self.kind)
        return balance.against(self.held.notes, towards, self.findings, self.kind)

    def claims(self) -> list[tuple[Claim, Count]]:
        """Return the claims of number in the current paragraph, each with the notes behind its sentence counted."""
        if self.current is None:
            return []
        text, found = self.current.text, []
        for claim in quantities.claims(text, self.kind):
            span = sentences.span_at(text, claim.span[0])
            links = sentences.behind(text, span or claim.span, self.current.evidence)
            notes = [note for link in links if (note := self.notes.get(link.note)) is not None]
            found.append((claim, quantities.counted(claim, notes, self.kind)))
        return found


class Searched:
    """Some notes and all of each that is searched, made when it is first asked for."""

    def __init__(self, notes: Collection[NoteRow] = ()) -> None:
        self.notes = notes
        self._texts: list[tuple[NoteRow, str]] | None = None

    def holding(self, words: Sequence[str]) -> list[NoteRow]:
        """Return the notes that hold all of some lower-case words."""
        if not words:
            return list(self.notes)
        if self._texts is None:
            self._texts = [(note, _searched(note)) for note in self.notes]
        return [note for note, text in self._texts if all(word in text for word in words)]


def linked(finding: Finding, notes: Mapping[UUID, NoteRow]) -> list[Row]:
    """Return the evidence of a finding as rows, in the order in which it was heard; a key is its Evidence."""
    order = {subject: number for number, subject in enumerate(notes)}
    links = sorted(finding.evidence, key=lambda link: (order.get(link.note, len(order)), link.sentence or ""))
    return [_linked(link, notes.get(link.note), finding) for link in links]


def behind(findings: Sequence[Finding]) -> dict[UUID, list[int]]:
    """Return the numbers of the paragraphs that each note stands behind."""
    found: dict[UUID, list[int]] = {}
    for number, finding in enumerate(findings, 1):
        for note in {link.note for link in finding.evidence}:
            found.setdefault(note, []).append(number)
    return found


def linkable(
    findings: Sequence[Finding], current: UUID | None, notes: Searched, words: Sequence[str] = ()
) -> list[NoteRow]:
    """Return the notes that are not behind the current paragraph, those that are behind none first.

    Args:
        findings: The findings of the weakness.
        current: The paragraph that evidence is wanted for.
        notes: The notes among which to look.
        words: Lower-case words that a note must hold, all of them.
    """
    used = behind(findings)
    here = next((number for number, finding in enumerate(findings, 1) if finding.subject == current), None)
    found = [note for note in notes.holding(words) if here not in used.get(note.subject, ())]
    found.sort(key=lambda note: note.subject in used)  # what nothing says yet comes first
    return found


def candidate(note: NoteRow, numbers: Sequence[int], *, against: bool = False) -> Row:
    """Return a note that can be linked as a row; its key is the note's id.

    Args:
        note: The note.
        numbers: The paragraphs it stands behind already.
        against: Whether it speaks against the current paragraph.
    """
    more = _words("also behind paragraph {0}").format(", ".join(map(str, numbers))) if numbers else ""
    return _row(note.subject, note, _words("speaks against this paragraph") if against else more)


def claimed(claim: Claim, count: Count) -> str:
    """Return how many notes speak of a claim of number, as a sentence."""
    one, several = _words("1 note"), _words("{0} notes")
    notes = one if count.notes == 1 else several.format(count.notes)
    interviews = _words("1 interview") if count.interviews == 1 else _words("{0} interviews").format(count.interviews)
    if claim.group is None:
        said = _words("{0} from {1}").format(notes, interviews) if count.notes else _words("no note")
    elif count.notes:
        said = _words("{0} from {1} with {2}").format(notes, interviews, _lowered(claim.group.name))
    else:
        said = _words("no note from {0}").format(_lowered(claim.group.name))
    return f"“{claim.words}”: {said}"


def unheard(heard: Iterable[Heard], unit: str) -> list[str]:
    """Return who is to be heard about a weakness and was not, in sentences."""
    said = _words("No {0} has been heard about this {1}.")
    return [said.format(one.group.one, unit) for one in heard if one.group is not None and one.is_gap]


def weighed(heard: Heard) -> str:
    """Return what a group of witnesses says, as a sentence."""
    name = heard.group.name if heard.group else _words("Others")
    return f"{name}: {counted(heard.counts, gap=heard.is_gap)}"


def described(note: NoteRow) -> str:
    """Return where a note comes from and its marks: `9 May 13:49 · Forum · Parents and carers · HMI · concern`."""
    marks = [{"progress": _words("progress"), "concern": _words("concern")}.get(note.stance or "", "")]
    marks.append(_words("in their own words") if note.voice == "verbatim" else "")
    parts = (
        day_and_time(note.heard or note.typed),
        note.interview_label,
        note.witness_name,
        note.author_role or note.author_code,
        *marks,
    )
    return " · ".join(part for part in parts if part)


def note_of(key: Hashable) -> UUID:
    """Return the note that a row stands for."""
    if isinstance(key, Evidence):
        return key.note
    if isinstance(key, UUID):
        return key
    raise TypeError(f"no row of evidence: {key!r}")


def _linked(link: Evidence, note: NoteRow | None, finding: Finding) -> Row:
    if note is None:
        return Row(link, _words("A note that was deleted"), symbol="trash-2", italic=True)
    more = ""
    if sentences.has_lost_its_words(link, finding.text):
        more = _words("its sentence was changed; link it to the new one")
    elif link.sentence is not None:
        cut = link.sentence
        cut = cut if len(cut) <= _LONGEST_SENTENCE else f"{cut[:_LONGEST_SENTENCE].rstrip()}…"
        more = _words("for “{0}”").format(cut)
    return _row(link, note, first=more)


def _row(key: UUID | Evidence, note: NoteRow, more: str = "", *, first: str = "") -> Row:
    symbol, role = paint.STANCES.get(note.stance or "", ("message-square-text", "muted"))
    said = {"progress": _words("Progress"), "concern": _words("Concern")}.get(note.stance or "", "")
    quoted = note.voice == "verbatim"
    if quoted:
        symbol, role = paint.VERBATIM
        said = ", ".join(part for part in (said, _words("in their own words")) if part)
    below = " · ".join(part for part in (note.interview_label, note.author_role or note.author_code, more) if part)
    heard = note.heard or note.typed
    day = day_and_time(heard).rpartition(" ")[0]
    below = " · ".join(part for part in (first, day, below) if part)
    return Row(key, note.text, clock_time(heard), symbol, role, said, below, italic=quoted)


def _lowered(name: str) -> str:
    """Return the name of a group as it stands within a sentence."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _searched(note: NoteRow) -> str:
    return f"{note.text}\n{note.interview_label}\n{note.witness_name}\n{note.author_role}".lower()


def _words(text: str) -> str:
    return QCoreApplication.translate("evidence", text)
