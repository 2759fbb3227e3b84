"""Canonical JSON, the bytes that are hashed: UTF-8, sorted keys, no spaces, no fractions; and its strict reading."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any, NoReturn

from inspector_app.domain.plain import Plain

WHOLE_LIMIT = 2**53
"""Whole numbers stay below this, so that every JSON reader gives them back."""


DEEPEST = 50
"""So many lists and objects within each other are never meant; the format itself has six."""


class NotCanonicalError(ValueError):
    """The text is not JSON as the record keeps it."""


class TooDeepError(NotCanonicalError):
    """The text holds lists or objects within each other beyond all reason."""


def encode(value: Plain) -> bytes:
    """Return the canonical JSON of plain data, as UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def decode(text: str, unfit: Callable[[str], Any] | None = None) -> Any:  # noqa: ANN401 - the JSON border
    """Read one JSON value strictly: no fractions, NaN, huge numbers or doubled names.

    Args:
        text: The JSON.
        unfit: Makes what stands for a number that the record does not keep, so that its place can be named; without
            it such a number is an error.

    Raises:
        ValueError: The text is not JSON, or holds what the record does not keep.
    """
    decoder = _STRICT if unfit is None else _decoder(unfit)
    try:
        value = decoder.decode(text)
    except RecursionError:
        raise TooDeepError("it is nested too deeply") from None
    if text.count("[") + text.count("{") > DEEPEST and _depth(value) > DEEPEST:
        raise TooDeepError("it is nested too deeply")
    return value


def _depth(value: object) -> int:
    """Return how many lists and objects lie within each other; found level by level, as calls could run out."""
    depth, level = 0, [value]
    while level := [one for one in level if isinstance(one, (dict, list))]:
        depth += 1
        level = [part for one in level for part in (one.values() if isinstance(one, dict) else one)]
    return depth


def _whole(unfit: Callable[[str], Any], digits: str) -> Any:  # noqa: ANN401 - the JSON border
    if len(digits) > 17 or abs(int(digits)) >= WHOLE_LIMIT:
        return unfit(digits)
    return int(digits)


def _refuse(_: str) -> NoReturn:
    raise NotCanonicalError("a number is not whole or too large")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        double = next(name for name in names if names.count(name) > 1)
        raise NotCanonicalError(f"the name “{double[:60]}” stands twice in one object")
    return found


def _decoder(unfit: Callable[[str], Any]) -> json.JSONDecoder:
    return json.JSONDecoder(
        parse_int=partial(_whole, unfit), parse_float=unfit, parse_constant=unfit, object_pairs_hook=_unique
    )


_STRICT = _decoder(_refuse)
