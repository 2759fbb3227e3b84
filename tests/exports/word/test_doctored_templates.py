"""What a template hides in any of its parts never reaches a sign-off copy: it is left behind, or told and refused."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import resources
from exports.word.signoff import SignoffCopy
from exports.word.template import open_template
from inspector_app.domain.errors import InvalidError
from tests.exports import letters
from tests.exports.docx_lint import lint

TEMPLATE = resources.path("letters/send_revisit/template.docx")
Parts = dict[str, bytes]

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office"
R = f'xmlns:r="{OFFICE}"'
V = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
BY = 'w:id="77" w:author="Jane Doe" w:date="2024-01-01T00:00:00Z"'
DOCUMENT, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
HEADER, FOOTER, NUMBERING = "word/header1.xml", "word/footer1.xml", "word/numbering.xml"


def parts_of(path: Path) -> Parts:
    """Return the parts of a document as they lie in the archive."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def ours() -> Parts:
    """Return the parts of our template."""
    return parts_of(TEMPLATE)


def packed(parts: Parts, folder: Path) -> Path:
    """Return a template made of parts."""
    with zipfile.ZipFile(folder / "template.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return folder / "template.docx"


def edited(name: str, old: str, new: str) -> Parts:
    """Return our template with something in place of what one part says first."""
    parts = ours()
    text = parts[name].decode()
    assert old in text
    return {**parts, name: text.replace(old, new, 1).encode()}


def with_body(content: str) -> Parts:
    """Return our template with blocks before all others."""
    return edited(DOCUMENT, "<w:body>", f"<w:body>{content}")


def with_part(parts: Parts, kind: str, target: str, content: str | None, about: str = "") -> Parts:
    """Return a template with one relationship more, to a part of its own or, without content, to another place."""
    where, mode = (' TargetMode="External"', "") if content is None else ("", f"/word/{target}")
    rel = f'<Relationship Id="rId900" Type="{kind}" Target="{target}"{where}/></Relationships>'
    made = dict(parts)
    for name, end, added in (
        ("word/_rels/document.xml.rels", "</Relationships>", rel),
        ("[Content_Types].xml", "</Types>", f'<Override PartName="{mode}" ContentType="{about}"/></Types>'),
    ):
        if mode or name.endswith(".rels"):
            made[name] = made[name].decode().replace(end, added).encode()
    return made if content is None else {**made, f"word/{target}": content.encode()}


def run(content: str) -> str:
    return f"<w:p><w:r>{content}</w:r></w:p>"


def table(properties: str, of_cell: str) -> str:
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>{properties}</w:tblPr><w:tblGrid><w:gridCol w:w="2000"/>'
        f'</w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{of_cell}</w:tcPr><w:p/></w:tc></w:tr>'
        "</w:tbl>"
    )


def field(code: str) -> str:
    return f'<w:p><w:fldSimple w:instr=" {code} "><w:r><w:t>Jane</w:t></w:r></w:fldSimple></w:p>'


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


CHANGES = "it holds changes that are neither accepted nor rejected (in Word choose Accept All Changes)"
HIDDEN = "it holds hidden text (in Word show it by ¶ and delete it)"
CONTROLS = "it holds content controls (in Word choose Remove Content Control)"
WATERMARK = "it holds a watermark (in Word choose Design, Watermark, Remove Watermark)"
NOTES = "it holds footnotes or endnotes (in Word delete them)"
EMBEDDED = (
    "it holds something embedded, such as a chart, a workbook or another document "
    "(in Word delete it, or paste it as a picture)"
)
PICTURE = f'<w:pict {V}><v:shape id="one"><v:imagedata {R} r:id="rId900"/></v:shape></w:pict>'
LINK = f'<w:p><w:hyperlink {R} r:id="rId900"><w:r><w:t>Terms</w:t></w:r></w:hyperlink></w:p>'

