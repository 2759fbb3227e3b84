"""Records to compose letters from: the sample visit as its three inspectors hold it, and visits made to measure."""

import json
from dataclasses import replace
from functools import cache
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import resources
from inspector_app.domain.ids import subject_of
from inspector_app.domain.kinds import KINDS
from inspector_app.domain.letter import Letter, Paragraph
from inspector_app.domain.shaping import Entry, thing
from inspector_app.domain.things import Evidence, Finding, Inspector, Interview, Note, Standing, Visit, Weakness
from inspector_app.domain.visit_record import VisitRecord

RECORD = uuid5(NAMESPACE_URL, "a record")
REFERENCES = {"weakness": "weakness", "interview": "interview", "author": "inspector"}


def _value(kind: str, data: dict[str, Any]) -> Any:
    """Return the value of a thing as the interchange file writes it."""
    fields = {name: data.get(name) for name in KINDS[kind].fields}
    for name in fields.keys() & REFERENCES.keys():
        fields[name] = str(subject_of(RECORD, REFERENCES[name], data[name]))
    members: dict[str, list[tuple[UUID, str | None]]] = {}
    for name, members_of in KINDS[kind].sets.items():
        for item in data.get(name, []):
            given, sentence = (item["note"], item.get("sentence")) if isinstance(item, dict) else (item, None)
            members.setdefault(name, []).append((subject_of(RECORD, members_of.target, given), sentence))
    return thing(
        Entry(kind=kind, subject=subject_of(RECORD, kind, data["id"]), id=data["id"], fields=fields, members=members)
    )


@cache
def liverpool() -> VisitRecord:
    """Return the sample visit with the files of all three inspectors."""
    found: dict[str, dict[str, Any]] = {name: {} for name in KINDS}
    for name in ("lead", "colleague-b", "colleague-c"):
        data = json.loads(resources.text(f"samples/liverpool/{name}.json"))
        for kind in KINDS.values():
            things = [data["visit"]] if kind.name == "visit" else data.get(kind.key, [])
            for item in things:
                found[kind.name].setdefault(item["id"], {}).update(item)
    made = {kind: [_value(kind, data) for data in things.values()] for kind, things in found.items()}
    weaknesses = sorted(made["weakness"], key=lambda weakness: weakness.position)
    findings = sorted(made["finding"], key=lambda finding: finding.position)
    return VisitRecord(
        visit=made["visit"][0],
        inspectors={item.subject: item for item in made["inspector"]},
        weaknesses=tuple(weaknesses),
        interviews={item.subject: item for item in made["interview"]},
        notes={item.subject: item for item in made["note"]},
        findings={
            weakness.subject: tuple(finding for finding in findings if finding.weakness == weakness.subject)
            for weakness in weaknesses
        },
        standing={item.id: item for item in made["standing"]},
    )


def visit_of(*judgements: str | None, **facts: Any) -> VisitRecord:
    """Return a visit made of its judgements, with one finding without evidence under each, and facts of the visit."""
    visit = Visit(subject=RECORD, id="visit", kind="send_revisit", **{"area": "Elmshire", **facts})
    weaknesses = tuple(
        Weakness(subject=UUID(int=number), id=str(number), title=f"Title {number}.", judgement=judgement)
        for number, judgement in enumerate(judgements, start=1)
    )
    findings = {weakness.subject: (_finding(weakness),) for weakness in weaknesses}
    return VisitRecord(visit, {}, weaknesses, {}, {}, findings, {})


def _finding(weakness: Weakness) -> Finding:
    return Finding(
        subject=UUID(int=weakness.subject.int + 1000),
        id=f"finding {weakness.id}",
        weakness=weakness.subject,
        text="Leaders acted. Families noticed.",
    )


def with_interview(record: VisitRecord, witness_kind: str, **facts: Any) -> VisitRecord:
    """Return a record with one more interview, by inspector A."""
    subject = UUID(int=2000 + len(record.interviews))
    interview = Interview(subject=subject, id=str(subject), witness_kind=witness_kind, **facts)
    inspector = Inspector(subject=UUID(int=3000), id="a", code="A")
    return replace(
        record,
        inspectors={inspector.subject: inspector},
        interviews={**record.interviews, subject: interview},
    )


def with_note(record: VisitRecord, **facts: Any) -> VisitRecord:
    """Return a record with one more note, in its latest interview."""
    subject = UUID(int=4000 + len(record.notes))
    given = {"text": "It got better.", **facts}
    note = Note(subject=subject, id=str(subject), interview=max(record.interviews), author=UUID(int=3000), **given)
    return replace(record, notes={**record.notes, subject: note})


def with_link(record: VisitRecord, note: UUID, *sentences: str | None) -> VisitRecord:
    """Return a record in which the first finding is linked to a note, once for each sentence."""
    weakness = record.weaknesses[0].subject
    first, *others = record.findings[weakness]
    evidence = (*first.evidence, *(Evidence(note, sentence) for sentence in sentences))
    return replace(
        record,
        findings={**record.findings, weakness: (replace(first, evidence=evidence), *others)},
    )


def with_standing(record: VisitRecord, texts: dict[str, str]) -> VisitRecord:
    """Return a record with standing text changed, by key."""
    standing = {
        key: Standing(subject=UUID(int=5000 + number), id=key, text=text)
        for number, (key, text) in enumerate(texts.items())
    }
    return replace(record, standing=standing)


def every_paragraph(letter: Letter) -> list[Paragraph]:
    """Return all paragraphs of a letter in the order in which they are printed."""
    body = [*letter.introduction, letter.findings_heading]
    for section in letter.sections:
        body += [section.lead_in, section.title, *section.findings, section.judgement]
    ends = [letter.next_steps, letter.valediction, *letter.signed_by]
    return [letter.date, letter.salutation, letter.title, *body, *ends]


def paragraph(letter: Letter, anchor: str) -> Paragraph:
    """Return the paragraph at an anchor."""
    [found] = [item for item in every_paragraph(letter) if item.anchor == anchor]
    return found
