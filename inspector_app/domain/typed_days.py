"""Days as people type them in Britain, read into the ISO dates that the record keeps."""

import re
from datetime import date

from inspector_app.domain.moments import MONTHS

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ISO = re.compile(r"(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})(?:\s*[-/. ]\s*(\d{4}|\d{2}))?")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s*(?:of\s+)?[-/. ]?\s*([a-z]{3,9})\.?,?(?:\s*[-/. ]?\s*(\d{4}|\d{2}))?")
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s+")


def read_day(text: str, near: date) -> str | None:
    """Return the ISO date that a typed day means, or None where it means none.

    Taken are 9/5/2022, 9.5.22, 9 May 2022, Mon 9th May and 2022-05-09; a day without a year is the one nearest to
    `near`.
    """
    typed = _WEEKDAY.sub("", " ".join(text.casefold().split()))
    if found := _ISO.fullmatch(typed):
        return _iso(int(found[1]), int(found[2]), int(found[3]))
    if found := _FIGURES.fullmatch(typed):
        return _placed(int(found[1]), int(found[2]), found[3], near)
    if found := _WORDS.fullmatch(typed):
        months = [n for n, name in enumerate(MONTHS) if n and name.casefold().startswith(found[2])]
        months = months or ([9] if found[2] == "sept" else [])
        return _placed(int(found[1]), months[0], found[3], near) if len(months) == 1 else None
    return None


def day_in_words(text: str) -> str:
    """Return an ISO date with its day of the week: Monday 9 May 2022."""
    day = date.fromisoformat(text)
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month]} {day.year}"


def days_from(first: str, last: str) -> int:
    """Return how many days a visit has, both ends counted; below 1 where it ends before it begins."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1


def _placed(day: int, month: int, year: str | None, near: date) -> str | None:
    if year is not None:
        return _iso(int(year) + (2000 if len(year) == 2 else 0), month, day)
    given = (_iso(near.year + step, month, day) for step in (0, -1, 1))
    dates = [date.fromisoformat(one) for one in given if one is not None]
    return min(dates, key=lambda one: abs((one - near).days)).isoformat() if dates else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
