"""The pages of the help: which of them helps on which page of the window, and what is found in their text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import resources

CONTENTS = "index.md"
"""The page that lists the others."""
MOST_FOUND = 8

_PAGES: Mapping[str, str] = {
    "start": "starting.md",
    "capture": "capture.md",
    "notes": "all-notes.md",
    "matrix": "evidence-matrix.md",
    "merge": "handing-over.md",
    "findings": "findings-and-letter.md",
    "judgements": "findings-and-letter.md",
    "letter": "findings-and-letter.md",
    "signoff": "sign-off.md",
    "visit": "starting.md",
    "check": "starting.md",
}
_HEADING = re.compile(r"^#{1,3} (.+)$", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+")
_SMALL_WORDS = """
    a about am an and any are as at be by can could did do does for from get have how i if in is it its me my not of on
    or should so that the their there they this to was we what when where which who why will with would you your
"""
_SMALL = frozenset(_SMALL_WORDS.split())
"""Words of questions that say nothing of what is asked for."""


@dataclass(frozen=True, slots=True)
class HelpPlace:
    """A heading of a help page."""

    page: str
    heading: str


@dataclass(frozen=True, slots=True)
class _Section:
    place: HelpPlace
    heading: str
    text: str
    """All its words, in small letters and with a space before each."""


def page_for(page: str) -> str:
    """Return the help page that helps on a page of the window, by its name."""
    return _PAGES.get(page, CONTENTS)


def title_of(page: str) -> str:
    """Return the title of a help page."""
    return resources.text(f"help/{page}").partition("\n")[0].removeprefix("# ")


def found(words: str) -> list[HelpPlace]:
    """Return where the help speaks of what is asked, the best first; each word is the beginning of one in the text.

    What has all the words comes alone; only where nothing has does what has most of them.
    """
    given = [word for word in dict.fromkeys(_WORD.findall(words.lower())) if word not in _SMALL]
    if not given:
        return []
    hits = [(sum(f" {word}" in one.text for word in given), one) for one in _sections()]
    most = max(count for count, _ in hits)
    if most < len(given) and most < 2:
        return []
    best = [one for count, one in hits if count == most]
    best.sort(key=lambda one: -sum(f" {word}" in one.heading for word in given))
    return [one.place for one in best[:MOST_FOUND]]


@cache
def _sections() -> tuple[_Section, ...]:
    sections = []
    for file in sorted(resources.path("help").glob("*.md")):
        parts = _HEADING.split(file.read_text(encoding="utf-8"))[1:]
        for heading, text in zip(parts[::2], parts[1::2], strict=True):
            plain = heading.replace("`", "")
            sections.append(_Section(HelpPlace(file.name, plain), _plain(plain), _plain(f"{plain} {text}")))
    return tuple(sections)


def _plain(text: str) -> str:
    return "".join(f" {word}" for word in _WORD.findall(text.lower()))
