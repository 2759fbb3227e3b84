"""Plain fields become a thing's value; what does not fit the shape of its field reads as empty."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.kinds import KINDS, Field, Shape
from inspector_app.domain.plain import Fields, Plain
from inspector_app.domain.shaping import Entry, fitting, is_whole, member_name, member_of, thing
from inspector_app.domain.things import Evidence, Finding, Note, Visit

SUBJECT, OTHER = UUID(int=1), UUID(int=2)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def entry(kind: str, fields: Fields, **members: list[tuple[UUID, str | None]]) -> Entry:
    """Return a thing with all it must have, and these fields beside or instead."""
    return Entry(kind=kind, subject=SUBJECT, id="x1", fields={**needed(kind), **fields}, members=members)


def needed(kind: str) -> dict[str, Plain]:
    written = {Shape.REFERENCE: str(OTHER), Shape.MOMENT: "2022-05-09T13:40:00+01:00"}
    return {name: written.get(spec.shape, "x") for name, spec in KINDS[kind].fields.items() if spec.required}


@pytest.mark.parametrize(
    ("shape", "value"),
    [
        (Shape.TEXT, "any"),
        (Shape.CODE, "concern"),
        (Shape.DATE, "2022-05-09"),
        (Shape.MOMENT, "2022-05-09T13:40:00+01:00"),
        (Shape.REFERENCE, str(SUBJECT)),
        (Shape.WHOLE, 3),
        (Shape.TRUTH, False),
        (Shape.PLAIN, {"lines": ["a"]}),
    ],
)
def test_a_value_of_its_field_s_shape_stays(shape: Shape, value: Plain) -> None:
    assert fitting(Field(shape), value) == value


@pytest.mark.parametrize(
    ("shape", "value"),
    [
        (Shape.TEXT, 3),
        (Shape.TEXT, ["a"]),
        (Shape.CODE, True),
        (Shape.DATE, "9 May 2022"),
        (Shape.MOMENT, "2022-05-09"),
        (Shape.REFERENCE, "n1"),
        (Shape.WHOLE, True),
        (Shape.WHOLE, "3"),
        (Shape.TRUTH, 1),
        (Shape.TRUTH, "true"),
    ],
)
def test_a_value_of_another_shape_reads_as_empty(shape: Shape, value: Plain) -> None:
    assert fitting(Field(shape), value) is None


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_thing_of_any_kind_can_be_made_of_what_it_must_have(kind: str) -> None:
    made = thing(entry(kind, {}))
    assert isinstance(made, KINDS[kind].value)
    assert (made.subject, made.id, made.deleted) == (SUBJECT, "x1", False)


@settings(max_examples=60)
@given(st.data(), st.sampled_from(sorted(KINDS)))
def test_no_content_of_its_other_fields_prevents_a_thing(data: st.DataObject, kind: str) -> None:
    others = [name for name, spec in KINDS[kind].fields.items() if not spec.required]
    fields = data.draw(st.dictionaries(st.sampled_from(others), PLAIN)) if others else {}
    assert isinstance(thing(entry(kind, fields)), KINDS[kind].value)


def test_references_become_ids_and_members_are_sorted() -> None:
    found: Note = thing(entry("note", {"text": "Late."}, tags=[(OTHER, None), (SUBJECT, None)]))
    assert (found.interview, found.text, found.tags) == (OTHER, "Late.", (SUBJECT, OTHER))


def test_evidence_keeps_the_sentence_of_each_link() -> None:
    found: Finding = thing(entry("finding", {}, evidence=[(OTHER, "Late."), (OTHER, None), (SUBJECT, "Kind.")]))
    assert found.evidence == (Evidence(SUBJECT, "Kind."), Evidence(OTHER, None), Evidence(OTHER, "Late."))


def test_nested_values_are_read_and_what_is_of_another_type_is_passed_over() -> None:
    found: Visit = thing(
        entry(
            "visit",
            {
                "sender": {"lines": ["Ofsted", 7, "London"]},
                "copies": ["DfE", None],
                "heard": "everybody",
                "recipients": [{"name": "Jo", "more": 1}, "the health service", None],
                "lead": ["nobody"],
            },
        )
    )
    assert found.sender == ("Ofsted", "London")
    assert found.copies == ("DfE",)
    assert found.heard == ()
    assert found.lead is None
    assert [one.name for one in found.recipients] == ["Jo"]


def test_a_thing_is_whole_when_every_required_field_fits() -> None:
    fields: dict[str, Any] = {"weakness": str(OTHER), "text": "Late."}
    assert is_whole("finding", fields)
    assert not is_whole("finding", {**fields, "weakness": "w1"})
    assert not is_whole("finding", {**fields, "text": ""})
    assert not is_whole("finding", {"text": "Late."})


def test_an_erased_text_counts_as_there_and_an_erased_reference_does_not() -> None:
    assert is_whole("finding", {"weakness": str(OTHER)}, {"text"})
    assert not is_whole("finding", {"text": "Late."}, {"weakness"})


@given(st.sampled_from(["tag", "link", "inspector"]), st.uuids(), st.none() | st.text(min_size=1))
def test_the_name_of_a_member_is_read_back(prefix: str, target: UUID, sentence: str | None) -> None:
    name = member_name(prefix, target, sentence)
    assert member_of(name, sentence or True) == (prefix, target, sentence)


def test_one_note_stands_for_several_sentences() -> None:
    note = uuid4()
    names = {member_name("link", note), member_name("link", note, "Late."), member_name("link", note, "Kind.")}
    assert len(names) == 3


@pytest.mark.parametrize(
    ("name", "value"),
    [("text", "Late."), ("tag/w1", True), (f"link/{SUBJECT}", "Late."), (f"link/{SUBJECT}/0123456789abcdef", True)],
)
def test_what_is_no_member_is_passed_over(name: str, value: Plain) -> None:
    assert member_of(name, value) is None
