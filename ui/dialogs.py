"""Every question the app asks in a window of its own, in one place: tests replace these functions.

Nothing here stops the program: a question is opened, and a slot is called when it is answered. Only the system's own
file windows wait, because that is how systems make them.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIcon, QPageLayout
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QPushButton, QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


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
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(folder or ""), _filter(kinds))
    return Path(chosen) if chosen else None


def ask_open_files(
    parent: QWidget, title: str, kinds: Sequence[tuple[str, str]], folder: Path | None = None
) -> list[Path]:
    """Ask for one or more files to read; empty if the user thinks better of it."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(folder or ""), _filter(kinds))
    return [Path(name) for name in chosen]


def ask_open_folder(parent: QWidget, title: str, folder: Path | None = None) -> Path | None:
    """Ask for a folder, such as a workbook."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(folder or ""))
    return Path(chosen) if chosen else None


def ask_save_path(parent: QWidget, title: str, suffix: str, suggested: Path | None = None) -> Path | None:
    """Ask where to write; the suffix, such as ".docx", is added where the user left it out.

    The system asks before an existing file is replaced, except where the added suffix makes the name another one:
    then None is returned for a file that is already there, after saying so.
    """
    kinds = [(QCoreApplication.translate("dialogs", "Files"), f"*{suffix}")]
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(suggested or ""), _filter(kinds))
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
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.finished.connect(partial(_print, printer, chosen))  # which keeps the printer as long as the dialog
    dialog.show()  # its own open() wants a slot's name


def _print(printer: "QPrinter", chosen: "Callable[[QPrinter], object]", result: int) -> None:
    if result:
        chosen(printer)


def ask_text(parent: QWidget, title: str, question: str, answered: Callable[[str], object], text: str = "") -> None:
    """Ask for a short text; `answered` is called with it, and not at all if the user thinks better of it."""
    dialog = QInputDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.setLabelText(question)
    dialog.setTextValue(text)
    dialog.textValueSelected.connect(answered)
    dialog.open()
    for button in dialog.findChildren(QPushButton):
        button.setIcon(QIcon())  # the words say it; the system's red cross does not belong to the look


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


def _box(parent: QWidget, icon: QMessageBox.Icon, sentence: str, detail: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(icon)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.setInformativeText(detail)
    return box


def _filter(kinds: Sequence[tuple[str, str]]) -> str:
    return ";;".join(f"{name} ({suffixes})" for name, suffixes in kinds)
