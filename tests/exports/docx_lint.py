"""What Word minds and no schema sees: marks without their pair, doubled ids, names that are defined nowhere.

`lint(path)` returns the faults of a .docx as sentences; it looks at the file itself and uses nothing of python-docx.
"""

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
STYLE_OF = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
TEXT = {W + name for name in ("t", "instrText", "delText", "delInstrText")}
STORIES = ("document", "header", "footer", "comments", "footnotes", "endnotes")
Parts = dict[str, etree._Element]


def lint(path: Path) -> list[str]:
    """Return every fault of a .docx file, as sentences."""
    with ZipFile(path) as archive:
        names = archive.namelist()
        faults = [f"{name} is in the archive twice" for name, times in Counter(names).items() if times > 1]
        parts: Parts = {}
        for name in dict.fromkeys(names):
            if name.endswith((".xml", ".rels")):
                try:
                    parts[name] = etree.fromstring(archive.read(name))
                except etree.XMLSyntaxError:
                    faults.append(f"{name} is not well-formed")
    faults += _package(parts, set(names))
    if "word/document.xml" not in parts:
        return [*faults, "there is no document"]
    stories = {name: root for name, root in parts.items() if name.removeprefix("word/").startswith(STORIES)}
    faults += _styles(parts) + _numbering(parts) + _comments(parts) + _settings(parts)
    for name, root in stories.items():
        faults += [f"{name}: {fault}" for fault in _story(root)]
    marks = [mark for root in stories.values() for mark in root.iter(W + "bookmarkStart")]
    faults += _twice("the bookmark id", (mark.get(W + "id", "") for mark in marks))
    faults += _twice("the bookmark", (mark.get(W + "name", "").casefold() for mark in marks))
    faults += [f"the bookmark {name} is too long" for mark in marks if len(name := mark.get(W + "name", "")) > 40]
    return faults


def _package(parts: Parts, names: set[str]) -> Iterator[str]:
    types = parts.get("[Content_Types].xml")
    if types is None:
        yield "there are no content types"
        return
    defaults = {one.get("Extension") for one in types.iter(TYPES + "Default")}
    overrides = {(one.get("PartName") or "").lstrip("/") for one in types.iter(TYPES + "Override")}
    yield from (f"the content type of {name} is given, but it is not there" for name in sorted(overrides - names))
    for name in sorted(names - overrides - {"[Content_Types].xml"}):
        if name.rpartition(".")[2] not in defaults:
            yield f"{name} has no content type"
    reached = {"[Content_Types].xml"}
    for name in sorted(name for name in names & set(parts) if name.endswith(".rels")):
        folder, _, file = name.rpartition("_rels/")
        source = folder + file.removesuffix(".rels")
        relations = list(parts[name].iter(RELS + "Relationship"))
        numbers = [relation.get("Id", "") for relation in relations]
        yield from _twice(f"{name}: the relationship", numbers)
        for relation in relations:
            target = relation.get("Target", "")
            place = target.lstrip("/") if target.startswith("/") else posixpath.normpath(folder + target)
            if relation.get("TargetMode") != "External":
                reached |= {place, name}
                if place not in names:
                    yield f"{name} leads to {place}, which is not there"
        if source in parts:
            used = {value for one in parts[source].iter("{*}*") for key, value in one.items() if key.startswith(R)}
            yield from (f"{source} uses the relationship {one}, which is not there" for one in used - set(numbers))
    yield from (f"nothing leads to {name}" for name in sorted(names - reached) if not name.endswith("/"))


def _styles(parts: Parts) -> list[str]:
    root = parts.get("word/styles.xml")
    if root is None:
        return ["there are no styles"]
    styles = [(one.get(W + "type"), one.get(W + "styleId", "")) for one in root.iter(W + "style")]
    faults = _twice("the style", (number for _, number in styles))
    for name, part in parts.items():
        for tag, kind in STYLE_OF.items():
            for used in part.iter(W + tag):
                if (kind, used.get(W + "val", "")) not in styles:
                    faults.append(f"{name} uses the {kind} style {used.get(W + 'val')}, which is not defined")
    known = {number for _, number in styles}
    for tag in ("basedOn", "next", "link"):
        for used in root.iter(W + tag):
            if used.get(W + "val") not in known:
                faults.append(f"a style names the style {used.get(W + 'val')}, which is not defined")
    return faults


