"""The letter as a value: what every exporter, the preview and the guard are handed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Protocol
from uuid import UUID


class Part(Enum):
    """What a paragraph of the letter is; exporters choose the look by it."""

    STANDING = "standing"
    LEAD_IN = "lead-in"
    TITLE = "title"
    FINDING = "finding"
    JUDGEMENT = "judgement"


@dataclass(frozen=True, slots=True)
class Source:
    """A note behind a finding; `label` says as the annex does where it comes from, whose words it has, who noted it.

    `sentence` is the exact sentence of the finding it stands for, or None for the whole paragraph.
    """

    note: UUID
    label: str
    text: str
    sentence: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its anchor, what it is, its text, the placeholders in that text, and the notes behind it.

    `anchor` is the subject's 32 hex digits for a finding and a fixed name for standing text
    (`opening`, `next_steps`; with the weakness's hex digits in front where it repeats), unique in the letter.
    `unconfirmed` are the keys of sentences of the wording in it that no published letter confirms.
    `keys` are those of all sentences of the wording in it, the paragraph's own first; `changed` are the keys, or the
    anchor, under which it reads otherwise in this letter, and `shipped` is then how it would read unchanged.
    """

    anchor: str
    part: Part
    text: str
    gaps: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    shipped: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One weakness in the letter: lead-in, title, findings, judgement."""

    weakness: UUID
    number: int
    lead_in: Paragraph
    title: Paragraph
    findings: tuple[Paragraph, ...]
    judgement: Paragraph


@dataclass(frozen=True, slots=True)
class Signature:
    """One who signs, under the heading of an organisation."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A fact the letter needs and the visit does not have; `place` says where it is filled in (`Visit, area`).

    The placeholder in the text is the fact in square brackets; `undecided` tells a gap that only a judgement closes.
    """

    fact: str
    place: str
    undecided: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A composed letter, in the order in which it is printed.

    `changed_standing` are the keys of standing texts that read otherwise in it, `unused_standing` those that were
    changed too and are not in it as things stand.
    """

    document_title: str
    sender: tuple[str, ...]
    date: Paragraph
    addressees: tuple[tuple[str, ...], ...]
    salutation: Paragraph
    title: Paragraph
    introduction: tuple[Paragraph, ...]
    findings_heading: Paragraph
    sections: tuple[Section, ...]
    next_steps: Paragraph
    valediction: Paragraph
    signed_by: tuple[Paragraph, ...]
    signature_heads: tuple[str, ...]
    signature_rows: tuple[tuple[Signature | None, ...], ...]
    copies: tuple[str, ...]
    gaps: tuple[Gap, ...]
    unconfirmed: tuple[str, ...]
    changed_standing: tuple[str, ...]
    unused_standing: tuple[str, ...] = ()

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every anchored paragraph from the opening to the next steps, in order."""
        body = [*self.introduction]
        for section in self.sections:
            body += [section.lead_in, section.title, *section.findings, section.judgement]
        return (*body, self.next_steps)

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Every line that is printed, in order, with the anchor of its paragraph or, in a block, its place there."""
        blocks = [line for block in self.addressees for line in block]
        cells = [cell for row in self.signature_rows for cell in row if cell]
        signatures = [text for cell in cells for text in (cell.name, cell.role) if text]
        date, *body = self.every_paragraph
        return (
            *_placed("sender", self.sender),
            (date.anchor, date.text),
            *_placed("addressees", blocks),
            *((paragraph.anchor, paragraph.text) for paragraph in body),
            *_placed("signatures", [*self.signature_heads, *signatures]),
            *_placed("copies", self.copies),
        )

    @property
    def every_paragraph(self) -> tuple[Paragraph, ...]:
        """Every paragraph, also those before the opening and after the next steps, in order."""
        introduction = len(self.introduction)
        head, body = self.paragraphs[:introduction], self.paragraphs[introduction:]
        beginning = (self.date, self.salutation, self.title, *head, self.findings_heading)
        return (*beginning, *body, self.valediction, *self.signed_by)


DRAFT = "DRAFT"
"""The word on a copy that is not to be taken for the finished letter."""


def _placed(block: str, lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((f"{block}_{number}", line) for number, line in enumerate(lines, start=1))


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an export bears beside the letter: its template, when it was made, its own id, and if it is a draft."""

    template: Path
    made_at: datetime
    export: UUID
    is_draft: bool = False


class Exporter(Protocol):
    """Writes a letter to a path; the service writes to a part file, checks it and renames."""

    suffix: str

    def write(self, letter: Letter, path: Path) -> None:
        """Write the letter as a complete file."""
