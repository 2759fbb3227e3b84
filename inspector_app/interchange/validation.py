"""Reading an interchange file strictly: size, JSON, schema; every refusal names the place in one sentence."""

import codecs
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import fastjsonschema

import resources
from inspector_app.domain.errors import NewerFormatError, RefusedFileError
from inspector_app.domain.moments import is_date, is_moment
from inspector_app.domain.plain import clean, cleaned
from inspector_app.record.canonical import DEEPEST, TooDeepError, decode

FORMAT = "inspector-visit"
VERSION = 1
_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]')
"""A string, passed over whole, or a bracket."""
LARGEST = 1 << 30
"""Files above this many bytes are not read."""

LONGEST_QUOTE = 60
"""The most characters of what a file holds that a sentence about it repeats."""

_SCHEMA = "schemas/inspector-visit-1.schema.json"
_KINDS_OF_VALUE = {
    "string": "text",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}


@dataclass(frozen=True, slots=True)
class _Unfit:
    """A number that the record does not keep; it is of no type the schema knows, so that its place is named."""

    digits: str


def document(source: bytes) -> dict[str, Any]:
    """Return the parsed content of an interchange file, of the right form throughout, its texts cleaned.

    Raises:
        RefusedFileError: It is no interchange file, or something in it is not as the format says.
        NewerFormatError: It is of a newer version.
    """
    if len(source) > LARGEST:
        raise RefusedFileError("The file is too large to be an interchange file.")
    if source.startswith(codecs.BOM_UTF8):
        raise RefusedFileError("The file begins with a byte order mark; save it again as UTF-8 without one.")
    try:
        parsed = decode(source.decode("utf-8"), unfit=_Unfit)
    except UnicodeDecodeError as error:
        raise RefusedFileError(f"The file is not UTF-8 text (at byte {error.start}); save it again as UTF-8.") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise RefusedFileError(f"The file is not whole JSON: it cannot be read on from {where}.") from None
    except TooDeepError:
        raise RefusedFileError(_too_deep(source)) from None
    except ValueError as error:
        raise RefusedFileError(f"The file is not JSON as this app reads it: {in_line(str(error))}.") from None
    if not isinstance(parsed, dict) or parsed.get("format") != FORMAT:
        raise RefusedFileError(f"This is not an interchange file: format is not “{FORMAT}”.")
    version = parsed.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        raise NewerFormatError(
            f"The file is of version {version}, made by a newer app; this one reads version {VERSION}."
        )
    try:
        _validator()(parsed)
        found: dict[str, Any] = {key: cleaned(part) for key, part in parsed.items()}
        if found != parsed:
            _validator()(found)  # nothing may be left of a text, and an id may have grown
        return found
    except fastjsonschema.JsonSchemaValueException as error:
        raise RefusedFileError(_sentence(error)) from None
    except RecursionError:  # in “decisions”, where everything is passed over
        raise RefusedFileError(_too_deep(source)) from None


def _too_deep(source: bytes) -> str:
    """Return the sentence that names where lists and objects begin to be nested too deeply."""
    text = source.decode("utf-8", errors="replace")
    depth = 0
    for token in _BRACKETS.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
        if depth > DEEPEST:
            line = text.count("\n", 0, token.start()) + 1
            column = token.start() - text.rfind("\n", 0, token.start())
            return f"The file is not JSON as this app reads it: nested too deeply from line {line}, column {column}."
    return "The file is not JSON as this app reads it: nested too deeply."


def place(path: Iterable[str]) -> str:
    """Return a place as people write it: notes[12].interview."""
    written = ""
    for step in path:
        written += f"[{step}]" if step.isdigit() else f".{step}" if written else step
    return written or "The file"


def quoted(value: object) -> str:
    """Return what a file holds as a sentence repeats it: in one line, in quotation marks, cut where it is long."""
    line = in_line(str(value))
    return f"“{line if len(line) <= LONGEST_QUOTE else line[:LONGEST_QUOTE] + '…'}”"


def in_line(text: str) -> str:
    """Return a text in one line, fit to be printed."""
    return " ".join(clean(text).split())


@cache
def _validator() -> Callable[[Any], Any]:
    formats = {"date": is_date, "moment": is_moment}
    validate: Callable[[Any], Any] = fastjsonschema.compile(
        json.loads(resources.text(_SCHEMA)), formats=formats, use_default=False
    )
    return validate


def _sentence(error: fastjsonschema.JsonSchemaValueException) -> str:
    where = place(in_line(step)[:LONGEST_QUOTE] for step in error.path[1:])
    rule, wanted = error.rule, error.rule_definition
    if rule == "additionalProperties":
        known = set((error.definition or {}).get("properties", {}))
        strange = sorted(set(error.value) - known)
        return f"{where} has a key that is not known: {quoted(strange[0])}."
    if rule == "required":
        missing = next(key for key in wanted if key not in error.value)
        return f"{where} lacks “{missing}”."
    if rule == "type":
        kinds = [wanted] if isinstance(wanted, str) else wanted
        if "integer" in kinds and isinstance(error.value, _Unfit) and error.value.digits.lstrip("-").isdigit():
            return f"{where} is too large a number."
        return f"{where} must be {' or '.join(_KINDS_OF_VALUE[kind] for kind in kinds)}."
    if rule == "enum":
        return f"{where} must be one of {', '.join(str(value) for value in wanted)}."
    if rule == "const":
        return f"{where} must be {wanted}."
    if rule == "minimum":
        return f"{where} must not be below {wanted}."
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
