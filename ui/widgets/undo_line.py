"""A quiet line that says what was just done and takes it back, until something else is done."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.context import AppContext
from ui.widgets.banner import Banner, Tone


class UndoLine(Banner):
    """Whoever owns it takes back what was done when the line is `chosen`."""

    changed = Signal()
    """The line has come or gone."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        context.changed.connect(self.forget)
        self.dismissed.connect(self.changed)

    @property
    def is_offered(self) -> bool:
        """Whether the line is there, on whatever page."""
        return not self.isHidden()

    def offer(self, words: str) -> None:
        """Say what was done."""
        self.say(words, Tone.DONE, self.tr("Undo"))
        self.action.setAccessibleName(self.tr("Undo: {0}").format(words))  # two lines may be there at once
        self.changed.emit()

    @Slot()
    def forget(self) -> None:
        """Take the line away: it would take back something else."""
        if self.is_offered:
            self.clear()
            self.changed.emit()


class LineHead(QHBoxLayout):
    """A heading with an undo line beside it: the room of the line is kept, so that nothing jumps when it comes."""

    def __init__(self, title: QWidget, line: UndoLine) -> None:
        super().__init__()
        self._line = line
        self.addWidget(title, 0, Qt.AlignmentFlag.AlignVCenter)
        self.addWidget(line, 1)
        self.addStretch()
        self._strut = QWidget()
        self._strut.setFixedWidth(0)
        self.addWidget(self._strut)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @Slot()
    def _measure(self) -> None:
        self.setSpacing(theme.px(14))
        self._line.ensurePolished()
        self._strut.setFixedHeight(self._line.sizeHint().height())
