"""Finding the notes that could stand behind a paragraph: held against its weakness, against it, or all the others."""

from collections.abc import Hashable
from enum import Enum, auto
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from inspector_app.domain.evidence import NoteRow
from ui import theme, units
from ui.models import evidence
from ui.models.evidence import Beside, Searched
from ui.models.rows import Row
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.evidence_list import EvidenceList
from ui.widgets.flow_layout import FlowRow
from ui.widgets.label import Label
from ui.widgets.scrolled import reveal_rows

TIME = 46
_LINES = 4


class Scope(Enum):
    """Which notes are looked for."""

    HELD = auto()
    AGAINST = auto()
    OTHERS = auto()


class EvidenceFinder(QWidget):
    """A field, three chips that say among which notes, and the list of those found."""

    wanted = Signal(object)
    """These notes (a list of ids) shall be linked."""
    others_wanted = Signal()
    """The notes that are not held against the weakness are needed."""
    left = Signal()
    """Escape: back to the paragraph."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beside: Beside | None = None
        self._others: Searched | None = None
        self._against = Searched()
        self._speaking: frozenset[UUID] = frozenset()
        self._shown: dict[UUID, NoteRow] = {}
        self._numbers: dict[UUID, list[int]] = {}

        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Link a note: type to find it"))
        self.search.setAccessibleName(self.tr("Find a note to link"))
        self.search.setClearButtonEnabled(True)
        self.link = Button(self.tr("Link"), "link")
        self.link.setToolTip(self.tr("Link the chosen notes to the paragraph (Ctrl+L), or drag them there"))
        self.chips = {
            Scope.HELD: Chip(self.tr("Held"), "list"),
            Scope.AGAINST: Chip(self.tr("Against"), "triangle-alert", "gap"),
            Scope.OTHERS: Chip(self.tr("Others"), "search"),
        }
        for scope, tip in (
            (Scope.HELD, self.tr("Notes held against this weakness")),
            (Scope.AGAINST, self.tr("Notes that speak against this paragraph and are linked nowhere")),
            (Scope.OTHERS, self.tr("Other notes: those not held against this weakness")),
        ):
            self.chips[scope].setToolTip(tip)
            self.chips[scope].setAccessibleDescription(tip)
        self.exact = QCheckBox(self.tr("This sentence only"), self)
        self.sentence = Label("", "muted", wrap=True)
        self.hint = Label("", "muted", wrap=True)
        self.candidates = EvidenceList(TIME, most_lines=_LINES)
        self.candidates.setAccessibleName(self.tr("Notes that can be linked"))
        self._group = QButtonGroup(self)
        row = FlowRow(self)
        for number, chip in enumerate(self.chips.values()):
            self._group.addButton(chip, number)
            row.flow.addWidget(chip)
        self.chips[Scope.HELD].setChecked(True)

        find = QHBoxLayout()
        find.addWidget(self.search, 1)
        find.addWidget(self.link)
        below = QHBoxLayout()
        below.addWidget(self.hint, 1)
        below.addWidget(self.exact)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(find)
        self._column.addWidget(row)
        self._column.addLayout(below)
        self._column.addWidget(self.sentence)
        self._column.addWidget(self.candidates, 1)

        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self.link_chosen)
        self.link.clicked.connect(self.link_chosen)
        self.candidates.chosen.connect(self.link_chosen)
        self.candidates.moved.connect(self._enable)
        self.exact.toggled.connect(self.sentence.setVisible)
        self._group.buttonToggled.connect(self._turn)
        self.sentence.hide()
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @property
    def scope(self) -> Scope:
        """Which notes are looked for."""
        return next(scope for scope, chip in self.chips.items() if chip.isChecked())

    @property
    def tab_order(self) -> tuple[QWidget, ...]:
        """The controls in the order in which one reads them."""
        return self.search, self.link, *self.chips.values(), self.exact, self.candidates

    def note(self, key: Hashable) -> NoteRow | None:
        """Return a note that is offered."""
        return self._shown.get(key) if isinstance(key, UUID) else None

    def show_beside(self, beside: Beside) -> None:
        """Offer what could stand behind another paragraph, or behind this one as the record is now."""
        if self._beside is not None and beside.rank != self._beside.rank:
            self._others = None
            self.chips[Scope.HELD].setChecked(True)
            self.search.clear()
            self.exact.setChecked(False)
        self._beside = beside
        self._numbers = evidence.behind(beside.findings)
        self._against = Searched(beside.against())
        self._speaking = frozenset(note.subject for note in self._against.notes)
        for scope, words, notes in (
            (Scope.HELD, self.tr("Held {0}"), beside.held.notes),
            (Scope.AGAINST, self.tr("Against {0}"), self._against.notes),
        ):
            self.chips[scope].set_label(words.format(f"{len(notes):,}"))
        self._filter()

    def show_others(self, others: Searched) -> None:
        """Take the notes that are not held against the weakness."""
        self._others = others
        self._filter()

    def forget_others(self) -> None:
        """Take note that the other notes are not as they were."""
        self._others = None
        if self.scope is Scope.OTHERS:
            self.others_wanted.emit()

    def show_sentence(self, sentence: str) -> None:
        """Show the sentence that a link would name."""
        self.sentence.setText(f"“{sentence}”" if sentence else self.tr("Put the cursor into a sentence."))

    def tell_linked(self) -> None:
        """Say that what was chosen is linked; the field is empty for the next note, and Enter there links no other."""
        if self.search.hasFocus() or not self.candidates.rows.rows:
            self.search.clear()
            self.candidates.setCurrentIndex(QModelIndex())
            self.candidates.clearSelection()
        self.hint.setText(" ".join((self.tr("Linked."), self.hint.text())))
        told = QAccessibleAnnouncementEvent(self.hint, self.hint.text())
        told.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(told)
        self._see_found()

    @Slot()
    def link_chosen(self) -> None:
        """Ask for the chosen notes to be linked."""
        if keys := self.candidates.keys:
            self.wanted.emit(keys)

    @Slot(object, bool)
    def _turn(self, _: object, on: bool) -> None:
        if on:
            self._filter()

    @Slot()
    def _filter(self) -> None:
        if self._beside is None:
            return
        among = {Scope.HELD: self._beside.held, Scope.AGAINST: self._against, Scope.OTHERS: self._others}[self.scope]
        if among is None:
            self.candidates.show_made((), self._row)
            self.hint.setText(self.tr("Reading the other notes…"))
            self.others_wanted.emit()
            return
        words = self.search.text().lower().split()
        subject = self._beside.current.subject if self._beside.current else None
        found = evidence.linkable(self._beside.findings, subject, among, words)
        self._shown = {note.subject: note for note in found}
        self.candidates.show_made(found, self._row, words)
        if found and words:
            self.candidates.select_first()
        self.hint.setText(self._hinted(len(found), filtered=bool(words)))
        self._enable()
        self._see_found()

    def _see_found(self) -> None:
        """Keep the first note found in view with the field: Enter there links it."""
        if self.search.hasFocus():
            reveal_rows(self.search, self.candidates)

    def _row(self, note: NoteRow) -> Row:
        return evidence.candidate(note, self._numbers.get(note.subject, ()), against=note.subject in self._speaking)

    def _hinted(self, count: int, *, filtered: bool) -> str:
        if filtered:
            none = self.tr("No note here has these words; look among the others.")
            return self._counted(count) if count else none
        unit = units.current().short
        match self.scope:
            case Scope.HELD if self._beside is not None and not self._beside.held.notes:
                return self.tr("No note is held against this {0} yet; others can be linked all the same.").format(unit)
            case Scope.HELD if not count:
                return self.tr("Every note held against this {0} is linked here.").format(unit)
            case Scope.AGAINST if not count:
                return self.tr("No note that is not linked speaks against this paragraph.")
            case Scope.AGAINST:
                return self.tr("They say the opposite and are linked to no paragraph of this {0}.").format(unit)
            case Scope.OTHERS:
                return self.tr("{0} not held against this {1}").format(self._counted(count), unit)
        return self.tr("{0} not linked here").format(self._counted(count))

    def _counted(self, count: int) -> str:
        return self.tr("1 note") if count == 1 else self.tr("{0} notes").format(f"{count:,}")

    @Slot()
    def _enable(self) -> None:
        there = self._beside is not None and self._beside.current is not None
        self.link.setEnabled(there and self.candidates.selectionModel().hasSelection())

    @Slot()
    def link_current(self) -> None:
        """Link what is chosen below; where the focus is elsewhere, go to the field that finds a note."""
        if self.candidates.hasFocus() or self.search.hasFocus():
            self.link_chosen()
        else:
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()
            self._see_found()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows walk through the notes while words are typed, and Escape go back to the paragraph."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.candidates.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _measure(self) -> None:
        self._column.setSpacing(theme.px(6))
        self.candidates.setMinimumHeight(theme.px(110))
