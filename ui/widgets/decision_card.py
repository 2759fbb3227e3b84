"""A decision that a merge would open: its values side by side, to be read; both are kept and wait."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui import theme
from ui.models.brought import Value
from ui.widgets.card import Card
from ui.widgets.even_layout import EvenRow
from ui.widgets.label import Label

_NARROWEST = 210


class DecisionCard(Card):
    """What the decision is about, and each value with its author and time."""

    def __init__(self, question: str, values: Sequence[Value], parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=12)
        self.question = Label(question, "strong", wrap=True)
        self.body.addWidget(self.question)
        row = EvenRow(_NARROWEST)
        for value in values:
            row.cells.addWidget(_ValueBox(value))
        self.body.addWidget(row)


class _ValueBox(QFrame):
    def __init__(self, value: Value) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.px(8), 0)
        column.setSpacing(theme.px(2))
        text = Label(value.text, "body", wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(Label(f"{value.author} · {value.at}", "muted", wrap=True))
        column.addWidget(text)
        column.addStretch(1)
