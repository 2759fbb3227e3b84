"""What tells of one person in a text besides a name: addresses, numbers and dates, each as the places it stands in."""

import re
from collections.abc import Iterator
from datetime import date

from inspector_app.domain.moments import MONTHS

_EMAIL = re.compile(r"[\w.+'’-]+@[\w-]+(?:\.[\w-]+)+")
_GAP = r"[ \u00a0()./‑–-]{0,2}"
_HOME = rf"\(?0(?!\.)(?:{_GAP}\d){{9,10}}(?!\w)"
_ABROAD = rf"(?:\+|00)[1-9](?:{_GAP}\d){{8,13}}(?!\w)"
# The signs with which these begin come first: most places of a text are passed over sooner by them.
_TELEPHONE = re.compile(rf"(?=[(+0])(?<![\w/])(?<![\d/][.,])(?:{_ABROAD}|{_HOME})")
_TEN_DIGITS = re.compile(
    r"(?=\d)(?<![\w.,/])(?=(\d{3}([ \u00a0.‑-]{1,3})\d{3}\2\d{4}|\d(?:[ \u00a0‑-]?\d){9})(?![\w/]|[.,]\d))"
)
_SAID_OF_NHS = re.compile(r"\bNHS (?:numbers?|nos?\b\.?|ID)[:, \u00a0(]*(?:is |was )?$", re.IGNORECASE)
_LETTERS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK "
)
_LETTERS += (
    "FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG "
)
_LETTERS += (
    "NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR "
)
_LETTERS += "TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
_AREAS = frozenset(_LETTERS.split())
_POSTCODE = re.compile(
    r"(?<!\w)([A-Z]{1,2})\d(?:\d|[A-Z])?[ \u00a0‑-]{0,2}\d([ABD-HJLNP-UW-Z]{2})(?!\w)", re.IGNORECASE
)
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS[1:]).replace("Sep(?:", "Sep(?:t|")
_DATE = re.compile(
    r"(?=[\dJFMASOND])(?<![\w/.-])(?:"
    r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4}|\d{2})"
    r"|(?P<iso>\d{4}[-/.]\d{1,2}[-/.]\d{1,2})"
    rf"|(?P<day_of>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<name>{_MONTH})\.?,? (?P<year_of>\d{{4}})"
    rf"|(?P<name_first>{_MONTH})\.? (?P<day_after>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year_after>\d{{4}})"
    r")(?![\w/])",
    re.IGNORECASE,
)
_FAR = 120
"""Characters before a number or date in which it is said what it is; a text may be very long."""
_BORN = re.compile(
    r"\b(?:born(?: on)?|b\.|birth(?:day|date)?(?: (?:is|was|on|of))*|D\.?O\.?B\.?)[:, \u00a0(]*"
    r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?(?:the )?$",
    re.IGNORECASE,
)
_OLDEST = 26
"""Years: nobody older is the subject of such a visit."""


def emails(text: str) -> Iterator[tuple[int, int]]:
    """Yield where e-mail addresses stand."""
    return (found.span() for found in (_EMAIL.finditer(text) if "@" in text else ()))


def telephones(text: str) -> Iterator[tuple[int, int]]:
    """Yield where telephone numbers stand: of ten or eleven digits after a 0, or with the code of a country."""
    for found in _TELEPHONE.finditer(text):
        if not _DATE.search(found[0]):
            in_brackets = found[0].startswith("(") and ")" not in found[0]
            yield found.start() + in_brackets, found.end()


def nhs_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield where NHS numbers stand: ten digits of which the last is right by modulus 11, or that are said to be one.

    The rule is that of the NHS Data Dictionary, attribute NHS NUMBER.
    """
    last = 0
    for found in _TEN_DIGITS.finditer(text):
        digits = [int(digit) for digit in found[1] if digit.isdigit()]
        check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
        right = len(set(digits)) > 1 and digits[9] == check % 11 and check != 10
        if found.start() >= last and (right or _SAID_OF_NHS.search(text[max(found.start() - _FAR, 0) : found.start()])):
            last = found.end(1)
            yield found.span(1)


def postcodes(text: str) -> Iterator[tuple[int, int]]:
    """Yield where postcodes of the United Kingdom stand, in capitals or small letters."""
    for found in _POSTCODE.finditer(text):
        if found[1].upper() in _AREAS and found[2] not in _ORDINALS:
            yield found.span()


def birth_dates(text: str, visited: date, since: date) -> Iterator[tuple[int, int]]:
    """Yield where dates of birth stand: dates that are said to be one, and whole dates of a childhood.

    Args:
        text: The text.
        visited: The first day of the visit.
        since: What happened from this day on may be told with its date.
    """
    for found in _DATE.finditer(text):
        day = _day(found)
        if day is None:
            continue
        said = _BORN.search(text[max(found.start() - _FAR, 0) : found.start()])
        if said or (day < since and visited.year - day.year <= _OLDEST):
            yield found.span()


def _day(found: re.Match[str]) -> date | None:
    """Return the day a date names, if there is such a day; years of two digits are those of now."""
    parts = found.groupdict()
    try:
        if parts["iso"]:
            return date(*map(int, re.split("[-/.]", parts["iso"])))
        if parts["day"]:
            year = int(parts["year"])
            return date(year + 2000 if year < 100 else year, int(parts["month"]), int(parts["day"]))
        name, day = parts["name"] or parts["name_first"], parts["day_of"] or parts["day_after"]
        month = next(number for number, full in enumerate(MONTHS) if full[:3].lower() == name[:3].lower())
        return date(int(parts["year_of"] or parts["year_after"]), month, int(day))
    except ValueError:
        return None
