"""What a practice visit is known by: the file that marks its folder, its name and its passphrase, no secret."""

from pathlib import Path

import platformdirs

PASSPHRASE = "practice makes perfect notes"  # noqa: S105 - meant to be known
"""Opens the three practice workbooks; their notes are invented, so it is no secret."""

NAME = "Practice visit (Liverpool)"
MARK = "practice visit.txt"
LEAD = "lead.workbook"


def home() -> Path:
    """Return the folder of the one practice visit that the window makes and opens again."""
    return platformdirs.user_documents_path() / NAME


def is_practice(workbook: Path) -> bool:
    """Tell whether a workbook is one of a practice visit."""
    return (workbook.parent / MARK).is_file()


def name_of(workbook: Path) -> str:
    """Return what people call a workbook: the name of its folder, save for those of a practice visit."""
    if not is_practice(workbook):
        return workbook.stem
    return NAME if workbook.name == LEAD else f"{NAME}, inspector {workbook.stem}"
