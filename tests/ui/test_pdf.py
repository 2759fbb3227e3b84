"""A document on paper is text, on as many pages as it needs or as it may have, and whole."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QPageLayout, QTextCursor, QTextDocument

from ui import pdf

LINES = 120


@pytest.fixture
def long_document() -> QTextDocument:
    """Return a document of some pages."""
    made = QTextDocument()
    made.setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, "A long one")
    cursor = QTextCursor(made)
    for number in range(LINES):
        cursor.insertText(f"Line {number}")
        cursor.insertBlock()
    return made


def pages(content: bytes) -> int:
    """Return how many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", content))


def test_a_long_document_takes_the_pages_it_needs_with_its_title_in_the_file(
    long_document: QTextDocument, tmp_path: Path
) -> None:
    pdf.write(long_document, tmp_path / "long.pdf")
    content = (tmp_path / "long.pdf").read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.rstrip().endswith(b"%%EOF")
    assert pages(content) > 1
    assert "A long one".encode("utf-16-be") in content or b"A long one" in content


def test_letters_are_kept_as_letters_of_a_font_and_not_as_a_picture(
    long_document: QTextDocument, tmp_path: Path
) -> None:
    pdf.write(long_document, tmp_path / "text.pdf")
    content = (tmp_path / "text.pdf").read_bytes()
    assert b"/ToUnicode" in content
    assert b"/Subtype /Image" not in content


def test_it_is_made_smaller_until_it_fits_the_pages_it_may_have(long_document: QTextDocument, tmp_path: Path) -> None:
    pdf.write(long_document, tmp_path / "one.pdf", pages=2)
    pdf.write(long_document, tmp_path / "all.pdf")
    assert pages((tmp_path / "one.pdf").read_bytes()) == 2
    assert pages((tmp_path / "all.pdf").read_bytes()) > 2


def test_a_sheet_is_a4_either_way() -> None:
    wide, high = pdf.page_layout(landscape=True), pdf.page_layout(landscape=False)
    assert wide.pageSize().name().startswith("A4")
    assert wide.orientation() is QPageLayout.Orientation.Landscape
    assert high.fullRect().height() > high.fullRect().width()


def test_a_folder_that_is_not_there_is_an_error_of_the_disk(long_document: QTextDocument, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        pdf.write(long_document, tmp_path / "nowhere" / "x.pdf")
