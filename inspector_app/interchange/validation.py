"""Reading an interchange file strictly: size, JSON, schema; every refusal names the place in one sentence."""

import json
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import fastjsonschema

import resources
from inspector_app.domain.errors import NewerFormatError, RefusedFileError
from inspector_app.domain.moments import is_date, is_moment
from inspector_app.record.canonical import decode

FORMAT = "inspector-visit"
VERSION = 1
LARGEST = 1 << 30
"""Files above this many bytes are not read."""

_SCHEMA = "schemas/inspector-visit-1.schema.json"
_KINDS_OF_VALUE = {
    "string": "text",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}


def document(source: bytes) -> dict[str, Any]:
    """Return the parsed content of an interchange file, of the right form throughout.

    Raises:
        RefusedFileError: It is no interchange file, or something in it is not as the format says.
        NewerFormatError: It is of a newer version.
    """
    if len(source) > LARGEST:
        raise RefusedFileError("The file is too large to be an interchange file.")
    try:
        parsed = decode(source.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise RefusedFileError(f"The file is not UTF-8 text (at byte {error.start}); save it again as UTF-8.") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise RefusedFileError(f"The file is not whole JSON: it cannot be read on from {where}.") from None
    except ValueError as error:
        raise RefusedFileError(f"The file is not JSON as this app reads it: {error}.") from None
    if not isinstance(parsed, dict) or parsed.get("format") != FORMAT:
        raise RefusedFileError(f"This is not an interchange file: format is not “{FORMAT}”.")
    version = parsed.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        raise NewerFormatError(
            f"The file is of version {version}, made by a newer app; this one reads version {VERSION}."
        )
    try:
        _validator()(parsed)
    except fastjsonschema.JsonSchemaValueException as error:
        raise RefusedFileError(_sentence(error)) from None
    return parsed


def place(path: Iterable[str]) -> str:
    """Return a place as people write it: notes[12].interview."""
    written = ""
    for step in path:
        written += f"[{step}]" if step.isdigit() else f".{step}" if written else step
    return written or "the file"


@cache
def _validator() -> Callable[[Any], Any]:
    formats = {"date": is_date, "moment": is_moment}
    validate: Callable[[Any], Any] = fastjsonschema.compile(
        json.loads(resources.text(_SCHEMA)), formats=formats, use_default=False
    )
    return validate


def _sentence(error: fastjsonschema.JsonSchemaValueException) -> str:
    where = place(error.path[1:])
    rule, wanted = error.rule, error.rule_definition
    if rule == "additionalProperties":
        known = set((error.definition or {}).get("properties", {}))
        strange = sorted(set(error.value) - known)
        return f"{where} has a key that is not known: “{strange[0][:60]}”."
    if rule == "required":
        missing = next(key for key in wanted if key not in error.value)
        return f"{where} lacks “{missing}”."
    if rule == "type":
        kinds = [wanted] if isinstance(wanted, str) else wanted
        return f"{where} must be {' or '.join(_KINDS_OF_VALUE[kind] for kind in kinds)}."
    if rule == "enum":
        return f"{where} must be one of {', '.join(str(value) for value in wanted)}."
    if rule == "const":
        return f"{where} must be {wanted}."
    if rule == "maxLength":
        return f"{where} is longer than {wanted} characters."
    if rule == "minLength":
        return f"{where} must not be empty."
    if rule == "format" or rule == "pattern":
        return f"{where} is not written as the format says ({_meant(error.definition)})."
    return f"{where} is not as the format says."


def _meant(definition: Any) -> str:  # noqa: ANN401 - a schema
    form = definition.get("format") if isinstance(definition, dict) else None
    if form == "date":
        return "a date such as 2022-05-09"
    if form == "moment":
        return "a moment such as 2022-05-09T13:40:00+01:00"
    return "text without control characters"
