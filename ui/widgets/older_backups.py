"""Asks, after an erase, whether the older backups go as well: they still hold what was erased."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from inspector_app.services.erasing import Remains
from ui import dialogs


def ask_about(parent: QWidget, remains: Remains, sentence: str) -> None:
    """Ask whether the older backups shall be deleted; nothing is asked where there are none.

    Args:
        parent: The window that asks.
        remains: Where the erased text may still be.
        sentence: What was erased.
    """
    if not remains.backups:
        return
    count = len(remains.backups)
    one, several = _words("Delete the older backup"), _words("Delete the {0} older backups").format(f"{count:,}")
    detail = _words("{0} in this workbook’s folder as well? Hand-overs that were given away may hold it too: {1}.")
    dialogs.confirm(
        parent,
        sentence,
        detail.format(one if count == 1 else several, ", ".join(remains.handovers) or _words("there are none")),
        _words("Delete the backups"),
        remains.delete_backups,
        _words("Keep them"),
    )


def _words(text: str) -> str:
    return QCoreApplication.translate("older_backups", text)
