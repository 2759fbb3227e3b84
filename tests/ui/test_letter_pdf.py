"""The letter as a PDF: its words as text, its headings as an outline, its title and its language."""

import os
import re
import subprocess
import sys
import zlib
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtGui import QTextDocument

from inspector_app.domain.letter import Letter, Stamp
from inspector_app.domain.moments import now
from tests.exports import letters
from tests.exports.letters import liverpool
from ui import pdf
from ui.letter_pdf import PdfLetter, exporter
from ui.pdf_outline import Mark, with_outline


@pytest.fixture
def content(tmp_path: Path) -> bytes:
    """Return the Liverpool letter as a PDF."""
    PdfLetter().write(liverpool(), tmp_path / "letter.pdf")
    return (tmp_path / "letter.pdf").read_bytes()


def objects(content: bytes) -> dict[int, bytes]:
    """Return the objects of a PDF as its tables of places lead to them, the newest of each."""
    found: dict[int, bytes] = {}
    [start] = re.findall(rb"startxref\s+(\d+)\s+%%EOF\s*$", content)
    while start:
        table = content[int(start) :]
        assert table.startswith(b"xref")
        for first, many, rows in re.findall(
            rb"(?<=\n)(\d+) (\d+) ?\n((?:\d{10} \d{5} [nf] ?\r?\n)+)", table.split(b"trailer")[0]
        ):
            for number, row in enumerate(rows.splitlines()[: int(many)], int(first)):
                place = int(row[:10])
                if row[17:18] == b"n":
                    assert re.match(rb"%d 0 obj" % number, content[place : place + 20]), number
                    found.setdefault(number, content[place : content.index(b"endobj", place)])
        trailer = table.split(b"trailer")[1].split(b"startxref")[0]
        before = re.search(rb"/Prev (\d+)", trailer)
        start = before[1] if before else b""
    return found


def test_its_headings_are_an_outline_that_leads_to_their_pages(content: bytes) -> None:
    kept = objects(content)
    [catalogue] = [one for one in kept.values() if b"/Type /Catalog" in one]
    assert b"/Lang (en-GB)" in catalogue
    assert b"/DisplayDocTitle true" in catalogue
    top = re.search(rb"/Outlines (\d+) 0 R", catalogue)
    assert top is not None
    told = list(walk(kept, kept[int(top[1])], 0))
    letter = liverpool()
    assert told == [(0, letter.title.text), (0, "Main findings"), *((1, one.title.text) for one in letter.sections)]


def walk(kept: dict[int, bytes], parent: bytes, depth: int) -> list[tuple[int, str]]:
    """Return the outline as it is read: down, then on; each item leads to a page."""
    found: list[tuple[int, str]] = []
    here = re.search(rb"/First (\d+) 0 R", parent)
    while here:
        item = kept[int(here[1])]
        words = re.search(rb"/Title <feff([0-9a-f]*)>", item)
        place = re.search(rb"/Dest \[(\d+) 0 R /XYZ", item)
        assert words and place and b"/Type /Page\n" in kept[int(place[1])]  # noqa: PT018
        found.append((depth, bytes.fromhex(words[1].decode()).decode("utf-16-be")))
        found += walk(kept, item, depth + 1)
        here = re.search(rb"/Next (\d+) 0 R", item)
    return found


def test_it_says_its_title_and_nobody_and_no_path(content: bytes) -> None:
    assert "Joint area SEND revisit in Liverpool".encode("utf-16-be") in content
    assert re.search(rb"/Author \(\)|^((?!/Author).)*$", content, re.DOTALL)
    assert b"/tmp" not in content


def test_the_letter_has_the_pages_of_the_published_one(content: bytes) -> None:
    assert len(re.findall(rb"/Type /Page\n", content)) == 4


@pytest.mark.parametrize(
    "letter", [letters.without_facts(), letters.with_forty_findings(), letters.with_nasty_characters()]
)
def test_a_letter_that_is_hard_to_print_is_printed(tmp_path: Path, letter: Letter) -> None:
    PdfLetter().write(letter, tmp_path / "letter.pdf")
    assert objects((tmp_path / "letter.pdf").read_bytes())


def test_a_document_without_headings_has_its_language_and_no_outline(tmp_path: Path, qapp: object) -> None:
    plain = QTextDocument("No heading.")
    pdf.write(plain, tmp_path / "plain.pdf")
    content = (tmp_path / "plain.pdf").read_bytes()
    assert b"/Lang (en-GB)" in content
    assert b"/Outlines" not in content
    assert objects(content)


def test_what_is_not_written_as_qt_writes_is_left_as_it_is() -> None:
    assert with_outline(b"%PDF-2.0 of another kind", [Mark("A", 1, 0, 0)], "en-GB", 842) == b"%PDF-2.0 of another kind"


def test_the_same_letter_gives_the_same_bytes_in_every_run_of_the_app(tmp_path: Path, content: bytes) -> None:
    program = (
        "import sys; from pathlib import Path; from ui import letter_pdf; letter_pdf.without_a_window(); "
        "from tests.exports.letters import liverpool; letter_pdf.PdfLetter().write(liverpool(), Path(sys.argv[1]))"
    )
    root = Path(__file__).parents[2]
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        path = tmp_path / f"{seed}.pdf"
        subprocess.run([sys.executable, "-c", program, str(path)], check=True, env=environment, cwd=tmp_path)
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()
    for word in (b"CreationDate", b"ModDate", b"xmp:CreateDate"):
        assert word not in content


def test_a_draft_says_so_across_every_page_behind_its_text(tmp_path: Path, content: bytes) -> None:
    exporter(Stamp(tmp_path, now(), uuid4(), is_draft=True)).write(liverpool(), tmp_path / "draft.pdf")
    drafts, plain = pages((tmp_path / "draft.pdf").read_bytes()), pages(content)
    assert len(drafts) == len(plain) == 4
    for draft, letter in zip(drafts, plain, strict=True):
        assert not _TURNED.search(letter)
        [turned] = _TURNED.finditer(draft)
        assert b" Tj" not in draft[: turned.start()]  # what is drawn first lies below
        assert draft.count(b" Tj") == letter.count(b" Tj") + len("DRAFT")


_TURNED = re.compile(rb"\d\.\d+ -\d\.\d+ \d\.\d+ \d\.\d+ \S+ \S+ cm")
"""What is drawn from here on is turned."""


def pages(content: bytes) -> list[bytes]:
    """Return how each page of a PDF is drawn."""
    kept = objects(content)
    numbers = [re.search(rb"/Contents (\d+) 0 R", one) for one in kept.values() if b"/Type /Page\n" in one]
    streams = [kept[int(number[1])].split(b"stream\n", 1)[1] for number in numbers if number]
    return [zlib.decompressobj().decompress(one) for one in streams]
