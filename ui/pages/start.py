"""The first page: open a workbook, start or join a visit, practise."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from inspector_app.domain.moments import day_and_month, now
from inspector_app.services.practice_mark import is_practice, name_of
from ui import icons, registry, theme
from ui.settings import Settings
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.centred import Centred
from ui.widgets.label import Label

WIDTH = 600
_MOST_RECENT = 4


class Choice(QAbstractButton):
    """A large card that can be chosen by click, Enter or Space."""

    def __init__(self, icon: str, heading: str, sentence: str, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setProperty("card", "framed")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)  # as its words need
        self.setAccessibleName(heading)
        self.setAccessibleDescription(f"{sentence} {key}".strip())
        self._picture = QLabel(self)
        self._arrow = QLabel(self)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(Label(heading, "heading"))
        words.addWidget(Label(sentence, "muted", wrap=True))
        words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._picture)
        self._row.addLayout(words, 1)
        self._row.addWidget(Label(key, "muted"))
        self._row.addWidget(self._arrow)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Leave the card as the style sheet has painted it; in high contrast, where there is none, paint a frame."""
        if theme.current().look is theme.Look.CONTRAST:
            painter = QPainter(self)
            painter.setPen(QPen(theme.colour("control"), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            if self.hasFocus():
                paint.focus_ring(painter, self.rect().adjusted(2, 2, -2, -2), 0)

    @Slot()
    def _measure(self) -> None:
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(icons.pixmap(self._icon, "accent", 24, ratio))
        self._arrow.setPixmap(icons.pixmap("chevron-right", "muted", 16, ratio))
        self._row.setContentsMargins(theme.px(18), theme.px(12), theme.px(18), theme.px(12))
        self._row.setSpacing(theme.px(18))


class RecentRow(QFrame):
    """A workbook that was opened before: its name, when it was last in use, and where it lies if not at home."""

    chosen = Signal(object)

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        name = name_of(path)
        self.button = Button(name.replace("&", "&&"), "lock", "plain")
        self.button.setToolTip(str(path))
        used = _last_used(path)
        self.note = Label(_when(used) if used else "", "muted")
        self.button.setAccessibleName(self.tr("Open {0}").format(name))
        self.button.setAccessibleDescription(self.note.text())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)
        row.addWidget(self.note, 1)
        self.button.clicked.connect(self._choose)

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self._path)


class StartPage(Centred):
    """Where the app begins; Up and Down go from one choice to the next."""

    open_chosen = Signal()
    start_chosen = Signal()
    join_chosen = Signal()
    practice_chosen = Signal()
    check_chosen = Signal()
    workbook_chosen = Signal(object)
    """A recent workbook, by its path."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.start = Choice(
            "plus",
            self.tr("Start a visit"),
            self.tr("Name the area, paste the list from the earlier letter, and begin. About two minutes."),
            _key("visit.start"),
        )
        self.open = Choice(
            "folder-open",
            self.tr("Open a workbook"),
            self.tr("Continue a visit from this laptop or bring one from a stick."),
            _key("workbook.open"),
        )
        self.join = Choice(
            "users",
            self.tr("Join a visit"),
            self.tr("With the lead’s hand-over file and the team’s six words."),
            _key("visit.join"),
        )
        self.practice = Choice(
            "graduation-cap",
            self.tr("Try the practice visit"),
            self.tr("The Liverpool revisit, with invented notes."),
            _key("visit.practice"),
        )
        self.choices = (self.start, self.open, self.join, self.practice)
        self.check = Button(self.tr("Check this laptop before a visit"), "monitor-check", "plain")
        self.recent = QVBoxLayout()
        self.rows: list[RecentRow] = []
        self._recent_heading = Label(self.tr("Recent"), "strong")

        shown = QWidget(self)
        self._column = QVBoxLayout(shown)
        welcome = self.tr("Everything you write stays on this laptop, encrypted. No internet is needed.")
        self._column.addWidget(Label(self.tr("Welcome"), "title"))
        self._column.addWidget(Label(welcome, "muted", wrap=True))
        for choice in self.choices:
            self._column.addWidget(choice)
        self._column.addWidget(self._recent_heading)
        self._column.addLayout(self.recent)
        self._column.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeft)
        self.centre(shown, WIDTH)

        self.start.clicked.connect(self.start_chosen)
        self.open.clicked.connect(self.open_chosen)
        self.join.clicked.connect(self.join_chosen)
        self.practice.clicked.connect(self.practice_chosen)
        self.check.clicked.connect(self.check_chosen)
        theme.appearance.changed.connect(self._space)
        self._space()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the recent workbooks as they are now."""
        for row in self.rows:
            self.recent.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [RecentRow(path, self) for path in _once(self._settings.recent())[:_MOST_RECENT]]
        before: QWidget = self.practice
        for row in self.rows:
            row.chosen.connect(self.workbook_chosen)
            self.recent.addWidget(row)
            self.setTabOrder(before, row.button)
            before = row.button
        self.setTabOrder(before, self.check)
        self._recent_heading.setVisible(bool(self.rows))

    def begin(self) -> None:
        """Put the focus where most people go on: to the workbook used last, else to a new visit."""
        first: QWidget = self.rows[0].button if self.rows else self.start
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def hold(self, *, held: bool) -> None:
        """Offer nothing while a workbook is being opened or made; the line at the top says what is done."""
        had = self.isAncestorOf(focused) if (focused := self.focusWidget()) else False
        for widget in (*self.choices, *(row.button for row in self.rows), self.check):
            widget.setEnabled(not held)
        if not held and self.isVisible() and not had:
            self.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down walk through the choices; Enter takes a recent workbook too."""
        order: list[QWidget] = [*self.choices, *(row.button for row in self.rows), self.check]
        here = next((number for number, widget in enumerate(order) if widget.hasFocus()), None)
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and here is not None:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            order[(here + step) % len(order)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here is not None:
            widget = order[here]
            if isinstance(widget, Button):
                widget.click()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _space(self) -> None:
        self._column.setSpacing(theme.px(12))
        self.recent.setSpacing(theme.px(2))


def _key(action: str) -> str:
    """Return the key of an action as the system writes it."""
    keys = registry.keys_of(action)
    return QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if keys else ""


def _once(paths: Iterable[Path]) -> list[Path]:
    """Return the workbooks, of those of practice visits only the one used last."""
    seen: dict[str, Path] = {}
    for path in paths:
        seen.setdefault(name_of(path) if is_practice(path) else str(path), path)
    return list(seen.values())


def _last_used(path: Path) -> datetime | None:
    """Return when a workbook was last written to; the disk knows, so that nothing of it need be remembered."""
    try:
        newest = max(file.stat().st_mtime for file in path.iterdir() if file.is_file())
        return datetime.fromtimestamp(newest).astimezone()
    except (OSError, ValueError):
        return None


def _when(moment: datetime) -> str:
    today = now()
    if moment.date() == today.date():
        return QCoreApplication.translate("start", "today {0}").format(f"{moment:%H:%M}")
    day = day_and_month(moment)
    return day if moment.year == today.year else f"{day} {moment.year}"
