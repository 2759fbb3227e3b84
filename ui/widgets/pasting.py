"""What a field takes from elsewhere at once: a text that is too long is refused whole, and said; none is cut."""

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QPlainTextEdit


class _Refusals(QObject):
    """Where the window hears of what was refused."""

    told = Signal(str)


refusals = _Refusals()


def takes(field: QPlainTextEdit, text: str, longest: int) -> bool:
    """Tell whether a text may come into a field of at most so many characters; if not, say why."""
    whole = len(text) + field.document().characterCount() - len(field.textCursor().selectedText()) - 1
    if whole <= longest:
        return True
    words = "That is {0} characters, and this field takes {1}; nothing was pasted. Bring it in as a file, or in parts."
    refusals.told.emit(QCoreApplication.translate("pasting", words).format(f"{len(text):,}", f"{longest:,}"))
    return False
