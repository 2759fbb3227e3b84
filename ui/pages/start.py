"""The first page: open a workbook, start or join a visit, practise."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import icons, theme
from ui.settings import Settings
from ui.widgets.button import Button
from ui.widgets.centred import centre
from ui.widgets.label import Label

WIDTH = 560


class Choice(QFrame):
    """A large card that can be chosen by click, Enter or Space."""

    chosen = Signal()

    def __init__(self, icon: str, heading: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setProperty("card", "framed")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(sentence)
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
        self._row.addWidget(self._arrow)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self._light("true")

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        self._light("false")

    def _light(self, lit: str) -> None:
        self.setProperty("lit", lit)
        self.style().unpolish(self)
        self.style().polish(self)

    @Slot()
    def _measure(self) -> None:
        side = theme.px(24)
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(icons.pixmap(self._icon, "accent", side, ratio))
        self._arrow.setPixmap(icons.pixmap("chevron-right", "muted", theme.px(16), ratio))
        self._row.setContentsMargins(theme.px(18), theme.px(12), theme.px(18), theme.px(12))
        self._row.setSpacing(theme.px(18))


class StartPage(QWidget):
    """Where the app begins."""

    open_chosen = Signal()
    start_chosen = Signal()
    join_chosen = Signal()
    practice_chosen = Signal()
    workbook_chosen = Signal(object)
    """A recent workbook, by its path."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setObjectName("page")
        self.open = Choice(
            "folder-open", self.tr("Open a workbook"), self.tr("Continue a visit that is on this laptop.")
        )
        self.begin = Choice(
            "plus",
            self.tr("Start a visit"),
            self.tr("From a visit file with the area, the team and the weaknesses of the earlier letter."),
        )
        self.join = Choice(
            "users",
            self.tr("Join a visit"),
            self.tr("From the lead's hand-over file and the team's six words."),
        )
        self.practice = Choice(
            "graduation-cap",
            self.tr("Try the practice visit"),
            self.tr("The Liverpool revisit with invented notes. Nothing in it matters."),
        )
        self.recent = QVBoxLayout()
        self._recent_heading = Label(self.tr("Recent"), "strong")

        column = QVBoxLayout()
        column.addWidget(Label(self.tr("Welcome"), "title"))
        column.addWidget(Label(self.tr("Everything you write stays on this laptop, encrypted. No internet is needed.")))
        column.addSpacing(8)
        for choice in (self.open, self.begin, self.join, self.practice):
            column.addWidget(choice)
        column.addSpacing(8)
        column.addWidget(self._recent_heading)
        column.addLayout(self.recent)
        self._frame = QWidget(self)
        self._frame.setLayout(column)
        centre(self, self._frame)

        self.open.chosen.connect(self.open_chosen)
        self.begin.chosen.connect(self.start_chosen)
        self.join.chosen.connect(self.join_chosen)
        self.practice.chosen.connect(self.practice_chosen)
        theme.appearance.changed.connect(self._measure)
        self._measure()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the recent workbooks as they are now."""
        while (item := self.recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        paths = self._settings.recent()
        self._recent_heading.setVisible(bool(paths))
        for path in paths:
            button = Button(self.tr("{0}   in {1}").format(path.stem, path.parent.name), "lock", "plain")
            button.setToolTip(str(path))
            button.setProperty("path", str(path))
            button.clicked.connect(self._choose)
            self.recent.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    @Slot()
    def _choose(self) -> None:
        self.workbook_chosen.emit(Path(str(self.sender().property("path"))))

    @Slot()
    def _measure(self) -> None:
        self._frame.setFixedWidth(theme.px(WIDTH))
        self.setMinimumSize(QSize(0, 0))
