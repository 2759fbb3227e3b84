"""The letter follows from the record: the published one word for word, and any other without a crash."""

import json
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.composition import compose
from inspector_app.domain.letter import Gap, Letter
from inspector_app.domain.things import Body, Lead, Recipient, Reference, Signatory, Thing, Visit
from inspector_app.domain.wording_file import wording
from tests.inspector_app.domain.records import every_paragraph, liverpool, paragraph, visit_of, with_standing

EXPECTED: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "exports" / "liverpool_2022_expected.json").read_text(encoding="utf-8")
)
MET, NOT_MET = "sufficient", "not_sufficient"
AUTHORITY, CCG, ICB = "local_authority", "ccg", "icb"
Facts = dict[str, Any]


def every_text(letter: Letter) -> list[str]:
    """Return everything the letter prints."""
    signatures = [cell for row in letter.signature_rows for cell in row if cell]
    return [
        *(item.text for item in every_paragraph(letter)),
        *letter.sender,
        *(line for block in letter.addressees for line in block),
        *letter.signature_heads,
        *(text for cell in signatures for text in (cell.name, cell.role)),
        *letter.copies,
    ]


def test_the_liverpool_letter_is_composed_line_by_line_as_it_was_published() -> None:
    letter = compose(liverpool())
    date, *rest = [item.text for item in every_paragraph(letter)]
    assert [date, *(line for block in letter.addressees for line in block), *rest] == EXPECTED["body_lines"]
    assert list(letter.sender) == EXPECTED["first_page_header"]
    rows = [[f"{cell.name} / {cell.role}" for cell in row if cell] for row in letter.signature_rows]
    assert [list(letter.signature_heads), *rows] == EXPECTED["signature_table"]
    assert list(letter.copies) == EXPECTED["copies"]
    assert letter.document_title == "Joint area SEND revisit in Liverpool"
    assert (letter.gaps, letter.unconfirmed, letter.changed_standing) == ((), (), ())


def test_every_finding_carries_the_notes_linked_to_it() -> None:
    letter = compose(liverpool())
    for weakness, section in zip(liverpool().weaknesses, letter.sections, strict=True):
        for finding, printed in zip(liverpool().findings_of(weakness), section.findings, strict=True):
            assert printed.anchor == finding.subject.hex
            assert [(source.note, source.sentence) for source in printed.sources] == [
                (link.note, link.sentence) for link in finding.evidence
            ]


def test_an_undecided_judgement_is_a_placeholder_in_its_section_the_verdict_and_the_next_steps() -> None:
    letter = compose(visit_of(MET, None, "never heard of"))
    assert [section.judgement.gaps for section in letter.sections] == [
        (),
        ("[judgement on this weakness]",),
        ("[judgement on this weakness]",),
    ]
    assert paragraph(letter, "verdict").gaps == ("[overall verdict]",)
    assert letter.next_steps.text == "[next steps]"
    assert [gap for gap in letter.gaps if gap.undecided] == [
        Gap("overall verdict", "Visit, judgements", undecided=True),
        Gap("judgement on this weakness", "Weakness 2, judgement", undecided=True),
        Gap("judgement on this weakness", "Weakness 3, judgement", undecided=True),
        Gap("next steps", "Visit, judgements", undecided=True),
    ]


def test_a_visit_with_nothing_but_a_kind_composes_to_placeholders() -> None:
    letter = compose(visit_of(area=" "))
    assert letter.sections == ()
    assert letter.sender == ("[address of the sender]",)
    assert letter.addressees == (("[people the letter is addressed to]",),)
    assert letter.document_title == "Joint area SEND revisit in [area]"
    assert paragraph(letter, "opening").text == (
        "[dates of the visit], Ofsted and the Care Quality Commission (CQC) revisited the area of [area] to decide "
        "whether sufficient progress has been made in addressing [significant weaknesses] detailed in "
        "[earlier letter or statement, and its date]."
    )
    assert paragraph(letter, "evidence").gaps == (
        "[people spoken with]",
        "[significant weaknesses]",
        "[documents looked at]",
    )
    facts = wording("send_revisit").facts
    never_without_more = {
        *("recipient_name", "reference_date", "responsible_names", "successors", "predecessors"),
        *("weakness_title", "finding_text", "judgement", "signatory_name"),
    }
    assert {gap.fact for gap in letter.gaps} == {facts[key].name for key in facts.keys() - never_without_more}


def test_people_and_texts_without_words_are_placeholders() -> None:
    record = visit_of(MET, recipients=(Recipient(" "),), signatories=(Signatory("Ofsted", ""),))
    [weakness] = record.weaknesses
    [finding] = record.findings_of(weakness)
    record = replace(
        record,
        weaknesses=(replace(weakness, title=""),),
        findings={weakness.subject: (replace(finding, text=" "),)},
    )
    letter = compose(record)
    assert letter.addressees == (("[name of a recipient]",),)
    assert [cell.name for row in letter.signature_rows for cell in row if cell] == ["[name of a signatory]"]
    assert letter.sections[0].title.gaps == ("[title of the weakness]",)
    assert letter.sections[0].findings[0].gaps == ("[text of the finding]",)
    assert Gap("title of the weakness", "Weakness 1, title") in letter.gaps


