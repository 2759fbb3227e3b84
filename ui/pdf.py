"""Documents on paper: printed, or written as PDF; both from the same QTextDocument, so that they are the same.

A document is laid out in pixels of 96 to the inch whatever the device has, and drawn larger: its text stays text.
"""

import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

from PySide6.QtCore import QBuffer, QCoreApplication, QHashSeed, QIODevice, QMarginsF, QRectF, QSizeF, Qt, QUuid
from PySide6.QtGui import QColor, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from ui import theme
from ui.page_breaks import settle
from ui.pdf_outline import Mark, metadata, undated, with_outline

_DOTS_PER_INCH, _RESOLUTION = 96, 600
_MARGINS = QMarginsF(14, 12, 14, 12)
"""In millimetres."""
_POINTS_PER_INCH = 72
_LANGUAGE = "en-GB"
_EDGE = 26
"""The height of the line above and of the line below the text."""
_PALE, _WIDTH_OF_A_LETTER = "#dcdfe4", 1.35
_LARGEST_ZOOM, _STEP = 2.0, 0.05
_LEGIBLE = 0.15
"""How much smaller than it wants to be a document may be made before another page is better."""


def page_layout(*, landscape: bool, margins: QMarginsF = _MARGINS) -> QPageLayout:
    """Return A4 with margins in millimetres, those of every sheet unless others are given."""
    orientation = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), orientation, margins, QPageLayout.Unit.Millimeter)


def write(
    document: QTextDocument,
    path: Path,
    *,
    landscape: bool = False,
    pages: int = 0,
    smaller: float = 1.0,
    margins: QMarginsF = _MARGINS,
    head: str = "",
    across: str = "",
) -> None:
    """Write a document as a PDF of A4 pages, with its title, its language and its headings as an outline.

    The same document gives the same bytes: the file says nothing of when it was written.

    Args:
        document: The document; its title is that of the file.
        path: Where it shall lie.
        landscape: Whether the pages are wider than high.
        pages: Make everything smaller, down to half, until it fits on so many pages; 0 for as many as it needs.
        smaller: How many times smaller than on the screen it begins.
        margins: In millimetres.
        head: A line above the text of each page after the first.
        across: A word behind the text of each page, from corner to corner.

    Raises:
        OSError: The disk refused.
    """
    QHashSeed.setDeterministicGlobalSeed()  # Qt writes the fonts in the order of a hash
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(content)
    writer.setResolution(_RESOLUTION)
    layout = page_layout(landscape=landscape, margins=margins)
    writer.setPageLayout(layout)
    title = document.metaInformation(QTextDocument.MetaInformation.DocumentTitle)
    writer.setTitle(title)
    writer.setDocumentId(QUuid(str(uuid5(NAMESPACE_OID, f"{title}\n{document.toPlainText()}"))))
    writer.setDocumentXmpMetadata(metadata(title, _LANGUAGE))
    marks = paint(document, writer, pages=pages, smaller=smaller, head=head, across=across)
    QHashSeed.resetRandomGlobalSeed()
    height = layout.fullRect(QPageLayout.Unit.Point).height()
    top = layout.margins(QPageLayout.Unit.Point).top()
    below = [replace(mark, below=top + mark.below) for mark in marks]
    path.write_bytes(with_outline(undated(bytes(content.data().data())), below, _LANGUAGE, height))


def is_legible(document: QTextDocument, *, landscape: bool, pages: int, smaller: float = 1.0) -> bool:
    """Tell whether a document fits on so many pages without being made much smaller than it begins, see `write`."""
    room = page_layout(landscape=landscape).paintRectPixels(_DOTS_PER_INCH)
    page = QSizeF(room.width(), room.height() - _EDGE)
    return _zoom(document.clone(), page, pages, smaller) <= smaller + _LEGIBLE


def paint(
    document: QTextDocument,
    device: QPagedPaintDevice,
    *,
    pages: int = 0,
    smaller: float = 1.0,
    head: str = "",
    across: str = "",
) -> list[Mark]:
    """Draw a document on the pages of a printer or file, as `write` does, each with its number if there are several.

    Returns:
        Its headings, and where they stand below the margin.
    """
    painter = QPainter(device)
    scale = painter.device().logicalDpiX() / _DOTS_PER_INCH
    above = _EDGE if head else 0
    page = QSizeF(painter.device().width() / scale, painter.device().height() / scale - _EDGE - above)
    shown = document.clone()
    zoom = _zoom(shown, page, pages, smaller) if pages else smaller
    room = QSizeF(page.width() * zoom, page.height() * zoom)
    shown.setPageSize(room)
    settle(shown)
    count = shown.pageCount()
    for number in range(count):
        if number:
            device.newPage()
        if across:
            _across(painter, QRectF(0, 0, page.width(), above + page.height()), scale, across)
        painter.save()
        painter.scale(scale / zoom, scale / zoom)
        painter.translate(0, above * zoom - number * room.height())
        shown.drawContents(painter, QRectF(0, number * room.height(), room.width(), room.height()))
        painter.restore()
        if head and number:
            _line(painter, QRectF(0, 0, page.width(), above), scale, head, Qt.AlignmentFlag.AlignTop)
        if count > 1:
            foot = QRectF(0, above + page.height(), page.width(), _EDGE)
            words = QCoreApplication.translate("pdf", "Page {0} of {1}").format(number + 1, count)
            _line(painter, foot, scale, words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
    painter.end()
    return list(_marks(shown, zoom, above))


def _marks(shown: QTextDocument, zoom: float, above: float) -> Iterator[Mark]:
    height, block = shown.pageSize().height(), shown.begin()
    while block.isValid():
        if level := block.blockFormat().headingLevel():
            page, below = divmod(shown.documentLayout().blockBoundingRect(block).top(), height)
            points = (below / zoom + above) * _POINTS_PER_INCH / _DOTS_PER_INCH
            yield Mark(block.text().replace("\u2028", " "), level, int(page), points)
        block = block.next()


def _zoom(document: QTextDocument, page: QSizeF, pages: int, zoom: float) -> float:
    """Return how much larger than the page the layout must be for all of it to be on so many pages."""
    while zoom < _LARGEST_ZOOM:
        document.setPageSize(QSizeF(page.width() * zoom, page.height() * zoom))
        if document.pageCount() <= pages:
            break
        zoom += _STEP
    return zoom


def _across(painter: QPainter, page: QRectF, scale: float, word: str) -> None:
    """Draw a word large and pale from the lower left corner to the upper right, for the text to be drawn over it."""
    painter.save()
    painter.scale(scale, scale)
    painter.translate(page.center())
    painter.rotate(-math.degrees(math.atan2(page.height(), page.width())))
    font = theme.theme_of(theme.Look.LIGHT, 1.0, theme.current().family).font("tiny", strong=True)
    font.setPixelSize(round(math.hypot(page.width(), page.height()) / (_WIDTH_OF_A_LETTER * max(len(word), 1))))
    painter.setFont(font)
    painter.setPen(QColor(_PALE))
    length = math.hypot(page.width(), page.height())
    painter.drawText(QRectF(-length / 2, -length / 2, length, length), Qt.AlignmentFlag.AlignCenter, word)
    painter.restore()


def _line(painter: QPainter, place: QRectF, scale: float, words: str, align: Qt.AlignmentFlag) -> None:
    painter.save()
    painter.scale(scale, scale)
    light = theme.theme_of(theme.Look.LIGHT, 1.0, theme.current().family)
    painter.setFont(light.font("tiny"))
    painter.setPen(light.colour("muted"))
    painter.drawText(place, align, words)
    painter.restore()
