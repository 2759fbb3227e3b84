"""A number in large figures and what it counts, with a symbol."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui import icons, theme
from ui.widgets.label import Label


class CountCard(QFrame):
    """One count of a preview."""

    def __init__(self, icon: str, role: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._icon, self._role, self._words = icon, role, words
        self._picture = QLabel(self)
        self.number = Label("0", "title")
        self.words = Label(words, "muted", wrap=True)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self._picture)
        self._line.addWidget(self.number)
        self._line.addWidget(self.words, 1)
        for part in (self._picture, self.number):
            self._line.setAlignment(part, Qt.AlignmentFlag.AlignVCenter)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    def show_count(self, count: int) -> None:
        """Show a number."""
        self.number.setText(f"{count:,}")
        self.setAccessibleName(f"{count} {self._words}")

    @Slot()
    def _measure(self) -> None:
        px = theme.px
        self._line.setContentsMargins(px(14), px(9), px(12), px(9))
        self._line.setSpacing(px(10))
        self._picture.setPixmap(icons.pixmap(self._icon, self._role, 18, self.devicePixelRatioF()))
