"""Documents on paper: printed, or written as PDF; both from the same QTextDocument, so that they are the same.

A document is laid out in pixels of 96 to the inch whatever the device has, and drawn larger: its text stays text.
"""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from ui import theme

_DOTS_PER_INCH, _RESOLUTION = 96, 600
_MARGINS = QMarginsF(14, 12, 14, 12)
"""In millimetres."""
_FOOT = 26
_LARGEST_ZOOM, _STEP = 2.0, 0.05


def page_layout(*, landscape: bool) -> QPageLayout:
    """Return A4 with the margins of every sheet."""
    orientation = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), orientation, _MARGINS, QPageLayout.Unit.Millimeter)


def write(
    document: QTextDocument, path: Path, *, landscape: bool = False, pages: int = 0, smaller: float = 1.0
) -> None:
    """Write a document as a PDF of A4 pages.

    Args:
        document: The document; its title is that of the file.
        path: Where it shall lie.
        landscape: Whether the pages are wider than high.
        pages: Make everything smaller, down to half, until it fits on so many pages; 0 for as many as it needs.
        smaller: How many times smaller than on the screen it begins.

    Raises:
        OSError: The disk refused.
    """
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(content)
    writer.setResolution(_RESOLUTION)
    writer.setPageLayout(page_layout(landscape=landscape))
    writer.setTitle(document.metaInformation(QTextDocument.MetaInformation.DocumentTitle))
    paint(document, writer, pages=pages, smaller=smaller)
    path.write_bytes(content.data().data())


def paint(document: QTextDocument, device: QPagedPaintDevice, *, pages: int = 0, smaller: float = 1.0) -> None:
    """Draw a document on the pages of a printer or file, as `write` does, each with its number if there are several."""
    painter = QPainter(device)
    scale = painter.device().logicalDpiX() / _DOTS_PER_INCH
    page = QSizeF(painter.device().width() / scale, painter.device().height() / scale - _FOOT)
    shown = document.clone()
    zoom = _zoom(shown, page, pages, smaller) if pages else smaller
    room = QSizeF(page.width() * zoom, page.height() * zoom)
    shown.setPageSize(room)
    count = shown.pageCount()
    for number in range(count):
        if number:
            device.newPage()
        painter.save()
        painter.scale(scale / zoom, scale / zoom)
        painter.translate(0, -number * room.height())
        shown.drawContents(painter, QRectF(0, number * room.height(), room.width(), room.height()))
        painter.restore()
        if count > 1:
            _foot(painter, page, scale, f"{number + 1} / {count}")
    painter.end()


def _zoom(document: QTextDocument, page: QSizeF, pages: int, zoom: float) -> float:
    """Return how much larger than the page the layout must be for all of it to be on so many pages."""
    while zoom < _LARGEST_ZOOM:
        document.setPageSize(QSizeF(page.width() * zoom, page.height() * zoom))
        if document.pageCount() <= pages:
            break
        zoom += _STEP
    return zoom


def _foot(painter: QPainter, page: QSizeF, scale: float, words: str) -> None:
    painter.save()
    painter.scale(scale, scale)
    light = theme.theme_of(theme.Look.LIGHT, 1.0, theme.current().family)
    painter.setFont(light.font("tiny"))
    painter.setPen(light.colour("muted"))
    place = QRectF(0, page.height(), page.width(), _FOOT)
    painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, words)
    painter.restore()
