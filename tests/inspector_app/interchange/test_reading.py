"""From an interchange file to edits: what it may not name, and what absent, null, lists and deleted mean."""

import json
from typing import Any

import pytest

from inspector_app.domain.errors import RefusedFileError
from inspector_app.domain.things import Weakness
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.interchange.conftest import NOTE, Refused, content, noted
from tests.inspector_app.visits import brought, edited, exported, merged, things

WRONG = {
    "another visit": (content(visit={"id": "york-2022"}), "visit.id is “york-2022”"),
    "another kind of visit": (content(visit={"id": "leeds-2022", "kind": "area_send"}), "visit.kind cannot become"),
    "the visit taken away": (content(visit={"id": "leeds-2022", "deleted": True}), "visit.deleted cannot be true"),
    "an interview nobody knows": (noted(interview="int-9"), "notes[1].interview names “int-9”"),
    "an interview that is a weakness": (noted(interview="w1"), "notes[1].interview names “w1”"),
    "an author nobody knows": (noted(author="A"), "notes[1].author names “A”"),
    "a reference that is no text": (
        content(notes=[{"id": "n1", "author": "\ud800"}]),
        "notes[0].author names “\ufffd”",
    ),
    "a tag nobody knows": (noted(tags=["w1", "w9"]), "notes[1].tags[1] names “w9”"),
    "a tag on a note": (noted(tags=["n2"]), "notes[1].tags[0] names “n2”"),
    "an inspector nobody knows": (
        content(interviews=[{"id": "int-1", "inspectors": ["ins-a", "x"]}]),
        "interviews[0].inspectors[1] names “x”",
    ),
    "evidence nobody knows": (
        content(findings=[{"id": "f1", "evidence": [{"note": "n1"}, {"note": "n9", "sentence": "S."}]}]),
        "findings[0].evidence[1].note names “n9”",
    ),
    "a finding under nothing": (content(findings=[{"id": "f1", "weakness": "w9"}]), "findings[0].weakness names “w9”"),
    "joined to nothing": (content(weaknesses=[{"id": "w1", "same_as": "w9"}]), "weaknesses[0].same_as names “w9”"),
    "joined to another kind": (
        content(weaknesses=[{"id": "w1", "same_as": "ins-a"}]),
        "weaknesses[0].same_as names “ins-a”",
    ),
    "a doubled id": (
        content(notes=[{"id": "n1"}, {"id": "n2"}, {"id": "n1"}]),
        "notes[2].id is the same as notes[0].id",
    ),
    "a doubled id in another spelling": (
        content(notes=[{"id": "é"}, {"id": "e\u0301"}]),
        "notes[1].id is the same as notes[0].id",
    ),
    "a UUID for two kinds": (
        content(weaknesses=[{"id": NOTE, "title": "T"}]),
        "weaknesses[0].id is already the id of a note",
    ),
    "a UUID for two kinds in one file": (
        content(
            inspectors=[{"id": "01890a5d-ac96-774b-bcce-b302099a8000", "code": "B"}],
            weaknesses=[{"id": "01890a5d-ac96-774b-bcce-b302099a8000", "title": "T"}],
        ),
        "weaknesses[0].id is the same as inspectors[0].id",
    ),
    "an unknown stance": (noted(stance="joy"), "notes[1].stance “joy” is not known to this kind of visit"),
    "an empty stance": (noted(stance=""), "notes[1].stance “” is not known"),
    "a stance in capitals": (noted(stance="Concern"), "notes[1].stance “Concern” is not known"),
    "an endless stance": (noted(stance="x" * 500), f"notes[1].stance “{'x' * 60}…” is not known"),
    "a stance in two lines": (noted(stance="a\nb"), "notes[1].stance “a b” is not known"),
    "an unknown voice": (noted(voice="sung"), "notes[1].voice “sung”"),
    "an unknown about": (noted(about="all"), "notes[1].about “all”"),
    "an unknown judgement": (content(weaknesses=[{"id": "w1", "judgement": "good"}]), "weaknesses[0].judgement “good”"),
    "an unknown witness": (
        content(interviews=[{"id": "int-1", "witness_kind": "press"}]),
        "interviews[0].witness_kind “press”",
    ),
    "a text of white space": (noted(text=" \n\t"), "notes[1].text must not be empty"),
    "a text of nothing that is kept": (noted(text="\u0000\u0007"), "notes[1].text must not be empty"),
    "a new note without a text": (
        content(notes=[{"id": "new", "interview": "int-1", "author": "ins-a"}]),
        "notes[0] lacks “text”",
    ),
    "a new note without an interview": (content(notes=[{"id": "new", "text": "T"}]), "notes[0] lacks “interview”"),
    "a new weakness without a title": (content(weaknesses=[{"id": "new"}]), "weaknesses[0] lacks “title”"),
    "a new inspector without a code": (content(inspectors=[{"id": "new"}]), "inspectors[0] lacks “code”"),
    "a new interview with nobody": (content(interviews=[{"id": "new"}]), "interviews[0] lacks “witness_kind”"),
    "a new finding without a text": (content(findings=[{"id": "new", "weakness": "w1"}]), "findings[0] lacks “text”"),
    "a new event without a moment": (content(events=[{"id": "new", "what": "W"}]), "events[0] lacks “at”"),
    "one mistake at the very end": (
        content(
            notes=[{"id": f"m{n}", "interview": "int-1", "author": "ins-a", "text": "T"} for n in range(50)],
            standing=[{"id": "opening", "text": " "}],
        ),
        "standing[0].text must not be empty",
    ),
}


