"""The hand-over: one file that holds a whole record for a colleague, written whole and read without trust.

Inside the age file lies a zip: `header.json` (the cover), `changes.jsonl` (one line a change, ordered by `n` and id)
and `blobs/<sha256>`. A line is `{"header":…,"salt":"…","set":…}`, its two objects being the very bytes that were
hashed, or `{"header":…,"salt":null,"set":null}` for a change whose content was erased.
"""

import re
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from inspector_app.domain.errors import MissingError, NewerFormatError, PassphraseError, RefusedFileError
from inspector_app.domain.ids import is_uuid
from inspector_app.domain.plain import Plain, clean
from inspector_app.domain.progress import AT_ONCE, Progress, no_progress, stretch
from inspector_app.handover import age, bundle, whole_file
from inspector_app.handover.passphrases import normalised
from inspector_app.record import canonical, change
from inspector_app.record.change import BadChangeError, Change, NewerChangeError
from inspector_app.record.checking import verify
from inspector_app.record.digest import digest

FORMAT: Final = 1
APP: Final = "inspector-workbook"
SUFFIX: Final = ".handover"

_COVER, _CHANGES = "header.json", "changes.jsonl"
_BLOB = re.compile(r"blobs/([0-9a-f]{64})")
_BEFORE, _BETWEEN, _ERASED = b'{"header":', b',"salt":', b'null,"set":null}\n'
_CONTENT = re.compile(rb'"([0-9a-f]{32})","set":(\{.*)\}\n', re.DOTALL)

_NOT_OURS = f"This is not a hand-over file; choose the one that ends in “{SUFFIX}”."
_NAMED_LIKE_OURS = "This file is no hand-over, whatever its name says; ask its maker for the file again."
_EMPTY = "The file is empty; copy it again from the stick, or ask for it again."
_GONE = "The hand-over file is not there; put the stick back in, or ask for the file again."
_UNREADABLE = "The hand-over could not be read to the end; copy it again from the stick, or ask for it again."
_NEWER = "The hand-over was made by a newer version of the app; update the app, then merge it."
_LOCKED = (
    "None of the passphrases opens this hand-over, or it is damaged; ask its maker for the six words of the team, "
    "or for the file again."
)


@dataclass(frozen=True, slots=True)
class Header:
    """The cover of a hand-over; `made` is a moment as text, `by` the maker's id, `digest` that of the whole record."""

    format: int
    app: str
    record: UUID
    made: str
    by: str
    count: int
    digest: str


@dataclass(frozen=True, slots=True)
class Handover:
    """A hand-over that has proved itself; `sha256` is that of the file, `blobs` are by their SHA-256."""

    header: Header
    changes: tuple[Change, ...]
    sha256: str
    blobs: Mapping[str, bytes] = field(default_factory=dict)


def suggested_name(area: str, code: str, on: date) -> str:
    """Return a file name of area, inspector's code and date that every disk takes and that holds no person's name."""
    parts = (_in_a_name(area, 60) or "visit", _in_a_name(code, 20), on.isoformat())
    return "-".join(part for part in parts if part) + SUFFIX


def _in_a_name(text: str, length: int) -> str:
    words = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", text)).strip("-")
    return words[:length].strip("-")


def write(
    path: Path,
    changes: Iterable[Change],
    *,
    record: UUID,
    by: str,
    made: str,
    passphrase: str,
    cost: int = age.HANDOVER_COST,
    ready: Callable[[Handover], None] | None = None,
) -> Handover:
    """Write the whole record as a hand-over and return it as it was read back from the disk.

    `ready` is told of the whole file just before it gets its name.

    Raises:
        NotWrittenError: The disk refused, or what was written did not pass; a file that was there is as it was.
    """
    ordered = sorted(changes, key=lambda one: (one.n, one.id))
    cover: dict[str, Plain] = {
        "format": FORMAT,
        "app": APP,
        "record": str(record),
        "made": made,
        "by": by,
        "count": len(ordered),
        "digest": digest(one.id for one in ordered),
    }
    packed = bundle.pack({_COVER: canonical.encode(cover), _CHANGES: b"".join(map(_line, ordered))})
    file = age.encrypt(packed, passphrase, cost)

    def check(part: Path) -> Handover:
        written = _same(read(part, [passphrase]), cover)
        if ready is not None:
            ready(written)
        return written

    return whole_file.write(path, file, check)


def _same(written: Handover, cover: Mapping[str, Plain]) -> Handover:
    if (written.header.count, written.header.digest) != (cover["count"], cover["digest"]):
        raise _damaged("its count or digest")
    return written


def read(path: Path, passphrases: Sequence[str], progress: Progress = no_progress) -> Handover:
    """Read a hand-over into memory and check all that can be checked without knowing our own record.

    Args:
        path: The file.
        passphrases: Those that may open it, the likeliest first; each one tried takes about 0.4 s.
        progress: Told of each part; it may stop the reading.

    Raises:
        MissingError: The file is not there.
        PassphraseError: No passphrase opens it.
        NewerFormatError: It was made by a newer version.
        RefusedFileError: It is no hand-over, or is damaged.
    """
    file = _bytes(path)
    progress(10, 100)
    return _checked(_decrypted(file, passphrases), sha256(file).hexdigest(), stretch(progress, 30, 100, 100))


