"""The record as an interchange file: every thing with all its fields, and the same bytes everywhere."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import fastjsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import resources
from inspector_app.domain.kinds import JOINABLE, KINDS
from inspector_app.domain.plain import clean
from inspector_app.handover import age
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import brought, edited, exported, merged, new_workbook, things, visit

SAMPLES = ("lead", "colleague-b", "colleague-c")
UUIDS = [f"01890a5d-ac96-774b-bcce-b302099a80{number:02x}" for number in range(20)]


def parts(workbook: Workbook) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(exported(workbook))
    return document


def rich() -> dict[str, Any]:
    """Return a visit that uses every field of every kind, ids of both sorts, and things deleted and joined."""
    given = visit()
    moment = "2022-05-09T13:40:00.5+01:00"
    given["visit"] |= {
        "letter_date": "2022-06-15",
        "event_number": "10233546",
        "reference": {"kind": "statement_of_action", "date": "2019-03-06"},
        "plan_fit_for_purpose": "2019-08-28",
        "responsible": [{"name": "Leeds", "kind": "local_authority"}, {"name": "NHS Leeds", "kind": "ccg"}],
        "heard": ["parents", "children", "parents"],
        "documents": ["plans"],
        "covid": False,
        "sender": {"lines": ["Ofsted", "Agora"]},
        "recipients": [{"name": "R", "address": ["1 Street", "Leeds"], "greeting": None, "role": ""}],
        "lead": {"name": "L", "title": "HMI"},
        "signatories": [{"organisation": "Ofsted", "name": "S", "role": "Director"}],
        "copies": ["The Department"],
    }
    given["inspectors"] += [{"id": UUIDS[0], "code": "B", "role": "HMI", "organisation": "Ofsted"}]
    given["weaknesses"] += [
        {"id": UUIDS[1], "title": "Joined", "same_as": "w1", "judgement": "not_sufficient", "rationale": "R\n\nS",
         "agreed_by": [{"name": "A", "organisation": "CQC", "at": moment}], "source_title": "S", "position": -3},
        {"id": "w9", "title": "Gone", "deleted": True},
    ]  # fmt: skip
    given["interviews"] += [
        {"id": "ü", "witness_kind": "survey", "title": "T", "setting": "S", "people": "two", "started": moment,
         "ended": moment, "inspectors": ["ins-a", UUIDS[0]], "code": "B-S1"},
        {"id": "int-3", "witness_kind": "document", "inspectors": []},
    ]  # fmt: skip
    given["notes"] += [
        {"id": UUIDS[2], "interview": "ü", "author": UUIDS[0], "text": "  Zoë:\t“No.”\n", "heard": moment,
         "typed": moment, "stance": "progress", "voice": "verbatim", "about": "impact", "tags": [UUIDS[1], "w9", "w1"]},
        {"id": "n9", "interview": "int-3", "author": "ins-a", "text": "Gone", "deleted": True, "tags": ["w2"]},
    ]  # fmt: skip
    given["findings"] += [
        {"id": UUIDS[3], "weakness": UUIDS[1], "position": 2, "text": "One. Two.", "evidence": [
            {"note": UUIDS[2], "sentence": "Two."}, {"note": UUIDS[2]}, {"note": "n9", "sentence": "Not in it."}]},
    ]  # fmt: skip
    given["standing"] = [{"id": "opening", "text": "Dear all"}]
    given["events"] = [{"id": "e1", "at": moment, "by": "A", "what": "signed", "sha256": "0" * 64, "reason": "R"}]
    return given


def test_an_export_is_utf_8_with_sorted_keys_and_a_newline_at_its_end(workbook: Workbook) -> None:
    edited(workbook, "n1", text="Zoë 😀")
    raw = exported(workbook)
    assert raw == (json.dumps(json.loads(raw), ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()
    assert "Zoë 😀".encode() in raw


def test_every_thing_has_all_its_fields_and_every_list_is_there(tmp_path: Path) -> None:
    with new_workbook(tmp_path / "rich.workbook", rich(), author="A") as workbook:
        document = parts(workbook)
    assert set(document) == {"format", "version", *(kind.key for kind in KINDS.values())}
    for kind in KINDS.values():
        content = document[kind.key]
        for thing in content if isinstance(content, list) else [content]:
            more = set(thing) - {"id", *kind.fields, *kind.sets}
            assert set(thing) >= {"id", *kind.fields, *kind.sets}
            assert more <= {"deleted"} | ({"same_as"} if kind.name in JOINABLE else set())
    given = rich()
    by_id = {thing["id"]: thing for key in document if isinstance(document[key], list) for thing in document[key]}
    for key in ("inspectors", "weaknesses", "interviews", "notes", "standing", "events"):
        for thing in given[key]:
            sets = {"tags", "inspectors"} & set(thing)
            assert {name: sorted(value) if name in sets else value for name, value in thing.items()}.items() <= by_id[
                thing["id"]
            ].items()
    assert given["visit"].items() <= document["visit"].items()
    assert by_id[UUIDS[3]]["evidence"] == [
        {"note": UUIDS[2], "sentence": None},
        {"note": UUIDS[2], "sentence": "Two."},
        {"note": "n9", "sentence": "Not in it."},
    ]


def test_lists_are_sorted_by_id(tmp_path: Path) -> None:
    with new_workbook(tmp_path / "rich.workbook", rich(), author="A") as workbook:
        document = parts(workbook)
    for key, content in document.items():
        if isinstance(content, list):
            assert [thing["id"] for thing in content] == sorted(thing["id"] for thing in content), key


def test_an_export_is_an_interchange_file_by_the_schema(laptops: dict[str, Workbook]) -> None:
    check = fastjsonschema.compile(json.loads(resources.text("schemas/inspector-visit-1.schema.json")))
    edited(laptops["B"], "n1", text="B's words", gone=True)
    edited(laptops["A"], "n1", text="A's words", heard=None)
    merged(laptops["A"], laptops["B"])
    assert set(things(laptops["A"], "notes")["n1"]["decisions"]) == {"text", "deleted"}
    check(parts(laptops["A"]))


def test_a_workbook_made_from_an_export_exports_the_same_bytes(tmp_path: Path) -> None:
    with new_workbook(tmp_path / "first.workbook", rich(), author="A") as first:
        document = exported(first)
        again = brought(first, **_lists(first))
        assert (again.new, again.updated, again.removed, again.changes) == (0, 0, 0, ())
    with new_workbook(tmp_path / "second.workbook", json.loads(document), author="A") as second:
        assert exported(second) == document
        assert second.record != first.record


@pytest.mark.parametrize("name", SAMPLES[:1])
def test_the_sample_visit_comes_back_as_it_was_given(name: str, tmp_path: Path) -> None:
    given = json.loads(resources.text(f"samples/liverpool/{name}.json"))
    with new_workbook(tmp_path / "sample.workbook", given, author="A") as workbook:
        document = parts(workbook)
    for key, content in given.items():
        if isinstance(content, list):
            found = {thing["id"]: thing for thing in document[key]}
            for thing in content:
                plain = {field: value for field, value in thing.items() if not isinstance(value, list)}
                assert plain.items() <= found[thing["id"]].items()


def test_values_that_wait_stand_in_order_with_the_ids_that_files_know(laptops: dict[str, Workbook]) -> None:
    lead, other = laptops["A"], laptops["B"]
    witnesses = [{"id": one, "witness_kind": "survey"} for one in ("zz", "aa", UUIDS[5])]
    brought(lead, interviews=witnesses)
    merged(other, lead)
    brought(
        lead, notes=[{"id": "n1", "interview": "zz", "text": "Yes and more"}], weaknesses=[{"id": "w1", "short": None}]
    )
    brought(other, notes=[{"id": "n1", "interview": UUIDS[5], "text": "Yes"}], weaknesses=[{"id": "w1", "short": "P"}])
    merged(lead, other)
    assert things(lead, "notes")["n1"]["decisions"] == {
        "interview": sorted([UUIDS[5], "zz"]),
        "text": ["Yes", "Yes and more"],
    }
    assert things(lead, "weaknesses")["w1"]["decisions"] == {"short": [None, "P"]}


def test_deleted_against_worked_on_is_shown_as_there_and_as_waiting(laptops: dict[str, Workbook]) -> None:
    brought(laptops["B"], notes=[{"id": "n1", "deleted": True}])
    edited(laptops["A"], "n1", text="Worked on")
    merged(laptops["A"], laptops["B"])
    shown = things(laptops["A"], "notes")["n1"]
    assert "deleted" not in shown
    assert (shown["text"], shown["decisions"]) == ("Worked on", {"deleted": [False, True]})


def _lists(workbook: Workbook) -> dict[str, Any]:
    return {name: part for name, part in parts(workbook).items() if name not in ("format", "version")}


TEXT = st.text(min_size=1, max_size=12).filter(lambda text: bool(clean(text).strip()))
IDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"]), min_size=1, max_size=12)


@settings(max_examples=12, suppress_health_check=list(HealthCheck), database=None)
@given(
    st.dictionaries(IDS | st.uuids().map(str), TEXT, max_size=6),
    st.lists(st.one_of(st.none(), st.integers(1 - 2**53, 2**53 - 1)), max_size=4),
)
def test_whatever_ids_texts_and_positions_were_given_come_back(
    tmp_path_factory: pytest.TempPathFactory, texts: dict[str, str], positions: list[int | None]
) -> None:
    given = visit()
    texts = {clean(key): text for key, text in texts.items() if clean(key) == key}
    given["notes"] += [
        {"id": key, "interview": "int-1", "author": "ins-a", "text": text}
        for key, text in texts.items()
        if key not in ("n1", "n2")
    ]
    given["weaknesses"] += [{"id": f"p{n}", "title": "T", "position": at} for n, at in enumerate(positions)]
    folder = tmp_path_factory.mktemp("any")
    with pytest.MonkeyPatch.context() as cheap:
        cheap.setattr(age, "KEY_COST", 4)
        with new_workbook(folder / "first.workbook", given) as first:
            document = exported(first)
            notes = things(first, "notes")
            assert {key: notes[key]["text"] for key in texts if key not in ("n1", "n2")} == {
                key: clean(text) for key, text in texts.items() if key not in ("n1", "n2")
            }
        with new_workbook(folder / "second.workbook", json.loads(document)) as second:
            assert exported(second) == document
    assert UUID(str(first.record)) != second.record
