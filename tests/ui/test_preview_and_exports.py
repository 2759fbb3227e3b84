"""What the preview shows is what every copy says: visits made at random, read back from each of them."""

import re
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from PySide6.QtGui import QTextDocument

import resources
from exports.markdown import MarkdownLetter
from exports.word.review import ReviewCopy
from exports.word.signoff import SignoffCopy
from inspector_app.domain.composition import compose
from inspector_app.domain.letter import Letter
from inspector_app.domain.plain import clean
from inspector_app.domain.visit_record import VisitRecord
from tests.exports import letters
from tests.exports.letters import MADE_AT
from tests.exports.random_visits import visit_at_random
from tests.inspector_app.domain.records import liverpool
from ui.letter_document import document

VISITS, AT_ONCE = 60, 10
# Spaces are each reader's own, and so is what stands for a table or a break in plain text.
_SPACE = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\ufeff\ufffc]+")


def words(text: str) -> str:
    """Return a text without its spaces."""
    return _SPACE.sub("", text)


def previewed(letter: Letter) -> str:
    return words(document(letter).toPlainText())


def read_from_word(path: Path) -> str:
    """Return the words of a Word file in the order in which they are read: first page's header, then the body."""
    read = docx.Document(str(path))
    parts = (read.sections[0].first_page_header.part.element, read.element.body)
    return words("".join(text.text or "" for part in parts for text in part.iter(qn("w:t"))))


def read_from_markdown(path: Path) -> str:
    """Return the words of a Markdown file as a reader of Markdown sets them."""
    reader = QTextDocument()
    text = path.read_text(encoding="utf-8").replace("<br>", " ")
    reader.setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
    return words(reader.toPlainText())


def assert_alike(record: VisitRecord, folder: Path, said: object) -> None:
    letter = compose(record)
    shown = previewed(letter)
    template = resources.path(f"letters/{record.kind.letter}/template.docx")
    path = folder / "letter.docx"
    for copy in (SignoffCopy(template), ReviewCopy(template, MADE_AT, letters.subject("export"))):
        copy.write(letter, path)
        assert read_from_word(path) == shown, said
    MarkdownLetter().write(letter, path)
    assert read_from_markdown(path) == shown, said
    assert sorted(words("".join(clean(text) for _, text in letter.lines))) == sorted(shown), said


@pytest.mark.parametrize("first", range(0, VISITS, AT_ONCE))
def test_preview_word_and_markdown_say_the_same(tmp_path: Path, first: int) -> None:
    for seed in range(first, first + AT_ONCE):
        assert_alike(visit_at_random(seed), tmp_path, seed)


def test_of_the_published_letter_too(tmp_path: Path) -> None:
    assert_alike(liverpool(), tmp_path, "Liverpool")
