"""A small visit, the workbooks that hold it, and what tests do with them by hand."""

import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from inspector_app.domain.things import Edit, Note
from inspector_app.services import handovers, importing, merging, records, workbooks
from inspector_app.storage.workbook import Workbook

PASSPHRASE = "the passphrase of this laptop"
MARKER = "Xanthippe"
"""A word that stands in a note and must stand nowhere in clear."""

File = dict[str, Any]


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return the one JSON value of the answer."""
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """Return the one sentence on standard error, which must be all there is."""
        assert self.err.endswith(".\n"), self.err
        assert self.err.count("\n") == 1, self.err
        assert "Traceback" not in self.err
        return self.err.strip()


Run = Callable[..., Ran]


def visit() -> File:
    """Return a visit with one inspector, two weaknesses, an interview, two notes and a finding."""
    return {
        "format": "inspector-visit",
        "version": 1,
        "visit": {
            "id": "leeds-2022",
            "kind": "send_revisit",
            "area": "Leeds",
            "start": "2022-05-09",
            "end": "2022-05-11",
        },
        "inspectors": [{"id": "ins-a", "code": "A", "role": "Lead"}],
        "weaknesses": [
            {"id": "w1", "position": 1, "title": "The quality of plans.", "short": "Plans"},
            {"id": "w2", "position": 2, "title": "Joint commissioning."},
        ],
        "interviews": [
            {"id": "int-1", "code": "A-P1", "witness_kind": "parent_carer", "inspectors": ["ins-a"], "people": 3}
        ],
        "notes": [
            {
                "id": "n1",
                "interview": "int-1",
                "author": "ins-a",
                "text": f"{MARKER} waits for the plan.",
                "stance": "concern",
                "tags": ["w1"],
            },
            {"id": "n2", "interview": "int-1", "author": "ins-a", "text": "The plan came late."},
        ],
        "findings": [
            {
                "id": "f1",
                "weakness": "w1",
                "position": 1,
                "text": "Plans are late. They are kind.",
                "evidence": [{"note": "n1", "sentence": "Plans are late."}],
            }
        ],
    }


def team_visit() -> File:
    """Return the same visit with three inspectors."""
    given = visit()
    given["inspectors"] += [{"id": "ins-b", "code": "B"}, {"id": "ins-c", "code": "C"}]
    return given


def written(path: Path, **parts: object) -> Path:
    """Write an interchange file that holds these lists, and the visit if it is given."""
    content = {"format": "inspector-visit", "version": 1, **parts}
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def new_workbook(folder: Path, content: Mapping[str, Any], author: str | None = None) -> Workbook:
    """Make a workbook from an interchange file and leave it open."""
    source = folder.with_suffix(".source.json")
    source.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return workbooks.from_file(folder, source, PASSPHRASE, author)


def joined_workbook(folder: Path, lead: Workbook, code: str) -> Workbook:
    """Make a workbook that joins the record of another and leave it open."""
    return workbooks.from_handover(folder, handed_over(lead), PASSPHRASE, workbooks.team_words(lead), code)


def handed_over(workbook: Workbook) -> Path:
    """Write a hand-over beside a workbook's folder, each under a name of its own."""
    path = workbook.folder.with_name(f"{workbook.folder.stem}-{secrets.token_hex(4)}.handover")
    handovers.hand_over(workbook, path)
    return path


def brought(workbook: Workbook, **parts: object) -> importing.ImportResult:
    """Import things given by their lists."""
    path = workbook.folder.with_name(f"{secrets.token_hex(4)}.json")
    return importing.import_file(workbook, written(path, **parts))


def merged(workbook: Workbook, *others: Workbook) -> merging.Preview:
    """Merge the record of others, one after the other; return what the last merge showed."""
    for other in others:
        shown = merging.preview(workbook, handed_over(other))
        merging.apply(workbook, shown)
    return shown


def exported(workbook: Workbook) -> bytes:
    """Return the record as an interchange file."""
    with workbook.reading() as reader:
        return records.document(reader)


def things(workbook: Workbook, key: str) -> dict[str, File]:
    """Return the exported things of one list by their id."""
    return {thing["id"]: thing for thing in json.loads(exported(workbook))[key]}


def note(workbook: Workbook, given: str) -> Note:
    """Return a note by its id, deleted or not."""
    with workbook.reading() as reader:
        return next(one for one in reader.things(Note, deleted=True) if one.id == given)


def edited(workbook: Workbook, given: str, **fields: Any) -> None:
    """Edit a note as the window does."""
    subject = note(workbook, given).subject
    with workbook.deed("edited") as store:
        store.write(Edit("note", subject, fields))


def files(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below a folder, by name."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
