"""Rules about single sentences of findings: those that no note stands behind, though some stand behind others."""

from collections.abc import Iterator
from dataclasses import replace

from inspector_app.domain import quantities, sentences
from inspector_app.domain.guards.objection import Objection, Place
from inspector_app.domain.guards.proof import Proof
from inspector_app.domain.quantities import Claim
from inspector_app.domain.sentences import Span
from inspector_app.domain.sources import living_links
from inspector_app.domain.things import Finding


def unlinked_number(proof: Proof) -> Iterator[Objection]:
    """Yield each word of number, such as “some young people”, of a group of witnesses in a sentence without a note."""
    for finding, words, place in _linked(proof):
        for claim in _claims(finding, proof):
            message = f"No note stands behind the sentence with “{claim.words}”."
            yield Objection("unlinked_number", words, message, "stop", replace(place, span=claim.span))


def unlinked_sentence(proof: Proof) -> Iterator[Objection]:
    """Yield each paragraph with a sentence that no note stands behind, where notes stand behind others."""
    for finding, words, place in _linked(proof):
        if spans := _unlinked(finding, proof):
            count = len(sentences.split(finding.text))
            have = "has no note behind it" if len(spans) == 1 else "have no note behind them"
            message = f"{len(spans)} of {count} sentences {have}."
            yield Objection("unlinked_sentence", words, message, "warn", replace(place, span=spans[0]))


def _linked(proof: Proof) -> Iterator[tuple[Finding, str, Place]]:
    """Yield the findings that rest on some note; that others rest on none is another rule's to tell."""
    for weakness in proof.record.weaknesses:
        for finding in proof.record.findings_of(weakness):
            if living_links(finding, proof.record.notes):
                yield finding, *proof.places[finding.subject.hex]


def _unlinked(finding: Finding, proof: Proof) -> list[Span]:
    return sentences.unsupported(finding.text, living_links(finding, proof.record.notes))


def _claims(finding: Finding, proof: Proof) -> list[Claim]:
    spans = _unlinked(finding, proof)
    if not spans:
        return []
    claims = quantities.claims(finding.text, proof.record.kind)
    return [one for one in claims if one.group and any(start <= one.span[0] < end for start, end in spans)]
