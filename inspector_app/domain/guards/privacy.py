"""Rules about what tells of one person: no letter names or numbers anybody but those it goes to and who sign it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import partial

from inspector_app.domain import identifiers
from inspector_app.domain.guards.objection import Objection
from inspector_app.domain.guards.proof import Proof, Written
from inspector_app.domain.moments import is_date
from inspector_app.domain.people import names_in

_Spans = Iterable[tuple[int, int]]

_BEFORE_REFERENCE, _BEFORE_VISIT = timedelta(days=365), timedelta(days=5 * 365)
"""How long before the earlier letter, or the visit, a letter may still tell a whole date."""


def email(proof: Proof) -> Iterator[Objection]:
    """Yield each e-mail address."""
    return _each(proof, "email", "This is an e-mail address", identifiers.emails)


def telephone(proof: Proof) -> Iterator[Objection]:
    """Yield each telephone number."""
    return _each(proof, "telephone", "This looks like a telephone number", identifiers.telephones)


def birth_date(proof: Proof) -> Iterator[Objection]:
    """Yield each date of birth: one that is said to be one, and a whole date that is well before the earlier letter."""
    visit = proof.record.visit
    if not visit.start or not is_date(visit.start):
        find = partial(identifiers.birth_dates, visited=date.max, since=date.min)
    else:
        visited = date.fromisoformat(visit.start)
        earlier = visit.reference.date if visit.reference else ""
        since = date.fromisoformat(earlier) - _BEFORE_REFERENCE if is_date(earlier) else visited - _BEFORE_VISIT
        find = partial(identifiers.birth_dates, visited=visited, since=since)
    return _each(proof, "birth_date", "This looks like a date of birth", find)


def nhs_number(proof: Proof) -> Iterator[Objection]:
    """Yield each NHS number."""
    return _each(proof, "nhs_number", "This is an NHS number", identifiers.nhs_numbers)


def postcode(proof: Proof) -> Iterator[Objection]:
    """Yield each postcode."""
    return _each(proof, "postcode", "This is a postcode", identifiers.postcodes)


def name(proof: Proof) -> Iterator[Objection]:
    """Yield each name of a person whom the letter does not name as one it goes to or who signs it."""
    return _each(proof, "name", "This looks like the name of a person", lambda text: names_of(text, proof))


def names_of(text: str, proof: Proof) -> list[tuple[int, int]]:
    """Return where names of people stand in a text of the letter that have no place in it."""
    return names_in(text, proof.public_names, proof.learnt)


def _each(proof: Proof, rule: str, words: str, find: Callable[[str], _Spans]) -> Iterator[Objection]:
    """Yield an objection for each thing found in what was typed, once for each paragraph in which it stands."""
    for written in proof.typed:
        seen: set[str] = set()
        for start, end in find(written.text):
            found = written.text[start:end]
            if found.casefold() not in seen:
                seen.add(found.casefold())
                yield _objection(rule, written, (start, end), f"{words}: “{found}”.")


def _objection(rule: str, written: Written, span: tuple[int, int], message: str) -> Objection:
    return Objection(rule, written.words, message, "stop", written.at(span))
