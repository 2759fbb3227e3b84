"""Of the fields of a header only those stay that are worked out anew in each letter, and they remember nothing."""

import pytest
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from exports.word.fields import empty_fields, fixed_fields, print_title

NS = nsdecls("w")


def story(content: str) -> BaseOxmlElement:
    """Return a header with some content."""
    header: BaseOxmlElement = parse_xml(f"<w:hdr {NS}>{content}</w:hdr>")
    return header


def field(code: str, result: str) -> str:
    """Return a field as Word keeps it after it was laid out once."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return (
        f"<w:p>{marks[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{marks[1]}<w:r><w:t>{result}</w:t></w:r>{marks[2]}"
        "<w:r><w:t>!</w:t></w:r></w:p>"
    )


@pytest.mark.parametrize("code", [" TITLE ", "PAGE", r" page \* MERGEFORMAT ", "NUMPAGES"])
def test_remembered_pages_and_titles_are_emptied(code: str) -> None:
    header = story(field(code, "7"))
    empty_fields(header)
    assert [text.text for text in header.iter(qn("w:t"))] == ["!"]
    assert len(list(header.iter(qn("w:fldChar")))) == 3


def test_a_field_kept_in_one_run_is_emptied_too() -> None:
    marks = [f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end")]
    header = story(
        f"<w:p><w:r>{marks[0]}<w:instrText>TITLE</w:instrText>{marks[1]}<w:t>Leeds</w:t>{marks[2]}<w:t>!</w:t></w:r></w:p>"
    )
    empty_fields(header)
    assert [text.text for text in header.iter(qn("w:t"))] == ["!"]
    print_title(header, "Revisit")
    assert [text.text for text in header.iter(qn("w:t"))] == ["Revisit", "!"]


def test_a_result_of_several_paragraphs_is_emptied_to_its_end() -> None:
    one = field("TITLE", "Leeds").replace("<w:r><w:t>Leeds</w:t></w:r>", "<w:r><w:t>Le</w:t></w:r></w:p><w:p>")
    header = story(one.replace("</w:p><w:p>", "</w:p><w:p><w:r><w:t>eds</w:t></w:r>"))
    empty_fields(header)
    assert [text.text for text in header.iter(qn("w:t"))] == ["!"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (field(" DOCPROPERTY Office ", "Leeds"), "DOCPROPERTY"),
        ('<w:p><w:fldSimple w:instr=" AUTHOR "><w:r><w:t>Jo</w:t></w:r></w:fldSimple></w:p>', "AUTHOR"),
        (field('TITLE "Letter to Leeds"', "Letter"), "TITLE"),
        (field("TITLE", "7").replace("TITLE", "TIT</w:instrText><w:instrText>LEX"), "TITLEX"),
        (field("IF 1 = 1 yes no", "yes"), "IF"),
        ("<w:p><w:r><w:instrText>FILENAME</w:instrText></w:r></w:p>", "FILENAME"),
        ('<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DATE</w:instrText></w:r></w:p>', "DATE"),
    ],
)
def test_any_other_field_is_named(content: str, name: str) -> None:
    assert fixed_fields(story(content)) == [name]


@pytest.mark.parametrize(
    "code", [" TITLE ", "PAGE", r" page \* MERGEFORMAT ", r"NUMPAGES \# 0", r"PAGE \* Arabic \* MERGEFORMAT"]
)
def test_pages_and_titles_are_at_home_in_a_letter(code: str) -> None:
    assert fixed_fields(story(field(code, "7"))) == []
