"""Sentences of a paragraph, for a link from a note to the exact one it stands behind."""

import re

_END = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s|$)")
_ABBREVIATIONS = ("e.g.", "i.e.", "etc.", "Mr.", "Mrs.", "Ms.", "Dr.", "St.", "No.")


def split(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a paragraph stand, as (start, end) without the space between them."""
    found = []
    start = _first_letter(text, 0)
    for end in _END.finditer(text):
        if text[start : end.end()].endswith(_ABBREVIATIONS) and end.end() < len(text.rstrip()):
            continue
        found.append((start, end.end()))
        start = _first_letter(text, end.end())
    if start < len(text.rstrip()):
        found.append((start, len(text.rstrip())))
    return found


def at(text: str, position: int) -> str:
    """Return the sentence at a position of a paragraph; empty where there is none."""
    sentences = split(text)
    for start, end in sentences:
        if position <= end:
            return text[start:end]
    return text[slice(*sentences[-1])] if sentences else ""


def _first_letter(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place
