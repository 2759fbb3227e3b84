"""Making, joining and opening workbooks; the team's six words and the recovery code."""

import secrets
import shutil
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from inspector_app.domain import new_visit
from inspector_app.domain.errors import (
    DamagedError,
    InvalidError,
    MissingError,
    NotOursError,
    NotWrittenError,
    PassphraseError,
)
from inspector_app.domain.ids import new_id
from inspector_app.domain.new_visit import NewVisit
from inspector_app.domain.progress import Progress, no_progress
from inspector_app.domain.things import Inspector
from inspector_app.handover import age, handover_file, key_file, passphrases, recovery
from inspector_app.handover.handover_file import Handover
from inspector_app.interchange import reading
from inspector_app.interchange.validation import document
from inspector_app.services.files import source_bytes, with_all_kept
from inspector_app.services.uncollected import uncollected
from inspector_app.storage import workbook as storage
from inspector_app.storage.reading import Reader
from inspector_app.storage.workbook import Workbook as Workbook  # the window names the type through here

_NOT_THIS_ONE = "This passphrase does not open the workbook; check Caps Lock and type it again."
_STEPS = 3
"""Making a workbook: its keys are made, the record is written, the folder has its name. The last is never stopped."""


def started(folder: Path, passphrase: str, visit: NewVisit, progress: Progress = no_progress) -> Workbook:
    """Make a workbook with a new record from what its lead typed and open it.

    Raises:
        InvalidError: Something is already there, or what was typed is no visit; the sentence says what to do.
        NotWrittenError: The disk refused; there is never half a workbook.
    """
    edits, author = new_visit.edits(visit)

    def fill(workbook: Workbook) -> None:
        progress(1, _STEPS)
        with workbook.deed("started", final=True) as store:
            store.write(*edits)
        progress(2, _STEPS)

    return made(folder, passphrase, new_id(), author, passphrases.six_words(), fill)


@uncollected()
def from_file(
    folder: Path, source: Path, passphrase: str, author: str | None = None, progress: Progress = no_progress
) -> Workbook:
    """Make a workbook with a new record from an interchange file and open it.

    Raises:
        InvalidError: Something is already there.
        RefusedFileError: The file is not taken; nothing was made.
    """
    content = document(source_bytes(source))
    record = new_id()
    edits = reading.edits(content, record, {})
    who = reading.author(content, record, author)

    def fill(workbook: Workbook) -> None:
        progress(1, _STEPS)
        with workbook.deed("started", source.name, final=True) as store:
            store.write(*edits)
        progress(2, _STEPS)

    return made(folder, passphrase, record, who, passphrases.six_words(), fill)


@uncollected()
def from_handover(
    folder: Path,
    source: Path,
    passphrase: str,
    team: str,
    author: str | None = None,
    progress: Progress = no_progress,
) -> Workbook:
    """Make a workbook that joins the record of a hand-over and open it.

    Raises:
        InvalidError: Something is already there, or the author is not of the team.
        PassphraseError: The team's passphrase does not open the hand-over.
        RefusedFileError: The file is not taken; nothing was made.
    """
    given, words = _read(source, team)
    with_all_kept(given)

    def fill(workbook: Workbook) -> None:
        progress(1, _STEPS)
        with workbook.deed("joined", source.name, given.sha256, final=True) as store:
            store.add(given.changes)
            store.keep_receipt(file=source.name, sha256=given.sha256, direction="in", changes=len(given.changes))
            workbook.author = inspector(store, author).subject
            store.set_meta("author", str(workbook.author))
        progress(2, _STEPS)

    return made(folder, passphrase, given.header.record, UUID(int=0), words, fill)


def _read(source: Path, team: str) -> tuple[Handover, str]:
    """Read a hand-over with the team's words as typed, else as they were made; return it with those that open it."""
    words = passphrases.normalised(team)
    try:
        return handover_file.read(source, [words]), words
    except PassphraseError:
        spoken = passphrases.spoken(team)
        if spoken == words:
            raise
        return handover_file.read(source, [spoken]), spoken


