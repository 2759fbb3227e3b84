"""What a review copy said when it left this laptop: a copy that comes back is compared with that."""

from collections.abc import Mapping

from inspector_app.domain.errors import MissingError
from inspector_app.storage import baselines
from inspector_app.storage.workbook import Workbook


def baseline(workbook: Workbook, sha256: str) -> Mapping[str, str]:
    """Return the lines of a review copy by their anchors, in the order in which they are printed.

    Args:
        workbook: The workbook it was exported from, on the laptop that exported it.
        sha256: The SHA-256 of the file as exported, as the letter's events keep it.

    Raises:
        MissingError: It was not exported on this laptop, or before the app kept what a copy said.
    """
    with workbook.reading() as reader:
        found = baselines.lines(reader.connection, sha256)
    if found is None:
        raise MissingError("This laptop does not know what that copy said; look for it where it was exported.")
    return found
