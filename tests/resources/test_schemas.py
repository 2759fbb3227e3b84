"""The schema of the interchange file: what it takes, and where it says a file is wrong."""

import json
from collections.abc import Callable
from typing import Any

import fastjsonschema
import pytest

import resources
from inspector_app.domain.kinds import JOINABLE, KINDS

NAME = "schemas/inspector-visit-1.schema.json"
SCHEMA: dict[str, Any] = json.loads(resources.text(NAME))
check: Callable[[object], object] = fastjsonschema.compile(SCHEMA)


def file(**content: object) -> dict[str, object]:
    return {"format": "inspector-visit", "version": 1, **content}


def noted(**fields: object) -> dict[str, object]:
    return file(notes=[{"id": "n-1"}, {"id": "n-2", **fields}])


def visited(**fields: object) -> dict[str, object]:
    return file(visit={"id": "v", **fields})


GOOD = {
    "nothing but the format": file(),
    "a thing that only has an id": noted(),
    "null clears every field that is not required": noted(
        heard=None, typed=None, stance=None, voice=None, about=None, tags=None
    ),
    "null clears the facts of the visit": visited(
        start=None, reference=None, sender=None, recipients=None, lead=None, signatories=None, copies=None, covid=None
    ),
    "an id of 64 characters, whatever the script": file(notes=[{"id": "ŵ" * 63 + "😀"}]),
    "moments in UTC and with a fraction of a second": noted(
        heard="2022-05-09T12:40:00Z", typed="2022-05-09T13:40:00.5+01:00"
    ),
    "people by number and by role": file(interviews=[{"id": "i", "people": 4}, {"id": "j", "people": "two officers"}]),
    "deleted, restored, joined and in question": file(
        weaknesses=[{"id": "w", "deleted": True, "same_as": "x"}, {"id": "x", "deleted": False, "same_as": None}],
        notes=[{"id": "n", "decisions": {"text": ["one", "two"], "deleted": [False, True]}}],
    ),
    "evidence for a paragraph and for a sentence": file(
        findings=[
            {"id": "f", "evidence": [{"note": "n"}, {"note": "m", "sentence": None}, {"note": "o", "sentence": "Yes."}]}
        ]
    ),
}

