"""The column at the left of the window: which visit this is, where one can go, and whether all is safe.

In a narrow window it shrinks to its icons; the words are then in tool tips and in what screen readers are told.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.widgets import paint
from ui.widgets.label import Label
from ui.widgets.nav_search import NavSearch

_WIDE, _NARROW = 224, 56
_NARROW_BELOW = 1100
"""Width of the window, in pixels at 100 %, below which the column shows icons only."""
_INSET, _ICON, _ENTRY_HEIGHT, _LEAST_HEIGHT = 8, 18, 36, 20
_TARGET = 24
"""The least height of what is clicked, at any text size, in pixels (WCAG 2.2, 2.5.8)."""


class NavEntry(QAbstractButton):
    """One place to go to: icon, name, and a badge that says how much is there."""

    def __init__(self, text: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label, self._icon = text, icon
        self._badge, self._badge_said, self._short, self._warns = "", "", "", False
        self.narrow = self._held = False
        self.setText(text.replace("&", "&&"))
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)  # lower where room is short
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._describe()

    def set_badge(self, text: str, *, warns: bool = False, said: str = "", short: str = "") -> None:
        """Show a short text at the right, such as a count; a warning is framed, `said` is the text in words.

        `short` is shown where the text has no room beside the name.
        """
        self._badge, self._warns, self._badge_said, self._short = text, warns, said or text, short or text
        self._describe()
        self.update()

    def _describe(self) -> None:
        said = f"{self._label}, {self._badge_said}" if self._badge else self._label
        self.setAccessibleName(said)
        self.setToolTip(said if self.narrow or self._badge_said != self._badge else "")

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon only, or everything."""
        self.narrow = narrow
        self._describe()
        self.updateGeometry()
        self.update()

    def hold(self, *, held: bool) -> None:
        """Show and tell that the place cannot be gone to just now; it keeps the focus, so that no key is lost."""
        self._held = held
        self.setAccessibleDescription(self.tr("Waits until what is being done is over") if held else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_NARROW if self.narrow else _WIDE), theme.px(_ENTRY_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_NARROW), max(theme.px(_LEAST_HEIGHT), _TARGET))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self.rect().adjusted(theme.px(_INSET), 1, -theme.px(_INSET), -1)
        on = self.isChecked()
        plain = "muted" if self._held else "text"
        if on or (self.underMouse() and not self._held):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected" if on else "hover"))
            painter.drawRoundedRect(QRectF(ground), theme.px(6), theme.px(6))
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            bar = QRect(ground.x(), ground.y() + ground.height() // 4, theme.px(3), ground.height() // 2)
            painter.drawRoundedRect(QRectF(bar), 1, 1)
        size = theme.px(_ICON)
        left = ground.center().x() - size // 2 if self.narrow else ground.x() + theme.px(12)
        icon = QRect(left, ground.y(), size, ground.height())
        paint.symbol(painter, icon, self._icon, "accent" if on else plain, _ICON)
        if self.narrow:
            self._paint_dot(painter, icon)
        else:
            self._paint_words(painter, ground)
        if self.hasFocus():
            paint.focus_ring(painter, ground, theme.px(6))

    def _paint_dot(self, painter: QPainter, icon: QRect) -> None:
        if self._warns:
            painter.setPen(QPen(theme.colour("surface"), 2))
            painter.setBrush(theme.colour("gap"))
            size = theme.px(9)
            painter.drawEllipse(icon.right() - size // 2, icon.center().y() - theme.px(_ICON) // 2 - 2, size, size)

    def _paint_words(self, painter: QPainter, ground: QRect) -> None:
        right = ground.right() - theme.px(8)
        if self._badge:
            font = theme.current().font("tiny", strong=True)
            room = right - ground.x() - theme.px(12 + _ICON + 10 + 6)
            named = QFontMetrics(theme.current().font("body", strong=True)).horizontalAdvance(self._label)
            width = QFontMetrics(font).horizontalAdvance(self._badge) + theme.px(14)
            badge = self._badge if named + width <= room else self._short
            width = QFontMetrics(font).horizontalAdvance(badge) + theme.px(14)
            height = theme.px(20)
            pill = QRect(right - width, ground.center().y() - height // 2, width, height)
            painter.setPen(QPen(theme.colour("gap"), 1.2) if self._warns else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("surface" if self._warns else "hover"))
            painter.drawRoundedRect(QRectF(pill), height / 2, height / 2)
            painter.setFont(font)
            painter.setPen(theme.colour("gap" if self._warns else "muted"))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, badge)
            right = pill.x() - theme.px(6)
        on = self.isChecked()
        painter.setFont(theme.current().font("body", strong=on))
        painter.setPen(theme.colour("accent" if on else "muted" if self._held else "text"))
        left = ground.x() + theme.px(12 + _ICON + 10)
        words = QRect(left, ground.y(), right - left, ground.height())
        shown = painter.fontMetrics().elidedText(self._label, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class StatusLine(QLabel):
    """One line that says whether something is safe: a symbol and words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._role, self._said, self._more = "", "muted", "", ""
        self.narrow = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, text: str, icon: str, role: str, more: str = "") -> None:
        """Say something in a role's colour, and more of it to who stays on it."""
        self._icon, self._role, self._said, self._more = icon, role, text, more
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(more)
        self.setToolTip("\n".join(part for part in (text if self.narrow else "", more) if part))
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the symbol only, or everything."""
        self.narrow = narrow
        self.say(self._said, self._icon, self._role, self._more)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_NARROW if self.narrow else _WIDE), theme.px(20))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_NARROW), theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = (self.width() - theme.px(15)) // 2 if self.narrow else theme.px(18)
        icon = QRect(left, 0, theme.px(15), self.height())
        paint.symbol(painter, icon, self._icon, self._role, 15)
        if not self.narrow:
            painter.setFont(theme.current().font("small"))
            painter.setPen(theme.colour(self._role))
            words = self.rect().adjusted(icon.right() + theme.px(9), 0, -theme.px(6), 0)
            shown = painter.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class Navigation(QFrame):
    """The visit, the pages, and the status lines."""

    search_chosen = Signal()
    """The box that finds commands, notes and help is wanted."""
    chosen = Signal(str)
    """The key of the entry that was chosen by mouse or keyboard."""

    def __init__(self, search_keys: str = "", parent: QWidget | None = None) -> None:
        """Make an empty column; `search_keys` are the keys that do what its search button does."""
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.narrow = self._held = False
        self._current = ""
        self._window_width = 0
        self._entries: dict[str, NavEntry] = {}
        self._status: dict[str, StatusLine] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._choose)

        self.title = Label("", "name", wrap=True)
        self.lines = Label("", "muted", wrap=True)
        self._head = QVBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self.lines)
        self.search = NavSearch(search_keys, self)
        self.search.clicked.connect(self.search_chosen)
        self._pages = QVBoxLayout()
        self._foot = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self.search)
        self._column.addLayout(self._pages)
        self._column.addStretch()
        self._column.addLayout(self._foot)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    def set_visit(self, title: str, lines: Sequence[str]) -> None:
        """Say which visit this is: its area, and a few lines such as kind and days."""
        self.title.setText(title)
        self.lines.setText("\n".join(lines))

    def add_entry(self, key: str, text: str, icon: str) -> None:
        """Add a place to go to, below those that are there."""
        entry = NavEntry(text, icon, self)
        entry.setObjectName(key)
        entry.set_narrow(self.narrow)
        self._entries[key] = entry
        self._group.addButton(entry)
        self._pages.addWidget(entry)

    def set_badge(self, key: str, text: str, *, warns: bool = False, said: str = "", short: str = "") -> None:
        """Show a short text beside a place, such as a count, `said` in words to who asks; none when empty."""
        self._entries[key].set_badge(text, warns=warns, said=said, short=short)

    @property
    def current(self) -> str:
        """The key of the page that is open, or nothing."""
        return self._current

    def set_current(self, key: str) -> None:
        """Show which page is open."""
        self._current = key
        self._entries[key].setChecked(True)

    def hold(self, *, held: bool) -> None:
        """Have the pages wait, or not any more: while something long is under way, another page would stand still."""
        self._held = held
        for entry in self._entries.values():
            entry.hold(held=held)

    def set_status(self, key: str, text: str, icon: str, role: str = "muted", more: str = "") -> None:
        """Say something in the status line of this key; a new key adds a line, an empty text takes it away."""
        line = self._status.get(key)
        if line is None:
            line = self._status[key] = StatusLine(self)
            line.set_narrow(self.narrow)
            self._foot.addWidget(line)
        line.say(text, icon, role, more)
        line.setVisible(bool(text))

    def status(self, key: str) -> str:
        """Return what the status line of a key says, or nothing."""
        line = self._status.get(key)
        return line.text() if line is not None else ""

    def fit(self, window_width: int) -> None:
        """Shrink to icons in a narrow window; the window calls this when it is resized."""
        self._window_width = window_width
        narrow = 0 < window_width < theme.px(_NARROW_BELOW)
        if narrow == self.narrow:
            return
        self.narrow = narrow
        self.search.set_narrow(narrow)
        for entry in self._entries.values():
            entry.set_narrow(narrow)
        for line in self._status.values():
            line.set_narrow(narrow)
        self._measure_column()

    @Slot()
    def _measure(self) -> None:
        self.fit(self._window_width)
        self._measure_column()

    def _measure_column(self) -> None:
        self.setFixedWidth(theme.px(_NARROW if self.narrow else _WIDE))
        self.title.setVisible(not self.narrow)
        self.lines.setVisible(not self.narrow)
        self._column.setContentsMargins(0, theme.px(14), 0, theme.px(9))
        self._column.setSpacing(theme.px(10))
        self._head.setContentsMargins(theme.px(18), 0, theme.px(12), 0)
        self._head.setSpacing(theme.px(2))
        self._pages.setSpacing(theme.px(2))
        self._foot.setSpacing(theme.px(1))

    @Slot(QAbstractButton)
    def _choose(self, button: QAbstractButton) -> None:
        if not self._held:
            self._current = button.objectName()
            self.chosen.emit(button.objectName())
        elif self._current:
            self._entries[self._current].setChecked(True)
