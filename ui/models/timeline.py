"""The notes of one interview as its timeline shows them: what comes, goes or changes is told in places, not anew."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from inspector_app.domain.evidence import NoteRow
from inspector_app.domain.moments import instant, is_moment
from inspector_app.domain.things import Inspector, Interview, Note
from inspector_app.domain.visit_kind import Witness
from inspector_app.services.interviews import InterviewRow
from inspector_app.services.visits import Overview
from ui.models.notes import ROW, Index, decision_tip, sentence

_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Scene:
    """What the notes of an interview have in common: the interview, its witness, who sits here, the weaknesses."""

    interview: Interview
    witness: Witness
    inspector: Inspector
    weaknesses: tuple[str, ...]
    ranks: Mapping[UUID, int]

    @property
    def began(self) -> datetime | None:
        """When the interview began, if that is known."""
        started = self.interview.started
        return datetime.fromisoformat(started) if started and is_moment(started) else None

    def row(self, note: Note) -> NoteRow:
        """Return a note that was taken here just now as the row that a list of all would have."""
        return NoteRow(
            subject=note.subject,
            heard=note.heard,
            typed=note.typed,
            author_code=self.inspector.code,
            author_role=self.inspector.role or "",
            interview=self.interview.subject,
            interview_label=self.interview.label,
            interview_code=self.interview.code or "",
            witness_kind=self.interview.witness_kind,
            witness_name=self.witness.many,
            text=note.text,
            stance=note.stance,
            voice=note.voice,
            about=note.about,
            tags=tuple(sorted(self.ranks[tag] for tag in note.tags if tag in self.ranks)),
            decisions=bool(note.decisions),
        )


def scene_of(seen: Overview, chosen: InterviewRow) -> Scene:
    """Return what the notes of an interview have in common."""
    return Scene(
        chosen.interview,
        chosen.witness,
        seen.inspector,
        tuple(weakness.label for weakness in seen.weaknesses),
        {weakness.subject: rank for rank, weakness in enumerate(seen.weaknesses, 1)},
    )


class TimelineModel(QAbstractListModel):
    """The notes of one interview in the order in which they were heard."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[NoteRow] = []
        self._subjects: set[UUID] = set()
        self.weaknesses: tuple[str, ...] = ()
        self.own = ""
        self.to_write_up: frozenset[UUID] = frozenset()

    @property
    def untagged(self) -> int:
        """How many notes are held against no weakness."""
        return sum(not row.tags for row in self._rows)

    def show(self, rows: Sequence[NoteRow], weaknesses: Sequence[str] = (), own: str = "") -> None:
        """Show these notes; `weaknesses` are the short names by rank, `own` the code of who sits here."""
        before = self._rows
        known = {row.subject: row for row in before}
        after = [old if (old := known.get(row.subject)) is row or old == row else row for row in rows]
        self._subjects = {row.subject for row in after}
        alike = (self.weaknesses, self.own) == (tuple(weaknesses), own)
        self.weaknesses, self.own = tuple(weaknesses), own
        first, last = _same_ends(before, after)
        gone, new = len(before) - first - last, len(after) - first - last
        if not alike or not before or (gone and new):
            self.beginResetModel()
            self._rows = list(after)
            self.endResetModel()
            return
        if gone:
            self.beginRemoveRows(_NOWHERE, first, first + gone - 1)
            self._rows = before[:first] + before[first + gone :]
            self.endRemoveRows()
        elif new:
            self.beginInsertRows(_NOWHERE, first, first + new - 1)
            self._rows = before[:first] + after[first : first + new] + before[first:]
            self.endInsertRows()
        for number, row in enumerate(after):
            if self._rows[number] is not row:
                self._rows[number] = row
                self.dataChanged.emit(self.index(number), self.index(number))

    def keep(self, row: NoteRow) -> int:
        """Show one note that was taken or changed here, in its place; return the number of its row."""
        known = self.row_of(row.subject) if row.subject in self._subjects else None
        if known is not None and _when_heard(self._rows[known]) == _when_heard(row):
            self._rows[known] = row
            self.dataChanged.emit(self.index(known), self.index(known))
            return known
        if known is not None:
            self.beginRemoveRows(_NOWHERE, known, known)
            del self._rows[known]
            self.endRemoveRows()
        place = len(self._rows)
        while place and _when_heard(row) < _when_heard(self._rows[place - 1]):
            place -= 1
        self.beginInsertRows(_NOWHERE, place, place)
        self._rows.insert(place, row)
        self._subjects.add(row.subject)
        self.endInsertRows()
        return place

    def set_to_write_up(self, notes: Collection[UUID]) -> None:
        """Say which notes are to be written up."""
        before, self.to_write_up = self.to_write_up, frozenset(notes)
        changed = before ^ self.to_write_up
        for number, row in enumerate(self._rows if changed else ()):
            if row.subject in changed:
                self.dataChanged.emit(self.index(number), self.index(number))

    def note(self, row: int) -> NoteRow:
        """Return the note in a row."""
        return self._rows[row]

    def row_of(self, subject: UUID) -> int | None:
        """Return the row a note is in, if it is there."""
        return next((number for number, row in enumerate(self._rows) if row.subject == subject), None)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = sentence(row, self.weaknesses)
            return f"{said} {self.tr('To be written up.')}" if row.subject in self.to_write_up else said
        if role == Qt.ItemDataRole.ToolTipRole:
            return decision_tip() if row.decisions else None
        return None


def _same_ends(before: Sequence[NoteRow], after: Sequence[NoteRow]) -> tuple[int, int]:
    """Return how many notes at the beginning, and then at the end, are the same in both."""
    most = min(len(before), len(after))
    first = next((n for n in range(most) if before[n].subject != after[n].subject), most)
    rest = most - first
    last = next((n for n in range(rest) if before[-1 - n].subject != after[-1 - n].subject), rest)
    return first, last


def _when_heard(row: NoteRow) -> tuple[bool, float, int]:
    moment = row.heard or row.typed
    known = bool(moment) and is_moment(moment or "")
    return not known, instant(moment) if moment and known else 0.0, row.subject.int
