"""The marks python-docx has no words for, in the places Word wants them."""

import docx
import pytest
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from exports.word.ooxml import empty_fields, track_changes

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


def test_other_fields_keep_their_words() -> None:
    header = story(
        field(" DOCPROPERTY Office ", "Leeds") + f'<w:p><w:fldSimple w:instr="AUTHOR">{R}</w:fldSimple></w:p>'
    )
    empty_fields(header)
    assert [text.text for text in header.iter(qn("w:t"))] == ["Leeds", "!", "Jo"]


R = "<w:r><w:t>Jo</w:t></w:r>"


def test_tracking_finds_its_place_among_any_settings() -> None:
    document = docx.Document()
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    for name in ("zoom", "mirrorMargins", "compat"):
        settings.append(parse_xml(f"<w:{name} {NS}/>"))
    track_changes(document)
    assert [child.tag for child in settings] == [
        qn(f"w:{name}") for name in ("zoom", "mirrorMargins", "trackRevisions", "compat")
    ]
