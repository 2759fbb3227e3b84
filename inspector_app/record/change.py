"""A change: one immutable entry of the record, named by the SHA-256 of its header.

Header and content are kept as the very bytes that were hashed, so that checking needs no second serialisation:
`id = sha256(header)`, and the header's `body = sha256(salt + content)`. The salt keeps a short erased text from being
guessed from its digest.

Format 1 of a change: header keys at, author, body, device, erase, fields, kind, n, parents, record, subject, v.
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from json import loads
from typing import Any
from uuid import UUID

from inspector_app.domain.ids import is_uuid
from inspector_app.domain.plain import Plain, cleaned
from inspector_app.record.canonical import decode, encode

FORMAT = 1
SALT_LENGTH = 16

_KEYS = {"at", "author", "body", "device", "erase", "fields", "kind", "n", "parents", "record", "subject", "v"}
_DIGEST = re.compile("[0-9a-f]{64}")


class BadChangeError(ValueError):
    """The bytes are no change of this record's format, or do not fit their fingerprint."""


class NewerChangeError(BadChangeError):
    """The change is of a format that a later version writes."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change; `set` is None after an erase. Ids are 64 hex digits."""

    id: str
    header: bytes
    salt: bytes | None
    content: bytes | None
    record: UUID
    subject: UUID
    kind: str
    fields: tuple[str, ...]
    parents: tuple[str, ...]
    author: str
    device: str
    at: str
    n: int
    erase: tuple[str, ...]
    set: Mapping[str, Plain] | None

    def without_content(self) -> "Change":
        """Return the change as it stands after an erase."""
        return replace(self, salt=None, content=None, set=None)


def make(
    *,
    record: UUID,
    subject: UUID,
    kind: str,
    set: Mapping[str, Plain],  # noqa: A002 - the format's own word
    parents: Mapping[str, int],
    author: str,
    device: str,
    at: str,
    erase: tuple[str, ...] = (),
    salt: bytes | None = None,
) -> Change:
    """Make a change; `parents` gives the heads that were on the screen, each with its n."""
    salt = secrets.token_bytes(SALT_LENGTH) if salt is None else salt
    content = encode(dict(set))
    header: dict[str, Any] = {
        "v": FORMAT,
        "record": str(record),
        "subject": str(subject),
        "kind": kind,
        "fields": sorted(set),
        "parents": sorted(parents),
        "author": author,
        "device": device,
        "at": at,
        "n": 1 + max(parents.values(), default=0),
        "erase": sorted(erase),
        "body": sha256(salt + content).hexdigest(),
    }
    raw = encode(header)
    return _change(sha256(raw).hexdigest(), raw, header, salt, content, loads(content.decode()))


def read(header: bytes, salt: bytes | None, content: bytes | None) -> Change:
    """Read a change from outside and verify everything that can be verified of it alone.

    Raises:
        BadChangeError: Something in it is not as the format says.
    """
    try:
        fields = decode(header.decode())
    except ValueError as error:
        raise BadChangeError(str(error)) from None
    _check_header(fields)
    if _may_be_unclean(header) and cleaned(fields) != fields:
        raise BadChangeError("the header holds characters that are never kept")
    if (salt is None) != (content is None):
        raise BadChangeError("content without its fingerprint")
    given = None
    if salt is not None and content is not None:
        if len(salt) != SALT_LENGTH or sha256(salt + content).hexdigest() != fields["body"]:
            raise BadChangeError("content does not fit its fingerprint")
        try:
            given = decode(content.decode())
        except ValueError as error:
            raise BadChangeError(str(error)) from None
        if not isinstance(given, dict) or sorted(given) != fields["fields"]:
            raise BadChangeError("content does not fit its list of fields")
        if _may_be_unclean(content) and cleaned(given) != given:
            raise BadChangeError("content holds characters that are never kept")
    return _change(sha256(header).hexdigest(), header, fields, salt, content, given)


def stored(change_id: str, header: bytes, salt: bytes | None, content: bytes | None) -> Change:
    """Return a change from our own database, whose fingerprints were verified when it came in."""
    given = None if content is None else loads(content.decode())
    return _change(change_id, header, loads(header.decode()), salt, content, given)


def _change(
    change_id: str,
    header: bytes,
    fields: Mapping[str, Any],
    salt: bytes | None,
    content: bytes | None,
    given: Mapping[str, Plain] | None,
) -> Change:
    return Change(
        id=change_id,
        header=header,
        salt=salt,
        content=content,
        record=_uuid(fields["record"]),
        subject=_uuid(fields["subject"]),
        kind=fields["kind"],
        fields=tuple(fields["fields"]),
        parents=tuple(fields["parents"]),
        author=fields["author"],
        device=fields["device"],
        at=fields["at"],
        n=fields["n"],
        erase=tuple(fields["erase"]),
        set=given,
    )


def _may_be_unclean(raw: bytes) -> bool:
    """Plain ASCII without an escape holds nothing that cleaning would alter; most content is that."""
    return b"\\" in raw or not raw.isascii()


# Changes of one record, and often of one thing, come one after the other: they share their identities.
_uuid = lru_cache(maxsize=16)(UUID)


def _check_header(fields: Any) -> None:  # noqa: ANN401 - the JSON border
    if not isinstance(fields, dict):
        raise BadChangeError("the header is not an object")
    version = fields.get("v")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise BadChangeError("the format of a change is missing")
    if version > FORMAT:
        raise NewerChangeError("a change is of a newer format")
    if set(fields) != _KEYS:
        raise BadChangeError("the header does not hold the fields of its format")
    for name in ("record", "subject", "kind", "author", "device", "at", "body"):
        if not isinstance(fields[name], str) or not fields[name] or len(fields[name]) > 200:
            raise BadChangeError(f"{name} is not a short text")
    for name in ("record", "subject"):
        if not is_uuid(fields[name]):
            raise BadChangeError(f"{name} is not a UUID")
    for name in ("parents", "erase"):
        if not _sorted_texts(fields[name]) or not all(map(_DIGEST.fullmatch, fields[name])):
            raise BadChangeError(f"{name} is not a sorted list of fingerprints")
    if not _sorted_texts(fields["fields"]):
        raise BadChangeError("fields is not a sorted list of names")
    if not _DIGEST.fullmatch(fields["body"]):
        raise BadChangeError("body is not a fingerprint")
    if isinstance(fields["n"], bool) or not isinstance(fields["n"], int) or fields["n"] < 1:
        raise BadChangeError("n is not a count")


def _sorted_texts(value: Any) -> bool:  # noqa: ANN401 - the JSON border
    return isinstance(value, list) and all(isinstance(item, str) for item in value) and value == sorted({*value})