def opened(folder: Path, passphrase: str) -> Workbook:
    """Open a workbook with its passphrase.

    Raises:
        MissingError: There is no workbook, or no key file.
        PassphraseError: The passphrase is another.
        DamagedError: The passphrase is right, but the record does not open with its key.
        InUseError: It is open elsewhere.
    """
    there(folder)
    keys: list[bytes] = []

    def fits(key: bytes) -> bool:
        keys.append(key)
        return storage.fits(folder, key)

    try:
        return Workbook(folder, key_file.load(folder, passphrase, fits))
    except PassphraseError:
        raise PassphraseError(_NOT_THIS_ONE) from None
    except MissingError:
        if not keys:
            raise
        why = "it is empty" if storage.is_empty(folder) else "it is damaged or another workbook's"
        raise DamagedError(
            f"The passphrase is right, but record.db does not open: {why}; “inspector repair” makes a new workbook of "
            "the backups and old hand-overs."
        ) from None


def opened_by_recovery(folder: Path, code: str) -> Workbook:
    """Open a workbook with the code on its recovery sheet.

    Raises:
        MissingError: There is no workbook.
        PassphraseError: The code has a slip; the sentence names the group.
        NotOursError: The code does not open this workbook.
    """
    there(folder)
    key = recovery.key(code)
    if not storage.fits(folder, key):
        raise NotOursError(
            "This recovery code is another workbook's, or record.db is damaged; look for the sheet of this one, or let "
            "“inspector repair” make a new workbook of the backups."
        )
    return Workbook(folder, key)


def recovery_code(workbook: Workbook) -> str:
    """Return the code of the recovery sheet: the data key itself, to be written on paper."""
    return recovery.code(workbook.data_key())


def team_words(workbook: Workbook) -> str:
    """Return the six words under which this team hands over."""
    return workbook.team_passphrases()[0]


def inspector(reader: Reader, code: str | None) -> Inspector:
    """Return the inspector of the visit with a code, or the only one there is.

    Raises:
        InvalidError: There is no such inspector, or there are several and no code.
    """
    team = reader.things(Inspector)
    chosen = [one for one in team if code is None or one.code == code]
    if len(chosen) == 1:
        return chosen[0]
    codes = ", ".join(sorted(one.code for one in team)) or "none"
    if code is None:
        raise InvalidError(f"Say which inspector works in this workbook: --author with one of {codes}.")
    raise InvalidError(f"“{code}” is not the code of one inspector of the visit; the codes are {codes}.")


def there(folder: Path) -> None:
    """Check that a folder holds a workbook.

    Raises:
        MissingError: It does not, or may not be looked into.
    """
    try:
        found = storage.exists(folder)
    except OSError:
        raise MissingError(f"“{folder}” may not be looked into; check that the folder is yours.") from None
    if not found:
        raise MissingError(f"There is no workbook at “{folder}”; check the path.")


def free(folder: Path) -> None:
    """Check that nothing is at a place where a workbook shall be made.

    Raises:
        InvalidError: Something is.
    """
    if folder.exists():
        raise InvalidError(f"There is already something at “{folder}”; choose another name.")


def made(
    folder: Path,
    passphrase: str,
    record: UUID,
    author: UUID,
    team: str,
    fill: Callable[[Workbook], None],
    *,
    key: bytes | None = None,
) -> Workbook:
    """Make a workbook beside its place, have it filled, and move it there when it is whole; open it.

    Raises:
        InvalidError: Something is already there.
        NotWrittenError: The disk refused; there is never half a workbook.
    """
    free(folder)
    part = folder.with_name(f".{secrets.token_hex(8)}.part")
    key = key or secrets.token_bytes(key_file.KEY_LENGTH)
    try:
        part.mkdir(mode=0o700)
        (part / storage.BACKUPS).mkdir(mode=0o700)
        key_file.save(part, key, passphrase, age.KEY_COST)
        with Workbook.create(part, key, record=record, author=author, device=str(new_id()), team=team) as workbook:
            fill(workbook)
        part.rename(folder)
    except OSError:
        raise NotWrittenError(f"The workbook could not be made at “{folder}”; check the folder and the disk.") from None
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return Workbook(folder, key)
