"""Rules about what stands behind the findings: notes, voices, what speaks against them, what must not be there."""

from collections.abc import Collection, Iterator, Mapping
from uuid import UUID

from inspector_app.domain import balance
from inspector_app.domain.guards.objection import Objection, Place
from inspector_app.domain.guards.proof import Proof
from inspector_app.domain.phrases import listed
from inspector_app.domain.things import Note, Weakness
from inspector_app.domain.visit_kind import Group, VisitKind
from inspector_app.domain.visit_record import VisitRecord
from inspector_app.domain.voices import is_witness


def no_evidence(proof: Proof) -> Iterator[Objection]:
    """Yield each finding that is linked to no note that is still there."""
    for section in proof.letter.sections:
        for finding in section.findings:
            if not finding.sources:
                message = "This paragraph is not linked to any note."
                place, leads_to = proof.places[finding.anchor]
                yield Objection("no_evidence", place, message, "stop", leads_to)


def safeguarding(proof: Proof) -> Iterator[Objection]:
    """Yield each finding that is linked to a note which belongs to a concern."""
    notes = proof.record.notes
    for section in proof.letter.sections:
        for finding in section.findings:
            if any(proof.is_safeguarding(notes[source.note]) for source in finding.sources):
                message = "This paragraph is linked to safeguarding material, which is no part of a letter."
                place, leads_to = proof.places[finding.anchor]
                yield Objection("safeguarding", place, message, "stop", leads_to)


def no_voice(proof: Proof) -> Iterator[Objection]:
    """Yield each weakness about which nobody of a group was heard that the visit's kind wants to be heard."""
    numbers = {weakness.subject: number for number, weakness in enumerate(proof.record.weaknesses, start=1)}
    for weakness, group in unheard(proof.record):
        message = not_heard(group, proof.record.kind)
        place, leads_to = proof.weakness(numbers[weakness.subject]), Place("weakness", weakness.subject)
        yield Objection("no_voice", place, message, "warn", leads_to)


def contrary_notes(proof: Proof) -> Iterator[Objection]:
    """Yield for each weakness the paragraphs that notes speak against which stand behind none, by what these say.

    They are the notes that the findings page lists as against a paragraph.
    """
    record, kind = proof.record, proof.record.kind
    speaking = {weakness.subject: _speaking(weakness, record) for weakness in record.weaknesses}
    held = _held(record, speaking)
    for number, weakness in enumerate(record.weaknesses, start=1):
        findings = record.findings_of(weakness)
        for towards, places in speaking[weakness.subject].items():
            count = len(balance.against(held[weakness.subject], towards, findings, kind))
            if count:
                notes = "1 note speaks" if count == 1 else f"{count} notes speak"
                linked = "is linked" if count == 1 else "are linked"
                told = f"{'paragraph' if len(places) == 1 else 'paragraphs'} {listed(map(str, places))}"
                message = f"{notes} against {told} and {linked} to none about this {kind.unit.short}."
                leads_to = Place("finding", findings[places[0] - 1].subject, "text")
                yield Objection("contrary_notes", f"{proof.weakness(number)}, {told}", message, "warn", leads_to)


def _speaking(weakness: Weakness, record: VisitRecord) -> dict[bool, list[int]]:
    """Return the numbers of the paragraphs on a weakness that speak for each outcome."""
    speaking: dict[bool, list[int]] = {}
    for number, finding in enumerate(record.findings_of(weakness), start=1):
        linked = [note for link in finding.evidence if (note := record.notes.get(link.note)) and not note.deleted]
        towards = balance.direction(linked, weakness.judgement, record.kind)
        if towards is not None:
            speaking.setdefault(towards, []).append(number)
    return speaking


def _held(record: VisitRecord, speaking: Mapping[UUID, Collection[bool]]) -> dict[UUID, list[Note]]:
    """Return by weakness the notes held against it that speak for another outcome than one of its paragraphs."""
    held: dict[UUID, list[Note]] = {weakness: [] for weakness in speaking}
    stances = record.kind.stances.items()
    # Of thousands of notes most are not wanted: by its stance a note is wanted for few weaknesses, or for none.
    wanted = {
        code: {weakness: held[weakness] for weakness, towards in speaking.items() if (not stance.met) in towards}
        for code, stance in stances
        if stance.met is not None
    }
    for note in record.notes.values():
        if (lists := wanted.get(note.stance or "")) and not note.deleted:
            for tag in note.tags:
                if (notes := lists.get(tag)) is not None:
                    notes.append(note)
    return held


def not_heard(group: Group, kind: VisitKind) -> str:
    """Return in a sentence that nobody of a group was heard about a weakness."""
    return f"No {group.one} has been heard about this {kind.unit.short}."


def unheard(record: VisitRecord) -> tuple[tuple[Weakness, Group], ...]:
    """Return each weakness with each group of witnesses that must be heard about it and was not."""
    kind = record.kind
    must = [group for group in kind.groups.values() if group.must]
    groups = {code: witness.group for code, witness in kind.witnesses.items()}
    heard_in = {subject: groups.get(one.witness_kind) for subject, one in record.interviews.items()}
    linked: dict[UUID, set[UUID]] = {}
    for weakness, findings in record.findings.items():
        for finding in findings:
            for link in finding.evidence:
                linked.setdefault(link.note, set()).add(weakness)
    missing = {group.code: {weakness.subject for weakness in record.weaknesses} for group in must}
    for note in record.notes.values():
        silent = missing.get(heard_in.get(note.interview) or "")
        if silent and not note.deleted and is_witness(note.voice):
            silent.difference_update(note.tags, linked.get(note.subject, ()))
            if not any(missing.values()):  # of thousands of notes the first few hundred tell
                break
    return tuple((one, group) for one in record.weaknesses for group in must if one.subject in missing[group.code])
