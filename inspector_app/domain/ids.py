"""Identity: time-ordered UUIDs for what the app makes, and the subject that stands for an imported id."""

import re
import secrets
import time
from threading import Lock
from uuid import UUID, uuid5

_CANONICAL = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")

_one_at_a_time = Lock()
_latest = [0]


def new_id() -> UUID:
    """Make a UUIDv7 that sorts after all this process has made (RFC 9562, 5.7 and 6.2, method 3).

    48 bits of Unix milliseconds, 12 bits of their 4,096th parts, then 62 random bits: what is made in one go, such as
    the inspectors of a new visit, keeps its order.
    """
    with _one_at_a_time:
        moment = _latest[0] = max((time.time_ns() << 12) // 1_000_000 & (1 << 60) - 1, _latest[0] + 1)
    return UUID(int=moment >> 12 << 80 | 0x7 << 76 | (moment & 0xFFF) << 64 | 0b10 << 62 | secrets.randbits(62))


def is_uuid(text: str) -> bool:
    """Tell whether a text is a UUID in its usual form, in lower case."""
    return _CANONICAL.fullmatch(text) is not None


def subject_of(record: UUID, kind: str, given: str) -> UUID:
    """Return the subject of an id: itself if it is a UUID in the usual form, else a UUIDv5 of record, kind and id."""
    if is_uuid(given):
        return UUID(given)
    return uuid5(record, f"{kind}/{given}")
