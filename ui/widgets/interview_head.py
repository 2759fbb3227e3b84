"""The head of the page Capture: which interview this is, with whom, where, since when; and what can be done with it."""

from datetime import datetime

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from inspector_app.domain.moments import is_moment
from inspector_app.domain.things import Interview
from inspector_app.domain.visit_kind import Witness
from ui import icons, theme
from ui.models.interviews import length_in_words, people_in_words, witness_in_words
from ui.models.notes import clock_time, day_and_time
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.elapsed import Elapsed
from ui.widgets.flow_layout import FlowRow
from ui.widgets.label import Label

_BRIEF_BELOW, _STACKED_BELOW = 1000, 620
"""Widths in pixels at 100 %: below the first, ways have no words; below the second, they stand under the title."""
_PILL, _PILL_ICON, _PILL_INSET, _PILL_GAP = 28, 16, 12, 7


class Pill(QWidget):
    """A symbol and a few words on a soft ground: not a switch, a fact."""

    def __init__(self, role: str = "accent", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._role = "", role
        self.text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.appearance.changed.connect(self.updateGeometry)

    def say(self, text: str, icon: str) -> None:
        """Show some words with their symbol."""
        if (text, icon) == (self.text, self._icon):
            return
        before = self.sizeHint()
        self.text, self._icon = text, icon
        self.setAccessibleName(text)
        if self.sizeHint() != before:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.current().font("small", strong=True)).horizontalAdvance(self.text) + 3
        return QSize(theme.px(2 * _PILL_INSET + _PILL_ICON + _PILL_GAP) + words, theme.px(_PILL))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().soft(self._role))
        painter.drawRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
        icon = QRect(theme.px(_PILL_INSET), 0, theme.px(_PILL_ICON), self.height())
        paint.symbol(painter, icon, self._icon, self._role, _PILL_ICON)
        painter.setFont(theme.current().font("small", strong=True))
        painter.setPen(theme.colour("text"))
        words = self.rect().adjusted(icon.right() + theme.px(_PILL_GAP), 0, -theme.px(_PILL_INSET) + 2, 0)
        shown = painter.fontMetrics().elidedText(self.text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class Line(Label):
    """Words that ask for one line and take more only where there is no room; Qt's own would ask for a block."""

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + 3
        return QSize(width, self.heightForWidth(width))


class InterviewHead(QWidget):
    """Title, witness, facts and a running clock; the ways to other interviews; what is left to do in this one."""

    list_wanted = Signal()
    new_wanted = Signal()
    end_wanted = Signal()
    """The interview shall end, or go on."""
    correct_wanted = Signal()
    write_ups_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Line("", "title", wrap=True)
        self.witness = Pill()
        self.facts = Line("", "muted", wrap=True)
        self.clock = Elapsed()
        self.all = Button(self.tr("All interviews"), "users-round", "plain")
        self.new = Button(self.tr("New interview"), "plus")
        self.end = Button(self.tr("End interview"), "check")
        self.correct = QToolButton()
        self.correct.setIcon(icons.icon("pencil"))
        self.correct.setAccessibleName(self.tr("Correct this interview"))
        self.correct.setToolTip(self.tr("Correct whom, title, setting or who was present"))
        self.untagged = Pill("gap")
        self.write_ups = Button("", "hourglass", "plain")

        self._names, self._ways, self._facts = FlowRow(self), FlowRow(self), FlowRow(self)
        for part in (self.title, self.correct):
            self._names.flow.addWidget(part)
        for control in (self.clock, self.all, self.new, self.end):
            self._ways.flow.addWidget(control)
        for fact in (self.witness, self.facts, self.untagged, self.write_ups):
            self._facts.flow.addWidget(fact)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addWidget(self._names, 1)
        self._top.addWidget(self._ways, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._top)
        self._column.addWidget(self._facts)

        self.all.clicked.connect(self.list_wanted)
        self.new.clicked.connect(self.new_wanted)
        self.end.clicked.connect(self.end_wanted)
        self.correct.clicked.connect(self.correct_wanted)
        self.write_ups.clicked.connect(self.write_ups_wanted)
        theme.appearance.changed.connect(self._measure)
        self._measure()
        self.show_write_ups(0, "")
        self.show_none("", "")

    def show_interview(self, interview: Interview, witness: Witness) -> None:
        """Say which interview is chosen."""
        self.title.setText(interview.label)
        self.witness.say(witness_in_words(witness), witness.icon)
        started = self.tr("started {0}").format(day_and_time(interview.started)) if interview.started else ""
        ended = self.tr("ended {0}").format(clock_time(interview.ended)) if interview.ended else ""
        lasted = length_in_words(interview)
        people = people_in_words(interview.people)
        code = interview.code if interview.code != interview.label else ""
        facts = [interview.setting or "", people, code or "", started, f"{ended} ({lasted})" if lasted else ended]
        self.facts.setText(" · ".join(fact for fact in facts if fact))
        self.end.setText(self.tr("Go on") if interview.ended else self.tr("End interview"))
        running = interview.started if not interview.ended and is_moment(interview.started or "") else None
        self.clock.run_since(datetime.fromisoformat(running) if running else None)
        self._show_parts(chosen=True)

    def show_none(self, title: str, facts: str) -> None:
        """Say that no interview is chosen."""
        self.title.setText(title)
        self.facts.setText(facts)
        self.clock.run_since(None)
        self.show_untagged(0)
        self._show_parts(chosen=False)

    def show_untagged(self, count: int) -> None:
        """Say how many notes of the interview are held against no weakness."""
        if count:
            self.untagged.say(self.tr("{0} not tagged").format(count), "circle-dashed")
        self.untagged.setVisible(bool(count))

    def show_write_ups(self, count: int, oldest: str) -> None:
        """Say how many notes wait to be written up, and since when the oldest does."""
        told = self.tr("{0} to write up · oldest {1}").format(count, oldest) if count else ""
        if told != self.write_ups.text():
            self.write_ups.setText(told)
        self.write_ups.setVisible(bool(count))

    def _show_parts(self, *, chosen: bool) -> None:
        for part in (self.witness, self.end, self.correct, self.all):
            part.setVisible(chosen)
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share_room()

    def _share_room(self) -> None:
        """Show the ways by their symbols where there is little room, and below the words where there is still less."""
        brief = self.width() < theme.px(_BRIEF_BELOW) and not self.end.isHidden()
        for button, words in ((self.all, self.tr("All interviews")), (self.new, self.tr("New interview"))):
            button.setText("" if brief else words)
            button.setToolTip(words if brief else "")
            button.setAccessibleName(words)
        stacked = self.width() < theme.px(_STACKED_BELOW)
        direction = QBoxLayout.Direction
        self._top.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)

    @Slot()
    def _measure(self) -> None:
        self._top.setSpacing(theme.px(16))
        self._column.setSpacing(theme.px(2))
        self._names.flow.setSpacing(theme.px(10))
        self._ways.flow.setSpacing(theme.px(8))
        self._facts.flow.setSpacing(theme.px(8))
        self.correct.setIconSize(QSize(theme.px(16), theme.px(16)))
        self._share_room()
