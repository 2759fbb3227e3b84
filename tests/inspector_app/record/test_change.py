"""A change is named by its bytes, and proves itself when it is read."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest

from inspector_app.record.canonical import encode
from inspector_app.record.change import BadChangeError, Change, make, read, stored
from tests.inspector_app.record.histories import NOTE, RECORD, wrote

SALT = bytes(range(16))


def known() -> Change:
    return make(
        record=UUID("01890a5d-ac96-774b-bcce-b302099a8057"),
        subject=UUID("01890a5d-ac96-774b-bcce-b302099a8058"),
        kind="note",
        set={"text": "Zoë waits.", "tag/01890a5d-ac96-774b-bcce-b302099a8059": True, "heard": None},
        parents={"b" * 64: 4, "a" * 64: 2},
        author="01890a5d-ac96-774b-bcce-b302099a805a",
        device="01890a5d-ac96-774b-bcce-b302099a805b",
        at="2022-05-09T10:00:00+01:00",
        erase=("d" * 64, "c" * 64),
        salt=SALT,
    )


def header(**other: Any) -> bytes:
    """Return the header of a change with some of its fields other."""
    return encode({**json.loads(wrote({"text": "one"}, salt=SALT).header), **other})


def content(value: Mapping[str, Any] | bytes, salt: bytes = SALT) -> tuple[bytes, bytes, bytes]:
    """Return header, salt and content of a change that fit each other, whatever the content is."""
    raw = value if isinstance(value, bytes) else encode(dict(value))
    fields = sorted(value) if not isinstance(value, bytes) else ["text"]
    return header(body=sha256(salt + raw).hexdigest(), fields=fields), salt, raw


def test_the_same_change_has_the_same_id_for_ever() -> None:
    change = known()
    body = sha256(SALT + '{"heard":null,"tag/01890a5d-ac96-774b-bcce-b302099a8059":true,"text":"Zoë waits."}'.encode())
    assert (
        change.header
        == (
            f'{{"at":"2022-05-09T10:00:00+01:00","author":"01890a5d-ac96-774b-bcce-b302099a805a","body":"{body.hexdigest()}",'
            '"device":"01890a5d-ac96-774b-bcce-b302099a805b",'
            f'"erase":["{"c" * 64}","{"d" * 64}"],'
            '"fields":["heard","tag/01890a5d-ac96-774b-bcce-b302099a8059","text"],"kind":"note","n":5,'
            f'"parents":["{"a" * 64}","{"b" * 64}"],'
            '"record":"01890a5d-ac96-774b-bcce-b302099a8057","subject":"01890a5d-ac96-774b-bcce-b302099a8058","v":1}'
        ).encode()
    )
    assert change.id == "cea8ad7acf3a16ed124f405faf6ffc2c9349a868409614eef84d8ebf19722303"
    assert change.id == sha256(change.header).hexdigest()


def test_two_changes_that_say_the_same_are_two() -> None:
    assert make_again().id != make_again().id


def make_again() -> Change:
    return make(record=RECORD, subject=NOTE, kind="note", set={"text": "T"}, parents={}, author="A", device="D", at="M")


def test_a_change_reads_back_as_it_was_made() -> None:
    for change in (known(), wrote({"text": "one"}), wrote({}, [wrote({"text": "one"})])):
        assert read(change.header, change.salt, change.content) == change
        assert stored(change.id, change.header, change.salt, change.content) == change


def test_an_erased_change_keeps_its_id_and_the_names_of_its_fields() -> None:
    change = wrote({"text": "one", "stance": None})
    erased = change.without_content()
    assert (erased.id, erased.fields, erased.set, erased.content) == (change.id, ("stance", "text"), None, None)
    assert read(erased.header, None, None) == erased


@pytest.mark.parametrize(
    "other",
    [
        {"v": 0}, {"v": True}, {"v": "1"}, {"v": None},
        {"more": 1},
        {"record": "01890A5D-AC96-774B-BCCE-B302099A8000"}, {"record": "leeds"}, {"record": 7},
        {"subject": ""}, {"subject": None},
        {"kind": ""}, {"kind": 1}, {"kind": "k" * 201}, {"kind": "a\nb\u0000"},
        {"author": None}, {"device": []}, {"at": 5}, {"at": ""},
        {"parents": None}, {"parents": ["a"]}, {"parents": ["A" * 64]}, {"parents": ["b" * 64, "a" * 64]},
        {"parents": ["a" * 64, "a" * 64]}, {"parents": {"a" * 64: 1}},
        {"erase": ["x" * 64]}, {"erase": "a" * 64},
        {"fields": ["text", "stance"]}, {"fields": ["text", "text"]}, {"fields": [1]}, {"fields": None},
        {"body": "a" * 63}, {"body": None}, {"body": "g" * 64},
        {"n": 0}, {"n": True}, {"n": "1"}, {"n": -1},
    ],
    ids=str,
)  # fmt: skip
def test_a_header_that_is_not_as_the_format_says_is_refused(other: dict[str, Any]) -> None:
    with pytest.raises(BadChangeError):
        read(header(**other), None, None)


@pytest.mark.parametrize("missing", sorted(json.loads(header())))
def test_a_header_that_lacks_a_field_is_refused(missing: str) -> None:
    fields = json.loads(header())
    del fields[missing]
    with pytest.raises(BadChangeError):
        read(encode(fields), None, None)


def test_a_change_of_a_newer_format_says_so() -> None:
    with pytest.raises(BadChangeError, match="newer format"):
        read(header(v=2), None, None)


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[]", b"null", b"1", b"\xff", b"[" * 100_000, b'{"v":1,"v":1}', b'{"v":1.0}']
)
def test_what_is_no_header_is_refused(raw: bytes) -> None:
    with pytest.raises(BadChangeError):
        read(raw, None, None)


def test_content_that_does_not_fit_its_fingerprint_is_refused() -> None:
    change = wrote({"text": "one"}, salt=SALT)
    assert change.content is not None
    for salt, raw in (
        (SALT, change.content + b" "),
        (SALT, b'{"text":"two"}'),
        (bytes(16), change.content),
        (SALT[:15], change.content),
        (SALT + b"x", change.content),
        (None, change.content),
        (SALT, None),
    ):
        with pytest.raises(BadChangeError):
            read(change.header, salt, raw)


@pytest.mark.parametrize(
    "raw",
    [b"[]", b'"text"', b"{}", b'{"other":1}', b'{"text":1.5}', b'{"text":NaN}', b'{"text":1,"text":2}', b"\xff\xfe",
     rb'{"text":"\u0000"}', rb'{"text":"\ud800"}', rb'{"text":"a\rb"}', rb'{"text":"e\u0301"}',
     b'{"text":' + b"[" * 100_000, b'{"text":9007199254740993}'],
    ids=lambda raw: repr(raw[:24]),
)  # fmt: skip
def test_content_that_the_record_never_holds_is_refused(raw: bytes) -> None:
    with pytest.raises(BadChangeError):
        read(*content(raw))


def test_content_must_hold_the_fields_it_lists() -> None:
    made, salt, raw = content({"text": "one", "stance": None})
    fields = json.loads(made)
    fields["fields"] = ["text"]
    with pytest.raises(BadChangeError, match="list of fields"):
        read(encode(fields), salt, raw)
