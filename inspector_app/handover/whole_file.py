"""Writing a file whole or not at all: a part file beside it, checked as it lies on the disk, then renamed."""

import contextlib
import errno
import os
import re
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from inspector_app.domain.errors import NotWrittenError, WorkbookError
from inspector_app.domain.moments import now

T = TypeVar("T")

_PART = re.compile(r"\.[0-9a-f]{16}\.part")
_STALE_AFTER = 60 * 60
"""Seconds after which a part file can be nobody's any more: its writer was killed."""

_REASONS = {
    errno.ENOSPC: "there is no room left; make room or choose another disk",
    errno.EDQUOT: "there is no room left; make room or choose another disk",
    errno.EFBIG: "it is too large for this disk; choose another",
    errno.EACCES: "the folder may not be written to; choose another folder",
    errno.EPERM: "the folder may not be written to; choose another folder",
    errno.EROFS: "the disk may only be read; choose another",
    errno.ENOENT: "the folder is not there; put the stick back in or choose another folder",
    errno.ENOTDIR: "the folder is not there; choose another folder",
    errno.EISDIR: "a folder has that name; choose another name",
    errno.ENOTEMPTY: "a folder has that name; choose another name",
    errno.ENAMETOOLONG: "the name is too long for this disk; choose a shorter one",
    errno.EINVAL: "the disk does not take this name; choose another",
}
_OTHERWISE = "the disk or stick does not answer as it should; check it and try again"


def write(path: Path, data: bytes, check: Callable[[Path], T], *, mode: int = 0o666) -> T:
    """Write a file whole, replacing the one that is there, and return what the check made of it.

    Args:
        path: Where the file shall lie.
        data: What it shall hold.
        check: Reads the written file, which still has another name, and raises a WorkbookError if it is not good.
        mode: The permissions of the file before the process's mask.

    Raises:
        NotWrittenError: The disk refused, or the written file did not pass; nothing was changed.
    """

    def build(part: Path) -> None:
        _write_through(part, data, mode)
        if part.read_bytes() != data:
            raise OSError(errno.EIO, "read back otherwise")

    return make(path, build, check)


def make(path: Path, build: Callable[[Path], None], check: Callable[[Path], T]) -> T:
    """Have a file built under another name, check it, give it its name; return what the check made of it.

    Part files that killed writers left in the folder long ago are removed.

    Raises:
        NotWrittenError: The disk refused, or the built file did not pass; nothing was changed.
        WorkbookError: What the building itself raised, such as a template that cannot be used.
    """
    _clear_away(path.parent)
    part = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        _refuse_bad_name(path)
        try:
            build(part)
            result = _passed(part, path, check)
            _settle(part)
            part.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise NotWrittenError(f"“{path.name}” could not be written: {_reason(error)}.") from error
    _settle(path.parent)
    return result


def _passed(part: Path, path: Path, check: Callable[[Path], T]) -> T:
    try:
        return check(part)
    except WorkbookError as error:
        raise NotWrittenError(
            f"“{path.name}” did not pass its check after writing and was not kept; check the workbook and try again."
        ) from error


def _refuse_bad_name(path: Path) -> None:
    """Find out that a disk does not take a name before anything is built, not when it is about to be given."""
    with contextlib.suppress(FileNotFoundError):
        path.lstat()


def _clear_away(folder: Path) -> None:
    """Remove old part files; one that cannot be removed is no reason not to write."""
    with contextlib.suppress(OSError):
        for left in folder.glob(".*.part"):
            if (
                _PART.fullmatch(left.name)
                and left.is_file()
                and now().timestamp() - left.stat().st_mtime > _STALE_AFTER
            ):
                left.unlink()


def _write_through(path: Path, data: bytes, mode: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _settle(path: Path) -> None:
    """Bring a file, or the names in a folder, to the disk; where a system does not offer it, it is there by then."""
    with contextlib.suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0, _OTHERWISE)
