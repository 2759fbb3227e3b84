"""The earlier wordings of a note, to be read: by whom, when, and every word that differs from the one before."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from inspector_app.domain.word_difference import Run, Said, difference
from inspector_app.services.wordings import Wording, wordings
from ui import actions, theme
from ui.context import AppContext
from ui.models.notes import day_and_time
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.difference_label import DifferenceLabel
from ui.widgets.label import Label
from ui.widgets.note_table import NoteTable
from ui.widgets.timeline import Timeline

_HIGHEST = 240
"""Pixels at 100 % beyond which the wordings scroll."""


class EarlierWordings(Card):
    """Stands beside a list of notes; its key and its entry in the menu of that list show the chosen note's wordings."""

    left = Signal()

    def __init__(self, context: AppContext, view: Timeline | NoteTable, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=12)
        self._context = context
        self._view = view
        self._subject: UUID | None = None
        self.action = actions.of_page("note.wordings", view, self._show_chosen)
        self.close_card = Button(self.tr("Close"), kind="plain")
        self.explained = Label(self.tr("Struck through: removed. Underlined: added."), "muted", wrap=True)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Wordings"), "heading"))
        head.addWidget(self.explained, 1)
        head.addWidget(self.close_card)
        self.body.addLayout(head)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setProperty("ground", "none")
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.tr("Wordings"))
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body.addWidget(self.area)
        self.close_card.clicked.connect(self._leave)
        context.changed.connect(self._refresh)
        theme.appearance.changed.connect(self._fit)
        self.hide()

    @Slot()
    def _show_chosen(self) -> None:
        index = self._view.currentIndex()
        if index.isValid():
            self._subject = self._view.notes.note(index.row()).subject
            self._read()
            self.area.setFocus()

    @Slot()
    def _refresh(self) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        found = self._context.do(wordings, self._subject) if self._subject is not None else None
        if found is None:
            self.hide()
            return
        self._show(found)
        self.show()

    def _show(self, found: tuple[Wording, ...]) -> None:
        """Show the wordings, the newest in front, each against the one before it."""
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, theme.px(6), 0)
        column.setSpacing(theme.px(4))
        before = ""
        parts: list[tuple[Label, DifferenceLabel]] = []
        for place, wording in enumerate(found):
            text = self.tr("[erased]") if wording.text is None else wording.text
            runs = difference(before, text) if place and before else (Run(Said.SAME, text),)
            head = [self.tr("Now") if wording.shows else self.tr("Earlier"), wording.by, day_and_time(wording.at)]
            words = DifferenceLabel()
            words.show_runs(runs)
            parts.append((Label(" · ".join(part for part in head if part), "muted", wrap=True), words))
            before = text
        for head_label, words in reversed(parts):
            column.addWidget(head_label)
            column.addWidget(words)
        column.addStretch(1)
        self.explained.setVisible(len(found) > 1)
        self.area.setWidget(ground)
        ground.setAutoFillBackground(False)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Be as high as the wordings need, up to a bound."""
        ground = self.area.widget()
        if ground is not None:
            room = self.width() - 2 * theme.px(12) - theme.px(16)
            needed = min(ground.heightForWidth(max(room, 1)), theme.px(_HIGHEST))
            self.area.setFixedHeight(needed + 2 * self.area.frameWidth() + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the card."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _leave(self) -> None:
        self.hide()
        self._view.setFocus()
        self.left.emit()
