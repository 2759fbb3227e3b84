"""The log without content: this laptop's deeds, and the events of the letter that travel."""

from dataclasses import dataclass

from inspector_app.domain.moments import instant
from inspector_app.domain.things import Event, Inspector
from inspector_app.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the log; `by` is an inspector's code."""

    at: str
    by: str
    deed: str
    what: str
    sha256: str


def log(workbook: Workbook) -> list[Line]:
    """Return deeds and events together, in the order of their moments."""
    with workbook.reading() as reader:
        team = {one.subject: one.code for one in reader.things(Inspector, deleted=True)}
        own = team.get(workbook.author, "")
        lines = [Line(row.at, own, row.name, row.what, row.sha256) for row in reader.deeds()]
        lines += [
            Line(event.at, event.by or "", event.what, event.reason or "", event.sha256 or "")
            for event in reader.things(Event)
        ]
    return sorted(lines, key=_moment)


def _moment(line: Line) -> float:
    return instant(line.at)
