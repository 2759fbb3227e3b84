"""The zip inside a hand-over: packed and unpacked in memory only, every name and size checked before it is inflated."""

import re
import stat
import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

INFLATED_LIMIT = 1 << 30
"""The most a hand-over may hold in all, in bytes."""

ENTRY_LIMIT = 10_000

_LEVEL = 6
_END = struct.Struct("<4s4H2LH")
_LARGE_END = b"PK\x06\x07"  # stands 20 bytes before the end in zips over 4 GiB, and would overrule it
_LARGE_END_SIZE = 20
_LISTING_LIMIT = 200
_NAME = re.compile(r"[a-z0-9_-][a-z0-9._-]*(/[a-z0-9_-][a-z0-9._-]*)*")


class BadBundleError(ValueError):
    """The bytes are no zip as the app makes it."""


def pack(entries: Mapping[str, bytes]) -> bytes:
    """Return a zip of the entries; equal entries give equal bytes."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name, data in entries.items():
            entry = ZipInfo(name)  # dated 1980, the zip's zero: the local clock is nobody's business
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, data)
    return packed.getvalue()


def unpack(packed: bytes, limit: int = INFLATED_LIMIT) -> dict[str, bytes]:
    """Return the entries of a zip, whose sizes may reach `limit` bytes in all.

    Raises:
        BadBundleError: It is no zip, or holds names, sizes or kinds of entries that the app never makes.
    """
    count = _announced(packed)
    try:
        with ZipFile(BytesIO(packed)) as archive:
            listed = archive.infolist()
            if len(listed) != count or len({entry.filename for entry in listed}) != count:
                raise BadBundleError("its list of contents is wrong")
            if sum(entry.file_size for entry in listed) > limit:
                raise BadBundleError("it holds more than a hand-over can")
            for entry in listed:
                _check(entry)
            return {entry.filename: _inflated(archive, entry) for entry in listed}
    except (
        BadZipFile,
        zlib.error,
        struct.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        KeyError,
    ) as error:
        raise BadBundleError("its contents cannot be unpacked") from error


def _announced(packed: bytes) -> int:
    """Return the number of entries the zip announces, read before its list of contents takes any memory."""
    if len(packed) < _END.size:
        raise BadBundleError("it is no zip")
    mark, disk, first_disk, here, count, size, start, comment = _END.unpack(packed[-_END.size :])
    whole = start + size + _END.size == len(packed) and (disk, first_disk, here, comment) == (0, 0, count, 0)
    large = packed[-_END.size - _LARGE_END_SIZE :].startswith(_LARGE_END)
    if mark != b"PK\x05\x06" or not whole or large:
        raise BadBundleError("it is no zip")
    if count > ENTRY_LIMIT or size > count * _LISTING_LIMIT:
        raise BadBundleError("it has too many entries")
    return int(count)


def _check(entry: ZipInfo) -> None:
    plain = entry.flag_bits == 0 and entry.compress_type in (ZIP_STORED, ZIP_DEFLATED)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if not plain or kind not in (0, stat.S_IFREG) or not _NAME.fullmatch(entry.filename):
        raise BadBundleError("it holds an entry that the app never makes")


def _inflated(archive: ZipFile, entry: ZipInfo) -> bytes:
    with archive.open(entry) as stream:
        data = stream.read(entry.file_size + 1)  # a size given, so that inflating stops there
    if len(data) != entry.file_size:
        raise BadBundleError("an entry is not as large as it says")
    return data