BAD = {
    "no format": ({"version": 1}, "data", "required"),
    "another format": ({"format": "letter", "version": 1}, "data.format", "const"),
    "another version": ({"format": "inspector-visit", "version": 2}, "data.version", "const"),
    "true for the version": ({"format": "inspector-visit", "version": True}, "data.version", "type"),
    "not an object": ([], "data", "type"),
    "an unknown list": (file(tags=[]), "data", "additionalProperties"),
    "a list that is an object": (file(notes={}), "data.notes", "type"),
    "a thing that is no object": (file(notes=["n"]), "data.notes.0", "type"),
    "an unknown key of a note": (noted(mood="calm"), "data.notes.1", "additionalProperties"),
    "an unknown key of the visit": (visited(city="L"), "data.visit", "additionalProperties"),
    "an unknown key deep inside": (visited(lead={"name": "L", "age": 1}), "data.visit.lead", "additionalProperties"),
    "a joined note": (noted(same_as="n-1"), "data.notes.1", "additionalProperties"),
    "a missing id": (file(findings=[{"text": "T"}]), "data.findings.0", "required"),
    "an empty id": (file(notes=[{"id": ""}]), "data.notes.0.id", "minLength"),
    "an id of 65 characters": (file(notes=[{"id": "n" * 65}]), "data.notes.0.id", "maxLength"),
    "an id with a newline at its end": (file(notes=[{"id": "n\n"}]), "data.notes.0.id", "pattern"),
    "a number for an id": (file(notes=[{"id": 7}]), "data.notes.0.id", "type"),
    "a reference to nothing": (noted(interview=None), "data.notes.1.interview", "type"),
    "a required text that is null": (noted(text=None), "data.notes.1.text", "type"),
    "a required text that is empty": (noted(text=""), "data.notes.1.text", "minLength"),
    "a visit of no kind": (visited(kind=None), "data.visit.kind", "type"),
    "a visit without an area": (visited(area=""), "data.visit.area", "minLength"),
    "an inspector without a code": (file(inspectors=[{"id": "i", "code": None}]), "data.inspectors.0.code", "type"),
    "a weakness without a title": (file(weaknesses=[{"id": "w", "title": ""}]), "data.weaknesses.0.title", "minLength"),
    "an interview with nobody": (
        file(interviews=[{"id": "i", "witness_kind": None}]),
        "data.interviews.0.witness_kind",
        "type",
    ),
    "people below nought": (file(interviews=[{"id": "i", "people": -1}]), "data.interviews.0.people", "minimum"),
    "a date in words": (visited(start="9 May 2022"), "data.visit.start", "pattern"),
    "a date with a time": (visited(end="2022-05-09T00:00:00Z"), "data.visit.end", "pattern"),
    "a date with a newline": (visited(end="2022-05-09\n"), "data.visit.end", "pattern"),
    "a month that is in no calendar": (visited(letter_date="2022-13-01"), "data.visit.letter_date", "format"),
    "a moment without an offset": (noted(heard="2022-05-09T13:40:00"), "data.notes.1.heard", "pattern"),
    "a moment without seconds": (noted(typed="2022-05-09T13:40+01:00"), "data.notes.1.typed", "pattern"),
    "a position that is a text": (file(findings=[{"id": "f", "position": "1"}]), "data.findings.0.position", "type"),
    "tags that are one text": (noted(tags="w"), "data.notes.1.tags", "type"),
    "a tag that is a number": (noted(tags=["w", 2]), "data.notes.1.tags.1", "type"),
    "evidence without a note": (
        file(findings=[{"id": "f", "evidence": [{"sentence": "S."}]}]),
        "data.findings.0.evidence.0",
        "required",
    ),
    "deleted by a word": (noted(deleted="yes"), "data.notes.1.deleted", "type"),
    "a decision without its values": (noted(decisions={"text": "one"}), "data.notes.1.decisions.text", "type"),
    "a recipient without a name": (visited(recipients=[{"role": "R"}]), "data.visit.recipients.0", "required"),
    "a signatory without an organisation": (
        visited(signatories=[{"name": "N"}]),
        "data.visit.signatories.0",
        "required",
    ),
    "a body of an unknown kind": (
        visited(responsible=[{"name": "B", "kind": "school"}]),
        "data.visit.responsible.0.kind",
        "enum",
    ),
    "a reference of an unknown kind": (
        visited(reference={"kind": "blog", "date": "2019-03-06"}),
        "data.visit.reference.kind",
        "enum",
    ),
    "a reference without a date": (visited(reference={"kind": "report_letter"}), "data.visit.reference", "required"),
    "an event at no time": (file(events=[{"id": "e", "at": None}]), "data.events.0.at", "type"),
    "an event with half a fingerprint": (file(events=[{"id": "e", "sha256": "ab"}]), "data.events.0.sha256", "pattern"),
    "standing text that is empty": (
        file(standing=[{"id": "opening", "text": ""}]),
        "data.standing.0.text",
        "minLength",
    ),
}


@pytest.mark.parametrize("content", GOOD.values(), ids=GOOD.keys())
def test_the_schema_takes(content: object) -> None:
    check(content)


@pytest.mark.parametrize(("content", "place", "rule"), BAD.values(), ids=BAD.keys())
def test_the_schema_refuses_and_names_the_place(content: object, place: str, rule: str) -> None:
    with pytest.raises(fastjsonschema.JsonSchemaValueException) as refused:
        check(content)
    assert (".".join(refused.value.path), refused.value.rule) == (place, rule)


def test_the_schema_knows_every_field_of_every_kind_and_no_other() -> None:
    lists = {key: part for key, part in SCHEMA["properties"].items() if key not in ("format", "version")}
    assert set(lists) == {kind.key for kind in KINDS.values()}
    for kind in KINDS.values():
        keys = {"id", "deleted", "decisions", *kind.fields, *kind.sets}
        if kind.name in JOINABLE:
            keys.add("same_as")
        assert set(SCHEMA["definitions"][kind.name]["properties"]) == keys


def test_null_is_refused_for_required_fields_and_taken_for_all_others() -> None:
    for kind in KINDS.values():
        for name, field in kind.fields.items():
            thing: dict[str, object] = {"id": "x", name: None}
            content = file(**{kind.key: thing if kind.key == "visit" else [thing]})
            if field.required:
                with pytest.raises(fastjsonschema.JsonSchemaValueException, match="must be string"):
                    check(content)
            else:
                check(content)


def test_every_object_of_the_schema_is_closed_and_everything_is_described() -> None:
    for name, part in SCHEMA["definitions"].items():
        assert part["description"], name
        if "object" in part["type"] and name != "decisions":
            assert part["additionalProperties"] is False, name
            for key, field in part["properties"].items():
                said = (
                    field.get("description") or SCHEMA["definitions"][field["$ref"].rpartition("/")[2]]["description"]
                )
                assert said.endswith("."), (name, key)
