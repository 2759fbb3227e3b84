"""The review copy, read back: evidence on its sentence, every paragraph named, tracking on, DRAFT on every page."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree
from openxml_audit import OpenXmlValidator

import resources
from exports.word.review import BASELINE, CHANGED, ReviewCopy, bookmark_name
from inspector_app.domain.letter import Letter, Source
from inspector_app.domain.plain import clean
from tests.exports import letters
from tests.exports.docx_lint import lint
from tests.exports.letters import EXPECTED, MADE_AT, finding, liverpool, section, source

TEMPLATE = resources.path("letters/send_revisit/template.docx")
EXPORT = UUID("0188b8f0-7c00-7000-8000-00000000002a")
LETTERS = {
    "Liverpool": letters.liverpool(),
    "no facts": letters.without_facts(),
    "one finding": letters.with_one_finding(),
    "forty findings": letters.with_forty_findings(),
    "nasty characters": letters.with_nasty_characters(),
}
SAVED_BY_LIBREOFFICE = Path(__file__).with_name("template_saved_by_libreoffice.docx")


def written(folder: Path, letter: Letter, template: Path = TEMPLATE) -> Path:
    """Return a review copy."""
    path = folder / "review.docx"
    ReviewCopy(template, MADE_AT, EXPORT).write(letter, path)
    return path


def part(path: Path, name: str) -> str:
    """Return a part of a document as text."""
    with ZipFile(path) as archive:
        return archive.read(name).decode()


def passages(path: Path) -> dict[str, str]:
    """Return the words between the beginning and the end of each comment, by the comment's text."""
    document = docx.Document(str(path))
    words: dict[str, str] = {}
    open_comments: list[str] = []
    for one in document.element.body.iter("{*}*"):
        if one.tag == qn("w:commentRangeStart"):
            open_comments.append(one.get(qn("w:id")))
            words[open_comments[-1]] = ""
        elif one.tag == qn("w:commentRangeEnd"):
            open_comments.remove(one.get(qn("w:id")))
        elif one.tag == qn("w:t"):
            for number in open_comments:
                words[number] += one.text or ""
    return {comment.text: words[str(comment.comment_id)] for comment in document.comments}


def with_sources(text: str, *sources: Source) -> Letter:
    """Return a letter with one finding behind which the sources stand."""
    return replace(liverpool(), sections=(section(1, "Title.", [finding("only", text, *sources)]),))


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS.keys())
def test_every_letter_is_sound(tmp_path: Path, letter: Letter) -> None:
    path = written(tmp_path, letter)
    assert lint(path) == []
    assert [error.description for error in OpenXmlValidator().validate(path).errors] == []


