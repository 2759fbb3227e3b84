"""The key of a workbook on the disk: 32 bytes in an age passphrase file, twice, and the previous one for a while.

`key.age` and its copy `backups/key.age` hold the same bytes. `key.age.1` is the file before the last change of the
passphrase: it serves only if both copies are gone or broken, and goes once `key.age` has opened the workbook, so that
a former passphrase does not open it for ever.
"""

import contextlib
from collections.abc import Callable
from pathlib import Path

from inspector_app.domain.errors import DamagedError, MissingError, NotWrittenError, PassphraseError, RefusedFileError
from inspector_app.handover import age, whole_file

NAME = "key.age"
PREVIOUS = "key.age.1"
BACKUPS = "backups"
KEY_LENGTH = 32

_SIZE_LIMIT = 4096
_GONE = (
    "The key file of this workbook is missing, damaged or of another workbook; "
    "open the workbook with the code on its recovery sheet."
)


def save(folder: Path, key: bytes, passphrase: str, cost: int = age.KEY_COST) -> None:
    """Lock the data key with a passphrase in a workbook's folder and its backups, keeping the previous key file.

    Raises:
        InvalidError: The passphrase is empty.
        NotWrittenError: The disk refused; the former passphrase holds.
    """
    if len(key) != KEY_LENGTH:
        raise ValueError(f"a data key has {KEY_LENGTH} bytes")
    locked = age.encrypt(key, passphrase, cost)
    first, second = _bytes(folder / NAME), _bytes(folder / BACKUPS / NAME)
    if first is not None:
        _write(folder / PREVIOUS, first)
    _write_copy(folder, locked)
    try:
        whole_file.write(folder / NAME, locked, lambda part: _check(part, key, passphrase), mode=0o600)
    except NotWrittenError:
        _take_back(folder, second)
        raise


def load(folder: Path, passphrase: str, fits: Callable[[bytes], bool] | None = None) -> bytes:
    """Return the data key of a workbook.

    Where the two copies differ, both are tried, because damage to a wrapped key looks like a wrong passphrase.

    Args:
        folder: The workbook's folder.
        passphrase: As typed.
        fits: Says whether a key opens this workbook. Given one, a key file of another workbook is passed over; the
            copy that served replaces the other, and the previous key file goes. Without it nothing is written.

    Raises:
        PassphraseError: The passphrase does not open it.
        MissingError: No key file can be read; the recovery sheet is needed.
    """
    first, second = _bytes(folder / NAME), _bytes(folder / BACKUPS / NAME)
    wrong: PassphraseError | None = None
    for locked in dict.fromkeys(copy for copy in (first, second) if copy is not None):
        try:
            key = _opened(locked, passphrase)
        except RefusedFileError:
            continue
        except PassphraseError as error:
            wrong = error
            continue
        if fits is None:
            return key
        if fits(key):
            with contextlib.suppress(NotWrittenError):  # opening comes first; the next one mends it
                _mend(folder, locked, first, second)
            return key
    if wrong is not None:
        raise wrong
    previous = _bytes(folder / PREVIOUS)
    if previous is not None:
        with contextlib.suppress(RefusedFileError, PassphraseError):
            key = _opened(previous, passphrase)
            if fits is None or fits(key):
                return key
    raise MissingError(_GONE)


def _mend(folder: Path, good: bytes, first: bytes | None, second: bytes | None) -> None:
    if good == first:
        with contextlib.suppress(OSError):
            (folder / PREVIOUS).unlink(missing_ok=True)
    else:
        _write(folder / NAME, good)
    if good != second:
        _write_copy(folder, good)


def _take_back(folder: Path, copy: bytes | None) -> None:
    with contextlib.suppress(NotWrittenError, OSError):  # else the copies differ until the next opening mends them
        if copy is None:
            (folder / BACKUPS / NAME).unlink()
        else:
            _write_copy(folder, copy)


def _write_copy(folder: Path, locked: bytes) -> None:
    with contextlib.suppress(OSError):  # if it cannot be made, writing into it says why
        (folder / BACKUPS).mkdir(mode=0o700, exist_ok=True)
    _write(folder / BACKUPS / NAME, locked)


def _write(path: Path, locked: bytes) -> None:
    whole_file.write(path, locked, lambda _: None, mode=0o600)


def _check(part: Path, key: bytes, passphrase: str) -> None:
    if _opened(part.read_bytes(), passphrase) != key:
        raise DamagedError("The key file did not keep the key.")


def _opened(locked: bytes, passphrase: str) -> bytes:
    key = age.decrypt(locked, passphrase)
    if len(key) != KEY_LENGTH:
        raise RefusedFileError("The key file holds no key.")
    return key


def _bytes(path: Path) -> bytes | None:
    """Return what a key file holds, at most its limit, or None if there is none or it cannot be read."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(_SIZE_LIMIT)
    except OSError:
        return None
