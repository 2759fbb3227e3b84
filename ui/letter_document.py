"""The letter as it is read: a QTextDocument from the same Letter that the Word copies are made of.

It is printed in the light theme's ink on white paper in every look, because that is how it will be read.
"""

import re
from collections.abc import Iterable, Sequence

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextTable,
    QTextTableFormat,
)

from inspector_app.domain.letter import Letter, Paragraph, Section, Signature
from inspector_app.domain.letter_ends import sender_columns
from inspector_app.domain.plain import clean
from ui import theme
from ui.page_breaks import keep_with_next

PAPER = "#ffffff"
_INK, _HEADING, _QUIET, _RULE, _MARK = "text", "accent", "muted", "border", "hit"
_AFTER, _INDENT = 9, 22
_LETTERHEAD = (38, 62)
"""The widths of its columns in per cent, as in Word's template."""
_LEADING, _LEADING_ON_PAPER = 128, 118
"""In per cent of the height of a line."""


def document(letter: Letter, *, on_paper: bool = False) -> QTextDocument:
    """Return a letter laid out as it is read, its placeholders marked; on paper in the same size for everybody."""
    return _Printer(letter, on_paper=on_paper).document


class _Printer:
    """Writes a letter into a document, block by block."""

    def __init__(self, letter: Letter, *, on_paper: bool) -> None:
        now = theme.current()
        self._on_paper = on_paper
        self._leading = _LEADING_ON_PAPER if on_paper else _LEADING
        self._light = theme.theme_of(theme.Look.LIGHT, 1.0 if on_paper else now.factor, now.family)
        self._placeholders = tuple(f"[{gap.fact}]" for gap in letter.gaps)
        self._fresh = True
        self.document = QTextDocument()
        self.document.setDocumentMargin(0)
        self.document.setUseDesignMetrics(on_paper)
        self.document.setDefaultFont(self._light.font())
        self.document.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, letter.document_title)
        self._cursor = QTextCursor(self.document)
        self._print(letter)
        self.document.setModified(False)

    def _print(self, letter: Letter) -> None:
        self._sender(letter.sender)
        self._paragraph(letter.date)
        for block in letter.addressees:
            self._lines(block)
        self._paragraph(letter.salutation, keep=True)
        self._heading(letter.title, "heading")
        for paragraph in letter.introduction:
            self._paragraph(paragraph)
        self._heading(letter.findings_heading, "heading")
        for section in letter.sections:
            self._section(section)
        self._paragraph(letter.next_steps)
        self._paragraph(letter.valediction, keep=True)
        self._signature(letter.signed_by)
        self._signatures(letter.signature_heads, letter.signature_rows)
        self._lines(letter.copies[:1], after=len(letter.copies) == 1, keep=True)
        self._lines(letter.copies[1:], keep=True, left=self._width("cc: "))

    # Parts

    def _sender(self, lines: Sequence[str]) -> None:
        """Print the sender's lines small, in the two columns of the letterhead."""
        if not lines:
            return
        columns = sender_columns(lines)
        table = self._table(1, _LETTERHEAD, width=100, border=0)
        for column, part in enumerate(columns):
            cell = table.cellAt(0, column).firstCursorPosition()
            self._cell(cell, part, self._ink(_QUIET, "tiny"))
        self._after_table()

    def _section(self, section: Section) -> None:
        self._block(after=_AFTER, keep=True)
        bullet = QTextListFormat()
        bullet.setStyle(QTextListFormat.Style.ListSquare)
        bullet.setIndent(0)
        self._cursor.createList(bullet).setFormat(bullet)
        block = self._cursor.blockFormat()
        block.setLeftMargin(self._light.px(_INDENT))
        self._cursor.setBlockFormat(block)
        self._write(section.lead_in.text, section.lead_in.gaps, self._ink())
        self._paragraph(section.title, strong=True, indent=_INDENT, keep=True, level=2)
        for finding in section.findings:
            self._paragraph(finding, indent=_INDENT, keep=finding is section.findings[-1])
        self._paragraph(section.judgement, strong=True, indent=_INDENT)

    def _signature(self, paragraphs: Sequence[Paragraph]) -> None:
        for number, paragraph in enumerate(paragraphs):
            last = number == len(paragraphs) - 1
            self._block(after=_AFTER * 2 if last else 0, before=_AFTER * 3 if number == 0 else 0, keep=True)
            self._write(paragraph.text, paragraph.gaps, self._ink(strong=number > 0))

    def _signatures(self, heads: Sequence[str], rows: Sequence[Sequence[Signature | None]]) -> None:
        if not heads:
            return
        table = self._table(1 + len(rows), [100 / len(heads)] * len(heads), width=100, border=1)
        for column, head in enumerate(heads):
            self._cell(table.cellAt(0, column).firstCursorPosition(), [head], self._ink(strong=True))
        for number, row in enumerate(rows, 1):
            for column, signature in enumerate(row[: len(heads)]):
                lines = [line for line in (signature.name, signature.role) if line] if signature else []
                self._cell(table.cellAt(number, column).firstCursorPosition(), lines, self._ink())
        self._after_table()

    # Blocks

    def _paragraph(
        self, paragraph: Paragraph, *, strong: bool = False, indent: int = 0, keep: bool = False, level: int = 0
    ) -> None:
        self._block(after=_AFTER, indent=indent, keep=keep, level=level)
        self._write(paragraph.text, paragraph.gaps, self._ink(strong=strong))

    def _heading(self, paragraph: Paragraph, size: str) -> None:
        self._block(after=_AFTER, before=_AFTER, level=1, keep=True)
        self._write(paragraph.text, paragraph.gaps, self._ink(_HEADING, size, strong=True))

    def _lines(self, lines: Sequence[str], *, after: bool = True, keep: bool = False, left: float = 0) -> None:
        """Print lines under each other, with space `after` the last; `left` is how far in they stand, in pixels."""
        for number, line in enumerate(lines, 1):
            self._block(after=_AFTER if after and number == len(lines) else 0, keep=keep)
            if left:
                shape = self._cursor.blockFormat()
                shape.setLeftMargin(left)
                self._cursor.setBlockFormat(shape)
            self._write(line, self._placeholders, self._ink())

    def _block(self, after: float, before: float = 0, indent: int = 0, level: int = 0, *, keep: bool = False) -> None:
        """Begin a block; `keep` has it stand on the page of the block after it."""
        shape = QTextBlockFormat()
        if keep:
            keep_with_next(shape)
        shape.setTopMargin(self._light.px(before))
        shape.setBottomMargin(self._light.px(after))
        shape.setLeftMargin(self._light.px(indent))
        shape.setHeadingLevel(level)
        shape.setLineHeight(self._leading, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._fresh:
            self._cursor.setBlockFormat(shape)
        else:
            self._cursor.insertBlock(shape, self._ink())
        self._fresh = False

    def _table(self, rows: int, columns: Sequence[float], width: int, border: int) -> QTextTable:
        """Insert a table; width and columns in per cent."""
        shape = QTextTableFormat()
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, width))
        shape.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, column) for column in columns])
        shape.setBorder(border)
        shape.setBorderBrush(self._light.colour(_RULE))
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderCollapse(True)
        shape.setCellPadding(self._light.px(6 if border else 2))
        shape.setBottomMargin(self._light.px(_AFTER))
        if border and not self._fresh:
            self._block(after=0, keep=True)
        return self._cursor.insertTable(rows, len(columns), shape)

    def _after_table(self) -> None:
        """Go on in the empty block that stands after every table."""
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True

    def _cell(self, cursor: QTextCursor, lines: Iterable[str], ink: QTextCharFormat) -> None:
        shape = cursor.blockFormat()
        keep_with_next(shape)
        cursor.setBlockFormat(shape)
        for number, line in enumerate(lines):
            if number:
                cursor.insertBlock()
            _write(cursor, line, self._placeholders, ink, self._marked(ink))

    # Words

    def _width(self, words: str) -> float:
        return QFontMetricsF(self._light.font()).horizontalAdvance(words)

    def _write(self, text: str, placeholders: Iterable[str], ink: QTextCharFormat) -> None:
        _write(self._cursor, text, placeholders, ink, self._marked(ink))

    def _ink(self, role: str = _INK, size: str = "body", *, strong: bool = False) -> QTextCharFormat:
        ink = QTextCharFormat()
        font = self._light.font(size, strong=strong)
        if self._on_paper:
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            font.setFeature(QFont.Tag("calt"), 0)  # else the colon of a time is a shape that a reader cannot copy
        ink.setFont(font)
        ink.setForeground(self._light.colour(role))
        return ink

    def _marked(self, ink: QTextCharFormat) -> QTextCharFormat:
        marked = QTextCharFormat(ink)
        marked.setBackground(self._light.colour(_MARK))
        marked.setFontWeight(QFont.Weight.DemiBold)
        return marked


def _write(
    cursor: QTextCursor, text: str, placeholders: Iterable[str], ink: QTextCharFormat, marked: QTextCharFormat
) -> None:
    """Write a text, its placeholders marked; a line break in it stays within the block."""
    known = {clean(placeholder) for placeholder in placeholders} - {""}
    pattern = "|".join(re.escape(one) for one in sorted(known, key=len, reverse=True))
    parts = re.split(f"({pattern})", clean(text)) if pattern else [clean(text)]
    for part in parts:
        if part:
            cursor.insertText(part.replace("\n", "\u2028"), marked if part in known else ink)


def paper_colours() -> tuple[QColor, QColor]:
    """Return ground and ink of the paper, the same in every look."""
    return QColor(PAPER), theme.theme_of(theme.Look.LIGHT, 1.0, "").colour(_INK)