def _bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise RefusedFileError(_NOT_OURS)
        with path.open("rb") as stream:
            start = stream.read(len(age.ARMOUR))
            if not start:
                raise RefusedFileError(_EMPTY)
            if not start.startswith((age.MAGIC, age.ARMOUR)) or status.st_size > bundle.INFLATED_LIMIT:
                raise RefusedFileError(_NAMED_LIKE_OURS if path.suffix.lower() == SUFFIX else _NOT_OURS)
            rest = stream.read(bundle.INFLATED_LIMIT)
    except FileNotFoundError:
        raise MissingError(_GONE) from None
    except OSError as error:
        raise RefusedFileError(_UNREADABLE) from error
    except ValueError:  # a path with a NUL in it
        raise MissingError(_GONE) from None
    if len(start) + len(rest) != status.st_size:
        raise RefusedFileError(_UNREADABLE)
    return start + rest


def _decrypted(file: bytes, passphrases: Sequence[str]) -> bytes:
    for passphrase in dict.fromkeys(map(normalised, passphrases)):
        try:
            return age.decrypt(file, passphrase)
        except PassphraseError:
            continue
    raise PassphraseError(_LOCKED)


def _checked(packed: bytes, fingerprint: str, progress: Progress) -> Handover:
    try:
        entries = bundle.unpack(packed)
    except bundle.BadBundleError as error:
        raise _damaged(str(error)) from error
    header = _header(entries.pop(_COVER, b""))
    lines = entries.pop(_CHANGES, None)
    if lines is None:
        raise _damaged("it holds no changes")
    changes = tuple(_changes(lines, stretch(progress, 10, 80, 100)))
    if len(changes) != header.count or digest(one.id for one in changes) != header.digest:
        raise _damaged("it does not hold the changes its cover names")
    if any(one.record != header.record for one in changes):
        raise _damaged("it holds changes of another visit")
    try:
        verify(changes)
    except BadChangeError as error:
        raise _damaged(str(error)) from None
    return Handover(header, changes, fingerprint, _blobs(entries))


def _header(raw: bytes) -> Header:
    try:
        cover = canonical.decode(raw.decode())
    except ValueError:
        raise _damaged("its cover cannot be read") from None
    given = cover if isinstance(cover, dict) else {}
    if _is_whole(given.get("format")) and given["format"] > FORMAT:
        raise NewerFormatError(_NEWER)
    if set(given) != set(Header.__dataclass_fields__) or not _is_cover(given):
        raise _damaged("its cover is not as the format says")
    return Header(**{**given, "record": UUID(given["record"])})


def _is_cover(given: Mapping[str, Any]) -> bool:
    texts = all(_is_short(given[name]) for name in ("app", "record", "made", "by", "digest"))
    wholes = all(_is_whole(given[name]) for name in ("format", "count"))
    return texts and wholes and given["format"] == FORMAT and is_uuid(given["record"])


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_short(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= 200 and clean(value) == value


def _line(one: Change) -> bytes:
    if one.salt is None or one.content is None:
        return b"%b%b%b%b" % (_BEFORE, one.header, _BETWEEN, _ERASED)
    return b'%b%b%b"%b","set":%b}\n' % (_BEFORE, one.header, _BETWEEN, one.salt.hex().encode(), one.content)


def _changes(lines: bytes, progress: Progress) -> Iterator[Change]:
    stream = BytesIO(lines)
    for number, line in enumerate(stream, 1):
        try:
            yield _change(line)
        except NewerChangeError:
            raise NewerFormatError(_NEWER) from None
        except BadChangeError:
            raise _damaged(f"change {number}") from None
        if number % AT_ONCE == 0:
            progress(stream.tell(), len(lines))


def _change(line: bytes) -> Change:
    """Read one line. The text between the two objects cannot stand inside a JSON string, so the first one is it."""
    header, _, rest = line.partition(_BETWEEN)
    parts = _CONTENT.fullmatch(rest)
    if not header.startswith(_BEFORE + b"{") or not (parts or rest == _ERASED):
        raise BadChangeError("the line is not as the format says")
    header = header[len(_BEFORE) :]
    if parts is None:
        return change.read(header, None, None)
    return change.read(header, bytes.fromhex(parts[1].decode()), parts[2])


def _blobs(entries: Mapping[str, bytes]) -> dict[str, bytes]:
    blobs = {}
    for name, data in entries.items():
        match = _BLOB.fullmatch(name)
        if match is None or sha256(data).hexdigest() != match[1]:
            raise _damaged("it holds a picture or file that it should not")
        blobs[match[1]] = data
    return blobs


def _damaged(what: str) -> RefusedFileError:
    return RefusedFileError(f"The hand-over is damaged ({what}); ask for it again.")
