"""The form of a new interview: whom, what it is called, where; three fields and Enter."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from inspector_app.domain.visit_kind import Witness
from ui import icons, theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowRow
from ui.widgets.label import Label


class InterviewForm(Card):
    """Asks for an interview on the page itself; never a window in the way."""

    started = Signal(str, str, str)
    """Code of the witness kind, title, setting."""
    left = Signal()
    """Escape or Cancel: no interview."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.witness = QComboBox(self)
        self.title = QLineEdit(self)
        self.setting = QLineEdit(self)
        self.title.setPlaceholderText(self.tr("Such as: parent carer forum, focus group of five"))
        self.setting.setPlaceholderText(self.tr("Where, and by role who else was there"))
        self.start = Button(self.tr("Start"), "play", "primary")
        self.cancel = Button(self.tr("Cancel"), kind="plain")
        self.body.addWidget(Label(self.tr("New interview"), "heading"))
        row = FlowRow(self)
        row.flow.setSpacing(theme.px(14))
        for caption, field, width in (
            (self.tr("&Whom"), self.witness, 220),
            (self.tr("&Title"), self.title, 300),
            (self.tr("&Setting"), self.setting, 300),
        ):
            row.flow.addWidget(_captioned(caption, field, width))
        self.body.addWidget(row)
        buttons = QHBoxLayout()
        buttons.addWidget(self.start)
        buttons.addWidget(self.cancel)
        buttons.addWidget(Label(self.tr("Enter starts · Esc leaves · the code is made for you"), "muted"), 1)
        self.body.addLayout(buttons)

        self.start.clicked.connect(self._start)
        self.cancel.clicked.connect(self.left)

    def set_witnesses(self, witnesses: Iterable[Witness]) -> None:
        """Offer the witness kinds of the visit's kind."""
        self.witness.clear()
        for witness in witnesses:
            self.witness.addItem(icons.icon(witness.icon), witness.name.capitalize(), witness.code)

    def begin(self) -> None:
        """Show the empty form and begin with the witness."""
        self.title.clear()
        self.setting.clear()
        self.show()
        self.witness.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts from every field, as lines pass it on; Escape leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._start()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _start(self) -> None:
        self.started.emit(self.witness.currentData(), self.title.text(), self.setting.text())


def _captioned(caption: str, field: QWidget, width: int) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(4))
    words = Label(caption, "strong")
    words.setBuddy(field)
    field.setAccessibleName(caption.replace("&", ""))
    field.setFixedWidth(theme.px(width))
    column.addWidget(words)
    column.addWidget(field)
    return holder
