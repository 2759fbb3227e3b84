"""The digest of a record: one fingerprint over all its changes, equal wherever the same changes are."""

from collections.abc import Iterable
from hashlib import sha256


def digest(ids: Iterable[str]) -> str:
    """Return the SHA-256, in hex, of the sorted ids of changes joined by newlines."""
    return sha256("\n".join(sorted(ids)).encode()).hexdigest()
