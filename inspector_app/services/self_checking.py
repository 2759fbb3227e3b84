"""The self-check before a visit: what the app will need there, tried out for real; nothing of it is left behind.

Without an open workbook a trial one is made where workbooks are kept, tried and taken away again.
"""

import contextlib
import os
import platform
import secrets
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import resources
from inspector_app.domain.composition import compose
from inspector_app.domain.errors import CancelledError, WorkbookError
from inspector_app.domain.ids import new_id
from inspector_app.domain.letter import Exporter, Stamp
from inspector_app.domain.moments import is_odd, moment_text, now
from inspector_app.domain.new_visit import Member, NewVisit
from inspector_app.domain.pasted import EarlierWeakness
from inspector_app.domain.progress import Progress, no_progress, stretch
from inspector_app.domain.things import Visit, Weakness
from inspector_app.domain.typed_days import day_in_words
from inspector_app.domain.visit_kind import names
from inspector_app.domain.visit_record import VisitRecord
from inspector_app.handover import age, handover_file, whole_file
from inspector_app.services import checking, workbooks
from inspector_app.services.places import Place, place_of
from inspector_app.services.proofs import visit_record
from inspector_app.storage.versions import versions
from inspector_app.storage.workbook import Workbook

Exporters = Mapping[str, Callable[[Stamp], Exporter]]

_GIGABYTE = 1_000_000_000
_LITTLE, _TOO_LITTLE = _GIGABYTE, _GIGABYTE // 10
_TRIAL = 64 * 1024
"""Bytes that are written to try a disk."""
_LONG_BEFORE, _LONG_AFTER = 183, 31
"""Days from a visit at which a laptop's clock is looked at twice."""
_AREA = "Selfcheck"


class Level(StrEnum):
    """How one check ended."""

    GOOD = "good"
    LOOK = "look"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Line:
    """One check: what was looked at, how it ended, and one sentence that says what to do."""

    about: str
    level: Level
    sentence: str


@dataclass(frozen=True, slots=True)
class _Tried:
    """What the checks work on: an open workbook, its own or a trial one."""

    workbook: Workbook
    folder: Path
    exporters: Exporters
    is_trial: bool


def check(
    workbook: Workbook | None, home: Path, exporters: Exporters, progress: Progress = no_progress
) -> tuple[Line, ...]:
    """Try out everything a visit needs; return a line for each check, in a fixed order.

    Args:
        workbook: The open workbook, or None to try a made-up one in `home`.
        home: The folder where workbooks are kept.
        exporters: The copies of the letter there are, by name.
        progress: Told of each check; may stop between two.

    Raises:
        CancelledError: It was stopped; what was made for it is gone.
    """
    steps = len(CHECKS) + 1
    progress(0, steps)
    try:
        with _trial(home) if workbook is None else contextlib.nullcontext(workbook) as book:
            tried = _Tried(book, home if workbook is None else book.folder, exporters, workbook is None)
            progress(1, steps)
            lines = []
            for number, (about, one) in enumerate(CHECKS.items(), 1):
                lines.append(Line(about, *_ended(one, tried, stretch(progress, number, number + 1, steps))))
                progress(number + 1, steps)
            return tuple(lines)
    except CancelledError:
        raise
    except (WorkbookError, OSError):  # not even a trial workbook could be made
        sentence = "No workbook can be made on this laptop; check the disk and who may write to your folders."
        return (Line("Writing", Level.BAD, sentence), Line("Disk space", *_space(home)))


def _ended(
    one: Callable[[_Tried, Progress], tuple[Level, str]], tried: _Tried, progress: Progress
) -> tuple[Level, str]:
    try:
        return one(tried, progress)
    except CancelledError:
        raise
    except WorkbookError as error:
        return Level.BAD, str(error)
    except OSError as error:
        return Level.BAD, f"The disk does not answer ({error.strerror or 'no reason given'}); check it and try again."


@contextlib.contextmanager
def _trial(home: Path) -> Iterator[Workbook]:
    folder = home / f".{secrets.token_hex(8)}.trial"
    visit = NewVisit(names()[0], _AREA, "", "", (Member("A"),), (EarlierWeakness("A trial."),))
    try:
        with workbooks.started(folder, secrets.token_hex(16), visit) as book:
            yield book
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _can_write(tried: _Tried, _: Progress) -> tuple[Level, str]:
    """Write, bring to the disk, read back, delete."""
    trial = tried.folder / f".{secrets.token_hex(8)}.trial"
    try:
        whole_file.write(trial, os.urandom(_TRIAL), _no_check)
    finally:
        trial.unlink(missing_ok=True)
    return Level.GOOD, "What is written is on the disk and reads back the same."


def _place(tried: _Tried, _: Progress) -> tuple[Level, str]:
    place = place_of(tried.folder)
    if place is Place.NETWORK:
        return (
            Level.BAD,
            "This is a network drive, where a record can be torn; close the workbook and open it again to copy it.",
        )
    if place is Place.STICK:
        return (
            Level.BAD,
            "This is a stick, where a record can be torn; close the workbook and open it again to copy it.",
        )
    if place is Place.UNKNOWN:
        return Level.LOOK, "The system does not say what disk this is; make sure it is the laptop's own."
    return Level.GOOD, "It is this laptop's own disk."


def _disk_space(tried: _Tried, _: Progress) -> tuple[Level, str]:
    return _space(tried.folder)


