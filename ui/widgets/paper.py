"""The letter on white paper, to be read and not to be written on."""

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QResizeEvent, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from inspector_app.domain.letter import Letter
from ui import theme
from ui.letter_document import document, paper_colours

_WIDEST, _EDGE, _TOP = 660, 36, 30


class Paper(QTextBrowser):
    """Shows a composed letter; where it was scrolled to stays in sight when the letter changes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter: Letter | None = None
        self._printed: QTextDocument | None = None
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("The letter"))
        ground, ink = paper_colours()
        ring = theme.theme_of(theme.Look.LIGHT, 1.0, "").colour("focus").name()  # the paper is light in every look
        self.setStyleSheet(
            f"QTextBrowser {{ background: {ground.name()}; color: {ink.name()}; }}"
            f"QTextBrowser:focus {{ border: 2px solid {ring}; }}"
        )
        theme.appearance.changed.connect(self._print)

    def sizeHint(self) -> QSize:
        """Ask for no more than the least: the paper takes the room there is and scrolls."""
        return QSize(theme.px(320), self.minimumHeight())

    def show_letter(self, letter: Letter) -> None:
        """Show a letter in place of the one before."""
        self._letter = letter
        self._print()

    @Slot()
    def _print(self) -> None:
        if self._letter is None:
            return
        place = self.verticalScrollBar().value()
        before, self._printed = self._printed, document(self._letter)
        self._printed.setParent(self)
        self.setDocument(self._printed)
        if before is not None:
            before.deleteLater()
        self._fit()
        self.verticalScrollBar().setValue(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Keep lines short enough to be read, whatever the width of the window."""
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        edge = max(theme.px(_EDGE), (self.viewport().width() - theme.px(_WIDEST)) // 2)
        shape.setLeftMargin(edge)
        shape.setRightMargin(edge)
        shape.setTopMargin(theme.px(_TOP))
        shape.setBottomMargin(theme.px(_TOP))
        frame.setFrameFormat(shape)
