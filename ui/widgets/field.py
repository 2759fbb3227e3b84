"""A field of a form: its caption above it, and a quiet line below that explains or warns."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import icons, theme
from ui.widgets.label import Label


class Note(QWidget):
    """A line with a symbol that is there only while it says something."""

    def __init__(self, role: str = "warning", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._picture = QLabel(self)
        self.words = Label("", role, wrap=True)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addWidget(self._picture)
        self._line.addWidget(self.words, 1)
        theme.appearance.changed.connect(self._measure)
        self._measure()
        self.hide()

    def text(self) -> str:
        """Return what it says."""
        return self.words.text()

    def say(self, words: str, role: str = "") -> None:
        """Say something, or nothing and be gone."""
        self._role = role or self._role
        self.words.set_role(self._role)
        self.words.setText(words)
        self.setAccessibleName(words)
        self._measure()
        self.setVisible(bool(words))

    @Slot()
    def clear(self) -> None:
        """Say nothing."""
        self.say("")

    @Slot()
    def _measure(self) -> None:
        self._line.setSpacing(theme.px(8))
        warns = self._role in ("warning", "danger")
        self._picture.setVisible(warns)
        if warns:
            role = "gap" if self._role == "warning" else "danger"
            self._picture.setPixmap(icons.pixmap("triangle-alert", role, 16, self.devicePixelRatioF()))


class Field(QWidget):
    """Caption, input and note, one above the other."""

    def __init__(self, caption: str, entry: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self._hint = hint
        self.caption = Label(caption, "strong", wrap=True)
        self.caption.setBuddy(entry)
        entry.setAccessibleName(caption.replace("&", ""))
        entry.setAccessibleDescription(hint)
        self.note = Label(hint, "muted", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.caption, entry, self.note):
            self._column.addWidget(widget)
        self._column.addStretch()
        self.note.setVisible(bool(hint))  # not before it has a place: it would be a window of its own for a moment
        theme.appearance.changed.connect(self._measure)
        self._measure()

    def say(self, words: str, role: str = "muted") -> None:
        """Say something below the field; nothing brings its hint back."""
        self.note.set_role(role if words else "muted")
        self.note.setText(words or self._hint)
        self.note.setVisible(bool(words or self._hint))
        self.entry.setAccessibleDescription(words or self._hint)

    @Slot()
    def _measure(self) -> None:
        self._column.setSpacing(theme.px(4))
