"""Notes as lists and tables show them: read-only, filtered as one types, each row told in a sentence.

The rows come from a service as frozen values; a list that only grew or changed in places is told so, that the eye keeps
its place.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from enum import IntEnum
from itertools import chain
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from inspector_app.domain.evidence import NoteRow
from inspector_app.domain.heard import is_late
from inspector_app.domain.moments import is_moment, short_day
from inspector_app.domain.note_filter import EVERY_NOTE, NoteFilter
from inspector_app.domain.voices import is_evidence, is_witness
from ui import units
from ui.models.rows import tip

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
"""The NoteRow itself, for delegates."""
_NOWHERE = QModelIndex()


class Column(IntEnum):
    """The columns of the table of all notes."""

    TIME = 0
    WITNESS = 1
    NOTE = 2
    WEAKNESSES = 3
    BY = 4


class NoteTableModel(QAbstractTableModel):
    """All notes of the visit, those that are wanted and hold every word, in the order of a column."""

    filtered = Signal()
    """What is shown has changed: `hits` of `total`; while it is `refilled`, because the notes are others."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[_Searched] = []
        self._wanted: list[_Searched] = []
        self._shown: list[NoteRow] = []
        self.words: tuple[str, ...] = ()
        self.wanted = EVERY_NOTE
        self.refilled = False
        self.order = (Column.TIME, False)
        self.weaknesses: tuple[str, ...] = ()
        self.to_write_up: frozenset[UUID] = frozenset()

    @property
    def hits(self) -> int:
        """How many notes are shown."""
        return len(self._shown)

    @property
    def total(self) -> int:
        """How many notes there are."""
        return len(self._all)

    @property
    def hidden(self) -> int:
        """How many notes hold all the words and are hidden by the filter alone."""
        if self.wanted == EVERY_NOTE:
            return 0
        return sum(all(word in text for word in self.words) for _, text in self._all) - self.hits

    @property
    def untagged(self) -> int:
        """How many of all notes are held against no weakness."""
        return sum(not row.tags for row, _ in self._all)

    def show(self, rows: Sequence[NoteRow], weaknesses: Sequence[str] = ()) -> None:
        """Show these notes, in the order in which they were heard, through filter and order of now.

        `weaknesses` are the short names by rank.
        """
        self.weaknesses = tuple(weaknesses)
        self._all = [(row, _searched(row)) for row in rows]
        self._refill()

    def set_to_write_up(self, notes: Collection[UUID]) -> None:
        """Mark the notes that are still to be written up."""
        if self.to_write_up != (wanted := frozenset(notes)):
            self.to_write_up = wanted
            self.dataChanged.emit(self.index(0, Column.TIME), self.index(self.hits - 1, len(Column) - 1))

    def update(self, subjects: Collection[UUID], rows: Sequence[NoteRow]) -> None:
        """Show some notes as they are now, where they stand; those of the subjects that have no row are gone."""
        known = {row.subject: (row, _searched(row)) for row in rows}
        touched = frozenset(subjects)
        self._all = [
            known.get(one[0].subject, one)
            for one in self._all
            if one[0].subject in known or one[0].subject not in touched
        ]
        self._refill()

    def filter(self, words: str, wanted: NoteFilter = EVERY_NOTE) -> None:
        """Show the notes that are wanted and hold all the words, in any order and any case."""
        self.words = tuple(words.lower().split())
        if wanted != self.wanted:
            self.wanted = wanted
            self._arrange()
        self._reset(self._found())

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Show the notes in the order of a column; those that are alike in it stand as they were heard."""
        wanted = (Column(column), order is Qt.SortOrder.DescendingOrder)
        if wanted != self.order:
            self.order = wanted
            self._arrange()
            self._reset(self._found())

    def note(self, row: int) -> NoteRow:
        """Return the note that is shown in a row."""
        return self._shown[row]

    def row_of(self, subject: UUID) -> int | None:
        """Return the row a note is shown in, if it is."""
        return next((number for number, row in enumerate(self._shown) if row.subject == subject), None)

    def rows_of(self, subjects: Collection[UUID]) -> list[int]:
        """Return the rows some notes are shown in, in order; those that are not shown are left out."""
        return [number for number, row in enumerate(self._shown) if row.subject in subjects]

    def untagged_from(self, row: int) -> int | None:
        """Return the row of the next note shown without a weakness, from a row on and then from the first."""
        places = chain(range(max(row, 0), len(self._shown)), range(min(max(row, 0), len(self._shown))))
        return next((place for place in places if not self._shown[place].tags), None)

    def _refill(self) -> None:
        self._arrange()
        self.refilled = True
        self._show(self._found())
        self.refilled = False

    def _arrange(self) -> None:
        """Keep the notes that are wanted, in their order: what each key of a search need not do again."""
        fits = self.wanted.fits
        self._wanted = self._all if self.wanted == EVERY_NOTE else [one for one in self._all if fits(one[0])]
        column, turned = self.order
        if column is not Column.TIME:
            self._wanted = sorted(self._wanted, key=_ORDERS[column], reverse=turned)
        elif turned:
            self._wanted = self._wanted[::-1]

    def _found(self) -> list[NoteRow]:
        return [row for row, text in self._wanted if all(word in text for word in self.words)]

    def _show(self, rows: list[NoteRow]) -> None:
        before, count = self._shown, len(self._shown)
        if count and rows[:count] == before:
            if len(rows) > count:
                self.beginInsertRows(_NOWHERE, count, len(rows) - 1)
                self._shown = rows
                self.endInsertRows()
            self.filtered.emit()
        elif _same_notes(before, rows):
            self._shown = rows
            for number in _changed(before, rows):
                self.dataChanged.emit(self.index(number, 0), self.index(number, len(Column) - 1))
            self.filtered.emit()
        else:
            self._reset(rows)

    def _reset(self, rows: list[NoteRow]) -> None:
        self.beginResetModel()
        self._shown = rows
        self.endResetModel()
        self.filtered.emit()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == Column.NOTE:
            later = self.tr(" To be written up.") if row.subject in self.to_write_up else ""
            return f"{sentence(row, self.weaknesses, row.place)}{later}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(row, self._text(row, Column(index.column())), note=index.column() == Column.NOTE)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == Column.WEAKNESSES:
            return _held(row, self.weaknesses)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(row, Column(index.column()))
        return None

    def _text(self, row: NoteRow, column: Column) -> str:
        match column:
            case Column.TIME:
                return day_and_time(row.heard or row.typed)
            case Column.WITNESS:
                return " · ".join(part for part in (row.place, row.witness_name, voice_name(row.voice)) if part)
            case Column.NOTE:
                return row.text
            case Column.WEAKNESSES:
                return ", ".join(map(str, row.tags)) or self.tr("Not tagged")
            case Column.BY:
                return author(row)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return column_name(Column(section))
        return None


_Searched = tuple[NoteRow, str]
"""A note and all of it that is searched, in small letters."""


def _by_witness(one: _Searched) -> tuple[str, str]:
    return one[0].witness_name, one[0].place


def _by_text(one: _Searched) -> str:
    return one[0].text.casefold().lstrip("“\"‘'")


def _by_weaknesses(one: _Searched) -> tuple[bool, tuple[int, ...]]:
    return not one[0].tags, one[0].tags


def _by_author(one: _Searched) -> str:
    return one[0].author_code


_ORDERS: Mapping[Column, Callable[[_Searched], Any]] = {
    Column.WITNESS: _by_witness,
    Column.NOTE: _by_text,
    Column.WEAKNESSES: _by_weaknesses,
    Column.BY: _by_author,
}


def column_name(column: Column) -> str:
    """Return the head of a column."""
    names = ("Time", "Witness", "Note", "", "By")
    return QCoreApplication.translate("notes", names[column]) or units.names()


def _searched(row: NoteRow) -> str:
    return f"{row.text}\n{row.place}\n{row.witness_name}\n{row.author_role}\n{row.author_code}".lower()


def _same_notes(before: Sequence[NoteRow], after: Sequence[NoteRow]) -> bool:
    return len(before) == len(after) and all(a.subject == b.subject for a, b in zip(before, after, strict=True))


def _changed(before: Sequence[NoteRow], after: Sequence[NoteRow]) -> list[int]:
    return [number for number, (a, b) in enumerate(zip(before, after, strict=True)) if a is not b and a != b]


def decision_tip() -> str:
    """Return what the mark of a decision says to who points at it."""
    words = "A conflict waits for a decision: choose its mark, or press Ctrl+D."
    return QCoreApplication.translate("notes", words)


def clock_time(moment: str | None) -> str:
    """Return the time of a moment as it was where it was heard: 09:05."""
    return moment[11:16] if moment else ""


def day_and_time(moment: str | None) -> str:
    """Return day and time of a moment as they were where it was heard: 9 May 09:05."""
    if not moment or not is_moment(moment):
        return ""
    return f"{short_day(date.fromisoformat(moment[:10]))} {clock_time(moment)}"


def author(row: NoteRow) -> str:
    """Return who took a note: `A, HMI lead`."""
    return ", ".join(dict.fromkeys(part for part in (row.author_code, row.author_role) if part))


def voice_name(voice: str | None) -> str:
    """Return what is no witness's voice by its name; nothing for what a witness said."""
    if is_witness(voice):
        return ""
    return QCoreApplication.translate("notes", "Observed" if is_evidence(voice) else "Own comment")


