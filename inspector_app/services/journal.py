"""The log without content: this laptop's deeds, and the events of the letter that travel."""

from collections.abc import Callable, Sequence
from pathlib import Path

from inspector_app.domain.log_line import LogLine
from inspector_app.domain.moments import instant
from inspector_app.domain.things import Event, Inspector
from inspector_app.services import files
from inspector_app.storage.workbook import Workbook


def log(workbook: Workbook) -> list[LogLine]:
    """Return deeds and events together, in the order of their moments."""
    with workbook.reading() as reader:
        team = {one.subject: one.code for one in reader.things(Inspector, deleted=True)}
        own = team.get(workbook.author, "")
        lines = [LogLine(row.at, own, row.name, row.what, row.sha256) for row in reader.deeds()]
        lines += [
            LogLine(event.at, event.by or "", event.what, _told(event), event.sha256 or "", of_letter=True)
            for event in reader.things(Event)
        ]
    return sorted(lines, key=_moment)


def export(workbook: Workbook, path: Path, write: Callable[[Sequence[LogLine], Path], None]) -> str:
    """Write the log to a file; return its SHA-256.

    Args:
        workbook: The workbook.
        path: Where it shall lie; an existing file is replaced whole.
        write: Writes the lines.

    Raises:
        InvalidError: The place is inside the workbook.
        NotWrittenError: The disk refused; a file that was there is as it was.
    """
    files.outside(workbook, path)
    lines = log(workbook)
    fingerprint = files.make(path, lambda part: write(lines, part))
    with workbook.deed("exported log", path.name, fingerprint, final=True):
        return fingerprint


def note_printed(workbook: Workbook, sheet: str) -> None:
    """Write into the log that a sheet was printed; paper has no SHA-256."""
    with workbook.deed(f"printed {sheet}", final=True):
        pass


def _told(event: Event) -> str:
    """Return whose sign-off an event is, and its reason."""
    return ": ".join(part for part in (event.signatory, event.reason) if part)


def _moment(line: LogLine) -> float:
    return instant(line.at)