@pytest.mark.parametrize("template", [TEMPLATE, SAVED_BY_LIBREOFFICE], ids=["ours", "saved by LibreOffice"])
def test_its_words_are_those_of_the_sign_off_copy(tmp_path: Path, template: Path) -> None:
    path = written(tmp_path, liverpool(), template)
    body = [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
    assert body == EXPECTED["body_lines"] + EXPECTED["copies"]
    assert lint(path) == []


def test_every_note_is_a_comment_on_its_sentence(tmp_path: Path) -> None:
    turning = "The appointment of new leaders in 2020 was a turning point."
    governance = next(line for line in EXPECTED["body_lines"] if line.startswith("Leaders put in place suitable gov"))
    label = "9 May 14:07 · A-P{} parent or carer · own words · progress · noted by HMI lead (A)\n"
    assert passages(written(tmp_path, liverpool())) == {
        label.format(3) + "It only started to move when the new people came.": turning,
        label.format(4) + "The appointment changed the pace.\nThe minutes say so too.": turning,
        label.format(5) + "Heard from two officers.": "in 2020 was a turning point. These",
        label.format(7) + "Forum members sit on all four boards.": governance,
    }


def test_a_sentence_that_is_no_longer_there_leaves_its_note_with_the_paragraph(tmp_path: Path) -> None:
    letter = with_sources("They acted. They listened.", source(1, "x", "They slept."), source(2, "y", ""))
    assert set(passages(written(tmp_path, letter)).values()) == {"They acted. They listened."}


def test_evidence_and_a_placeholder_may_overlap(tmp_path: Path) -> None:
    letter = with_sources("In [area] leaders acted.", source(1, "x", "leaders acted."), source(2, "y", "In [ar"))
    marked = replace(letter.sections[0].findings[0], gaps=("[area]",))
    path = written(tmp_path, replace(letter, sections=(replace(letter.sections[0], findings=(marked,)),)))

    assert sorted(passages(path).values()) == ["In [ar", "leaders acted."]
    runs = docx.Document(str(path)).element.body.iter(qn("w:r"))
    assert [run.text for run in runs if run.style == "Placeholder"] == ["[ar", "ea]"]


def test_a_comment_says_who_and_when_by_the_clock_on_the_wall(tmp_path: Path) -> None:
    path = written(tmp_path, liverpool())
    root = etree.fromstring(part(path, "word/comments.xml").encode())
    marks = {(one.get(qn("w:author")), one.get(qn("w:initials")), one.get(qn("w:date"))) for one in root}
    assert marks == {("Inspector's workbook", "IW", "2022-06-15T10:04:05")}


def test_comments_are_styled_by_the_names_of_the_template(tmp_path: Path) -> None:
    document = docx.Document(str(written(tmp_path, liverpool(), SAVED_BY_LIBREOFFICE)))
    styles = {line.style.name for comment in document.comments for line in comment.paragraphs if line.style}
    assert styles == {"annotation text"}


def test_every_paragraph_of_the_letter_has_its_bookmark(tmp_path: Path) -> None:
    letter = liverpool()
    body = docx.Document(str(written(tmp_path, letter))).element.body
    named = {mark.get(qn("w:name")): mark.getparent() for mark in body.iter(qn("w:bookmarkStart"))}

    assert list(named) == [bookmark_name(paragraph.anchor) for paragraph in letter.every_paragraph]
    assert [text_of(element) for element in named.values()] == [paragraph.text for paragraph in letter.every_paragraph]
    assert {
        "_wb_date",
        "_wb_title",
        "_wb_lead_name",
        "_wb_opening",
        "_wb_next_steps",
        f"_wb_{letters.subject('finding 1 0').hex}",
    } <= set(named)


def test_a_bookmark_is_hidden_short_and_always_the_same() -> None:
    assert bookmark_name("opening") == "_wb_opening"
    long = f"{letters.subject('weakness 1').hex}_judgement"
    assert bookmark_name(long) == bookmark_name(long) != bookmark_name(long.replace("judgement", "lead_in"))
    assert len(bookmark_name(long)) <= 40
    assert bookmark_name("not/an ∑ anchor").isascii()


def test_changes_are_tracked_from_the_first_keystroke(tmp_path: Path) -> None:
    root = etree.fromstring(part(written(tmp_path, liverpool()), "word/settings.xml").encode())
    tags = [etree.QName(one).localname for one in root]
    assert tags.index("zoom") < tags.index("trackRevisions") < tags.index("defaultTabStop")


def test_draft_stands_across_every_page(tmp_path: Path) -> None:
    path = written(tmp_path, liverpool())
    shapes = [part(path, f"word/header{number}.xml").count('string="DRAFT"') for number in (1, 2)]
    names = [f'id="PowerPlusWaterMarkObject{number}"' in part(path, f"word/header{number}.xml") for number in (1, 2)]
    assert (shapes, names) == ([1, 1], [True, True])


def test_the_export_and_its_words_travel_with_the_file(tmp_path: Path) -> None:
    letter = letters.with_nasty_characters()
    path = written(tmp_path, letter)

    assert f'name="WorkbookExport"><vt:lpwstr>{EXPORT}<' in part(path, "docProps/custom.xml")
    root = etree.fromstring(part(path, "customXml/item1.xml").encode())
    assert (root.tag, root.get("export")) == (f"{{{BASELINE}}}letter", str(EXPORT))
    body = docx.Document(str(path)).element.body
    named = {mark.get(qn("w:name")): mark.getparent() for mark in body.iter(qn("w:bookmarkStart"))}
    assert [(one.get("anchor"), one.text or "") for one in root] == [
        (anchor, clean(text)) for anchor, text in letter.lines
    ]
    marked = {one.get("bookmark"): one.text or "" for one in root if one.get("bookmark")}
    assert marked == {name: text_of(one) for name, one in named.items()}


def test_every_line_of_a_letter_travels_with_it_under_an_anchor_of_its_own() -> None:
    letter = liverpool()
    anchors, texts = zip(*letter.lines, strict=True)
    assert len(set(anchors)) == len(anchors)
    cells = [text for row in EXPECTED["signature_table"] for cell in row for text in cell.split(" / ")]
    body = [*EXPECTED["first_page_header"], *EXPECTED["body_lines"], *cells, *EXPECTED["copies"]]
    assert sorted(texts) == sorted(body)


def test_a_sentence_that_stands_twice_has_its_note_at_both_places(tmp_path: Path) -> None:
    words = "They wait. Others do. They wait."
    letter = replace(liverpool(), sections=(section(1, "T.", [finding("x", words, source(1, "n", "They wait."))]),))
    path = written(tmp_path, letter)
    comments = docx.Document(str(path)).comments
    assert [one.text.partition("\n")[2] for one in comments] == ["n", "n"]
    assert part(path, "word/document.xml").count("commentRangeStart") == 2
    assert lint(path) == []


def test_the_same_export_gives_the_same_bytes(tmp_path: Path) -> None:
    first = written(tmp_path, liverpool()).read_bytes()
    assert written(tmp_path, liverpool()).read_bytes() == first
    ReviewCopy(TEMPLATE, MADE_AT, UUID(int=1)).write(liverpool(), tmp_path / "other.docx")
    assert (tmp_path / "other.docx").read_bytes() != first


def text_of(paragraph: BaseOxmlElement) -> str:
    """Return the words of a paragraph, its line breaks and tabs as characters."""
    marks = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    return "".join(marks.get(str(one.tag), one.text or "") for one in paragraph.iter(qn("w:t"), *marks))


def test_standing_text_that_was_changed_says_how_it_would_read(tmp_path: Path) -> None:
    letter = liverpool()
    first, *others = letter.introduction
    changed = replace(
        letter,
        title=replace(letter.title, shipped="Joint area SEND revisit"),
        introduction=(replace(first, text="We came twice.", shipped="We came."), *others),
        sections=(),
    )
    path = written(tmp_path, changed)
    assert passages(path) == {
        f"{CHANGED}\nJoint area SEND revisit": letter.title.text,
        f"{CHANGED}\nWe came.": "We came twice.",
    }
    assert lint(path) == []
