"""What a page shows when it has nothing yet: a symbol, a sentence, and the next step with its key."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui import icons, theme
from ui.widgets.button import Button
from ui.widgets.label import Label


class EmptyState(QWidget):
    """Stands in the place of a list that has nothing to show."""

    chosen = Signal()
    """The next step was chosen."""

    def __init__(self, icon: str, sentence: str, step: str = "", key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._picture = QLabel(self)
        self.sentence = Label(sentence, "strong", wrap=True)
        self.step = Button(step)
        self.key = Label(key, "muted")

        self._column = QVBoxLayout(self)
        self._column.addStretch()
        for widget in (self._picture, self.sentence, self.step, self.key):
            self._column.addWidget(widget)
            if widget is not self.sentence:  # it has the whole width, or its second line would be cut off
                self._column.setAlignment(widget, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch()
        self.step.setVisible(bool(step))  # not before it has a place: it would be a window of its own for a moment
        self.key.setVisible(bool(key))
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)

        self.step.clicked.connect(self.chosen)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    def say(self, sentence: str) -> None:
        """Change the sentence, as when a filter finds nothing."""
        self.sentence.setText(sentence)

    @Slot()
    def _measure(self) -> None:
        self._column.setSpacing(theme.px(10))
        self.sentence.setMinimumWidth(theme.px(280))
        self._picture.setPixmap(icons.pixmap(self._icon, "muted", 32, self.devicePixelRatioF()))
