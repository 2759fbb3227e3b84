"""The notes beside a paragraph: linked ones above, and below those that are held against the weakness and could be."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from inspector_app.domain.evidence import NoteRow
from inspector_app.domain.things import Finding
from ui import theme, units
from ui.models import evidence
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.row_list import RowList

_TIME, _LINES = 46, 4


class EvidencePanel(QWidget):
    """Shows evidence and asks for links; the page that owns it makes them."""

    wanted = Signal(object)
    """This note (its id) shall be linked."""
    unwanted = Signal(object)
    """This link (Evidence) shall be taken away."""
    left = Signal()
    """Escape: back to the paragraph."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: Sequence[Finding] = ()
        self._notes: Mapping[UUID, NoteRow] = {}
        self._rank = 0
        self._current: Finding | None = None

        self.title = Label(self.tr("Linked evidence"), "heading")
        self.count = Label("", "muted", wrap=True)
        self.unlink = Button(self.tr("Unlink"), "x")
        self.linked = RowList(_TIME)
        self.linked.setAccessibleName(self.tr("Linked evidence"))
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Link a note: type to find it"))
        self.search.setAccessibleName(self.tr("Find a note to link"))
        self.search.setClearButtonEnabled(True)
        self.link = Button(self.tr("Link"), "link")
        self.link.setToolTip(self.tr("Link the note to the paragraph (Ctrl+L)"))
        self.candidates = RowList(_TIME, most_lines=_LINES)
        self.candidates.setAccessibleName(self.tr("Notes that can be linked"))
        self.exact = QCheckBox(self.tr("This sentence only"), self)
        self.sentence = Label("", "muted", wrap=True)
        self.hint = Label("", "muted", wrap=True)

        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.unlink)
        find = QHBoxLayout()
        find.addWidget(self.search, 1)
        find.addWidget(self.link)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(head)
        self._column.addWidget(self.count)
        self._column.addWidget(self.linked, 5)
        self._column.addLayout(find)
        below = QHBoxLayout()
        below.addWidget(self.hint, 1)
        below.addWidget(self.exact)
        self._column.addLayout(below)
        self._column.addWidget(self.sentence)
        self._column.addWidget(self.candidates, 6)

        self.search.installEventFilter(self)
        self.candidates.installEventFilter(self)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self.candidates.choose_current)
        self.link.clicked.connect(self.candidates.choose_current)
        self.candidates.chosen.connect(self.wanted)
        self.candidates.moved.connect(self._enable)
        self.linked.moved.connect(self._enable)
        self.linked.removed.connect(self.unwanted)
        self.unlink.clicked.connect(self._unlink)
        self.exact.toggled.connect(self.sentence.setVisible)
        self.sentence.hide()
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @property
    def tab_order(self) -> tuple[QWidget, ...]:
        """The controls in the order in which one reads them."""
        return self.unlink, self.linked, self.search, self.link, self.exact, self.candidates

    def show_evidence(
        self, findings: Sequence[Finding], current: Finding | None, rank: int, notes: Mapping[UUID, NoteRow]
    ) -> None:
        """Show what is behind the current paragraph, and what could be."""
        self._findings, self._current, self._rank, self._notes = findings, current, rank, notes
        rows = evidence.linked(current, notes) if current is not None else []
        self.linked.show_rows(rows)
        self.count.setText(self._counted(len(rows)))
        self._filter()

    def show_sentence(self, sentence: str) -> None:
        """Show the sentence that a link would name."""
        self.sentence.setText(f"“{sentence}”" if sentence else self.tr("Put the cursor into a sentence."))

    def _counted(self, count: int) -> str:
        if self._current is None:
            return self.tr("Write the paragraph first; then link the notes behind it.")
        number = next(n for n, one in enumerate(self._findings, 1) if one.subject == self._current.subject)
        if count == 0:
            return self.tr("Paragraph {0} has no evidence yet.").format(number)
        return self.tr("Behind paragraph {0}").format(number)

    @Slot()
    def _filter(self) -> None:
        words = self.search.text().lower().split()
        subject = self._current.subject if self._current else None
        rows, count = evidence.linkable(self._findings, subject, self._rank, self._notes.values(), words)
        self.candidates.show_rows(rows, words)
        if rows and words:
            self.candidates.select_first()
        unit = units.current().short
        if count > len(rows):
            said = self.tr("{0} of {1} notes held against this {2}; type to find more")
            self.hint.setText(said.format(len(rows), f"{count:,}", unit))
        elif rows:
            said = self.tr("1 note held against this {1}") if count == 1 else self.tr("{0} notes held against this {1}")
            self.hint.setText(said.format(count, unit))
        elif words:
            self.hint.setText(self.tr("No note held against this {0} has these words.").format(unit))
        else:
            self.hint.setText(self.tr("Every note held against this {0} is linked here.").format(unit))
        self._enable()

    @Slot()
    def _enable(self) -> None:
        self.unlink.setEnabled(self.linked.selectionModel().hasSelection())
        self.link.setEnabled(self._current is not None and self.candidates.selectionModel().hasSelection())

    @Slot()
    def _unlink(self) -> None:
        if self.linked.current_key is not None:
            self.unwanted.emit(self.linked.current_key)

    @Slot()
    def link_current(self) -> None:
        """Link the note that is current below; where none is, go to the field that finds one."""
        if self.candidates.hasFocus() or self.search.hasFocus():
            self.candidates.choose_current()
        else:
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows walk through the notes while words are typed, and Escape go back to the paragraph."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            if watched is self.search and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.candidates.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _measure(self) -> None:
        self._column.setSpacing(theme.px(8))
        for view in (self.linked, self.candidates):
            view.setMinimumHeight(theme.px(110))
