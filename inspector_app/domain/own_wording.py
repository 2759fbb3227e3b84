"""An organisation's own wording, laid over the shipped one: only what that knows, each sentence as a whole.

It is written like the shipped `wording.toml`: a copy of that in which some sentences were changed, or these alone.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from inspector_app.domain.errors import InvalidError

_SENTENCE = {"text", "confirmed", "source"}


def own_data(path: Path) -> dict[str, Any]:
    """Return what an organisation's wording file holds.

    Raises:
        InvalidError: It cannot be read, or is not TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        raise _refused("it cannot be read; save it as UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        raise _refused(f"it is not written as TOML ({error})") from None
    except RecursionError:
        raise _refused("it has brackets within brackets without end") from None


def with_own(shipped: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return the shipped wording with an organisation's own laid over it.

    Raises:
        InvalidError: The own one names what the shipped one does not know, or is of another version.
    """
    for key in ("name", "version"):
        if own.get(key, shipped[key]) != shipped[key]:
            raise _refused(
                f"its {key} is {own[key]!r} and not {shipped[key]!r}; compare it with the wording of the app"
            )
    return _laid_over(shipped, own, "")


def _laid_over(shipped: Mapping[str, Any], own: Mapping[str, Any], where: str) -> dict[str, Any]:
    made = dict(shipped)
    for key, value in own.items():
        path = f"{where}.{key}" if where else key
        if key not in shipped:
            raise _refused(f"“{path}” is not known")
        if type(value) is not type(shipped[key]):
            raise _refused(f"“{path}” is of another kind than in the wording of the app")
        made[key] = _laid_over(shipped[key], value, path) if isinstance(value, dict) else value
    if where.startswith("text.") and 0 < len(own.keys() & _SENTENCE) < len(_SENTENCE):
        raise _refused(f"“{where}” must say text, confirmed and source together")
    return made


def _refused(why: str) -> InvalidError:
    return InvalidError(f"The organisation's own wording cannot be used: {why}.")
