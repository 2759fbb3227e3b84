"""The marks python-docx has no words for, in the places Word wants them."""

import docx
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

from exports.word.ooxml import track_changes

NS = nsdecls("w")


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
