"""The interviews of the visit as their list shows them: each with what it brought, told in a sentence as well."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, Qt

from inspector_app.domain.moments import instant, is_moment
from inspector_app.domain.things import Interview
from inspector_app.domain.visit_kind import Witness
from inspector_app.services.interviews import Brought
from ui.models.notes import ROW, Index, day_and_time

_NOWHERE = QModelIndex()


class InterviewModel(QAbstractListModel):
    """One row for each interview."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Brought, ...] = ()
        self.weaknesses: tuple[str, ...] = ()

    def show(self, rows: Sequence[Brought], weaknesses: Sequence[str]) -> None:
        """Show these interviews; `weaknesses` are the short names by rank."""
        if (self.rows, self.weaknesses) == (tuple(rows), tuple(weaknesses)):
            return
        self.beginResetModel()
        self.rows, self.weaknesses = tuple(rows), tuple(weaknesses)
        self.endResetModel()

    def row_of(self, interview: UUID | None) -> int | None:
        """Return the row an interview is in, if it is there."""
        return next((number for number, row in enumerate(self.rows) if row.interview.subject == interview), None)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.interview.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row, self.weaknesses)
        return None


def _words(text: str) -> str:
    return QCoreApplication.translate("interviews", text)


def witness_in_words(witness: Witness) -> str:
    """Return a witness kind as it begins a line: NHS officer, Parent or carer."""
    return witness.name[:1].upper() + witness.name[1:]


def facts(row: Brought) -> list[str]:
    """Return what stands below an interview's name: when, how long, how much of it."""
    interview = row.interview
    return [
        fact
        for fact in (
            day_and_time(interview.started),
            length_in_words(interview) if interview.ended or not interview.started else _words("not ended"),
            people_in_words(interview.people),
            count_in_words(row.notes),
        )
        if fact
    ]


def count_in_words(notes: int) -> str:
    """Return a number of notes in words."""
    return _words("1 note") if notes == 1 else _words("{0} notes").format(f"{notes:,}" if notes else _words("no"))


def people_in_words(people: str | int | None) -> str:
    """Return who was present: roles as they were written, or a number of people."""
    if isinstance(people, int) or (people or "").isdecimal():
        return _words("1 person") if str(people) == "1" else _words("{0} people").format(people)
    return people or ""


def length_in_words(interview: Interview) -> str:
    """Return how long an interview was, once it was ended."""
    began, ended = interview.started or "", interview.ended or ""
    if not is_moment(began) or not is_moment(ended) or instant(ended) < instant(began):
        return ""
    return span_in_words(instant(ended) - instant(began))


def span_in_words(seconds: float) -> str:
    """Return a span of time as one says it: 40 min, 2 h 5 min, 3 days."""
    minutes = int(seconds // 60)
    if minutes < 60:
        return _words("{0} min").format(minutes)
    hours, rest = divmod(minutes, 60)
    if hours >= 48:
        return _words("{0} days").format(hours // 24)
    return _words("{0} h {1} min").format(hours, rest) if rest and hours < 10 else _words("{0} h").format(hours)


def spoken(row: Brought, weaknesses: Sequence[str]) -> str:
    """Return an interview as a screen reader tells it."""
    held = [
        _words("{0} held against {1} {2}").format(count, rank, weaknesses[rank - 1])
        for rank, count in enumerate(row.held, 1)
        if count and rank <= len(weaknesses)
    ]
    parts = [
        " ".join(filter(None, (row.interview.code, row.interview.title))),
        row.witness.name,
        *facts(row),
        _words("{0} not tagged").format(row.untagged) if row.untagged else "",
        *held,
    ]
    return ", ".join(part for part in parts if part) + "."
