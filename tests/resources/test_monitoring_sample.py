"""The sample monitoring inspection is whole, invented, and says so."""

import json
from collections import Counter
from typing import Any

import fastjsonschema

import resources
from inspector_app.domain.moments import instant, is_date, is_moment
from inspector_app.domain.visit_kind import visit_kind

FILE: dict[str, Any] = json.loads(resources.text("samples/monitoring_inspection/visit.json"))
README = resources.text("samples/monitoring_inspection/README.md")


def test_it_fits_the_schema_and_the_codes_of_its_kind() -> None:
    schema = json.loads(resources.text("schemas/inspector-visit-1.schema.json"))
    fastjsonschema.compile(schema, formats={"date": is_date, "moment": is_moment})(FILE)
    kind = visit_kind(FILE["visit"]["kind"])
    assert kind.name == "monitoring_inspection"
    for key, names in (
        ("weaknesses", ["judgement"]),
        ("interviews", ["witness_kind"]),
        ("notes", ["stance", "voice", "about"]),
    ):
        for thing in FILE[key]:
            assert all(thing[name] is None or thing[name] in kind.codes(name) for name in names), thing["id"]
    assert FILE["visit"]["reference"]["kind"] in kind.references


def test_every_paragraph_has_evidence_and_every_note_stands_behind_one() -> None:
    notes = {note["id"]: note for note in FILE["notes"]}
    linked = Counter(link["note"] for finding in FILE["findings"] for link in finding["evidence"])
    assert set(linked) == set(notes)
    for finding in FILE["findings"]:
        assert finding["evidence"]
        for link in finding["evidence"]:
            assert finding["weakness"] in notes[link["note"]]["tags"]
            assert link["sentence"] is None or link["sentence"] in finding["text"]


def test_notes_were_heard_in_their_interviews_by_whoever_led_them() -> None:
    interviews = {one["id"]: one for one in FILE["interviews"]}
    for note in FILE["notes"]:
        interview = interviews[note["interview"]]
        assert instant(interview["started"]) <= instant(note["heard"]) <= instant(interview["ended"])
        assert note["author"] in interview["inspectors"]


def test_it_says_that_it_is_invented() -> None:
    assert all(one["setting"].endswith("(invented)") for one in FILE["interviews"])
    assert all(one["rationale"].endswith("(invented)") for one in FILE["weaknesses"])
    assert "Everything in it is invented" in README
    for count, things in ((6, "interviews"), (12, "notes"), (5, "findings"), (2, "weaknesses")):
        assert len(FILE[things]) == count
