"""One weakness while a visit is set up: its number, its title in the letter, its short name for chips."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QFrame, QLineEdit, QWidget

from inspector_app.domain.pasted import EarlierWeakness, titled
from inspector_app.domain.short_names import LONGEST, short_name
from ui import theme
from ui.widgets import paint
from ui.widgets.paragraph_edit import ParagraphEdit
from ui.widgets.scrolled import reveal

_SHORT_WIDTH, _SIDE_BY_SIDE = 200, 560


class TitleEdit(ParagraphEdit):
    """The title; keys that a list of titles needs are told, everything else is typing."""

    cut_here = Signal()
    """Ctrl+Enter: the title shall be divided where the cursor stands."""
    join_before = Signal()
    """Backspace at the beginning: this title belongs to the one before."""
    join_after = Signal()
    """Delete at the end: the next title belongs to this one."""
    moved_by = Signal(int)
    """Alt with Up or Down: the weakness shall stand one place up (-1) or down (1)."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        cursor = self.textCursor()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.cut_here.emit()
            else:
                self.entered.emit()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved_by.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Backspace and cursor.atStart() and not cursor.hasSelection():
            self.join_before.emit()
        elif event.key() == Qt.Key.Key_Delete and cursor.atEnd() and not cursor.hasSelection():
            self.join_after.emit()
        else:
            super().keyPressEvent(event)


class WeaknessDisc(QWidget):
    """The number in its colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rank = 1
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @Slot()
    def _measure(self) -> None:
        self.setFixedSize(QSize(theme.px(paint.DISC), theme.px(paint.DISC) + theme.px(4)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(paint.DISC)
        paint.disc(painter, QRect(0, theme.px(4), side, side), self.rank)


class WeaknessRow(QFrame):
    """Shows one entry of the list and lets it be changed; the list itself belongs to the editor."""

    entered = Signal()
    """Enter: on to the next field."""
    lit = Signal()
    """The row has the focus."""

    def __init__(self, entry: EarlierWeakness, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "framed")
        self.setFrameShape(QFrame.Shape.StyledPanel)  # for the look without a style sheet
        self._source = entry.source
        self._before = entry.title
        self.disc = WeaknessDisc(self)
        self.title = TitleEdit(self)
        self.title.setPlaceholderText(self.tr("What the letter calls it"))
        self.title.put(entry.title)
        self.short = QLineEdit(entry.short, self)
        self.short.setMaxLength(2 * LONGEST)
        self.short.setPlaceholderText(self.tr("Short name"))
        self.short.setToolTip(self.tr("The short name on chips and in the matrix"))
        self.short.setCursorPosition(0)
        for field in (self.title, self.short):
            field.installEventFilter(self)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.addWidget(self.disc, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self.title, 1)
        self._line.addWidget(self.short, 0, Qt.AlignmentFlag.AlignTop)
        self.title.lit.connect(self._light)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @property
    def entry(self) -> EarlierWeakness:
        """What stands in the row now."""
        return EarlierWeakness(self.title.toPlainText().strip(), self._source, self.short.text().strip())

    @property
    def place(self) -> int:
        """Where the cursor stands in the title."""
        return self.title.textCursor().position()

    def show_rank(self, rank: int) -> None:
        """Say which of the list it is."""
        self.disc.rank = rank
        self.disc.update()
        self.title.setAccessibleName(self.tr("Title of number {0}").format(rank))
        self.short.setAccessibleName(self.tr("Short name of number {0}").format(rank))

    def begin(self, *, at_end: bool = False) -> None:
        """Put the cursor into the title."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.moveCursor(QTextCursor.MoveOperation.End if at_end else QTextCursor.MoveOperation.Start)
        reveal(self)

    def propose_short(self, taken: list[str]) -> None:
        """Give it a short name from its title, unless one was typed."""
        title = self.title.toPlainText()
        if not self.short.isModified() and (title != self._before or not self.short.text()):
            self.short.setText(short_name(title, taken))
            self.short.setCursorPosition(0)
        self._before = title

    def settle(self) -> None:
        """Write the title as the letter prints it: a capital first, one full stop last."""
        typed = self.title.toPlainText()
        if (title := titled(typed)) != typed:
            self.title.put(title)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus():
            if watched is self.short:
                self.lit.emit()
            if event.reason() is not Qt.FocusReason.MouseFocusReason:  # it must not move under the pointer
                reveal(self)
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.begin()

    @Slot(bool)
    def _light(self, lit: bool) -> None:
        self.setProperty("lit", "true" if lit else "false")
        self.style().unpolish(self)
        self.style().polish(self)
        if lit:
            self.lit.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    @Slot()
    def _measure(self) -> None:
        self._line.setContentsMargins(theme.px(10), theme.px(6), theme.px(10), theme.px(6))
        self._line.setSpacing(theme.px(10))
        self._turn()

    def _turn(self) -> None:
        """Short name beside the title where there is room, else below it."""
        beside = self.width() >= theme.px(_SIDE_BY_SIDE)
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self.short.setMinimumWidth(theme.px(_SHORT_WIDTH) if beside else 0)
        self.short.setMaximumWidth(theme.px(_SHORT_WIDTH) if beside else 1 << 20)
        self._line.setAlignment(self.short, Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0))
