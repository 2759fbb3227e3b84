"""Asking the rules of the guard about the letter of a record."""

from collections.abc import Collection
from dataclasses import replace

from inspector_app.domain.composition import compose
from inspector_app.domain.guards import RULES, Objection, Proof, check
from inspector_app.domain.visit_record import VisitRecord
from tests.inspector_app.domain.records import visit_of

MET, NOT_MET = "sufficient", "not_sufficient"


def objections(record: VisitRecord, *rules: str) -> list[Objection]:
    """Return what some rules object to in the letter of a record."""
    return [objection for objection in check(record, compose(record)) if objection.rule in rules]


def places(record: VisitRecord, rule: str) -> list[str]:
    """Return the places that a rule names."""
    return [objection.place for objection in objections(record, rule)]


def proof_of(record: VisitRecord, learnt: Collection[str] = frozenset()) -> Proof:
    """Return the letter of a record as the rules read it."""
    return Proof(record, compose(record), learnt)


def writing(*texts: str) -> VisitRecord:
    """Return a record of one weakness for each text, which is its finding."""
    record = visit_of(*[MET for _ in texts], start="2022-05-09", end="2022-05-11")
    findings = {
        weakness.subject: (replace(record.findings_of(weakness)[0], text=text),)
        for weakness, text in zip(record.weaknesses, texts, strict=True)
    }
    return replace(record, findings=findings)


def chosen(record: VisitRecord, rule: str) -> list[str]:
    """Return the characters of the findings that the objections of a rule lead to."""
    texts = {finding.subject: finding.text for found in record.findings.values() for finding in found}
    told = []
    for one in RULES[rule](proof_of(record)):
        assert one.leads_to.kind == "finding"
        assert one.leads_to.subject is not None
        assert one.leads_to.span is not None
        told.append(texts[one.leads_to.subject][slice(*one.leads_to.span)])
    return told
