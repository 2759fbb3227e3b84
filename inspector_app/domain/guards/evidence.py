"""Rules about what stands behind the findings: notes, voices, what speaks against them, what must not be there."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from inspector_app.domain.guards.objection import Objection, Place
from inspector_app.domain.guards.proof import Proof
from inspector_app.domain.letter_values import verdict_of
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
    """Yield each weakness with notes against its findings that stand behind none of them."""
    unit = proof.record.kind.unit.short
    against = speaking_against(proof.record)
    for number, weakness in enumerate(proof.record.weaknesses, start=1):
        count = len(against[weakness.subject])
        if not count:
            continue
        notes = "1 note speaks" if count == 1 else f"{count} notes speak"
        linked = "is linked" if count == 1 else "are linked"
        message = f"{notes} against what is found about this {unit} and {linked} to none of its paragraphs."
        leads_to = Place("weakness", weakness.subject)
        yield Objection("contrary_notes", proof.weakness(number), message, "warn", leads_to)


def speaking_against(record: VisitRecord) -> dict[UUID, list[Note]]:
    """Return by weakness the notes held against it that speak against its findings and are linked to none of them.

    A note speaks by its stance. Findings speak as the weakness is judged; while it is not, as most of their notes do.
    """
    against: dict[UUID, set[str]] = {}
    linked: dict[UUID, set[UUID]] = {}
    for weakness in record.weaknesses:
        behind = {link.note for one in record.findings_of(weakness) for link in one.evidence}
        met = _direction(record, weakness, behind)
        stances = {code for code, one in record.kind.stances.items() if met is not None and one.met is (not met)}
        against[weakness.subject], linked[weakness.subject] = stances, behind
    found: dict[UUID, list[Note]] = {subject: [] for subject in against}
    speaking = set[str]().union(*against.values())
    for note in record.notes.values():
        if note.stance in speaking and not note.deleted:
            for tag in note.tags:
                if note.stance in against.get(tag, ()) and note.subject not in linked[tag]:
                    found[tag].append(note)
    return found


def _direction(record: VisitRecord, weakness: Weakness, behind: Iterable[UUID]) -> bool | None:
    """Return the outcome that the findings of a weakness speak for; None where that is not to be told."""
    verdict = verdict_of(weakness, record.kind)
    if verdict is not None:
        return verdict.met
    stances = (record.kind.stances.get(note.stance or "") for key in behind if (note := record.notes.get(key)))
    spoken = [stance.met for stance in stances if stance]
    more = spoken.count(True) - spoken.count(False)
    return more > 0 if more else None


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