def sentence(row: NoteRow, weaknesses: Sequence[str], place: str = "") -> str:
    """Return a note as a screen reader tells it, marks and weaknesses in words; `place` where lists tell it."""

    def words(text: str) -> str:
        return QCoreApplication.translate("notes", text)

    marks = {"progress": words("Progress."), "concern": words("Concern.")}
    abouts = {"action": words("About action."), "impact": words("About impact.")}
    voices = {
        "verbatim": words("In their own words."),
        "observed": words("Observed."),
        "comment": words("The inspector’s own comment."),
    }
    return " ".join(
        part
        for part in (
            f"{day_and_time(row.heard or row.typed)}, {row.witness_name}." if row.heard or row.typed else "",
            marks.get(row.stance or "", ""),
            abouts.get(row.about or "", ""),
            voices.get(row.voice or "", ""),
            row.text if row.text.endswith((".", "?", "!", "”", '"')) else f"{row.text}.",
            _held(row, weaknesses),
            words("A conflict waits for a decision.") if row.decisions else "",
            words("In {0}.").format(place) if place else "",
            words("By {0}.").format(author(row)),
            words("Typed {0}.").format(day_and_time(row.typed)) if is_late(row.heard, row.typed) else "",
        )
        if part
    )


def _held(row: NoteRow, weaknesses: Sequence[str]) -> str:
    """Return as a sentence which weaknesses a note is held against."""
    if not row.tags:
        return QCoreApplication.translate("notes", "Not tagged.")
    held = [f"{rank} {weaknesses[rank - 1]}" if rank <= len(weaknesses) else str(rank) for rank in row.tags]
    return QCoreApplication.translate("notes", "Held against {0}.").format(", ".join(held))


def _tip(row: NoteRow, text: str, *, note: bool) -> str:
    """Return what a cell says to who points at it: all of its words, as the row may have room for a few only."""
    words = f"{decision_tip()} {text}" if note and row.decisions else text
    return tip(words) if words else ""
