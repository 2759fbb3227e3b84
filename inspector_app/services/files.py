"""Files that deeds read and write: sources read whole, targets never inside the workbook."""

import contextlib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from inspector_app.domain.errors import InvalidError, MissingError, NewerFormatError, RefusedFileError
from inspector_app.handover import whole_file
from inspector_app.handover.handover_file import Handover
from inspector_app.interchange.validation import LARGEST
from inspector_app.storage.workbook import Workbook


def source_bytes(path: Path) -> bytes:
    """Read a file from outside.

    Raises:
        MissingError: It is not there.
        RefusedFileError: It is no file, is too large, or cannot be read to the end.
    """
    try:
        if path.is_dir() or (path.exists() and not path.is_file()):
            raise RefusedFileError(f"“{path.name}” is not a file; choose the file itself.")
        if path.stat().st_size > LARGEST:
            raise RefusedFileError(f"“{path.name}” is too large to be read.")
        return path.read_bytes()
    except FileNotFoundError:
        raise MissingError(f"There is no file at “{path}”; check the path.") from None
    except OSError:
        raise RefusedFileError(
            f"“{path.name}” could not be read to the end; copy it again and try once more."
        ) from None


def with_all_kept(given: Handover) -> Handover:
    """Return a hand-over if this version can keep all that it holds.

    Raises:
        NewerFormatError: It holds pictures, which a later version writes and this one would lose.
    """
    if given.blobs:
        raise NewerFormatError("The hand-over holds pictures, which this version cannot keep; update the app first.")
    return given


def refuse_own(workbook: Workbook, path: Path) -> None:
    """Refuse what is a file of this workbook itself, or a copy of its database under any name, by saying so.

    Raises:
        RefusedFileError: It is.
    """
    if path.is_file() and (_is_inside(workbook, path) or workbook.is_copy(path)):
        raise RefusedFileError(
            f"“{path.name}” is of this workbook itself, its database or a backup, and no hand-over; to go back to a "
            "backup let “inspector restore” make a new workbook of it."
        )


def outside(workbook: Workbook, path: Path) -> Path:
    """Return a target path if it does not lie in the workbook's own folder.

    Raises:
        InvalidError: It does, or is a folder.
    """
    with contextlib.suppress(OSError):  # writing to it says why it cannot be
        if path.is_dir():
            raise InvalidError(f"“{path}” is a folder; name the file that shall be written.")
    if _is_inside(workbook, path):
        raise InvalidError("This place is inside the workbook's own folder; choose another.")
    return path


def make(path: Path, build: Callable[[Path], None]) -> str:
    """Have a file built that leaves the workbook, whole or not at all; return its SHA-256.

    Raises:
        NotWrittenError: The disk refused; a file that was there is as it was.
    """
    return whole_file.make(path, build, _fingerprint)


def _fingerprint(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _is_inside(workbook: Workbook, path: Path) -> bool:
    return path.absolute().resolve().is_relative_to(workbook.folder.absolute().resolve())
