"""What stands between a letter and its sign-off: one pure function for each rule.

A *stop* must be gone or given a reason before a sign-off copy leaves; a *warning* never blocks.
"""

from collections.abc import Callable, Collection, Iterable, Mapping

from inspector_app.domain.guards.evidence import contrary_notes, no_evidence, no_voice, safeguarding
from inspector_app.domain.guards.facts import (
    dates_in_order,
    empty_fact,
    no_finding,
    odd_fact,
    open_decision,
    placeholder,
    undecided_judgement,
)
from inspector_app.domain.guards.objection import Level, Objection, Place
from inspector_app.domain.guards.privacy import birth_date, email, name, nhs_number, postcode, telephone
from inspector_app.domain.guards.proof import Proof
from inspector_app.domain.guards.quotations import quoted_twice, unsourced_quotation
from inspector_app.domain.guards.sentences import unlinked_number, unlinked_sentence
from inspector_app.domain.guards.wording import changed_standing, unconfirmed_wording, unexplained_acronym, unknown_word
from inspector_app.domain.letter import Letter
from inspector_app.domain.visit_record import VisitRecord

__all__ = ["RULES", "STOPS", "WARNINGS", "Level", "Objection", "Place", "Proof", "check"]

Rule = Callable[[Proof], Iterable[Objection]]

_STOPPING: tuple[Rule, ...] = (
    empty_fact,
    placeholder,
    undecided_judgement,
    no_finding,
    no_evidence,
    unlinked_number,
    open_decision,
    unconfirmed_wording,
    dates_in_order,
    name,
    email,
    telephone,
    birth_date,
    nhs_number,
    postcode,
    safeguarding,
)
_WARNING: tuple[Rule, ...] = (
    unlinked_sentence,
    no_voice,
    contrary_notes,
    quoted_twice,
    unsourced_quotation,
    unknown_word,
    unexplained_acronym,
    odd_fact,
    changed_standing,
)

STOPS: Mapping[str, Rule] = {rule.__name__: rule for rule in _STOPPING}
"""The rules that stop a letter and may be given a reason, by name."""

WARNINGS: Mapping[str, Rule] = {rule.__name__: rule for rule in _WARNING}
"""The rules that warn, by name."""

RULES: Mapping[str, Rule] = {**STOPS, **WARNINGS}
"""All rules by name, in the order in which they are asked."""


def check(record: VisitRecord, letter: Letter, learnt: Collection[str] = frozenset()) -> tuple[Objection, ...]:
    """Return every objection to a letter composed from a record: stops first, rule by rule, in the letter's order.

    Args:
        record: The record.
        letter: The letter.
        learnt: Words that somebody here has said are right, in small letters.
    """
    proof = Proof(record, letter, learnt)
    return tuple(objection for rule in RULES.values() for objection in rule(proof))
