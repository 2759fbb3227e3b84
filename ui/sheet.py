"""A sheet of paper made of lines and one table, as the matrix and the keeping-in-touch sheet are.

It is laid out in the light theme at 100 % in every look, because paper is white and as large as it is.
"""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from inspector_app.domain.matrix import Matrix
from inspector_app.domain.moments import date_in_words, now, range_in_words
from inspector_app.domain.plain import clean
from ui import theme


def translated(text: str) -> str:
    """Return a text of a sheet in the user's language."""
    return QCoreApplication.translate("sheet", text)


class Sheet:
    """A sheet that is written from top to bottom; `document` is what is printed.

    It wants to be on so many `pages` of A4, and to begin so many times `smaller` than on the screen.
    """

    def __init__(self, title: str, *, landscape: bool = False, smaller: float = 1.0) -> None:
        self.landscape, self.smaller, self.pages = landscape, smaller, 1
        self._light = theme.theme_of(theme.Look.LIGHT, 1.0, theme.current().family)
        self._title = title
        self.document = QTextDocument()
        self.document.setDocumentMargin(0)
        self.document.setUseDesignMetrics(True)
        self.document.setDefaultFont(self._light.font("small"))
        self.document.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, title)
        self._cursor = QTextCursor(self.document)
        self._fresh = True

    def title(self, matrix: Matrix) -> None:
        """Write the title, the visit, and when this was made."""
        self._block(4, level=1)
        self._cursor.insertText(clean(self._title), self.ink("text", "title", strong=True))
        visit = matrix.visit
        days = range_in_words(visit.start, visit.end) if visit.start and visit.end else ""
        moment = now()
        made = translated("as it stood on {0}, {1}").format(date_in_words(moment.date().isoformat()), f"{moment:%H:%M}")
        self.line(" · ".join(part for part in (matrix.kind.title, days, made) if part))

    def line(self, text: str, *, strong: bool = False) -> None:
        """Write a line below what is there."""
        self._block(8)
        self._cursor.insertText(clean(text), self.ink("text" if strong else "muted", strong=strong))

    def table(
        self, rows: int, heads: Sequence[str], widths: Sequence[float], *, new_page: bool = False
    ) -> "SheetTable":
        """Insert a table with a row of heads, on a new page if wanted; widths in per cent."""
        if not new_page:
            self._block(0)
        shape = QTextTableFormat()
        if new_page:
            self.pages += 1
            shape.setPageBreakPolicy(QTextFrameFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, width) for width in widths])
        shape.setBorder(1)
        shape.setBorderBrush(QBrush(self._light.colour("border")))
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderCollapse(True)
        shape.setCellPadding(4)
        shape.setHeaderRowCount(1)
        made = SheetTable(self._cursor.insertTable(rows + 1, len(heads), shape), self)
        for number, head in enumerate(heads):
            made.write(0, number, [head], strong=1)
            made.fill(0, number, "hover")
        return made

    def end_table(self) -> None:
        """Go on below the table."""
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True

    def ink(self, role: str, size: str = "small", *, strong: bool = False) -> QTextCharFormat:
        """Return the font and colour of a role."""
        ink = QTextCharFormat()
        font = self._light.font(size, strong=strong)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setFeature(QFont.Tag("calt"), 0)  # else the colon of a time is a shape that a reader cannot copy
        ink.setFont(font)
        ink.setForeground(self._light.colour(role))
        return ink

    def colour(self, role: str) -> QBrush:
        """Return the colour of a role on paper."""
        return QBrush(self._light.colour(role))

    def _block(self, after: int, level: int = 0) -> None:
        shape = QTextBlockFormat()
        shape.setBottomMargin(after)
        shape.setHeadingLevel(level)
        if self._fresh:
            self._cursor.setBlockFormat(shape)
        else:
            self._cursor.insertBlock(shape, QTextCharFormat())
        self._fresh = False


class SheetTable:
    """The table of a sheet; row 0 is that of the heads."""

    def __init__(self, table: QTextTable, sheet: Sheet) -> None:
        self._table = table
        self._sheet = sheet

    def write(
        self, row: int, column: int, lines: Sequence[str], *, strong: int = 0, large: bool = False, role: str = "text"
    ) -> None:
        """Write a cell line by line, the first `strong` of them bold, the first one large where it is a number."""
        cursor = self._table.cellAt(row, column).firstCursorPosition()
        for number, line in enumerate(lines):
            if number:
                cursor.insertBlock()
            size = "heading" if large and not number else "tiny"
            cursor.insertText(clean(line), self._sheet.ink(role, size, strong=number < strong))

    def fill(self, row: int, column: int, role: str) -> None:
        """Give a cell a ground."""
        cell = self._table.cellAt(row, column)
        shape = cell.format().toTableCellFormat()
        shape.setBackground(self._sheet.colour(role))
        cell.setFormat(shape)

    def mark_gap(self, row: int, column: int) -> None:
        """Give a cell the dashed frame of a gap."""
        cell = self._table.cellAt(row, column)
        shape = cell.format().toTableCellFormat()
        shape.setBorder(2)
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Dashed)
        shape.setBorderBrush(self._sheet.colour("gap"))
        cell.setFormat(shape)
