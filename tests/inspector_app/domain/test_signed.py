"""What a letter prints and what it rests on are told apart, and each changes only with what it is about."""

from dataclasses import replace

from inspector_app.domain.composition import compose
from inspector_app.domain.signed import basis, plain_text
from inspector_app.domain.things import Finding
from inspector_app.domain.visit_record import VisitRecord
from tests.exports.letters import EXPECTED
from tests.inspector_app.domain.records import liverpool


def test_the_plain_text_holds_every_line_of_the_published_letter_in_its_order() -> None:
    lines = [line for line in plain_text(compose(liverpool())).splitlines() if line]
    assert lines[: len(EXPECTED["first_page_header"])] == EXPECTED["first_page_header"]
    places = [lines.index(line) for line in dict.fromkeys(EXPECTED["body_lines"])]
    assert places == sorted(places)
    assert lines[-len(EXPECTED["copies"]) :] == EXPECTED["copies"]
    for row in EXPECTED["signature_table"]:
        for cell in row:
            assert cell.replace(" / ", ", ") in lines


def test_what_a_letter_rests_on_is_its_facts_and_paragraphs_and_the_notes_behind_them() -> None:
    record = liverpool()
    weakness = record.weaknesses[0]
    finding = record.findings_of(weakness)[0]
    linked = finding.evidence[0].note
    unlinked = next(iter(record.notes.keys() - {link.note for one in _findings(record) for link in one.evidence}), None)
    same = basis(record)
    assert basis(liverpool()) == same
    changed = [
        replace(record, visit=replace(record.visit, letter_date="2022-07-01")),
        replace(record, weaknesses=(replace(weakness, judgement=None), *record.weaknesses[1:])),
        replace(record, findings={**record.findings, weakness.subject: (replace(finding, text="Other."),)}),
        replace(record, findings={**record.findings, weakness.subject: (replace(finding, evidence=()),)}),
        replace(record, notes={**record.notes, linked: replace(record.notes[linked], text="Other.")}),
        replace(record, notes={key: note for key, note in record.notes.items() if key != linked}),
    ]
    assert len({same, *map(basis, changed)}) == 7
    free = [
        replace(record, visit=replace(record.visit, event_number="1234")),
        replace(record, weaknesses=(replace(weakness, rationale="Because."), *record.weaknesses[1:])),
        replace(record, notes={**record.notes, linked: replace(record.notes[linked], tags=())}),
    ]
    if unlinked is not None:
        free.append(replace(record, notes={**record.notes, unlinked: replace(record.notes[unlinked], text="Other.")}))
    assert {basis(one) for one in free} == {same}


def _findings(record: VisitRecord) -> list[Finding]:
    return [one for found in record.findings.values() for one in found]
