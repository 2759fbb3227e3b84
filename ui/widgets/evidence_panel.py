"""The notes beside a paragraph: linked ones above, how many they are, and below those that could be linked."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from inspector_app.domain.evidence import NoteRow
from inspector_app.domain.things import Evidence
from ui import theme
from ui.models import evidence
from ui.models.evidence import Beside
from ui.models.rows import Row
from ui.widgets.button import Button
from ui.widgets.evidence_finder import TIME, EvidenceFinder
from ui.widgets.evidence_list import EvidenceList
from ui.widgets.evidence_reader import EvidenceReader
from ui.widgets.label import Label
from ui.widgets.scrolled import reveal

_MOST_CLAIMS = 4
_HIGH = 180
"""Pixels at 100 % for each linked note that is seen at once."""


class EvidencePanel(QWidget):
    """Shows evidence and asks for links; the page that owns it makes them."""

    wanted = Signal(object)
    """These notes (a list of ids) shall be linked."""
    unwanted = Signal(object)
    """These links (a list of Evidence) shall be taken away."""
    others_wanted = Signal()
    """The notes that are not held against the weakness are needed."""
    note_chosen = Signal(object)
    """A note (its id) is wanted where it was taken."""
    left = Signal()
    """Escape: back to the paragraph."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beside: Beside | None = None
        self._read_from: EvidenceList | None = None

        self.title = Label(self.tr("Linked evidence"), "heading", wrap=True)
        self.count = Label("", "muted", wrap=True)
        self.unlink = Button(self.tr("Unlink"), "x")
        self.linked = EvidenceList(TIME, most_lines=1, linked=True)
        self.linked.setAccessibleName(self.tr("Linked evidence"))
        self.claims = Label("", "muted", wrap=True)
        self.unbacked = Label("", "warning", wrap=True)
        self.finder = EvidenceFinder(self)
        self.search, self.link, self.candidates = self.finder.search, self.finder.link, self.finder.candidates
        self.exact, self.sentence, self.hint = self.finder.exact, self.finder.sentence, self.finder.hint
        self.reader = EvidenceReader(self)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.unlink)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(head)
        self._column.addWidget(self.count)
        self._column.addWidget(self.linked)
        self._column.addWidget(self.claims)
        self._column.addWidget(self.unbacked)
        self._column.addWidget(self.finder, 7)
        self._column.addWidget(self.reader, 4)

        self.finder.wanted.connect(self.wanted)
        self.finder.others_wanted.connect(self.others_wanted)
        self.finder.left.connect(self._leave)
        self.linked.removed.connect(self._unlink)
        self.unlink.clicked.connect(self._unlink)
        self.reader.note_chosen.connect(self.note_chosen)
        self.reader.closing.connect(self._go_back)
        self.reader.closed.connect(self._make_room)
        for view in (self.linked, self.candidates):
            view.read.connect(self._read)
            view.asked.connect(self._show_menu)
            view.moved.connect(self._follow)
            view.left.connect(self._leave)
        self.linked.chosen.connect(self._read_linked)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @property
    def tab_order(self) -> tuple[QWidget, ...]:
        """The controls in the order in which one reads them."""
        reader = self.reader
        return self.unlink, self.linked, *self.finder.tab_order, reader.close_it, reader.text, reader.go

    def show_evidence(self, beside: Beside) -> None:
        """Show what is behind the current paragraph, and what could be."""
        if self._beside is not None and beside.rank != self._beside.rank:
            self.reader.leave()
        self._beside = beside
        rows = evidence.linked(beside.current, beside.notes) if beside.current is not None else []
        self.linked.show_made(rows, _as_it_is)
        said = self._counted(beside, len(rows))
        self.count.setText(said)
        self.count.setVisible(bool(said))
        self.unlink.setVisible(bool(rows))
        self._make_room()
        behind = self.tr("Linked evidence, paragraph {0}").format(beside.number)
        self.title.setText(behind if beside.number else self.tr("Linked evidence"))
        self._show_claims(beside)
        self.finder.show_beside(beside)
        self._follow()

    def _show_claims(self, beside: Beside) -> None:
        claims = beside.claims()[:_MOST_CLAIMS]
        for label, found in (
            (self.claims, [one for one in claims if one[1].notes]),
            (self.unbacked, [one for one in claims if not one[1].notes]),
        ):
            label.setText("\n".join(evidence.claimed(*one) for one in found))
            label.setVisible(bool(found))

    def show_sentence(self, sentence: str) -> None:
        """Show the sentence that a link would name."""
        self.finder.show_sentence(sentence)

    def tell_linked(self, notes: Sequence[UUID]) -> None:
        """Say that notes were linked, with the first of them in view above."""
        keys = [row.key for row in self.linked.rows.rows]
        self.linked.make_current(next((key for key in keys if isinstance(key, Evidence) and key.note in notes), None))
        reveal(self.linked)
        self.finder.tell_linked()

    @Slot()
    def link_current(self) -> None:
        """Link what is chosen, or go to where a note is found."""
        if self.finder.isHidden():
            self.reader.leave()
        self.finder.link_current()

    def _counted(self, beside: Beside, count: int) -> str:
        if beside.current is None:
            return self.tr("Write the paragraph first; then link the notes behind it.")
        if count == 0:
            return self.tr("Paragraph {0} has no evidence yet: drag notes to it, or press Ctrl+L.").format(
                beside.number
            )
        return ""

    @Slot()
    def _unlink(self) -> None:
        if links := [key for key in self.linked.keys if isinstance(key, Evidence)]:
            self.unwanted.emit(links)

    # Reading a note in full

    def _note(self, view: EvidenceList) -> NoteRow | None:
        key = view.current_key
        if isinstance(key, Evidence):
            return self._beside.notes.get(key.note) if self._beside is not None else None
        return self.finder.note(key)

    @Slot()
    def _read(self) -> None:
        view = self.sender()
        self._read_in(self.linked if view is self.linked else self.candidates)

    @Slot()
    def _read_linked(self) -> None:
        self._read_in(self.linked)

    def _read_in(self, view: EvidenceList) -> None:
        if (note := self._note(view)) is not None:
            self._read_from = view
            self.reader.show_note(note)
            self._make_room()

    def _make_room(self) -> None:
        """While a note is read in full, only the list that it stands in is beside it; an empty list takes no room."""
        reading = not self.reader.isHidden()
        self.linked.setVisible(bool(self.linked.rows.rows) and (not reading or self._read_from is self.linked))
        self.finder.setVisible(not reading or self._read_from is not self.linked)

    @Slot()
    def _follow(self) -> None:
        """Show the note that is current now, where one is shown in full."""
        self.unlink.setEnabled(self.linked.selectionModel().hasSelection())
        view = next((one for one in (self.linked, self.candidates) if one.hasFocus()), self._read_from)
        if not self.reader.isHidden() and view is not None and (note := self._note(view)) is not None:
            self._read_from = view
            self.reader.show_note(note)

    @Slot()
    def _leave(self) -> None:
        """Close the note that is read in full; where none is, go back to the paragraph."""
        if self.reader.isHidden():
            self.left.emit()
        else:
            self.reader.leave()

    @Slot()
    def _go_back(self) -> None:
        """Go to the list that the note stands in, unless the focus is in the paragraph."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            (self._read_from or self.candidates).setFocus()

    @Slot()
    def _go(self) -> None:
        if self._read_from is not None and (note := self._note(self._read_from)) is not None:
            self.note_chosen.emit(note.subject)

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        """Show what can be done with the chosen notes."""
        self.menu_of(self.linked if self.sender() is self.linked else self.candidates).popup(place)

    def menu_of(self, view: EvidenceList) -> QMenu:
        """Return the menu of a list; it deletes itself."""
        self._read_from = view
        menu = QMenu(view)
        menu.aboutToHide.connect(menu.deleteLater)
        if view is self.linked:
            menu.addAction(self.tr("Unlink")).triggered.connect(self._unlink)
        else:
            link = menu.addAction(self.tr("Link"))
            link.triggered.connect(self.finder.link_chosen)
            link.setEnabled(self.link.isEnabled())
        menu.addAction(self.tr("Read in full (Space)")).triggered.connect(self._read_current)
        menu.addAction(self.tr("Open in Capture")).triggered.connect(self._go)
        return menu

    @Slot()
    def _read_current(self) -> None:
        self._read_in(self._read_from or self.candidates)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    @Slot()
    def _measure(self) -> None:
        """Give the linked notes a few lines, as there is room; the list one chooses from has the rest."""
        self._column.setSpacing(theme.px(6))
        self.linked.set_most(min(max(self.height() // theme.px(_HIGH), 2), 6))


def _as_it_is(row: Row) -> Row:
    return row
