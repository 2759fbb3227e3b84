"""Identity: time-ordered UUIDs for what the app makes, and the subject that stands for an imported id."""

import re
import secrets
import time
from uuid import UUID, uuid5

_CANONICAL = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def new_id() -> UUID:
    """Make a UUIDv7 (RFC 9562, 5.7): 48 bits of Unix milliseconds, then 74 random bits."""
    moment = time.time_ns() // 1_000_000 & (1 << 48) - 1
    random = secrets.randbits(74)
    return UUID(int=moment << 80 | 0x7 << 76 | (random >> 62) << 64 | 0b10 << 62 | random & (1 << 62) - 1)


def is_uuid(text: str) -> bool:
    """Tell whether a text is a UUID in its usual form, in lower case."""
    return _CANONICAL.fullmatch(text) is not None


def subject_of(record: UUID, kind: str, given: str) -> UUID:
    """Return the subject of an id: itself if it is a UUID in the usual form, else a UUIDv5 of record, kind and id."""
    if is_uuid(given):
        return UUID(given)
    return uuid5(record, f"{kind}/{given}")
