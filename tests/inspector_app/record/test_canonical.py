"""The bytes that are hashed, and their strict reading."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.plain import Plain
from inspector_app.record.canonical import WHOLE_LIMIT, NotCanonicalError, decode, encode

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(1 - WHOLE_LIMIT, WHOLE_LIMIT - 1)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)


@given(VALUES)
def test_what_is_written_is_read_back(value: Plain) -> None:
    assert decode(encode(value).decode()) == value
    assert encode(decode(encode(value).decode())) == encode(value)


def test_keys_are_sorted_and_there_are_no_spaces_and_letters_stand_for_themselves() -> None:
    assert (
        encode({"b": [1, True, None], "a": "Zoë 😀 \n", "Ä": {}})
        == '{"a":"Zoë 😀 \\n","b":[1,true,null],"Ä":{}}'.encode()
    )


@pytest.mark.parametrize(
    "number", ["1.0", "0.5", "1e3", "-1E-2", "NaN", "Infinity", "-Infinity", str(2**53), "9" * 5000]
)
def test_a_number_that_is_not_whole_or_too_large_is_refused(number: str) -> None:
    with pytest.raises(NotCanonicalError):
        decode(f'{{"a":[{number}]}}')
    assert decode(f"[{number}]", unfit=lambda digits: digits) == [number]


def test_the_largest_whole_numbers_are_read() -> None:
    assert decode(f"[{WHOLE_LIMIT - 1},{1 - WHOLE_LIMIT},-0,0]") == [2**53 - 1, 1 - 2**53, 0, 0]


def test_a_doubled_name_is_refused_and_named() -> None:
    with pytest.raises(NotCanonicalError, match="“b”"):
        decode('{"a":1,"b":{"b":1,"b":1}}')


def test_deep_nesting_is_refused_without_breaking_off() -> None:
    for text in ("[" * 200_000, '{"a":' * 200_000, "[" * 100_000 + "]" * 100_000):
        with pytest.raises(NotCanonicalError, match="nested"):
            decode(text)


@pytest.mark.parametrize("text", ["", " ", "{", "[1,]", "{'a':1}", "nul", "\ufeff{}", '{"a":1} x', '"a\nb"', "01"])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(json.JSONDecodeError):
        decode(text)
