"""Files that are no interchange file, or not of its form: refused in one sentence, and nothing changes."""

import json

import pytest

from inspector_app.domain.errors import RefusedFileError
from inspector_app.interchange import validation
from tests.inspector_app.interchange.conftest import Refused, content, noted

HEAD = b'{"format":"inspector-visit","version":1,'


def raw(part: str) -> bytes:
    """Return a file with one more part as it is written, whatever a JSON writer would make of it."""
    return HEAD + part.encode() + b"}"


def positioned(number: str) -> bytes:
    return raw(f'"weaknesses":[{{"id":"w2"}},{{"id":"w1","position":{number}}}]')


UNREADABLE = {
    "an empty file": (b"", "line 1, column 1"),
    "only white space": (b" \n ", "line 2, column 2"),
    "half a file": (content(notes=[{"id": "n1", "text": "Half"}])[:-12], "line 1, column"),
    "two values": (content() + b"{}", "line 1, column"),
    "a byte order mark": (b"\xef\xbb\xbf" + content(), "byte order mark"),
    "single quotes": (b"{'format': 'inspector-visit'}", "line 1, column 2"),
    "a comma too many": (HEAD[:-1] + b",}", "line 1"),
    "not UTF-8": (HEAD + b'"visit":{"id":"\xe9"}}', "byte 55"),
    "UTF-16": (content().decode().encode("utf-16"), "byte 0"),
    "a control character in a text": (HEAD + b'"notes":[{"id":"n1","text":"a\x00b"}]}', "line 1, column"),
    "a doubled name": (raw('"notes":[],"notes":[]'), "“notes”"),
    "a doubled name deep inside": (raw('"notes":[{"id":"n1","id":"n1"}]'), "“id”"),
    "10 MB of brackets": (b"[" * 10_000_000, "nested too deeply from line 1, column 51"),
    "200,000 objects in each other": (b'{"a":' * 200_000, "nested too deeply from line 1, column 251"),
    "brackets where everything is passed over": (
        noted(decisions={"text": json.loads("[" * 480 + "]" * 480)}),
        "nested too deeply",
    ),
    "a list": (b"[]", "format"),
    "null": (b"null", "format"),
    "another format": (b'{"format":"letter","version":1}', "format"),
    "no version": (b'{"format":"inspector-visit"}', "“version”"),
    "version nought": (b'{"format":"inspector-visit","version":0}', "version must be 1"),
    "a version in words": (b'{"format":"inspector-visit","version":"1"}', "version must be a whole number"),
    "version true": (b'{"format":"inspector-visit","version":true}', "version must be a whole number"),
    "a version with a fraction": (b'{"format":"inspector-visit","version":1.0}', "version must be a whole number"),
    "a newer version": (b'{"format":"inspector-visit","version":2}', "version 2"),
}