@pytest.mark.parametrize(("source", "told"), WRONG.values(), ids=WRONG.keys())
def test_what_does_not_fit_the_visit_is_refused_and_the_place_named(source: bytes, told: str, refused: Refused) -> None:
    assert told in refused(source)


def test_a_field_that_is_absent_is_left_alone_and_null_clears(workbook: Workbook) -> None:
    brought(workbook, notes=[{"id": "n1", "stance": None}])
    assert things(workbook, "notes")["n1"]["stance"] is None
    assert "waits for the plan" in things(workbook, "notes")["n1"]["text"]
    assert things(workbook, "notes")["n1"]["tags"] == ["w1"]


def test_nothing_but_the_format_is_taken_and_changes_nothing(workbook: Workbook) -> None:
    before = exported(workbook)
    done = brought(workbook)
    assert (done.new, done.updated, done.removed, done.same, done.changes) == (0, 0, 0, 0, ())
    assert exported(workbook) == before


def test_a_thing_that_only_has_an_id_and_empty_lists_are_taken(workbook: Workbook) -> None:
    done = brought(workbook, notes=[{"id": "n1"}], inspectors=[], weaknesses=[], standing=[], events=[], findings=[])
    assert (done.same, done.updated) == (1, 0)


@pytest.mark.parametrize("empty", [[], None])
def test_a_list_is_the_whole_set(empty: object, workbook: Workbook) -> None:
    brought(workbook, notes=[{"id": "n1", "tags": ["w2", "w1", "w2"]}])
    assert things(workbook, "notes")["n1"]["tags"] == ["w1", "w2"]
    brought(workbook, notes=[{"id": "n1", "tags": ["w2"]}], interviews=[{"id": "int-1", "inspectors": empty}])
    assert things(workbook, "notes")["n1"]["tags"] == ["w2"]
    assert things(workbook, "interviews")["int-1"]["inspectors"] == []
    brought(workbook, notes=[{"id": "n1", "tags": empty}], findings=[{"id": "f1", "evidence": empty}])
    assert things(workbook, "notes")["n1"]["tags"] == []
    assert things(workbook, "findings")["f1"]["evidence"] == []


def test_a_note_may_stand_for_the_paragraph_and_for_several_sentences(workbook: Workbook) -> None:
    links: list[dict[str, Any]] = [
        {"note": "n2"},
        {"note": "n1", "sentence": "They are kind."},
        {"note": "n1", "sentence": "No sentence of the finding."},
        {"note": "n1", "sentence": " "},
        {"note": "n1", "sentence": None},
        {"note": "n1", "sentence": "They are kind."},
    ]
    brought(workbook, findings=[{"id": "f1", "evidence": links}])
    assert things(workbook, "findings")["f1"]["evidence"] == [
        {"note": "n1", "sentence": None},
        {"note": "n1", "sentence": "No sentence of the finding."},
        {"note": "n1", "sentence": "They are kind."},
        {"note": "n2", "sentence": None},
    ]


def test_deleted_removes_and_restores_and_keeps_what_it_held(workbook: Workbook) -> None:
    before = exported(workbook)
    removed = brought(workbook, notes=[{"id": "n1", "deleted": True}])
    assert (removed.removed, removed.updated) == (1, 0)
    assert things(workbook, "notes")["n1"]["deleted"] is True
    again = brought(workbook, notes=[{"id": "n1", "deleted": True}])
    assert (again.removed, again.same) == (0, 1)
    restored = brought(workbook, notes=[{"id": "n1", "deleted": False}])
    assert (restored.new, restored.updated) == (1, 0)
    assert exported(workbook) == before


