"""One note in full, below the lists that show its first lines; from here one goes to where it was taken."""

from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QWidget

from inspector_app.domain.evidence import NoteRow
from ui import theme
from ui.models.evidence import described
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label


class EvidenceReader(Card):
    """Shows a note until it is closed."""

    note_chosen = Signal(object)
    """The note (its id) is wanted where it was taken."""
    closing = Signal()
    """It is about to be closed, and may have the focus."""
    closed = Signal()
    shown = Signal(bool)
    """It is there now, or not any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, inset=10)
        self._note: UUID | None = None
        self.source = Label("", "muted", wrap=True)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setAccessibleName(self.tr("The note in full"))
        self.go = Button(self.tr("Open in Capture"), "message-square-text")
        self.close_it = Button("", "x", "plain")
        self.close_it.setToolTip(self.tr("Close"))
        self.close_it.setAccessibleName(self.tr("Close the note"))
        head = QHBoxLayout()
        head.addWidget(self.source, 1)
        head.addWidget(self.close_it)
        self.body.addLayout(head)
        self.body.addWidget(self.text)
        foot = QHBoxLayout()
        foot.addWidget(self.go)
        foot.addStretch()
        self.body.addLayout(foot)
        self.go.clicked.connect(self._go)
        self.close_it.clicked.connect(self.leave)
        theme.appearance.changed.connect(self._fit)
        self._fit()
        self.hide()

    def show_note(self, note: NoteRow) -> None:
        """Show a note from its first line."""
        self._note = note.subject
        self.source.setText(described(note))
        if self.text.toPlainText() != note.text:
            self.text.setPlainText(note.text)
        self.show()
        self.shown.emit(True)

    @Slot()
    def _go(self) -> None:
        self.note_chosen.emit(self._note)

    @Slot()
    def leave(self) -> None:
        """Close the note."""
        if not self.isHidden():
            self.closing.emit()
            self.hide()
            self.shown.emit(False)
            self.closed.emit()

    @Slot()
    def _fit(self) -> None:
        self.text.setFont(theme.current().font())
        self.text.setMinimumHeight(theme.px(92))
