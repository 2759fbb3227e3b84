"""E-mail addresses, telephone and NHS numbers, postcodes and dates of birth are found, and little else."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain import identifiers
from inspector_app.domain.moments import MONTHS

Find = Callable[[str], Iterator[tuple[int, int]]]
VISITED, SINCE = date(2022, 5, 9), date(2018, 3, 6)


def births(text: str) -> Iterator[tuple[int, int]]:
    return identifiers.birth_dates(text, VISITED, SINCE)


def found(find: Find, text: str) -> list[str]:
    return [text[start:end] for start, end in find(text)]


@pytest.mark.parametrize(
    ("find", "text", "expected"),
    [
        (identifiers.emails, "Write to a.b-c@council.gov.uk, or x@y.org.", "a.b-c@council.gov.uk x@y.org"),
        (identifiers.emails, "They met @ the school.", ""),
        (identifiers.telephones, "Call 01514960000 or (0151)496-0000.", "01514960000 (0151)496-0000"),
        (identifiers.telephones, "07700900123; 07700.900.123", "07700900123 07700.900.123"),
        (identifiers.telephones, "+44(0)7700900123, 00353-1-234-5678", "+44(0)7700900123 00353-1-234-5678"),
        (identifiers.telephones, "She (07700900123) rang.", "07700900123"),
        (identifiers.telephones, "On 28 August 2019 0300-123-1231 rang.", "0300-123-1231"),
        (identifiers.telephones, "From 0 to 25, in 2019, 2020 and 2021, 01/02/2010 to 03/04/2011.", ""),
        (identifiers.telephones, "12,000,000 pupils; 943 476 5919; 0800", ""),
        (identifiers.telephones, "In 2021/22 0.1234567890, 1.0151496000 and 3,0151496000 of it.", ""),
        (identifiers.nhs_numbers, "943.476.5919, NHS number: 9434765918.", "943.476.5919 9434765918"),
        (identifiers.nhs_numbers, "NHS England knows 9434765918.", ""),
        (identifiers.nhs_numbers, "9434765919 and 943-476-5919", "9434765919 943-476-5919"),
        (identifiers.nhs_numbers, "In 2021 943-476-5919 was seen.", "943-476-5919"),
        (identifiers.nhs_numbers, "943 476 5918, 1111111111, 94347659190 and 1.9434765919", ""),
        (identifiers.postcodes, "L31DS, SW1A2AA, M11AE and EC1A1BB.", "L31DS SW1A2AA M11AE EC1A1BB"),
        (identifiers.postcodes, "in l31ds; L3-1DS, M11ae", "l31ds L3-1DS M11ae"),
        (identifiers.postcodes, "w2 3rd, S5 2nd, KS2 3AB, A1 2BC, Y9 2EE, P3 1CD", ""),
        (births, "born on 3.5.2010; DOB: 03/05/11; date of birth is 2012-05-04", "3.5.2010 03/05/11 2012-05-04"),
        (births, "2014/04/03, 2014.4.3, since 2019/04/03", "2014/04/03 2014.4.3"),
        (births, "since 28 August 2019 and 11 June 1994; 31/02/2010; born in 2010, in May 2008", ""),
    ],
)
def test_what_is_meant_is_found_and_nothing_else(find: Find, text: str, expected: str) -> None:
    assert found(find, text) == expected.split()


def test_what_is_written_with_spaces_is_found_whole() -> None:
    assert found(identifiers.telephones, "Call (0151) 496 0000.") == ["(0151) 496 0000"]
    assert found(identifiers.telephones, "Call +44 (0)7700 900123.") == ["+44 (0)7700 900123"]
    assert found(identifiers.postcodes, "In SW1A\u00a02AA.") == ["SW1A\u00a02AA"]
    assert found(identifiers.telephones, "Tel.0151 233 3000") == ["0151 233 3000"]
    assert found(identifiers.postcodes, "In L3 1ds; on S5 2nd.") == ["L3 1ds"]
    assert found(identifiers.nhs_numbers, "Child 943  476  5919 waits.") == ["943  476  5919"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("born the 4th of March 2019", "4th of March 2019"),
        ("The plan of 5 Sept 2014 is late.", "5 Sept 2014"),
        ("born Sept. 5, 2014", "Sept. 5, 2014"),
        ("born 3 march 2014", "3 march 2014"),
        ("a child of 3 MARCH 2014", "3 MARCH 2014"),
        ("born on Monday 3 June 2019", "3 June 2019"),
        ("She (b. 3 June 2019) waits.", "3 June 2019"),
    ],
)
def test_a_day_of_birth_is_found_in_the_words_in_which_it_is_written(text: str, day: str) -> None:
    assert found(births, text) == [day]


def nhs_number(nine: str) -> str | None:
    """Return nine digits with the digit that makes them an NHS number, if there is one."""
    rest = sum(int(digit) * (10 - place) for place, digit in enumerate(nine)) % 11
    check = (11 - rest) % 11
    return None if check == 10 else f"{nine}{check}"


@given(st.from_regex(r"[1-9][0-9]{8}", fullmatch=True), st.sampled_from(["", " ", "-", "\u00a0"]), st.integers(1, 9))
def test_every_nhs_number_is_found_and_none_with_another_last_digit(nine: str, gap: str, by: int) -> None:
    whole = nhs_number(nine)
    if whole is None or len(set(whole)) == 1:
        return
    written = gap.join((whole[:3], whole[3:6], whole[6:]))
    assert found(identifiers.nhs_numbers, f"The child {written} waits.") == [written]
    wrong = f"{whole[:9]}{(int(whole[9]) + by) % 10}"
    assert found(identifiers.nhs_numbers, f"The child {wrong} waits.") == []


@given(st.integers(0, 20 * 365), st.integers(0, 3))
def test_every_day_of_a_childhood_is_found_however_it_is_written(before: int, form: int) -> None:
    day = SINCE - timedelta(days=before + 1)
    month = MONTHS[day.month]
    written = (f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}", day.isoformat(), f"{day:%d/%m/%Y}")
    assert found(births, f"The plan of {written[form]} is late.") == [written[form]]


@given(st.text(alphabet="0123456789 +()-./@abcL3DS", max_size=60))
def test_what_is_found_is_within_the_text(text: str) -> None:
    for find in (identifiers.emails, identifiers.telephones, identifiers.nhs_numbers, identifiers.postcodes, births):
        for start, end in find(text):
            assert 0 <= start < end <= len(text)
