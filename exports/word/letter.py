"""The letter laid out in a template: every part of a Letter in its style, at its line."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length

from exports.word.ooxml import keep_row, name_table
from exports.word.template import SENDER, Template, replace
from exports.word.text import cut_runs, new_paragraph
from inspector_app.domain.letter import Letter, Paragraph, Part, Section, Signature
from inspector_app.domain.letter_ends import sender_columns
from inspector_app.domain.plain import clean

# Makes the Word paragraph of a paragraph of the letter, in the style of that name.
Writer = Callable[[Paragraph, str], BaseOxmlElement]


def lay_out(letter: Letter, template: Template, written: Writer) -> None:
    """Fill a template with a letter.

    Args:
        letter: The letter.
        template: The template; all its lines are replaced.
        written: Makes the paragraphs, `letter.every_paragraph`, so that a copy can mark them; what stands in the
            blocks of addresses, signatures and copies has its placeholders marked and nothing else.
    """
    lines = _Lines(template, tuple(f"[{gap.fact}]" for gap in letter.gaps))
    _put_sender(letter.sender, lines)
    template.put("date", [written(letter.date, "Date")])
    template.put("addressees", [line for block in letter.addressees for line in _address(block, lines)])
    template.put("salutation", [written(letter.salutation, "Salutation")])
    template.put("title", [written(letter.title, "Title")])
    template.put("introduction", [written(paragraph, "Body Text") for paragraph in letter.introduction])
    findings = [written(letter.findings_heading, "Heading 1")]
    findings += [paragraph for section in letter.sections for paragraph in _section(section, written)]
    template.put("findings", findings)
    template.put("next_steps", [written(letter.next_steps, "Body Text")])
    template.put("valediction", [written(letter.valediction, "Closing")])
    styles = ["Signature", *["Signatory Role"] * len(letter.signed_by)]
    template.put("signature", [written(*pair) for pair in zip(letter.signed_by, styles, strict=False)])
    template.put("signatures", [_signature_table(letter, lines)] if letter.signature_heads else [])
    template.put(
        "copies", lines.styled(letter.copies[:1], "Copy List") + lines.styled(letter.copies[1:], "Copy List Next")
    )


def plain_paragraph(template: Template, paragraph: Paragraph, style: str) -> BaseOxmlElement:
    """Return a paragraph of the letter with its placeholders marked and nothing else."""
    element = new_paragraph(template.style(style))
    runs = cut_runs(clean(paragraph.text), paragraph.gaps, template.style("Placeholder"))
    element.extend(run for _, run in runs)
    return element


@dataclass(frozen=True, slots=True)
class _Lines:
    """Makes paragraphs of lines that have no anchor; any placeholder of the letter may stand in them."""

    template: Template
    placeholders: tuple[str, ...]

    def styled(self, lines: Sequence[str], style: str) -> list[BaseOxmlElement]:
        """Return one paragraph for each line."""
        paragraphs = (Paragraph("", Part.STANDING, line, self.placeholders) for line in lines)
        return [plain_paragraph(self.template, paragraph, style) for paragraph in paragraphs]


def _section(section: Section, written: Writer) -> Iterator[BaseOxmlElement]:
    """Yield one weakness; the last finding stays with the judgement, which must never stand alone on a page."""
    yield written(section.lead_in, "Weakness Lead-in")
    yield written(section.title, "Weakness Statement")
    for finding in section.findings[:-1]:
        yield written(finding, "Weakness Paragraph")
    for finding in section.findings[-1:]:
        yield written(finding, "Weakness Paragraph Last")
    yield written(section.judgement, "Judgement")


def _address(block: Sequence[str], lines: _Lines) -> list[BaseOxmlElement]:
    return lines.styled(block[:-1], "Inside Address") + lines.styled(block[-1:], "Inside Address Last")


def _put_sender(sender: Sequence[str], lines: _Lines) -> None:
    """Put the address where the line stands, and how to reach it into the cell beside it, if there is one.

    A cell is read to its end before the next: in columns made of tabs, a screen reader and a text search would meet
    the street in the middle of the telephone numbers.
    """
    cell = lines.template.place(SENDER).getparent()
    beside = cell.getnext() if cell is not None and cell.tag == qn("w:tc") else None
    address, contact = sender_columns(sender) if beside is not None else (sender, ())
    if beside is not None:
        replace(beside.findall(qn("w:p"))[-1], lines.styled(contact, "Contact Block"))
    lines.template.put(SENDER, lines.styled(address, "Contact Block"))


def _signature_table(letter: Letter, lines: _Lines) -> CT_Tbl:
    heads = letter.signature_heads
    table = CT_Tbl.new_tbl(1 + len(letter.signature_rows), len(heads), Length(lines.template.width))
    table.tblPr.style = lines.template.style("Signature Table")
    names = " and ".join(clean(head) for head in heads)
    name_table(table, "Signatures", f"Names and roles of those who sign for {names}, one column for each.")
    for number, row in enumerate(table.tr_lst):
        keep_row(row, heading=number == 0)
    for cell, head in zip(table.tr_lst[0].tc_lst, heads, strict=True):
        replace(cell.p_lst[0], lines.styled([head], "Table Heading"))
    for row, signatures in zip(table.tr_lst[1:], letter.signature_rows, strict=True):
        for cell, signature in zip(row.tc_lst, signatures, strict=False):
            replace(cell.p_lst[0], lines.styled(_signature(signature), "Signature Table Text"))
    return table


def _signature(signature: Signature | None) -> list[str]:
    return [line for line in (signature.name, signature.role) if line] if signature else [""]
