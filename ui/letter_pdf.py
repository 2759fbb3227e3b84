"""The letter as a PDF: the document of the preview, on pages like those of the Word copies."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF

from inspector_app.domain.letter import DRAFT, Exporter, Letter, Stamp
from ui import pdf
from ui.letter_document import document

_MARGINS = QMarginsF(25, 15, 25, 13)
"""In millimetres; the lines above and below the text stand within."""


@dataclass(frozen=True, slots=True)
class PdfLetter:
    """Writes the letter as a PDF; needs a QGuiApplication."""

    is_draft: bool = False
    suffix = ".pdf"

    def write(self, letter: Letter, path: Path) -> None:
        """Write the letter as a complete file."""
        printed = document(letter, on_paper=True)
        pdf.write(printed, path, margins=_MARGINS, head=letter.document_title, across=DRAFT if self.is_draft else "")


def exporter(stamp: Stamp) -> Exporter:
    """Return the exporter of the letter as a PDF."""
    return PdfLetter(stamp.is_draft)


def without_a_window() -> None:
    """Have a Qt that draws and shows nothing, for a command."""
    import os

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui import theme
    from ui.app import application

    application()
    theme.appearance.apply(theme.Look.LIGHT)
