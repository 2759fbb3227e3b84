"""One paragraph of the findings: its field, what evidence stands behind it, and what was typed but is not kept."""

from uuid import UUID

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from inspector_app.domain import sentences
from inspector_app.domain.things import Finding
from inspector_app.services.drafts import Draft
from inspector_app.services.findings import Paragraph
from ui import icons, theme
from ui.models.notes import day_and_time
from ui.widgets import evidence_drag
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.paragraph_edit import ParagraphEdit
from ui.widgets.paragraph_menu import ParagraphMenu

_DRAFT_AFTER, _DRAFT_AT_LATEST = 400, 1000
"""Milliseconds of rest after which a draft is told, and the longest that typing on can put it off."""


class ParagraphCard(QFrame):
    """Shows a finding, or a paragraph that is not in the record yet; it keeps nothing itself."""

    begun = Signal()
    """The first character was changed since the paragraph was last in the record."""
    typed = Signal()
    """The text is another."""
    rested = Signal()
    """Typing rests, or has gone on for long: a draft is due."""
    entered = Signal()
    """The next paragraph is wanted."""
    lit = Signal(bool)
    """The paragraph has, or has lost, the focus."""
    moved = Signal()
    """The cursor is elsewhere."""
    deciding = Signal()
    """The decision about the paragraph is wanted."""
    deleting = Signal()
    stepping = Signal(int)
    """The paragraph shall be moved by so many places."""
    splitting = Signal(int)
    """The paragraph shall be split at this place, in characters."""
    joining = Signal()
    """The paragraph shall be joined with the one before."""
    dropped = Signal(object, str)
    """Notes (a QMimeData) were dropped on a sentence (its words), or on the paragraph ("")."""
    kept = Signal()
    """What was typed earlier shall be kept."""
    thrown = Signal()
    """What was typed earlier shall be thrown away."""

    def __init__(self, subject: UUID, after: UUID | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.subject, self.after = subject, after
        self.finding: Finding | None = None
        self.seen: tuple[str, ...] = ()
        self.shown = ""
        self._latest_in_record: Paragraph | None = None
        self.started = ""
        self.dirty = False
        self.offered = False
        self._known = ""
        self._sign = ("", "")
        self._unsupported = ""
        self._chosen = self._aimed = False
        self.setAcceptDrops(True)
        self.setProperty("card", "framed")
        self.setFrameShape(QFrame.Shape.StyledPanel)  # for the look without a style sheet

        self.edit = ParagraphEdit(self)
        self.edit.setPlaceholderText(self.tr("Write what you found…"))
        self._picture = QLabel(self)
        self.evidence = Label("", "muted", wrap=True)
        self.words = Label("", "muted")
        self.decide = Button(self.tr("Decide…"), kind="plain")
        self.offer = Label("", "warning", wrap=True)
        self.keep = Button(self.tr("Keep"), "check")
        self.throw = Button(self.tr("Throw away"), kind="plain")
        self.delete = Button("", "trash-2", "plain")
        self.delete.setToolTip(self.tr("Delete this paragraph"))
        self.more = Button("", "chevron-down", "plain")
        self.more.setToolTip(self.tr("Move, split or join this paragraph"))
        self.menu = ParagraphMenu(self)
        self.more.clicked.connect(self._show_menu)
        self._offered = QWidget(self)
        offer = QHBoxLayout(self._offered)
        offer.setContentsMargins(0, 0, 0, 0)
        offer.addWidget(self.offer, 1)
        for button in (self.keep, self.throw):
            offer.addWidget(button)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._picture)
        self._foot.addWidget(self.evidence, 1)
        for part in (self.decide, self.words, self.more, self.delete):
            self._foot.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.edit)
        self._column.addWidget(self._offered)
        self._column.addLayout(self._foot)

        self._rest, self._latest = QTimer(self), QTimer(self)
        for timer, length in ((self._rest, _DRAFT_AFTER), (self._latest, _DRAFT_AT_LATEST)):
            timer.setSingleShot(True)
            timer.setInterval(length)
            timer.timeout.connect(self._tell_draft)
        self.edit.textChanged.connect(self._type)
        self.edit.cursorPositionChanged.connect(self._move)
        self.edit.entered.connect(self.entered)
        self.edit.lit.connect(self._light)
        self.edit.splitting.connect(self.splitting)
        self.edit.joining.connect(self.joining)
        self.edit.aimed.connect(self._aim)
        self.edit.dropped.connect(self.dropped)
        self.decide.clicked.connect(self.deciding)
        self.delete.clicked.connect(self.deleting)
        self.keep.clicked.connect(self.kept)
        self.throw.clicked.connect(self.thrown)
        theme.appearance.changed.connect(self._measure)
        self._measure()
        self._show_state()

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.edit.toPlainText()

    def freeze(self, why: str) -> None:
        """Let nothing be changed, and say why to who types; nothing lets it be changed again."""
        self.edit.freeze(why)
        for button in (self.more, self.delete):
            button.setDisabled(bool(why))

    def show_number(self, number: int, count: int) -> None:
        """Say which paragraph this is, and of how many."""
        self.menu.show_place(number, count)
        self.more.setAccessibleName(self.tr("Move, split or join paragraph {0}").format(number))
        self.edit.setAccessibleName(self.tr("Paragraph {0}").format(number))
        self.decide.setAccessibleName(self.tr("Decide about paragraph {0}").format(number))
        self.delete.setAccessibleName(self.tr("Delete paragraph {0}").format(number))

    def show_finding(self, paragraph: Paragraph) -> None:
        """Show a finding as it is in the record; what is being typed stays, and goes on from what it began with."""
        self._latest_in_record = paragraph
        self.finding = paragraph.finding
        if not self.dirty:
            self.seen, self.shown = paragraph.seen, paragraph.finding.text
            if self.text != self.shown:
                self._put(self.shown)
        self._mark()
        self._show_state()

    def rest_on(self, paragraph: Paragraph) -> None:
        """Take note that what was typed is in the record now."""
        self.dirty = self.offered = False
        self._hold_draft()
        self.show_finding(paragraph)

    def forget_typing(self) -> None:
        """Show the paragraph as it is in the record again."""
        self.dirty = self.offered = False
        self._hold_draft()
        if self._latest_in_record is not None:
            self.show_finding(self._latest_in_record)

    def offer_draft(self, draft: Draft) -> None:
        """Show what was typed earlier and not kept; it stays a draft until it is chosen or typed on."""
        self._put(draft.text)
        self.seen, self.started = draft.seen, draft.started
        self.shown = str(draft.rest.get("shown") or "")
        self.dirty = self.offered = True
        self.offer.setText(self.tr("Typed {0} and not saved yet").format(day_and_time(draft.at)))
        self._show_state()

    def _put(self, text: str) -> None:
        self._known = text
        self.edit.put(text)
        self._mark()
        self.typed.emit()

    @Slot()
    def _type(self) -> None:
        text = self.text
        if text == self._known:  # put there, or another font: Qt calls both a change of the text
            return
        self._known = text
        if not self.dirty:
            self.dirty = True
            self.begun.emit()
        if self.offered:
            self.offered = False
            self._show_state()
        self._rest.start()
        if not self._latest.isActive():
            self._latest.start()
        self._mark()
        self.typed.emit()

    @Slot()
    def _move(self) -> None:
        self._mark()
        self.moved.emit()

    @Slot()
    def _tell_draft(self) -> None:
        self._hold_draft()
        self.rested.emit()

    def _hold_draft(self) -> None:
        self._rest.stop()
        self._latest.stop()

    @Slot(bool)
    def _light(self, lit: bool) -> None:
        self.lit.emit(lit)
        self._mark()
        self._show_lit()

    def set_lit(self, lit: bool) -> None:
        """Show whether this is the paragraph that evidence is shown for; the ring stands only while one types in it."""
        self._chosen = lit
        self._show_lit()

    def _show_lit(self) -> None:
        lit = "true" if self.edit.hasFocus() or self._aimed else "chosen" if self._chosen else "false"
        if lit != self.property("lit"):
            self.setProperty("lit", lit)
            self.style().unpolish(self)
            self.style().polish(self)

    # Notes dropped on it

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drag(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._drag(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self._aim(None)
        if evidence_drag.carries(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(event.mimeData(), "")

    def _drag(self, event: QDragMoveEvent) -> None:
        if evidence_drag.carries(event.mimeData()):
            self._aim("")
            event.acceptProposedAction()

    @Slot(object)
    def _aim(self, sentence: str | None) -> None:
        """Show what notes would be linked to: a sentence is lit by the field, the paragraph has the ring."""
        self._aimed = sentence is not None
        self._show_lit()
        if sentence is None:
            self._show_state()
        elif sentence:
            self.evidence.setText(self.tr("Drop to link to this sentence"))
        else:
            self.evidence.setText(self.tr("Drop to link to the paragraph"))

    # What is told

    @Slot()
    def _show_menu(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _mark(self) -> None:
        """Mark the sentences without evidence, but not the one that is being typed."""
        text, finding = self.text, self.finding
        spans = sentences.unsupported(text, finding.evidence) if finding is not None else []
        if self.dirty and self.edit.hasFocus():
            here = sentences.span_at(text, self.edit.place)
            spans = [span for span in spans if span != here]
        self.edit.show_unsupported(spans)
        count = len(sentences.split(text)) if spans else 0
        said = ""
        if count and finding is not None and finding.evidence:
            said = self.tr("{0} of {1} sentences have no evidence")
            said = (self.tr("{0} of {1} sentences has no evidence") if len(spans) == 1 else said).format(
                len(spans), count
            )
        words = len(text.split())
        self.words.setText(self.tr("1 word") if words == 1 else self.tr("{0} words").format(words))
        if said != self._unsupported:
            self._unsupported = said
            self._show_state()

    def _show_state(self) -> None:
        count = len({link.note for link in self.finding.evidence}) if self.finding else 0
        asked = self.finding.decisions if self.finding is not None else frozenset()
        self.decide.setVisible(bool(asked))
        if "deleted" in asked:
            self._sign, words = ("trash-2", "gap"), self.tr("Deleted by one, worked on by another; a decision waits")
        elif asked:
            self._sign, words = ("git-compare", "gap"), self.tr("Written in two ways; a decision waits")
        elif count:
            self._sign = ("link", "muted")
            words = self.tr("1 note linked") if count == 1 else self.tr("{0} notes linked").format(count)
            words = f"{words} · {self._unsupported}" if self._unsupported else words
        elif self.finding is None:
            self._sign, words = ("pen-line", "muted"), self.tr("New paragraph")
        else:
            self._sign, words = ("triangle-alert", "gap"), self.tr("No evidence linked")
        self.evidence.setText(words)
        self.evidence.set_role("warning" if self._sign[1] == "gap" else "muted")
        self.edit.setAccessibleDescription(words)
        self._offered.setVisible(self.offered)
        for widget in (self.offer, self.keep, self.throw):
            widget.setVisible(self.offered)
        self._measure()

    @Slot()
    def _measure(self) -> None:
        px = theme.px
        self._column.setContentsMargins(px(12), px(10), px(8), px(4))
        self._column.setSpacing(px(2))
        self._foot.setSpacing(px(6))
        self._foot.setContentsMargins(px(4), 0, 0, 0)
        if self._sign[0]:
            self._picture.setPixmap(icons.pixmap(*self._sign, 15, self.devicePixelRatioF()))
