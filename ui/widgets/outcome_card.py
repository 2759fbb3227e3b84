"""What the workbook will hold: until a choice is made, and by each choice while it is weighed; nothing jumps."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowRow
from ui.widgets.label import Label

_LONGEST, _END = 440, 220


class OutcomeCard(Card):
    """A title, when it is so, and one text out of several; there is room for the highest of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=12)
        self._texts: tuple[str, ...] = ()
        self._meanwhile = ""
        self.title = Label(self.tr("What the workbook will hold"), "strong")
        self.when = Label("", "muted")
        self.text = Label("", "body", wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._head = FlowRow(self)
        self._head.flow.addWidget(self.title)
        self._head.flow.addWidget(self.when)
        self.body.addWidget(self._head)
        self.body.addWidget(self.text)
        theme.appearance.changed.connect(self._make_room)

    def show_now(self, meanwhile: str, now: str, outcomes: Sequence[str]) -> None:
        """Show what there is until a choice is made; room is made for what may come of one."""
        self._meanwhile = meanwhile
        self._texts = (_cut(now), *map(_cut, outcomes))
        self.weigh("", "")
        self._make_room()

    @Slot(str, str)
    def weigh(self, choice: str, outcome: str) -> None:
        """Show what a choice would lead to, or without one again what there is."""
        self.when.setText(self.tr("by “{0}”").format(choice) if choice else self._meanwhile)
        self.text.setText(_cut(outcome) if choice else self._texts[0] if self._texts else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    @Slot()
    def _make_room(self) -> None:
        self._head.flow.setSpacing(theme.px(8))
        room = QRect(0, 0, max(self.contentsRect().width() - 2 * theme.px(12), 1), 10_000)
        metrics = self.text.fontMetrics()
        heights = [metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height() for text in self._texts]
        self.text.setMinimumHeight(max(heights, default=0))


def _cut(text: str) -> str:
    """Return a text, or beginning and end of a long one."""
    return text if len(text) <= _LONGEST else f"{text[:_END].rstrip()} … {text[-_END:].lstrip()}"