REFUSED: dict[str, tuple[Callable[[], Parts], str]] = {
    "section": (lambda: edited(DOCUMENT, "</w:sectPr>", f"<w:sectPrChange {BY}/></w:sectPr>"), CHANGES),
    "style": (lambda: edited(STYLES, "</w:rPr>", f"<w:rPrChange {BY}><w:rPr/></w:rPrChange></w:rPr>"), CHANGES),
    "list": (lambda: edited(NUMBERING, "<w:lvl ", f"<w:numberingChange {BY}/><w:lvl "), CHANGES),
    "table": (lambda: with_body(table(f"<w:tblPrChange {BY}><w:tblPr/></w:tblPrChange>", "")), CHANGES),
    "cell": (lambda: with_body(table("", f"<w:cellIns {BY}/>")), CHANGES),
    "cell without a name": (lambda: with_body(table("", '<w:cellDel w:id="7"/>')), CHANGES),
    "moved": (lambda: with_body(f"<w:p><w:moveFromRangeStart {BY}/></w:p>"), CHANGES),
    "header": (lambda: edited(HEADER, "</w:p>", f"<w:del {BY}><w:r/></w:del></w:p>"), CHANGES),
    "hidden": (lambda: with_body(run("<w:rPr><w:vanish/></w:rPr><w:t>Letter to Leeds</w:t>")), HIDDEN),
    "hidden shape": (lambda: with_body(run(f'<w:pict {V}><v:rect style="visibility: hidden"/></w:pict>')), HIDDEN),
    "control": (
        lambda: with_body(
            f'<w:sdt><w:sdtPr><w:tag w:val="jane"/></w:sdtPr><w:sdtContent>{run("")}</w:sdtContent></w:sdt>'
        ),
        CONTROLS,
    ),
    "watermark": (
        lambda: edited(
            HEADER, "</w:p>", f"</w:p>{run(f'<w:pict {V}><v:textpath string={chr(34)}SECRET{chr(34)}/></w:pict>')}"
        ),
        WATERMARK,
    ),
    "note": (lambda: with_body(run('<w:footnoteReference w:id="2"/>')), NOTES),
    "file name": (
        lambda: edited(FOOTER, "</w:ftr>", field("FILENAME \\p") + "</w:ftr>"),
        "the field FILENAME prints what belongs to the template (in Word delete the field)",
    ),
    "author": (
        lambda: with_body(field("AUTHOR")),
        "the field AUTHOR prints what belongs to the template (in Word delete the field)",
    ),
    "line in a sentence": (
        lambda: with_body(run("<w:t>Our reference: [[reference]]</w:t>")),
        "“[[reference]]” would be printed as it stands (in Word make it a paragraph of its own)",
    ),
    "line without its end": (
        lambda: edited(FOOTER, "</w:ftr>", run("<w:t>Of [[da</w:t>") + "</w:ftr>"),
        "“[[da” would be printed as it stands (in Word make it a paragraph of its own)",
    ),
    "other document": (
        lambda: with_part(
            with_body(f'<w:altChunk {R} r:id="rId900"/>'), f"{OFFICE}/aFChunk", "a.html", "<p>Leeds</p>", "text/html"
        ),
        EMBEDDED,
    ),
    "picture elsewhere": (
        lambda: with_part(with_body(run(PICTURE)), f"{OFFICE}/image", "http://tracker.example/a.png", None),
        "a picture in it is only linked to (in Word delete it and insert it from this device)",
    ),
    "picture that is none": (
        lambda: with_part(with_body(run(PICTURE)), f"{OFFICE}/image", "a.bin", "Leeds", "application/x"),
        EMBEDDED,
    ),
    "file on a computer": (
        lambda: with_part(with_body(LINK), f"{OFFICE}/hyperlink", "file:///C:/Users/jane/terms.docx", None),
        "a link in it leads to a file on somebody's computer (in Word choose Remove Link)",
    ),
    "even pages": (
        lambda: edited(SETTINGS, "<w:characterSpacingControl", "<w:evenAndOddHeaders/><w:characterSpacingControl"),
        "the even pages have no header (in Word clear Different Odd & Even Pages)",
    ),
    "no size": (
        lambda: edited(DOCUMENT, '<w:pgSz w:w="11906" w:h="16838"/>', ""),
        "its pages have no room for text (in Word set size and margins of the page)",
    ),
}


