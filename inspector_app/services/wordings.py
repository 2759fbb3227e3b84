"""Every wording that a text has had: who wrote it and when. Nothing of the record is ever written over."""

from dataclasses import dataclass
from uuid import UUID

from inspector_app.domain.errors import MissingError
from inspector_app.domain.things import Inspector
from inspector_app.record.history import History
from inspector_app.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording: its text, or None where it was erased; by whom, in words; when, as an ISO text; whether it shows."""

    text: str | None
    by: str
    at: str
    shows: bool


def wordings(workbook: Workbook, subject: UUID, field: str = "text") -> tuple[Wording, ...]:
    """Return the wordings of a thing's text, the first one first; two that show wait for a decision.

    Raises:
        MissingError: It is not in the workbook.
    """
    with workbook.reading() as reader:
        history = History(reader.changes_of([subject])[subject])
        team = {str(one.subject): one.role or one.code for one in reader.things(Inspector, deleted=True)}
    if not history.changes:
        raise MissingError("This is not in the workbook any more.")
    now = {change.id for change in history.current(field)}
    found = []
    for change in history.writers(field):
        text = None if change.set is None else change.set.get(field)
        said = text if isinstance(text, str) else None
        found.append(Wording(said, team.get(change.author, ""), change.at, change.id in now))
    return tuple(found)
