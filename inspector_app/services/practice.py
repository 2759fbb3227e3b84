"""The practice visit: the whole job done on the sample visit; the window keeps one of it, made anew when asked."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import platformdirs

import resources
from inspector_app.domain.annex import EvidenceExporter
from inspector_app.domain.errors import InvalidError, NotWrittenError
from inspector_app.domain.letter import Exporter, Stamp
from inspector_app.domain.progress import Progress, no_progress
from inspector_app.services import evidence, handovers, importing, letters, merging, practice_mark, records, workbooks
from inspector_app.services.practice_mark import LEAD, MARK, PASSPHRASE
from inspector_app.storage.workbook import Workbook

Exporters = Mapping[str, Callable[[Stamp], Exporter]]

_SAMPLE = "samples/liverpool"
_MARK_TEXT = (
    "This folder holds the practice visit of the inspector's workbook. Its notes are invented; the letter's text is\n"
    "the published Liverpool letter of 15 June 2022 (Crown copyright, Open Government Licence v3.0).\n"
    f"Its passphrase is: {PASSPHRASE}\n"
    "Everything in it goes when the practice visit is made anew: keep nothing of your own here.\n"
)
_COLLEAGUES = ("B", "C")
_STEPS = 5


@dataclass(frozen=True, slots=True)
class PracticeVisit:
    """What was made, with the name of each file for people; `lead` is the merged workbook."""

    lead: Path
    files: tuple[tuple[str, Path], ...]


def new_folder() -> Path:
    """Return the next free numbered folder under the user's documents."""
    documents = platformdirs.user_documents_path()
    number = 1
    while (folder := documents / f"Practice visit {number}").exists():
        number += 1
    return folder


def opened(
    exporters: Exporters, annex: Callable[[Stamp], EvidenceExporter], progress: Progress = no_progress
) -> Workbook:
    """Open the lead's workbook of the one practice visit in the user's documents; make the visit if it is not there.

    Raises:
        InUseError: It is open elsewhere.
    """
    lead = practice_mark.home() / LEAD
    return workbooks.opened(lead, PASSPHRASE) if lead.is_dir() else made_anew(exporters, annex, progress)


def made_anew(
    exporters: Exporters, annex: Callable[[Stamp], EvidenceExporter], progress: Progress = no_progress
) -> Workbook:
    """Make that practice visit in place of the earlier one, which stays until the new one is whole, and open it.

    Raises:
        InUseError: The earlier one is open elsewhere.
        InvalidError: The folder of its name holds something else.
        NotWrittenError: The disk refused.
    """
    folder = practice_mark.home()
    _refuse_others(folder)
    if (folder / LEAD).is_dir():
        workbooks.opened(folder / LEAD, PASSPHRASE).close()  # nobody else has it open
    steps = iter(range(1, _STEPS))

    def say(_: str) -> None:
        progress(next(steps), _STEPS)

    part = folder.with_name(f".{folder.name}.part")
    make(part, exporters, annex, say)
    with _writable(folder):
        if folder.exists():
            shutil.rmtree(folder)
        part.rename(folder)
    return workbooks.opened(folder / LEAD, PASSPHRASE)


def make(
    folder: Path, exporters: Exporters, annex: Callable[[Stamp], EvidenceExporter], say: Callable[[str], None]
) -> PracticeVisit:
    """Do the whole job on the sample visit in a folder, in place of an earlier practice visit there.

    A lead's workbook is made and handed out as a pack; two colleagues join it, bring in their own notes and hand
    over; the lead merges, and the letter, the evidence annex and the record are exported.

    Raises:
        InvalidError: The folder holds something else.
        NotWrittenError: The folder cannot be written to.
    """
    _clear(folder)
    lead, pack = folder / LEAD, folder / "pack.handover"
    sample = resources.path(_SAMPLE)
    say("The lead starts the visit.")
    with workbooks.from_file(lead, sample / "lead.json", PASSPHRASE, "A") as book:
        team = workbooks.team_words(book)
        handovers.hand_over(book, pack)
    returned = []
    for code in _COLLEAGUES:
        say(f"Inspector {code} joins, brings in own notes and hands over.")
        with workbooks.from_handover(folder / f"{code}.workbook", pack, PASSPHRASE, team, code) as book:
            importing.import_file(book, sample / f"colleague-{code.lower()}.json")
            returned.append(folder / handovers.suggested_name(book))
            handovers.hand_over(book, returned[-1])
    say("The lead merges both and exports the letter.")
    with workbooks.opened(lead, PASSPHRASE) as book:
        for path in returned:
            merging.apply(book, merging.preview(book, path))
        files = tuple(_exported(book, folder, exporters, annex))
    return PracticeVisit(lead, (("Workbook", lead), *files))


def _exported(
    book: Workbook, folder: Path, exporters: Exporters, annex: Callable[[Stamp], EvidenceExporter]
) -> Iterator[tuple[str, Path]]:
    for copy in (letters.REVIEW, letters.SIGNOFF):
        path = folder / f"Liverpool {copy.name}.docx"
        letters.export(book, path, copy, exporters[copy.kind])
        yield copy.name.capitalize(), path
    path = folder / f"Liverpool {evidence.ANNEX}.docx"
    evidence.export(book, path, evidence.ANNEX, annex)
    yield evidence.ANNEX.capitalize(), path
    path = folder / "Liverpool record.json"
    records.export(book, path)
    yield "Record", path


def _clear(folder: Path) -> None:
    """Make the folder, or empty it if all it holds is an earlier practice visit."""
    with _writable(folder):
        _refuse_others(folder)
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir(parents=True)
        (folder / MARK).write_text(_MARK_TEXT, encoding="utf-8")


def _refuse_others(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise InvalidError(f"“{folder}” holds something else; name an empty folder for the practice visit.")


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError:
        raise NotWrittenError(f"“{folder}” cannot be written to; name another folder with --folder.") from None
