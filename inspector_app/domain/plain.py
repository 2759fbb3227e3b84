"""Plain data: the JSON that changes and the interchange file are made of, and how typed text is cleaned."""

import re
import unicodedata
from collections.abc import Mapping

from inspector_app.domain.errors import InvalidError

Plain = bool | int | str | list["Plain"] | dict[str, "Plain"] | None
Fields = Mapping[str, Plain]

# C0 controls except tab and newline: python-docx cannot write them; DEL and C1 say nothing to a reader either.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_UNSEEN = frozenset({"Cc", "Cf", "Mn", "Me", "Zs", "Zl", "Zp"})
"""Kinds of characters that print nothing by themselves: controls, joiners, marks without a letter, spaces."""


def clean(text: str) -> str:
    r"""Return text fit to be kept and printed: NFC, newlines as \n, no control characters, no lone surrogates."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return unicodedata.normalize("NFC", _CONTROLS.sub("", _SURROGATES.sub("\ufffd", text)))


def cleaned(value: Plain) -> Plain:
    """Return plain data with every text in it cleaned."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [cleaned(item) for item in value]
    if isinstance(value, dict):
        return {clean(key): cleaned(item) for key, item in value.items()}
    return value


def alike(text: str) -> str:
    """Return a text reduced for comparing titles: NFKC, case folded, spaces collapsed."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def is_blank(text: str) -> bool:
    """Tell whether nothing of a text could be seen on paper."""
    return all(unicodedata.category(character) in _UNSEEN for character in text)


def worded(text: str, refusal: str) -> str:
    """Return a typed text cleaned and trimmed.

    Raises:
        InvalidError: Nothing that can be seen is left of it; `refusal` is the sentence.
    """
    kept = clean(text).strip()
    if is_blank(kept):
        raise InvalidError(refusal)
    return kept