@pytest.mark.parametrize(("doctored", "fault"), REFUSED.values(), ids=REFUSED.keys())
def test_what_a_person_can_mend_in_word_is_told(tmp_path: Path, doctored: Callable[[], Parts], fault: str) -> None:
    with pytest.raises(InvalidError) as refused:
        open_template(packed(doctored(), tmp_path))
    assert str(refused.value) == f"The letter's template cannot be used: {fault}."


NOTE = f'<w:footnotes xmlns:w="x"><w:footnote><w:ins {BY}>Letter to Leeds</w:ins></w:footnote></w:footnotes>'
XML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
WORD_2010 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
EVEN = '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>Leeds</w:t></w:r></w:p></w:hdr>'
LEFT: dict[str, Callable[[], Parts]] = {
    "notes": lambda: with_part(ours(), f"{OFFICE}/footnotes", "footnotes.xml", NOTE, f"{XML}.footnotes+xml"),
    "macros": lambda: with_part(
        ours(),
        f"{MICROSOFT}/2006/relationships/vbaProject",
        "vba.bin",
        "Jane",
        "application/vnd.ms-office.vba",
    ),
    "tasks": lambda: with_part(
        ours(),
        f"{MICROSOFT}/2019/05/relationships/documenttasks",
        "tasks.xml",
        "<t>Jane</t>",
        "application/xml",
    ),
    "workbook": lambda: with_part(ours(), f"{OFFICE}/package", "a.xlsx", "Leeds", "application/x"),
    "object elsewhere": lambda: with_part(ours(), f"{OFFICE}/oleObject", "file:///C:/Users/jane/a", None),
    "picture nobody sees": lambda: with_part(ours(), f"{OFFICE}/image", "http://tracker.example/", None),
    "header of pages there are not": lambda: with_part(
        edited(DOCUMENT, "<w:sectPr>", f'<w:sectPr><w:headerReference {R} w:type="even" r:id="rId900"/>'),
        *(f"{OFFICE}/header", "header9.xml", EVEN, f"{XML}.header+xml"),
    ),
    "permission": lambda: with_body('<w:p><w:permStart w:id="5" w:ed="corp\\jane"/><w:permEnd w:id="5"/></w:p>'),
    "document id": lambda: edited(
        SETTINGS,
        "</w:settings>",
        f'<w14:docId {WORD_2010} w14:val="JANE"/><w:attachedSchema w:val="jane"/></w:settings>',
    ),
    "paragraph id": lambda: edited(DOCUMENT, "<w:p>", f'<w:p {WORD_2010} w14:paraId="1ABE1234" w:rsidR="00AB12CD">'),
    "style's mark": lambda: edited(STYLES, "</w:style>", '<w:rsid w:val="00AB12CD"/></w:style>'),
    "remark in the text": lambda: edited(DOCUMENT, "<w:body>", "<w:body><!-- Jane --><?leeds?>"),
    "remark in the theme": lambda: edited("word/theme/theme1.xml", "</a:theme>", "<!-- Jane --></a:theme>"),
    "gallery": lambda: edited(
        FOOTER,
        "</w:ftr>",
        control('<w:alias w:val="jane"/><w:docPartObj/>', "<w:p/>") + "</w:ftr>",
    ),
    "smart tag": lambda: with_body(
        '<w:p><w:smartTag w:uri="leeds" w:element="jane"><w:smartTagPr><w:attr w:name="n" w:val="jane"/></w:smartTagPr>'
        "<w:r><w:t>Hello</w:t></w:r></w:smartTag></w:p>"
    ),
    "printer": lambda: with_part(
        edited(DOCUMENT, "</w:sectPr>", f'<w:printerSettings {R} r:id="rId900"/></w:sectPr>'),
        *(f"{OFFICE}/printerSettings", "printer.bin", "Jane's printer", "application/x"),
    ),
    "title of another": lambda: edited(FOOTER, "</w:ftr>", field("TITLE") + "</w:ftr>"),
    "title of another in the text": lambda: with_body(field("TITLE")),
}
TRACES = re.compile(
    rb"jane|leeds|tracker|00AB12CD|1ABE1234|paraId|docId|w:sdt|permStart|smartTag|footnote|printer|<!--", re.IGNORECASE
)