def _numbering(parts: Parts) -> list[str]:
    root = parts.get("word/numbering.xml")
    lists = {} if root is None else {one.get(W + "numId"): one for one in root.findall(W + "num")}
    shapes = set() if root is None else {one.get(W + "abstractNumId") for one in root.findall(W + "abstractNum")}
    faults = [
        f"{name} uses the list {used.get(W + 'val')}, which is not defined"
        for name, part in parts.items()
        for used in part.iter(W + "numId")
        if used.get(W + "val") not in {*lists, "0"}
    ]
    for number, one in lists.items():
        shape = one.find(W + "abstractNumId")
        if shape is None or shape.get(W + "val") not in shapes:
            faults.append(f"the list {number} has no shape")
    return faults


def _comments(parts: Parts) -> list[str]:
    root = parts.get("word/comments.xml")
    kept = [] if root is None else [one.get(W + "id", "") for one in root.iter(W + "comment")]
    faults = _twice("the comment", kept)
    order = [
        (str(one.tag), one.get(W + "id", "")) for one in parts["word/document.xml"].iter("{*}*") if one.get(W + "id")
    ]
    places: dict[tuple[str, str], list[int]] = {}
    for place, mark in enumerate(order):
        places.setdefault(mark, []).append(place)
    tags = [W + name for name in ("commentRangeStart", "commentRangeEnd", "commentReference")]
    for number in sorted({*kept, *(number for tag, number in order if tag in tags)}):
        found = [places.get((tag, number), []) for tag in tags]
        if number not in kept:
            faults.append(f"the comment {number} is marked, but not kept")
        if [len(one) for one in found] != [1, 1, 1]:
            faults.append(f"the comment {number} does not begin, end and stand once each")
        elif not found[0] < found[1] < found[2]:
            faults.append(f"the comment {number} ends before it begins")
    return faults


def _settings(parts: Parts) -> list[str]:
    root = parts.get("word/settings.xml")
    tags = [] if root is None else [one.tag for one in root if isinstance(one.tag, str)]
    late = W + "defaultTabStop" in tags[: tags.index(W + "trackRevisions")] if W + "trackRevisions" in tags else False
    return ["the tracking of changes stands too late in the settings"] if late else []


def _story(root: etree._Element) -> Iterator[str]:
    yield from _pairs(root, "bookmark")
    depth = 0
    for mark in root.iter(W + "fldChar"):
        depth += {"begin": 1, "end": -1}.get(mark.get(W + "fldCharType", ""), 0)
        if depth < 0:
            break
    if depth:
        yield "a field does not begin and end"
    for cell in root.iter(W + "tc"):
        if len(cell) == 0 or cell[-1].tag != W + "p":
            yield "a cell does not end in a paragraph"
    for table in root.iter(W + "tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        if any(len(row.findall(W + "tc")) != columns for row in table.findall(W + "tr")):
            yield "a row has not as many cells as its table has columns"
    if root.tag in {W + "hdr", W + "ftr"} and root.find(W + "p") is None:
        yield "there is no paragraph"
    yield from _loose(root)
    drawings = list(root.iter(WP + "docPr"))
    yield from _twice("the drawing", (one.get("id", "") for one in drawings))
    yield from ("a picture has no description" for one in drawings if not one.get("descr") and not _is_decorative(one))


def _is_decorative(drawing: etree._Element) -> bool:
    return any(etree.QName(one).localname == "decorative" and one.get("val") == "1" for one in drawing.iter("{*}*"))


def _pairs(root: etree._Element, name: str) -> Iterator[str]:
    open_marks: set[str] = set()
    for mark in root.iter(f"{W}{name}Start", f"{W}{name}End"):
        number = mark.get(W + "id", "")
        if str(mark.tag).endswith("Start"):
            open_marks.add(number)
        elif number in open_marks:
            open_marks.discard(number)
        else:
            yield f"the {name} {number} ends without a beginning"
    yield from (f"the {name} {number} does not end" for number in sorted(open_marks))


def _loose(root: etree._Element) -> Iterator[str]:
    for one in root.iter("{*}*"):
        parent = one.getparent()
        if str(one.tag).startswith(W):
            own = "" if one.tag in TEXT else one.text or ""
            if (own + (one.tail or "")).strip():
                yield f"there is loose text at {etree.QName(one).localname}"
        if (
            one.tag == W + "t"
            and (one.text or "") != (one.text or "").strip(" \t\n")
            and one.get(XML_SPACE) != "preserve"
        ):
            yield "a text loses the spaces at its edges"
        if one.tag == W + "r" and parent is not None and parent.tag in {W + "body", W + "tc", W + "hdr", W + "ftr"}:
            yield "a run stands outside a paragraph"


def _twice(what: str, values: Iterable[str]) -> list[str]:
    return [f"{what} {value} is there {times} times" for value, times in Counter(values).items() if times > 1]
