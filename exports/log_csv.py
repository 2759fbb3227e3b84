"""The log as a table for a spreadsheet: one row a line."""

from collections.abc import Sequence
from pathlib import Path

from exports import comma_separated
from inspector_app.domain.log_line import LogLine

SUFFIX = ".csv"
HEADS = ("at", "by", "deed", "what", "sha256")


def write(lines: Sequence[LogLine], path: Path) -> None:
    """Write the lines of a log as a complete file."""
    comma_separated.write(path, HEADS, ((one.at, one.by, one.deed, one.what, one.sha256) for one in lines))