def test_changed_standing_text_replaces_its_paragraph_and_says_how_it_read() -> None:
    shipped = compose(visit_of(MET, MET))
    letter = compose(with_standing(visit_of(MET, MET), {"team": "The team was led by both.", "title": "Revisit"}))
    assert paragraph(letter, "team").text == "The team was led by both."
    assert paragraph(letter, "team").shipped == paragraph(shipped, "team").text
    assert paragraph(letter, "team").changed == ("team",)
    assert letter.document_title == "Revisit"
    assert letter.changed_standing == ("title", "team")
    assert {item.shipped for item in every_paragraph(shipped)} == {None}


def test_slots_in_a_changed_text_are_filled_and_unknown_ones_are_gaps() -> None:
    record = visit_of(MET, MET, end="2022-05-11")
    letter = compose(with_standing(record, {"team": "In {area} { total } looked for {majesty} {five} and { } or {"}))
    team = paragraph(letter, "team")
    assert team.text == (
        "In Elmshire two looked for Her Majesty's [what “five” stands for] and [what a brace stands for] or "
        "[what a brace stands for]"
    )
    assert team.gaps == ("[what “five” stands for]", "[what a brace stands for]")
    assert Gap("what “five” stands for", "Letter, team") in letter.gaps


@given(st.text("{}area dtsx_\n", max_size=30), st.sampled_from(["team", "opening", "overall.some", "next_steps.some"]))
def test_whatever_a_changed_text_holds_no_brace_reaches_the_letter_and_each_unknown_name_is_a_gap(
    words: str, key: str
) -> None:
    letter = compose(with_standing(visit_of(MET, NOT_MET), {key: words}))
    for item in every_paragraph(letter):
        assert "{" not in item.text
        assert "}" not in item.text
        assert all(gap in item.text for gap in item.gaps)
    assert letter.changed_standing == ((key,) if words.strip() else ())


def test_a_changed_sentence_within_a_paragraph_keeps_what_stands_round_it() -> None:
    bodies = (Body("C", AUTHORITY), Body("NHS A CCG", CCG), Body("NHS B ICB", ICB))
    record = visit_of(MET, NOT_MET, responsible=bodies, plan_fit_for_purpose="2019-08-28")
    letter = compose(
        with_standing(record, {"overall.some": "{met} of {total}: better.", "successor.yes": "{successors} followed."})
    )
    assert (
        paragraph(letter, "verdict").text == "one of two: better. This letter outlines our findings from the revisit."
    )
    assert paragraph(letter, "statutory").text.endswith(" fit for purpose on 28 August 2019. NHS B ICB followed.")
    assert paragraph(letter, "verdict").keys == ("verdict", "overall.some")
    assert letter.changed_standing == ("successor.yes", "overall.some")
    assert {"overall.some", "successor.yes"} <= set(letter.unconfirmed)


def test_a_changed_variant_is_not_printed_where_another_outcome_stands() -> None:
    changes = {"overall.some": "Some is well.", "next_steps.all.many": "Nothing follows.", "covid.off": "Not COVID."}
    letter = compose(with_standing(visit_of(NOT_MET, NOT_MET), changes))
    assert letter.changed_standing == ()
    assert letter.unused_standing == ("covid.off", "next_steps.all.many", "overall.some")
    assert "covid" not in [item.anchor for item in letter.introduction]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("next_steps", "As the area has made sufficient progress, the visits will cease."),
        ("verdict", "The area has made sufficient progress in all."),
        ("{first}_jdg", "The area has made sufficient progress to improve this significant weakness."),
    ],
)
def test_a_verdict_written_for_other_judgements_is_never_printed(key: str, text: str) -> None:
    record = visit_of(NOT_MET, NOT_MET)
    key = key.format(first=record.weaknesses[0].subject.hex)
    letter = compose(with_standing(record, {key: text}))
    assert [one.text for one in letter.every_paragraph] == [one.text for one in compose(record).every_paragraph]
    assert (letter.changed_standing, letter.unused_standing) == ((), (key,))


def test_changed_standing_text_closes_the_gaps_of_what_it_replaces_and_confirms_nothing() -> None:
    record = visit_of(MET, NOT_MET, start=None)
    changes = {"next_steps.some": "Nothing follows.", "overall.some": "Some progress.", "opening": "We came."}
    letter = compose(with_standing(record, changes))
    assert paragraph(letter, "opening").gaps == ()
    assert letter.unconfirmed == ("overall.some", "judgement.not_met", "next_steps.some")


def test_a_changed_sentence_without_the_unconfirmed_one_in_it_is_unconfirmed_itself() -> None:
    record = visit_of(MET)
    assert "each_weakness.one" in compose(record).unconfirmed
    assert "opening" not in compose(record).unconfirmed
    letter = compose(with_standing(record, {"opening": "Inspectors revisited the one area of significant weakness."}))
    assert "each_weakness.one" not in letter.unconfirmed
    assert "opening" in letter.unconfirmed


