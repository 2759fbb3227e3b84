"""Checking a workbook: file, record, projection and search agree."""

from dataclasses import dataclass

from inspector_app.domain.progress import Progress, no_progress
from inspector_app.handover.passphrases import digest_words
from inspector_app.storage.checking import problems
from inspector_app.storage.workbook import Workbook


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found; `words` are four words of the digest, to be compared over the telephone."""

    problems: tuple[str, ...]
    changes: int
    digest: str
    words: str


def check(workbook: Workbook, progress: Progress = no_progress) -> CheckResult:
    """Verify every change and compare everything that follows from them with what is stored."""
    found = [f"The database file is damaged: {line}" for line in workbook.damage()]
    progress(1, 3)
    with workbook.reading() as reader:
        found += problems(reader)
        progress(2, 3)
        changes, digest = len(reader.change_ids()), reader.digest()
    progress(3, 3)
    return CheckResult(tuple(found), changes, digest, digest_words(digest))