MISSHAPEN = {
    "an unknown list": (content(tags=[]), "The file has a key that is not known: “tags”."),
    "an unknown key": (noted(mood="calm"), "notes[1] has a key that is not known: “mood”."),
    "an unknown key deep inside": (
        content(visit={"id": "leeds-2022", "lead": {"name": "L", "age": 40}}),
        "visit.lead has a key that is not known: “age”.",
    ),
    "an unknown key of two lines": (noted(**{"a\nb": 1}), "notes[1] has a key that is not known: “a b”."),
    "an unknown key that is no text": (raw(r'"notes":[{"id":"n1","\ud800":1}]'), "notes[0] has a key"),
    "an endless unknown key": (noted(**{"x" * 10_000: 1}), f"“{'x' * 60}…”"),
    "a list that is null": (content(notes=None), "notes must be a list."),
    "a list that is an object": (content(notes={}), "notes must be a list."),
    "a visit that is null": (content(visit=None), "visit must be an object."),
    "a thing that is null": (content(notes=[None]), "notes[0] must be an object."),
    "a thing without an id": (content(findings=[{"text": "T"}]), "findings[0] lacks “id”."),
    "an id that is a number": (content(notes=[{"id": 1}]), "notes[0].id must be text."),
    "an id that is null": (content(notes=[{"id": None}]), "notes[0].id must be text."),
    "an empty id": (content(notes=[{"id": ""}]), "notes[0].id must not be empty."),
    "an id of 65 characters": (content(notes=[{"id": "i" * 65}]), "notes[0].id is longer than 64 characters."),
    "an id with a tab": (content(notes=[{"id": "a\tb"}]), "notes[0].id is not written as the format says"),
    "an id with a line separator": (content(notes=[{"id": "a\u2028b"}]), "notes[0].id is not written"),
    "an id that grows when it is put in one form": (content(notes=[{"id": "\ufb2c" * 30}]), "notes[0].id is longer"),
    "a name of nothing that is kept": (
        content(visit={"id": "leeds-2022", "lead": {"name": "\u0007"}}),
        "visit.lead.name must not be empty.",
    ),
    "an id of nothing that is kept": (content(notes=[{"id": "\ufffe"}]), "notes[0].id is not written"),
    "a number for a text": (noted(text=7), "notes[1].text must be text."),
    "a large number for a text": (raw(f'"notes":[{{"id":"n1","text":{10**30}}}]'), "notes[0].text must be text."),
    "null for a required text": (noted(text=None), "notes[1].text must be text."),
    "an empty required text": (noted(text=""), "notes[1].text must not be empty."),
    "a text for a list": (noted(tags="w1"), "notes[1].tags must be a list or null."),
    "a number in a list": (noted(tags=["w1", 2]), "notes[1].tags[1] must be text."),
    "a fraction": (positioned("1.5"), "weaknesses[1].position must be a whole number or null."),
    "a whole fraction": (positioned("1.0"), "weaknesses[1].position must be a whole number or null."),
    "a power": (positioned("1e2"), "weaknesses[1].position must be a whole number or null."),
    "not a number": (positioned("NaN"), "weaknesses[1].position must be a whole number or null."),
    "without end": (positioned("-Infinity"), "weaknesses[1].position must be a whole number or null."),
    "a number no reader keeps": (positioned(str(2**53)), "weaknesses[1].position is too large a number."),
    "a number of 5,000 digits": (positioned("-" + "9" * 5000), "weaknesses[1].position is too large a number."),
    "true for a number": (positioned("true"), "weaknesses[1].position must be a whole number or null."),
    "people below nought": (
        content(interviews=[{"id": "int-1", "people": -1}]),
        "interviews[0].people must not be below 0.",
    ),
    "a date that is in no calendar": (
        content(visit={"id": "leeds-2022", "start": "2022-02-30"}),
        "visit.start is not written as the format says (a date such as 2022-05-09).",
    ),
    "a date in other digits": (content(visit={"id": "leeds-2022", "start": "２０２２-05-09"}), "visit.start is not"),
    "a moment without an offset": (
        noted(heard="2022-05-09T13:40:00"),
        "notes[1].heard is not written as the format says (a moment such as 2022-05-09T13:40:00+01:00).",
    ),
    "a moment without seconds": (noted(typed="2022-05-09T13:40+01:00"), "notes[1].typed is not written"),
    "an hour that is on no clock": (noted(heard="2022-05-09T24:00:00+01:00"), "notes[1].heard is not written"),
    "an offset of two days": (noted(heard="2022-05-09T13:40:00+48:00"), "notes[1].heard is not written"),
    "deleted by a word": (noted(deleted="yes"), "notes[1].deleted must be true or false."),
    "deleted by null": (noted(deleted=None), "notes[1].deleted must be true or false."),
    "a note joined to another": (noted(same_as="n2"), "notes[1] has a key that is not known: “same_as”."),
    "an unknown kind of reference": (
        content(visit={"id": "leeds-2022", "reference": {"kind": "blog", "date": "2019-03-06"}}),
        "visit.reference.kind must be one of report_letter, statement_of_action.",
    ),
    "decisions in braces": (noted(decisions={"{x}": 1}), "notes[1].decisions.{x} must be a list."),
}


@pytest.mark.parametrize(("source", "told"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_is_no_interchange_file_is_refused(source: bytes, told: str, refused: Refused) -> None:
    assert told in refused(source)


@pytest.mark.parametrize(("source", "told"), MISSHAPEN.values(), ids=MISSHAPEN.keys())
def test_what_is_not_of_the_form_is_refused_and_the_place_named(source: bytes, told: str, refused: Refused) -> None:
    assert told in refused(source)


@pytest.mark.parametrize("cut", range(1, 97, 8))
def test_a_file_cut_anywhere_is_refused(cut: int) -> None:
    whole = content(notes=[{"id": "n1", "text": "Ünïcödé"}], visit={"id": "v"})
    with pytest.raises(RefusedFileError):
        validation.document(whole[:-cut])


def test_texts_come_out_as_the_record_keeps_them() -> None:
    given = raw(r'"notes":[{"id":"e\u0301","text":"a\r\nb\u0007\ud800c","stance":"e\u0301"}]')
    assert validation.document(given)["notes"] == [{"id": "é", "text": "a\nb\ufffdc", "stance": "é"}]
