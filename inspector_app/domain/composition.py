"""Composes the letter of a visit: a pure function from the visit's record to the letter as a value."""

from dataclasses import replace

from inspector_app.domain.letter import Gap, Letter, Paragraph, Part, Section, Signature
from inspector_app.domain.letter_ends import address_blocks, copy_lines, signature_table
from inspector_app.domain.letter_values import judgement_facet, values_of
from inspector_app.domain.sources import sources_of
from inspector_app.domain.things import Finding, Lead, Weakness
from inspector_app.domain.visit_record import VisitRecord
from inspector_app.domain.wording import Rendered, Values
from inspector_app.domain.wording_file import wording

LEAD_IN, TITLE, JUDGEMENT = "_led", "_ttl", "_jdg"
"""What follows a weakness's 32 hex digits in the anchors of its paragraphs; with `_wb_` a Word bookmark of 40."""


def compose(record: VisitRecord) -> Letter:
    """Compose the letter; what the visit does not have yet becomes a placeholder and a gap.

    Raises:
        InvalidError: The visit is of an unknown kind.
    """
    return _Composition(record).letter()


class _Composition:
    """One letter in the making; it collects the gaps and changed texts of the paragraphs it makes, in their order."""

    def __init__(self, record: VisitRecord) -> None:
        self.record = record
        self.visit = record.visit
        self.kind = record.kind
        self.shipped = wording(self.kind.letter)
        self.wording = self.shipped.changed({key: change.text for key, change in record.standing.items()})
        self.values = values_of(record, self.wording)
        self.gaps: dict[Gap, None] = {}
        self.unconfirmed: dict[str, None] = {}
        self.changed: dict[str, None] = {}

    def letter(self) -> Letter:
        # Made in the order in which they are printed, so that the gaps are listed in it.
        sender = self._sender()
        date = self._standing("date")
        addressees = self._addressees()
        salutation, title = self._standing("salutation"), self._standing("title")
        introduction = [self._standing(key) for key in self.wording.introduction]
        heading = self._standing("findings_heading")
        sections = [self._section(number, weakness) for number, weakness in enumerate(self.record.weaknesses, start=1)]
        next_steps, valediction = self._standing("next_steps"), self._standing("valediction")
        signed_by = self._signed_by()
        heads, rows = self._signatures()
        return Letter(
            document_title=title.text,
            sender=sender,
            date=date,
            addressees=addressees,
            salutation=salutation,
            title=title,
            introduction=tuple(paragraph for paragraph in introduction if paragraph.text),
            findings_heading=heading,
            sections=tuple(sections),
            next_steps=next_steps,
            valediction=valediction,
            signed_by=signed_by,
            signature_heads=heads,
            signature_rows=rows,
            copies=copy_lines(self.visit.copies),
            gaps=tuple(self.gaps),
            unconfirmed=tuple(self.unconfirmed),
            changed_standing=tuple(self.changed),
            unused_standing=self._unused(),
        )

    def _unused(self) -> tuple[str, ...]:
        """Return the keys of changed texts that this letter does not print: they belong to another outcome."""
        ends = {weakness.subject.hex + end for weakness in self.record.weaknesses for end in (LEAD_IN, JUDGEMENT)}
        known = self.wording.sentences.keys() | self.wording.texts.keys() | ends
        written = (key for key, change in self.record.standing.items() if change.text.strip())
        return tuple(sorted(key for key in written if key in known and key not in self.changed))

    def _section(self, number: int, weakness: Weakness) -> Section:
        where = f"{self.kind.unit.short.capitalize()} {number}"
        anchor = weakness.subject.hex
        values = self.values.but(judgement=judgement_facet(weakness, self.kind))
        return Section(
            weakness=weakness.subject,
            number=number,
            lead_in=self._standing("lead_in", anchor + LEAD_IN, Part.LEAD_IN),
            title=self._paragraph(anchor + TITLE, Part.TITLE, self._given(weakness.title, "weakness_title", where)),
            findings=tuple(self._finding(finding, where) for finding in self.record.findings_of(weakness)),
            judgement=self._standing("judgement", anchor + JUDGEMENT, Part.JUDGEMENT, values, where),
        )

    def _finding(self, finding: Finding, where: str) -> Paragraph:
        text = self._given(finding.text, "finding_text", where)
        paragraph = self._paragraph(finding.subject.hex, Part.FINDING, text)
        return replace(paragraph, sources=sources_of(finding, self.record))

    def _sender(self) -> tuple[str, ...]:
        lines = tuple(line.strip() for line in self.visit.sender if line.strip())
        return lines or (self._line("", "sender"),)

    def _addressees(self) -> tuple[tuple[str, ...], ...]:
        people = [replace(person, name=self._line(person.name, "recipient_name")) for person in self.visit.recipients]
        return address_blocks(people) or ((self._line("", "recipients"),),)

    def _signed_by(self) -> tuple[Paragraph, ...]:
        lead = self.visit.lead or Lead("")
        name = self._paragraph("lead_name", Part.STANDING, self._given(lead.name, "lead_name"))
        if not lead.title.strip():
            return name, self._standing("lead_title")
        return name, self._paragraph("lead_title", Part.STANDING, Rendered(lead.title.strip()))

    def _signatures(self) -> tuple[tuple[str, ...], tuple[tuple[Signature | None, ...], ...]]:
        people = [replace(person, name=self._line(person.name, "signatory_name")) for person in self.visit.signatories]
        if not people:
            self._note(self.wording.placeholder("signatories"))
        return signature_table(people)

    def _standing(
        self,
        key: str,
        anchor: str | None = None,
        part: Part = Part.STANDING,
        values: Values | None = None,
        where: str = "Visit",
    ) -> Paragraph:
        """Return a standing paragraph, as it was changed for this letter if it was."""
        anchor, values = anchor or key, values or self.values
        shipped, rendered = (text.render(key, values, where) for text in (self.shipped, self.wording))
        change = self.record.standing.get(anchor)
        # What follows the judgements is changed by the key of a sentence only, so that it never outlives its verdict. A
        # paragraph that is left out (COVID-19) does not come back because its text was changed.
        whole = anchor not in self.wording.sentences and not self.wording.is_judged(key)
        if change and change.text.strip() and shipped.text and whole:
            rendered = self.wording.instead(rendered, change.text.strip(), anchor, key, values, where)
        self.changed.update(dict.fromkeys(rendered.changed))
        paragraph = self._paragraph(anchor, part, rendered)
        return replace(paragraph, shipped=shipped.text) if rendered.changed else paragraph

    def _paragraph(self, anchor: str, part: Part, rendered: Rendered) -> Paragraph:
        self._note(rendered)
        return Paragraph(
            anchor,
            part,
            rendered.text,
            rendered.placeholders,
            unconfirmed=rendered.unconfirmed,
            keys=rendered.keys,
            changed=rendered.changed,
        )

    def _line(self, text: str, fact: str) -> str:
        """Return a line outside the paragraphs, or its placeholder."""
        rendered = self._given(text, fact)
        self._note(rendered)
        return rendered.text

    def _given(self, text: str, fact: str, where: str = "Visit") -> Rendered:
        """Return a text as a person wrote it, or its placeholder."""
        return Rendered(text.strip()) if text.strip() else self.wording.placeholder(fact, where)

    def _note(self, rendered: Rendered) -> None:
        self.gaps.update(dict.fromkeys(rendered.gaps))
        self.unconfirmed.update(dict.fromkeys(rendered.unconfirmed))