def _space(folder: Path) -> tuple[Level, str]:
    free = shutil.disk_usage(folder).free
    said = f"{free / _GIGABYTE:,.0f} GB" if free >= 10 * _GIGABYTE else f"{free / _GIGABYTE:.1f} GB"
    if free < _TOO_LITTLE:
        return Level.BAD, f"Only {said} are free; make room before the visit."
    if free < _LITTLE:
        return Level.LOOK, f"{said} are free; make room, at least 1 GB."
    return Level.GOOD, f"{said} are free; a visit needs less than 1 GB."


def _backup(tried: _Tried, _: Progress) -> tuple[Level, str]:
    copy = tried.workbook.back_up()
    if not copy.is_file():
        return Level.BAD, "The backup is not where it should be; check the disk and try again."
    if tried.is_trial:
        return Level.GOOD, "A trial backup was made and reads back the same."
    return Level.GOOD, "A backup was made and reads back the same; it is kept."


def _whole(tried: _Tried, progress: Progress) -> tuple[Level, str]:
    found = checking.check(tried.workbook, progress)
    if found.problems:
        more = f" There are {len(found.problems) - 1} more." if found.problems[1:] else ""
        first = found.problems[0].rstrip(".")
        return Level.BAD, f"{first}.{more} “inspector repair” makes a new workbook of all that can be read."
    if tried.is_trial:
        return Level.GOOD, "A trial record was made, and all of it agrees."
    changes = "1 change" if found.changes == 1 else f"{found.changes:,} changes"
    return Level.GOOD, f"File, record and search agree: {changes}."


def _letter(tried: _Tried, progress: Progress) -> tuple[Level, str]:
    """Compose the visit's letter, but write one of a made-up area: no name or finding may lie on the disk in clear."""
    with tried.workbook.reading() as reader:
        real = visit_record(reader)
    compose(real)
    progress(1, 2)
    with _trial_folder() as folder:
        letter = compose(_made_up(real.visit.kind))
        template = resources.path(f"letters/{real.kind.letter}/template.docx")
        exporter = tried.exporters["review"](Stamp(template, now(), new_id()))
        path = folder / f"trial{exporter.suffix}"
        whole_file.make(path, lambda part: exporter.write(letter, part), _no_check)
        with zipfile.ZipFile(path) as written:
            read_back = written.testzip() is None and _AREA.encode() in written.read("word/document.xml")
    if not read_back:
        return Level.BAD, "A trial letter was written, but does not read back; install the app again."
    own = "" if tried.is_trial else ", and this visit's own letter can be composed"
    return Level.GOOD, f"A trial letter was written and read back{own}."


def _made_up(kind: str) -> VisitRecord:
    ids = new_id(), new_id()
    visit = Visit(subject=ids[0], id=str(ids[0]), kind=kind, area=_AREA)
    weakness = Weakness(subject=ids[1], id=str(ids[1]), title="A trial.")
    return VisitRecord(visit, {}, (weakness,), {}, {}, {}, {})


def _hand_over(tried: _Tried, progress: Progress) -> tuple[Level, str]:
    book = tried.workbook
    words = workbooks.team_words(book)
    with book.reading() as reader:
        changes = list(reader.changes())
    progress(1, 3)
    with _trial_folder() as folder:
        path = folder / "trial.handover"
        handover_file.write(
            path,
            changes,
            record=book.record,
            by=str(book.author),
            made=moment_text(now()),
            passphrase=words,
            cost=age.HANDOVER_COST,
        )
        progress(2, 3)
        given = handover_file.read(path, [words])
    if {one.id for one in given.changes} != {one.id for one in changes}:
        return Level.BAD, "A trial hand-over does not hold all of the record; install the app again."
    return Level.GOOD, "A trial hand-over was written, opened with the team's six words and read back."


def _clock(tried: _Tried, _: Progress) -> tuple[Level, str]:
    moment = now()
    today = f"{day_in_words(moment.date().isoformat())}, {moment:%H:%M}"
    if is_odd(moment_text(moment)):
        return Level.BAD, f"This laptop believes it is {today}; set its clock, or the notes bear a wrong time."
    if not tried.is_trial:
        with tried.workbook.reading() as reader:
            visit = reader.visit()
        return clock_against(today, moment.date(), visit.start, visit.end)
    return Level.GOOD, f"It is {today}."


def clock_against(today: str, day: date, start: str | None, end: str | None) -> tuple[Level, str]:
    """Return whether a laptop's day is plausible for a visit; `today` is it in words."""
    if start and (date.fromisoformat(start) - day).days > _LONG_BEFORE:
        return Level.LOOK, f"It is {today}, and the visit is long after; if that is not so, set the laptop's clock."
    if (last := end or start) and (day - date.fromisoformat(last)).days > _LONG_AFTER:
        return Level.LOOK, f"It is {today}, and the visit is long over; if that is not so, set the laptop's clock."
    return Level.GOOD, f"It is {today}, which fits the visit's days."


def _versions(_: _Tried, __: Progress) -> tuple[Level, str]:
    cipher, database = versions()
    if not cipher:
        return Level.BAD, "The encryption of the record is missing; install the app again."
    return Level.GOOD, f"SQLCipher {cipher}, SQLite {database}, Python {platform.python_version()}."


@contextlib.contextmanager
def _trial_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="inspector-") as name:
        yield Path(name)


def _no_check(_: Path) -> None:
    """Accept what was written; it is read back in its place."""


CHECKS: Mapping[str, Callable[[_Tried, Progress], tuple[Level, str]]] = {
    "Writing": _can_write,
    "Place": _place,
    "Disk space": _disk_space,
    "Backup": _backup,
    "Workbook": _whole,
    "Letter": _letter,
    "Hand-over": _hand_over,
    "Clock": _clock,
    "Versions": _versions,
}
"""Every check by its name, in the order in which they are made and shown."""