def test_a_repeated_sentence_is_changed_everywhere_by_its_key_or_once_by_its_anchor() -> None:
    record = visit_of(MET, NOT_MET, MET)
    anchor = f"{record.weaknesses[2].subject.hex}_led"
    letter = compose(with_standing(record, {"lead_in": "We found:", anchor: "Lastly:", "judgement.met": "Met."}))
    assert [section.lead_in.text for section in letter.sections] == ["We found:", "We found:", "Lastly:"]
    assert [section.judgement.text for section in letter.sections] == [
        "Met.",
        "The area has not made sufficient progress to improve this significant weakness.",
        "Met.",
    ]
    assert letter.changed_standing == ("lead_in", "judgement.met", anchor)


def test_a_paragraph_left_out_does_not_come_back_with_a_changed_text() -> None:
    letter = compose(with_standing(visit_of(MET, covid=False), {"covid": "COVID-19 was hard."}))
    assert "covid" not in [item.anchor for item in letter.introduction]
    assert letter.changed_standing == ()


BODIES = st.lists(
    st.builds(Body, st.sampled_from(["NHS A CCG", "B Council", "C ICB"]), st.sampled_from([AUTHORITY, CCG, ICB, "x"])),
    max_size=5,
).map(tuple)
DATES = st.none() | st.dates().map(str)
OPTIONAL: dict[str, st.SearchStrategy[Any]] = {
    "start": DATES,
    "end": DATES,
    "letter_date": DATES,
    "plan_fit_for_purpose": DATES,
    "reference": st.none()
    | st.builds(
        Reference, st.sampled_from(["report_letter", "statement_of_action", ""]), DATES.map(lambda day: day or "")
    ),
    "responsible": BODIES,
    "heard": st.lists(st.sampled_from(["parents and carers", "children", ""])).map(tuple),
    "covid": st.none() | st.booleans(),
    "recipients": st.lists(st.builds(Recipient, st.sampled_from(["A", ""]), greeting=st.none() | st.just("Ms A"))).map(
        tuple
    ),
    "lead": st.none() | st.builds(Lead, st.sampled_from(["A", ""]), st.sampled_from(["Chief", ""])),
    "signatories": st.lists(st.builds(Signatory, st.sampled_from(["Ofsted", "CQC", ""]), st.just("A"))).map(tuple),
}


@given(st.lists(st.sampled_from([MET, NOT_MET, None]), max_size=14), st.fixed_dictionaries({}, optional=OPTIONAL))
def test_any_visit_composes_to_a_letter_without_braces_and_with_the_right_verdict(
    judgements: list[str | None], facts: Facts
) -> None:
    letter = compose(visit_of(*judgements, **facts))
    assert not [text for text in every_text(letter) if "{" in text or "}" in text]
    verdict = paragraph(letter, "verdict").text
    if None in judgements or not judgements:
        assert verdict.startswith("[overall verdict]")
    elif NOT_MET not in judgements:
        assert ("in addressing all of the" in verdict) == (len(judgements) > 1)
        assert "not made" not in verdict
    elif MET not in judgements:
        assert verdict.startswith("The area has not made sufficient progress")
    else:
        assert verdict.startswith("The area has made sufficient progress in addressing")
        assert "The area has not made sufficient progress" in verdict


@given(st.lists(st.sampled_from([MET, NOT_MET, None]), max_size=14), st.fixed_dictionaries({}, optional=OPTIONAL))
def test_every_placeholder_stands_in_its_text_and_is_listed(judgements: list[str | None], facts: Facts) -> None:
    letter = compose(visit_of(*judgements, **facts))
    listed = {f"[{gap.fact}]" for gap in letter.gaps}
    for item in every_paragraph(letter):
        assert all(gap in item.text for gap in item.gaps)
        assert ("[" in item.text) == bool(item.gaps)
        assert set(item.gaps) <= listed


@given(st.lists(st.sampled_from([MET, NOT_MET, None]), max_size=14))
def test_anchors_are_unique_and_fit_a_word_bookmark(judgements: list[str | None]) -> None:
    anchors = [item.anchor for item in every_paragraph(compose(visit_of(*judgements)))]
    assert len(set(anchors)) == len(anchors)
    assert all(len(f"_wb_{anchor}") <= 40 and anchor.replace("_", "").isalnum() for anchor in anchors)


EMPTY: Facts = {
    **dict.fromkeys(("responsible", "heard", "documents", "sender", "recipients", "signatories", "copies"), ()),
    "area": "",
}


@pytest.mark.parametrize(
    "name", sorted({item.name for item in fields(Visit)} - {item.name for item in fields(Thing)} - {"kind"})
)
def test_without_any_one_fact_the_letter_has_a_gap_only_if_it_needs_that_fact(name: str) -> None:
    facts: Facts = {name: EMPTY.get(name)}
    letter = compose(replace(liverpool(), visit=replace(liverpool().visit, **facts)))
    assert bool(letter.gaps) is (name not in {"event_number", "covid", "copies"})
