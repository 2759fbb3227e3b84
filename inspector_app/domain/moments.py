"""Dates and moments: ISO 8601 texts in the record, words in the letter, and the one clock."""

import re
from collections.abc import Callable
from datetime import date, datetime

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
# The letter is British whatever the laptop's language, so month names do not come from the locale.
MONTHS = (
    "",
    *[
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
)
_FIRST_VISITS = datetime.fromisoformat("2016-05-01T00:00:00+00:00").timestamp()
_A_DAY = 24 * 60 * 60
_NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def now() -> datetime:
    """Return the wall clock of this laptop with its offset from UTC; the one place that asks for the time."""
    return datetime.now().astimezone()


def moment_text(moment: datetime) -> str:
    """Return a moment as the record keeps it: seconds and an offset."""
    return moment.isoformat(timespec="seconds")


def is_date(text: str) -> bool:
    """Tell whether a text is an ISO date such as 2022-05-09."""
    return bool(_DATE.fullmatch(text)) and _read(date.fromisoformat, text)


def is_moment(text: str) -> bool:
    """Tell whether a text is an ISO moment with seconds and an offset, such as 2022-05-09T13:40:00+01:00."""
    return bool(_MOMENT.fullmatch(text)) and _read(datetime.fromisoformat, text)


def instant(text: str) -> float:
    """Return the seconds since 1970 of a moment, for ordering."""
    return datetime.fromisoformat(text).timestamp()


def is_odd(text: str) -> bool:
    """Tell whether the clock that gave a moment was wrong: over a day ahead of this one, or before there were visits.

    Joint inspections of SEND began in May 2016; a laptop whose battery died says 1970 or 2000.
    """
    return not is_moment(text) or not _FIRST_VISITS <= instant(text) <= now().timestamp() + _A_DAY


def date_in_words(text: str) -> str:
    """Return a date as the letter prints it: 9 May 2022."""
    day = date.fromisoformat(text)
    return f"{day.day} {MONTHS[day.month]} {day.year}"


def range_in_words(start: str, end: str) -> str:
    """Return the days of a visit as the Liverpool letter prints them: `Between 9 May and 11 May 2022`.

    Over a year's end both years are printed; a visit of one day reads `On 9 May 2022`.
    """
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if first == last:
        return f"On {date_in_words(start)}"
    opening = day_and_month(first) + (f" {first.year}" if first.year != last.year else "")
    return f"Between {opening} and {date_in_words(end)}"


def days_in_short(start: str | None, end: str | None) -> str:
    """Return the days of a visit, as many as are known, as briefly as may be: `9 to 11 May 2022`."""
    if not start or not end or start == end:
        known = start or end
        return date_in_words(known) if known else ""
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if first.year != last.year:
        return f"{date_in_words(start)} to {date_in_words(end)}"
    opening = str(first.day) if first.month == last.month else day_and_month(first)
    return f"{opening} to {date_in_words(end)}"


def day_and_month(day: date) -> str:
    """Return a day without its year: `9 September`."""
    return f"{day.day} {MONTHS[day.month]}"


def short_day(day: date) -> str:
    """Return a day without its year where room is short: `9 Sep`."""
    return f"{day.day} {MONTHS[day.month][:3]}"


def counts_in_words(*counts: int) -> list[str]:
    """Return counts that stand together as the letter prints them: in words to ten, all in figures beyond."""
    return [_NUMBERS[count] if max(counts) < len(_NUMBERS) else str(count) for count in counts]


def _read(reader: Callable[[str], object], text: str) -> bool:
    try:
        reader(text)
    except ValueError:
        return False
    return True
