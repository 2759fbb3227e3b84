"""The head of a page: what it is, a line about it, and at the right what can be done with all of it."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.flow_layout import FlowRow
from ui.widgets.label import Label


class Heading(QWidget):
    """Title and subtitle, and a row of buttons that wraps where it is narrow."""

    def __init__(self, title: str, subtitle: str, *buttons: QWidget) -> None:
        super().__init__()
        self.title = Label(title, "title", wrap=True)
        self.subtitle = Label(subtitle, "muted", wrap=True)
        self._buttons = FlowRow(self)
        for button in buttons:
            self._buttons.flow.addWidget(button)
        self._words = QVBoxLayout()
        self._words.addWidget(self.title)
        self._words.addWidget(self.subtitle)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addLayout(self._words, 1)
        self._line.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignTop)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @Slot()
    def _measure(self) -> None:
        self._words.setSpacing(theme.px(2))
        self._line.setSpacing(theme.px(16))
        self._buttons.flow.setSpacing(theme.px(10))
