"""The facts of a visit that are typed freely and printed: phrases, offices and organisations."""

from collections.abc import Iterator

from inspector_app.domain.things import Visit


def typed_facts(visit: Visit) -> Iterator[tuple[str, str]]:
    """Yield each text with the field it stands in, without names, greetings and addresses of people."""
    yield "area", visit.area
    for body in visit.responsible:
        yield "responsible", body.name
    for phrase in visit.heard:
        yield "heard", phrase
    for phrase in visit.documents:
        yield "documents", phrase
    for recipient in visit.recipients:
        yield "recipients", recipient.role
        yield "recipients", recipient.organisation
    if visit.lead:
        yield "lead", visit.lead.title
    for signatory in visit.signatories:
        yield "signatories", signatory.role
        yield "signatories", signatory.organisation
    for line in visit.copies:
        yield "copies", line
