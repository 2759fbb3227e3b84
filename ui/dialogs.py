"""Every question the app asks in a window of its own, in one place: tests replace these functions.

Nothing here stops the program: a question is opened, and a slot is called when it is answered. Only the system's own
file windows wait, because that is how systems make them; the workbook may be locked meanwhile, and then they are
answered with nothing. All belong to the window that asks, which stays when the pages of a workbook go.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

T = TypeVar("T")

_PUT_AWAY = "put-away"
"""How often the questions of a window were put away, as a property of the window."""


def ask_open_file(
    parent: QWidget, title: str, kinds: Sequence[tuple[str, str]], folder: Path | None = None
) -> Path | None:
    """Ask for a file to read; None if the user thinks better of it.

    Args:
        parent: The window that asks.
        title: What the file is wanted for.
        kinds: Name and suffixes of each kind, such as ("Hand-over files", "*.handover").
        folder: Where to begin.
    """
    begin, filters = str(folder or ""), _filter(kinds)
    chosen = _answered(parent, lambda window: QFileDialog.getOpenFileName(window, title, begin, filters)[0])
    return Path(chosen) if chosen else None


def ask_open_files(
    parent: QWidget, title: str, kinds: Sequence[tuple[str, str]], folder: Path | None = None
) -> list[Path]:
    """Ask for one or more files to read; empty if the user thinks better of it."""
    begin, filters = str(folder or ""), _filter(kinds)
    chosen = _answered(parent, lambda window: QFileDialog.getOpenFileNames(window, title, begin, filters)[0])
    return [Path(name) for name in chosen or []]


def ask_open_folder(parent: QWidget, title: str, folder: Path | None = None) -> Path | None:
    """Ask for a folder, such as a workbook."""
    begin = str(folder or "")
    chosen = _answered(parent, lambda window: QFileDialog.getExistingDirectory(window, title, begin))
    return Path(chosen) if chosen else None


def ask_save_path(parent: QWidget, title: str, suffix: str, suggested: Path | None = None) -> Path | None:
    """Ask where to write; the suffix, such as ".docx", is added where the user left it out.

    The system asks before an existing file is replaced, except where the added suffix makes the name another one:
    then None is returned for a file that is already there, after saying so.
    """
    begin, filters = str(suggested or ""), _filter([(QCoreApplication.translate("dialogs", "Files"), f"*{suffix}")])
    chosen = _answered(parent, lambda window: QFileDialog.getSaveFileName(window, title, begin, filters)[0])
    if not chosen:
        return None
    path = Path(chosen)
    if path.name.lower().endswith(suffix.lower()):
        return path
    path = path.with_name(path.name + suffix)
    if path.exists():
        tell(
            parent,
            QCoreApplication.translate("dialogs", "There is already a file of this name."),
            QCoreApplication.translate("dialogs", "Nothing was written. Choose the file itself to replace it."),
        )
        return None
    return path


def ask_printer(parent: QWidget, title: str, layout: QPageLayout, chosen: "Callable[[QPrinter], object]") -> None:
    """Ask for a printer; `chosen` is called with it, and not at all if the user thinks better of it.

    Args:
        parent: The window that asks.
        title: What shall be printed.
        layout: The paper it is laid out for.
        chosen: Prints.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(layout)
    dialog = QPrintDialog(printer, parent.window())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.finished.connect(partial(_print, printer, chosen))  # which keeps the printer as long as the dialog
    dialog.show()  # its own open() wants a slot's name


def _print(printer: "QPrinter", chosen: "Callable[[QPrinter], object]", result: int) -> None:
    if result:
        chosen(printer)


def confirm(
    parent: QWidget, sentence: str, detail: str, accept: str, accepted: Callable[[], object], refuse: str = ""
) -> None:
    """Ask before a deed that cannot be taken back; `accepted` is a bound slot, called if the user says yes.

    Args:
        parent: The window that asks.
        sentence: What will happen.
        detail: What follows from it.
        accept: The deed, as the word on the button. The safe answer is the default.
        accepted: What to do then.
        refuse: The word on the button of the safe answer, where “Cancel” does not say what then holds.
    """
    box = _box(parent, QMessageBox.Icon.Warning, sentence, detail)
    box.addButton(accept, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(refuse or QCoreApplication.translate("dialogs", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.accepted.connect(accepted)
    box.open()


def choose(parent: QWidget, sentence: str, detail: str, ways: Mapping[str, Callable[[], object]]) -> None:
    """Ask which way to go; the one chosen is called, and none if the user thinks better of it.

    Args:
        parent: The window that asks.
        sentence: What is to be decided.
        detail: What speaks for each way.
        ways: The words on the buttons and what they do; the first is the default.
    """
    box = _box(parent, QMessageBox.Icon.Question, sentence, detail)
    buttons = [box.addButton(words, QMessageBox.ButtonRole.AcceptRole) for words in ways]
    for button, way in zip(buttons, ways.values(), strict=True):
        button.clicked.connect(partial(_go, way))
    cancel = box.addButton(QCoreApplication.translate("dialogs", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(buttons[0])
    box.setEscapeButton(cancel)
    box.open()


def _go(way: Callable[[], object], *_: object) -> None:
    way()


def tell(parent: QWidget, sentence: str, detail: str = "") -> None:
    """Tell what the user must know before going on."""
    box = _box(parent, QMessageBox.Icon.Information, sentence, detail)
    box.addButton(QCoreApplication.translate("dialogs", "OK"), QMessageBox.ButtonRole.AcceptRole)
    box.open()


def put_away(window: QWidget) -> None:
    """Answer every question of a window with no, and have its file windows answer with nothing; as it is locked."""
    window.setProperty(_PUT_AWAY, _times_put_away(window) + 1)
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            dialog.reject()


def _times_put_away(window: QWidget) -> int:
    return int(window.property(_PUT_AWAY) or 0)


def _answered(parent: QWidget, ask: Callable[[QWidget], T]) -> T | None:
    """Return what a file window of the system answers, unless it was put away while it was there."""
    window = parent.window()
    before = _times_put_away(window)
    answer = ask(window)
    return answer if _times_put_away(window) == before else None


def _box(parent: QWidget, icon: QMessageBox.Icon, sentence: str, detail: str) -> QMessageBox:
    box = QMessageBox(parent.window())
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(icon)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.setInformativeText(detail)
    return box


def _filter(kinds: Sequence[tuple[str, str]]) -> str:
    return ";;".join(f"{name} ({suffixes})" for name, suffixes in kinds)
