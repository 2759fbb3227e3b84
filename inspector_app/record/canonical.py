"""Canonical JSON, the bytes that are hashed: UTF-8, sorted keys, no spaces, no fractions; and its strict reading."""

import json
from typing import Any, NoReturn

from inspector_app.domain.plain import Plain

WHOLE_LIMIT = 2**53
"""Whole numbers stay below this, so that every JSON reader gives them back."""


class NotCanonicalError(ValueError):
    """The text is not JSON as the record keeps it."""


def encode(value: Plain) -> bytes:
    """Return the canonical JSON of plain data, as UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def _whole(digits: str) -> int:
    if len(digits) > 17 or abs(int(digits)) >= WHOLE_LIMIT:
        raise NotCanonicalError("a number is too large")
    return int(digits)


def _refuse(_: str) -> NoReturn:
    raise NotCanonicalError("a number is not a whole number")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        double = next(name for name in names if names.count(name) > 1)
        raise NotCanonicalError(f"the name “{double[:60]}” stands twice in one object")
    return found


STRICT = json.JSONDecoder(parse_int=_whole, parse_float=_refuse, parse_constant=_refuse, object_pairs_hook=_unique)
"""Reads JSON without fractions, NaN, huge numbers or doubled names; raises ValueError or RecursionError."""


def decode(text: str) -> Any:  # noqa: ANN401 - the JSON border
    """Read one JSON value strictly.

    Raises:
        ValueError: The text is not JSON, or holds what the record does not keep.
    """
    try:
        return STRICT.decode(text)
    except RecursionError:
        raise NotCanonicalError("it is nested too deeply") from None
