"""The box under Ctrl+K: what can be done, what the record holds and the help, found by a few letters.

It lies over the page and is no window of its own: Escape or a click elsewhere takes it away, and the focus goes back
to where it was.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui import theme
from ui.models.rows import Row
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.row_list import RowList

_WIDTH, _TOP, _MOST, _EDGE = 600, 70, 8, 12
_ROW, _BESIDE = 54, 150
"""The height of a row, and of all that is beside them, in pixels at 100 %."""


class Palette(Card):
    """Asks for a few letters and tells what was chosen."""

    chosen = Signal(object)
    """What was chosen: a `models.palette.Chosen`."""

    def __init__(self, rows: Callable[[str], Sequence[Row]], parent: QWidget) -> None:
        """Make the box, hidden; `rows` finds what fits the letters, `parent` is what it lies over."""
        super().__init__(parent, inset=_EDGE)
        self._rows = rows
        self._ground = parent
        self._came_from: QWidget | None = None
        self.field = QLineEdit(self)
        self.field.setClearButtonEnabled(True)
        self.field.setPlaceholderText(self.tr("A command, words of a note or a finding, help…"))
        self.field.setAccessibleName(self.tr("Search or run"))
        self.list = RowList(most_lines=1, most=_MOST, parent=self)
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFocusProxy(self.field)  # whose arrows go through it
        self.none = Label(self.tr("Nothing fits. Fewer letters find more."), "muted")
        self.keys = Label(self.tr("↑ ↓ choose · Enter opens · Esc closes"), "muted")
        for part in (self.field, self.list, self.none, self.keys):
            self.body.addWidget(part)
        self.field.textChanged.connect(self._show_found)
        self.field.installEventFilter(self)
        self.list.chosen.connect(self._choose)
        self.list.clicked.connect(self.list.choose_current)
        theme.appearance.changed.connect(self._place)
        parent.installEventFilter(self)
        self.hide()

    def ask(self) -> None:
        """Show the empty box and take the focus; asked again, go away."""
        if self.isVisible():
            self._leave()
            return
        self._came_from = QApplication.focusWidget()
        self.field.clear()
        self._show_found()
        self.show()
        self.raise_()
        self.field.setFocus()

    def forget(self) -> None:
        """Go away with what was typed and what was found, as the workbook is closed."""
        self._came_from = None
        self.hide()
        self.field.clear()
        self.list.show_rows([])

    @Slot()
    def _show_found(self) -> None:
        words = self.field.text()
        self.list.show_rows(self._rows(words), tuple(words.lower().split()))
        self.list.select_first()
        self.list.scrollToTop()
        self.list.setVisible(bool(self.list.rows.rows))
        self.none.setVisible(not self.list.rows.rows)
        self._place()

    @Slot(object)
    def _choose(self, key: object) -> None:
        self._leave()
        self.chosen.emit(key)

    def _leave(self) -> None:
        self.hide()
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus()
        self._came_from = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list work from the field; the box keeps its place when the window is resized."""
        if watched is self._ground and event.type() == QEvent.Type.Resize:
            self._place()
        if watched is self.field and event.type() == QEvent.Type.FocusOut and not self._has_focus():
            self.hide()
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _take_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list.choose_current()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            QApplication.sendEvent(self.list, event.clone())
        else:
            return False
        return True

    @Slot()
    def _place(self) -> None:
        ground, px = self._ground, theme.px
        width = min(px(_WIDTH), ground.width() - 2 * px(_EDGE))
        self.setFixedWidth(width)
        self.list.set_most(max(1, min(_MOST, (ground.height() - px(_BESIDE)) // px(_ROW))))
        self.adjustSize()
        self.move((ground.width() - width) // 2, min(px(_TOP), max(0, ground.height() - self.height()) // 2))
