"""Writing the wording of a decision by hand, on the page; what is typed is told as a draft and never lost."""

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui import theme
from ui.widgets import pasting
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowRow
from ui.widgets.label import Label
from ui.widgets.note_editor import LONGEST_NOTE
from ui.widgets.text_height import text_height
from ui.widgets.text_undo import is_for_the_window

_DRAFT_AFTER, _DRAFT_AT_LATEST = 400, 1000
"""Milliseconds of rest after which a draft is told, and the longest that typing on can put it off."""
_FEWEST_LINES, _MOST_LINES = 3, 14


class WordingEdit(QPlainTextEdit):
    """A plain text field that grows with its text; Control and Enter keep it, Escape leaves it."""

    entered = Signal()
    left = Signal()
    grown = Signal()
    """The field is higher or lower than before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.textChanged.connect(self._grow)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @Slot()
    def _measure(self) -> None:
        self.setFont(theme.current().font())
        self._grow()

    @Slot()
    def _grow(self) -> None:
        line, margins = self.fontMetrics().lineSpacing(), 2 * theme.px(8)
        needed, most = text_height(self), _MOST_LINES * line
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if needed > most else policy.ScrollBarAlwaysOff)
        height = min(max(needed, _FEWEST_LINES * line), most) + margins
        if height != self.minimumHeight():
            self.setFixedHeight(height)
            self.grown.emit()

    def event(self, event: QEvent) -> bool:
        if is_for_the_window(event, self.document()):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()  # a file dropped here is the window's matter

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take plain text, as much as a note may have."""
        if pasting.takes(self, source.text(), LONGEST_NOTE):
            self.insertPlainText(source.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()


class CombineCard(Card):
    """The field, and what to do with what stands in it."""

    entered = Signal(str)
    """This wording shall be kept."""
    rested = Signal(str)
    """Typing rests, or has gone on for long: a draft is due."""
    thrown = Signal()
    """What was typed shall be thrown away."""
    left = Signal()
    """The card was left; what was typed stays a draft."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=12)
        self._known = ""
        self.editor = WordingEdit(self)
        self.editor.setAccessibleName(self.tr("Your wording"))
        self.keep = Button(self.tr("Keep this wording"), "check", "primary")
        self.throw = Button(self.tr("Throw away"), kind="plain")
        self._row = FlowRow(self)
        for button in (self.keep, self.throw):
            self._row.flow.addWidget(button)
        self.body.addWidget(Label(self.tr("Your wording"), "strong"))
        self.body.addWidget(self.editor)
        self.body.addWidget(self._row)
        self.body.addWidget(
            Label(self.tr("Ctrl+Enter keeps it. Escape goes back; what you typed stays here."), "muted", wrap=True)
        )
        self._rest, self._latest = QTimer(self), QTimer(self)
        for timer, length in ((self._rest, _DRAFT_AFTER), (self._latest, _DRAFT_AT_LATEST)):
            timer.setSingleShot(True)
            timer.setInterval(length)
            timer.timeout.connect(self.tell)
        self.editor.textChanged.connect(self._type)
        self.editor.entered.connect(self._enter)
        self.editor.left.connect(self._leave)
        self.keep.clicked.connect(self._enter)
        self.throw.clicked.connect(self._throw)
        theme.appearance.changed.connect(self._fit)
        self._fit()

    def begin(self, text: str) -> None:
        """Show a wording to be changed, the cursor at its end."""
        self._hold()
        self._known = text
        self.editor.setPlainText(text)
        self.editor.moveCursor(QTextCursor.MoveOperation.End)

    @Slot()
    def tell(self) -> None:
        """Tell what is typed, if it was not told yet."""
        if self._rest.isActive() or self._latest.isActive():  # when one of them rings the other still runs
            self._hold()
            self.rested.emit(self.editor.toPlainText())

    @Slot()
    def _type(self) -> None:
        text = self.editor.toPlainText()
        if text == self._known:  # put there, or another font: Qt calls both a change of the text
            return
        self._known = text
        self._rest.start()
        if not self._latest.isActive():
            self._latest.start()

    @Slot()
    def _enter(self) -> None:
        self.tell()
        self.entered.emit(self.editor.toPlainText())

    @Slot()
    def _leave(self) -> None:
        self.tell()
        self.left.emit()

    @Slot()
    def _throw(self) -> None:
        self._hold()
        self.thrown.emit()

    def _hold(self) -> None:
        self._rest.stop()
        self._latest.stop()

    @Slot()
    def _fit(self) -> None:
        self._row.flow.setSpacing(theme.px(8))
