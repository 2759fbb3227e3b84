"""The lint is only worth its name if it sees what is wrong: each fault is planted in a good letter and found."""

from pathlib import Path
from uuid import UUID
from zipfile import ZipFile

import pytest

import resources
from exports.word.review import ReviewCopy
from tests.exports.docx_lint import lint
from tests.exports.letters import MADE_AT, liverpool

DOCUMENT, STYLES, COMMENTS, HEADER = "word/document.xml", "word/styles.xml", "word/comments.xml", "word/header1.xml"
CELL = '<w:p><w:pPr><w:pStyle w:val="TableHeading"/></w:pPr><w:r><w:t>Ofsted</w:t></w:r></w:p>'
PLANTED = {
    "a bookmark without an end": (DOCUMENT, '<w:bookmarkEnd w:id="3"/>', "", "bookmark 3 does not end"),
    "an end without a bookmark": (DOCUMENT, '<w:bookmarkStart w:id="3"', '<w:bookmarkStart w:id="903"', "without a"),
    "a bookmark id twice": (DOCUMENT, 'Start w:id="3"', 'Start w:id="4"', "bookmark id 4 is there 2 times"),
    "a bookmark twice": (DOCUMENT, 'w:name="_wb_team"', 'w:name="_WB_overall"', "_wb_overall is there 2 times"),
    "a long bookmark": (DOCUMENT, 'w:name="_wb_team"', f'w:name="{"x" * 41}"', "too long"),
    "a comment without a mark": (DOCUMENT, '<w:commentReference w:id="1"/>', "", "comment 1 does not begin, end"),
    "a comment that is not kept": (COMMENTS, 'w:id="1"', 'w:id="77"', "comment 1 is marked, but not kept"),
    "a comment id twice": (COMMENTS, 'w:id="1"', 'w:id="0"', "comment 0 is there 2 times"),
    "a comment backwards": (DOCUMENT, '<w:commentRangeStart w:id="3"/>', "MOVED", "comment 3 ends before"),
    "an undefined style": (DOCUMENT, 'w:val="Judgement"', 'w:val="Verdict"', "style Verdict, which is not defined"),
    "a style of another type": (DOCUMENT, 'w:pStyle w:val="Date"', 'w:pStyle w:val="Placeholder"', "paragraph style"),
    "a base that is not there": (STYLES, 'basedOn w:val="BodyText"', 'basedOn w:val="Nothing"', "the style Nothing"),
    "a style twice": (STYLES, 'w:styleId="Date"', 'w:styleId="Title"', "style Title is there 2 times"),
    "an undefined list": (STYLES, '<w:numId w:val="1"/>', '<w:numId w:val="9"/>', "list 9, which is not defined"),
    "a list without a shape": ("word/numbering.xml", 'abstractNumId w:val="0"', 'abstractNumId w:val="5"', "no shape"),
    "a cell without a paragraph": (DOCUMENT, CELL, "", "cell does not end"),
    "a row with a cell too few": (DOCUMENT, "<w:gridCol", '<w:gridCol w:w="9"/><w:gridCol', "as many cells"),
    "loose text": (DOCUMENT, "<w:body>", "<w:body>stray", "loose text"),
    "a run outside a paragraph": (DOCUMENT, "<w:body>", "<w:body><w:r><w:t>x</w:t></w:r>", "outside a paragraph"),
    "spaces that get lost": (DOCUMENT, ' xml:space="preserve"', "", "loses the spaces"),
    "a field without an end": (HEADER, '<w:fldChar w:fldCharType="end"/>', "", "field does not begin and end"),
    "a lost relationship": ("word/_rels/document.xml.rels", 'Id="rId5"', 'Id="rId55"', "relationship rId5, which"),
    "a target that is not there": ("word/_rels/document.xml.rels", "header1.xml", "header9.xml", "header9.xml, which"),
    "a missing content type": ("[Content_Types].xml", "/word/header1.xml", "/word/header9.xml", "but it is not there"),
    "broken XML": ("word/settings.xml", "<w:zoom", "<<w:zoom", "settings.xml is not well-formed"),
    "tracking in the wrong place": ("word/settings.xml", "<w:trackRevisions/>", "LATE", "stands too late"),
}  # fmt: skip


@pytest.fixture
def review(tmp_path: Path) -> Path:
    path = tmp_path / "review.docx"
    template = resources.path("letters/send_revisit/template.docx")
    ReviewCopy(template, MADE_AT, UUID(int=7)).write(liverpool(), path)
    return path


def test_a_good_letter_has_no_fault(review: Path) -> None:
    assert lint(review) == []


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(review: Path, tmp_path: Path, fault: str) -> None:
    part, good, bad, told = PLANTED[fault]
    with ZipFile(review) as whole:
        texts = {name: whole.read(name).decode() for name in whole.namelist()}
    assert good in texts[part]
    if bad == "MOVED":
        end = '<w:commentRangeEnd w:id="3"/>'
        texts[part] = texts[part].replace(good, "").replace(end, end + good)
    elif bad == "LATE":
        texts[part] = texts[part].replace(good, "").replace("</w:settings>", good + "</w:settings>")
    else:
        texts[part] = texts[part].replace(good, bad, 1)
    with ZipFile(tmp_path / "planted.docx", "w") as planted:
        for name, text in texts.items():
            planted.writestr(name, text)

    assert any(told in found for found in lint(tmp_path / "planted.docx")), lint(tmp_path / "planted.docx")