@pytest.mark.parametrize("doctored", LEFT.values(), ids=LEFT.keys())
def test_what_nobody_sees_is_left_behind(tmp_path: Path, doctored: Callable[[], Parts]) -> None:
    template = packed(doctored(), tmp_path)
    assert any(TRACES.search(part) for part in parts_of(template).values())
    SignoffCopy(template).write(letters.liverpool(), tmp_path / "signoff.docx")
    assert [name for name, part in parts_of(tmp_path / "signoff.docx").items() if TRACES.search(part)] == []
    assert lint(tmp_path / "signoff.docx") == []


def test_a_link_to_the_web_and_the_text_of_a_gallery_stay(tmp_path: Path) -> None:
    parts = with_part(with_body(LINK), f"{OFFICE}/hyperlink", "https://www.gov.uk/ofsted", None)
    block = (
        f"<w:sdt><w:sdtPr><w:docPartObj/></w:sdtPr><w:sdtContent>{run('<w:t>Strictly</w:t>')}</w:sdtContent></w:sdt>"
    )
    parts[FOOTER] = parts[FOOTER].replace(b"</w:ftr>", block.encode() + b"</w:ftr>")
    SignoffCopy(packed(parts, tmp_path)).write(letters.liverpool(), tmp_path / "signoff.docx")
    written = parts_of(tmp_path / "signoff.docx")
    assert b"https://www.gov.uk/ofsted" in written["word/_rels/document.xml.rels"]
    assert any(b"Strictly" in part for part in written.values())
    assert lint(tmp_path / "signoff.docx") == []


def test_words_that_a_style_would_hide_are_printed(tmp_path: Path) -> None:
    parts = edited(STYLES, "</w:rPr>", "<w:vanish/></w:rPr>")
    SignoffCopy(packed(parts, tmp_path)).write(letters.liverpool(), tmp_path / "signoff.docx")
    assert b"vanish" not in parts_of(tmp_path / "signoff.docx")[STYLES]


UNREADABLE: dict[str, Callable[[], Parts]] = {
    "no page": lambda: {
        **ours(),
        DOCUMENT: re.sub(rb"<w:sectPr.*</w:sectPr>", b"", ours()[DOCUMENT]),
    },
    "no body": lambda: {
        **ours(),
        DOCUMENT: re.sub(rb"<w:body>.*</w:body>", b"", ours()[DOCUMENT]),
    },
    "another root": lambda: {**ours(), DOCUMENT: b"<a/>"},
    "styles that are none": lambda: {**ours(), STYLES: b"<a/>"},
    "settings that are none": lambda: {**ours(), SETTINGS: b"<a/>"},
    "header that is none": lambda: {**ours(), HEADER: b"<a/>"},
    "broken styles": lambda: {**ours(), STYLES: b"<a"},
    "a width that is no number": lambda: edited(DOCUMENT, 'w:w="11906"', 'w:w="wide"'),
    "a word from elsewhere": lambda: {
        **ours(),
        HEADER: ours()[HEADER]
        .replace(b"?>", b'?><!DOCTYPE hdr [<!ENTITY x SYSTEM "file:///etc/hostname">]>', 1)
        .replace(b"</w:p>", b"<w:r><w:t>&x;</w:t></w:r></w:p>", 1),
    },
    "far too large": lambda: {**ours(), "word/media/big.bin": b"\0" * (60 * 2**20)},
    "too much text": lambda: {**ours(), "word/more.xml": b" " * (9 * 2**20)},
}


@pytest.mark.parametrize("doctored", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_is_no_template_at_all_is_told_in_one_sentence(tmp_path: Path, doctored: Callable[[], Parts]) -> None:
    with pytest.raises(InvalidError) as refused:
        open_template(packed(doctored(), tmp_path))
    assert str(refused.value) == "The letter's template cannot be read; save it in Word as a .docx document."


def test_a_template_that_the_disk_has_spoilt_is_told(tmp_path: Path) -> None:
    content = bytearray(TEMPLATE.read_bytes())
    place = content.find(DOCUMENT.encode()) + len(DOCUMENT) + 20
    content[place : place + 40] = b"\xff" * 40
    (tmp_path / "template.docx").write_bytes(content)
    with pytest.raises(InvalidError, match="cannot be read"):
        open_template(tmp_path / "template.docx")