def test_references_may_be_to_what_is_deleted_or_stands_further_down(workbook: Workbook) -> None:
    brought(workbook, weaknesses=[{"id": "w2", "deleted": True}])
    brought(
        workbook,
        notes=[{"id": "n3", "interview": "int-9", "author": "ins-a", "text": "T", "tags": ["w2"]}],
        interviews=[{"id": "int-9", "witness_kind": "survey"}],
    )
    assert things(workbook, "notes")["n3"]["tags"] == ["w2"]


def test_a_thing_may_come_deleted(workbook: Workbook) -> None:
    done = brought(workbook, weaknesses=[{"id": "w9", "title": "Gone", "deleted": True}])
    assert (done.new, done.removed, done.same) == (0, 0, 1)
    assert things(workbook, "weaknesses")["w9"]["deleted"] is True


def test_things_are_joined_and_parted(workbook: Workbook) -> None:
    brought(workbook, weaknesses=[{"id": "w2", "same_as": "w1"}])
    assert things(workbook, "weaknesses")["w2"]["same_as"] == "w1"
    assert _listed(workbook) == ["w1"]
    brought(workbook, weaknesses=[{"id": "w2", "same_as": None}])
    assert "same_as" not in things(workbook, "weaknesses")["w2"]
    assert _listed(workbook) == ["w1", "w2"]


def test_a_ring_of_joins_leaves_one_and_a_thing_joined_to_itself_stays(workbook: Workbook) -> None:
    brought(workbook, weaknesses=[{"id": "w1", "same_as": "w2"}, {"id": "w2", "same_as": "w1"}])
    assert len(_listed(workbook)) == 1
    brought(workbook, weaknesses=[{"id": "w1", "same_as": "w1"}, {"id": "w2", "same_as": None}])
    assert _listed(workbook) == ["w1", "w2"]


def test_order_is_by_position_then_id_whatever_the_positions(workbook: Workbook) -> None:
    positions = {"w1": 5, "w2": -1, "a": 5, "b": None, "c": 0, "d": 2**53 - 1}
    brought(workbook, weaknesses=[{"id": key, "title": key, "position": at} for key, at in positions.items()])
    assert _listed(workbook) == ["w2", "c", "a", "w1", "d", "b"]


def test_ids_of_any_script_are_kept(workbook: Workbook) -> None:
    ids = ["😀" * 64, " ", "../../n", "n1.text", "N1", "01890A5D-AC96-774B-BCCE-B302099A8057", '"', "ids[0]", "‮x"]
    brought(workbook, notes=[{"id": one, "interview": "int-1", "author": "ins-a", "text": "T"} for one in [*ids, NOTE]])
    assert set(things(workbook, "notes")) == {*ids, NOTE, "n1", "n2"}
    assert brought(workbook, **_lists(workbook)).same == len(ids) + 3 + 6


def test_the_same_id_typed_on_another_system_is_the_same_thing(workbook: Workbook) -> None:
    brought(workbook, weaknesses=[{"id": "beauté", "title": "T"}])
    done = brought(
        workbook, weaknesses=[{"id": "beaute\u0301", "title": "New"}], notes=[{"id": "n2", "tags": ["beaute\u0301"]}]
    )
    assert (done.new, done.updated) == (0, 2)
    assert things(workbook, "weaknesses")["beauté"]["title"] == "New"


def test_a_field_under_an_open_decision_is_refused_unless_it_shows_that_value(laptops: dict[str, Workbook]) -> None:
    lead = _apart(laptops)
    shown = things(lead, "notes")["n1"]
    assert brought(lead, notes=[{"id": "n1", "text": shown["text"], "stance": "progress"}]).updated == 1
    before = exported(lead)
    with pytest.raises(RefusedFileError, match=r"^notes\[0\]\.text is waiting for a decision; decide first"):
        brought(lead, notes=[{"id": "n1", "text": "Decided unseen"}], weaknesses=[{"id": "w1", "short": "New"}])
    assert exported(lead) == before
    assert brought(lead, **_lists(lead)).updated == 0


def _apart(laptops: dict[str, Workbook]) -> Workbook:
    """Return A's workbook after B and A have changed one text apart."""
    edited(laptops["B"], "n1", text="B's words")
    edited(laptops["A"], "n1", text="A's words")
    merged(laptops["A"], laptops["B"])
    return laptops["A"]


def _lists(workbook: Workbook) -> dict[str, Any]:
    """Return everything of a record as the parts of an interchange file."""
    parts: dict[str, Any] = json.loads(exported(workbook))
    return {name: part for name, part in parts.items() if name not in ("format", "version")}


def _listed(workbook: Workbook) -> list[str]:
    with workbook.reading() as reader:
        assert {one.id for one in reader.weaknesses()} <= {one.id for one in reader.things(Weakness)}
        return [one.id for one in reader.weaknesses()]
