"""Findings: the paragraphs of the letter under each weakness, the notes behind them, and the judgement."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.domain import balance
from inspector_app.domain.evidence import NoteRow
from inspector_app.domain.things import Finding, Weakness
from inspector_app.services import drafts, findings, notes, visits
from inspector_app.services.drafts import Draft
from inspector_app.services.visits import Overview
from ui import actions, theme, units
from ui.context import AppContext
from ui.models import evidence
from ui.models.evidence import Beside, Searched
from ui.models.weaknesses import standing, written
from ui.notes_at_hand import NotesAtHand
from ui.reading import Reading
from ui.widgets.banner import Banner, Tone
from ui.widgets.chip import WeaknessChip
from ui.widgets.empty import EmptyState
from ui.widgets.evidence_panel import EvidencePanel
from ui.widgets.findings_head import FindingsHead
from ui.widgets.judgement_card import JudgementCard
from ui.widgets.label import Label
from ui.widgets.paragraph_add import AddParagraph
from ui.widgets.paragraph_column import ParagraphColumn
from ui.widgets.paragraph_linking import ParagraphLinking
from ui.widgets.paragraph_source import ParagraphSource
from ui.widgets.sides import Sides
from ui.widgets.weakness_chips import WeaknessChips

_CONCERNS = frozenset({"visit", "weakness", "finding", "note", "interview", "inspector", "event"})
_OF_NOTES = frozenset({"weakness", "note", "interview", "inspector"})


class FindingsPage(QWidget):
    """Writing beside the evidence, one weakness at a time."""

    decision_chosen = Signal(object)
    """The paragraph or weakness about which a decision waits: its subject."""
    note_chosen = Signal(object)
    """The subject of a note that is to be looked at where it was taken."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._seen: Overview | None = None
        self._rank = 1
        self._findings: tuple[Finding, ...] = ()
        self._at_hand = NotesAtHand(context)
        self._drafts: list[Draft] = []
        self._words_elsewhere = 0
        self._deleted: list[UUID] = []
        self._stale = True
        self.setObjectName("page")

        self.heading = FindingsHead()
        self.undo = Banner(self)
        self._chip_row = WeaknessChips(self)
        self.source = ParagraphSource()
        self.words = Label("", "muted", wrap=True)
        self.add = AddParagraph()
        self.paragraphs = ParagraphColumn(context)
        self.judgement = JudgementCard(context)
        self.evidence = EvidencePanel()
        ParagraphLinking(context, self.paragraphs, self.evidence, self)
        self.empty = EmptyState(
            "scale",
            self.tr("This visit has no {0} yet; they come with its visit file.").format(units.current().many),
        )
        self._others = Reading(context, notes.listed, self)
        self._lay_out()

        self._chip_row.turned.connect(self._choose)
        self.add.clicked.connect(self.paragraphs.add)
        self.add.typed.connect(self.paragraphs.add_typed)
        for signal in (self.paragraphs.turned, self.paragraphs.rested):
            signal.connect(self._show_evidence)
        self.paragraphs.moved.connect(self._show_sentence)
        self.paragraphs.counted.connect(self._count)
        self.paragraphs.ordered.connect(self._order_tabs)
        self.paragraphs.deleted.connect(self._offer_undo)
        for part in (self.paragraphs, self.judgement):
            part.decision_chosen.connect(self.decision_chosen)
        self.undo.chosen.connect(self._restore)
        self.judgement.judged.connect(self._judge)
        self.judgement.rationale.offered_changed.connect(self._count)
        self.evidence.others_wanted.connect(self._others.ask)
        self.evidence.note_chosen.connect(self.note_chosen)
        self.evidence.left.connect(self._back_to_paragraph)
        self.judgement.left.connect(self._back_to_paragraph)
        self._others.answered.connect(self._show_others)
        for name, slot in (
            ("evidence.link", self.evidence.link_current),
            ("paragraph.below", self.paragraphs.add_below),
            ("weakness.next", partial(self._step, 1)),
            ("weakness.previous", partial(self._step, -1)),
            ("judgement.go", self.judgement.go),
        ):
            actions.of_page(name, self, slot, within=True)
        self._leave = actions.of_page("evidence.leave", self, self.evidence.reader.leave, within=True)
        self.evidence.reader.shown.connect(self._leave.setEnabled)
        self._leave.setEnabled(False)
        context.opened.connect(self._forget)
        context.undone.connect(self._show_undone)
        context.changed.connect(self._hear)
        context.sealing.connect(self.seal)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.words, 1)
        head.addWidget(self.add)
        left, right = QWidget(), self.evidence
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.addWidget(self.source)
        self._left.addLayout(head)
        self._left.addWidget(self.paragraphs, 1)
        self._left.addWidget(self.judgement)
        self._column = QVBoxLayout(self)
        for part in (self.heading, self._chip_row, self.undo):
            self._column.addWidget(part)
        self._sides = Sides(left, right, (60, 40), 760)
        self._column.addWidget(self._sides, 1)
        self._column.addWidget(self.empty, 1)
        self.empty.hide()

    @property
    def chips(self) -> list[WeaknessChip]:
        """The chips of the weaknesses, in their order."""
        return self._chip_row.chips

    # What is shown

    def show_weakness(self, rank: int, paragraph: int | None = None, span: tuple[int, int] | None = None) -> None:
        """Turn to a weakness by its number, to a paragraph of it, and to some characters there, which are chosen."""
        self.refresh()
        self._chip_row.turn_to(rank)
        if paragraph is not None and 1 <= paragraph <= len(self.paragraphs.cards):
            edit = self.paragraphs.cards[paragraph - 1].edit
            edit.setFocus(Qt.FocusReason.OtherFocusReason)
            edit.choose(*(span or ()))

    @Slot(object)
    def _show_undone(self, thing: UUID) -> None:
        """Turn to the paragraph or the weakness in which something was taken back or done again."""
        numbers = self._context.do(findings.numbers_of, thing) if self.isVisible() else None
        if numbers is not None:
            rank, paragraph = numbers
            self._chip_row.turn_to(rank)
            if paragraph is not None:
                self.paragraphs.show_card(paragraph)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.paragraphs.current is not None:
            self.paragraphs.current.edit.setFocus(event.reason())
        else:
            self.add.setFocus(event.reason())

    @Slot()
    def _forget(self) -> None:
        self._at_hand.forget()
        self._stale = True

    @Slot(object)
    def _hear(self, kinds: frozenset[str]) -> None:
        if not kinds & _CONCERNS:
            return
        if kinds & _OF_NOTES:
            self._at_hand.forget()
            self.evidence.finder.forget_others()
        self._stale = True
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Show the workbook as it is now; what is being typed stays."""
        seen = self._context.do(visits.overview)
        if seen is None:
            return
        self.heading.show_status(seen.status)
        self.add.setEnabled(not self.heading.frozen)
        self.paragraphs.freeze(self.heading.frozen)
        self.judgement.rationale.edit.freeze(self.heading.frozen)
        self._sides.setVisible(bool(seen.weaknesses))
        self.empty.setVisible(not seen.weaknesses)
        if not seen.weaknesses:
            return
        self._stale, self._seen = False, seen
        self._rank = min(self._rank, len(seen.weaknesses))
        self._show_weakness()
        self._order_tabs()

    def _show_chips(self) -> None:
        """Say on each chip how the weakness stands, and whether something waits there to be kept."""
        if self._seen is None or self._weakness is None:
            return
        waiting = Counter(UUID(str(draft.rest["weakness"])) for draft in self._drafts)
        waiting[self._weakness.subject] = self.paragraphs.offered + self.judgement.rationale.is_offered
        seen = self._seen
        self._chip_row.show_texts([standing(one, seen.kind, waiting) for one in seen.weaknesses], self._rank)
        self._context.paragraphs_waiting.emit(waiting.total())

    @property
    def _weakness(self) -> Weakness | None:
        return self._seen.weaknesses[self._rank - 1] if self._seen else None

    def _show_weakness(self) -> None:
        seen, weakness = self._seen, self._weakness
        if seen is None or weakness is None:
            return
        shown = self._context.do(findings.paragraphs, weakness.subject) or ()
        self._findings = tuple(one.finding for one in shown)
        self._at_hand.read(weakness.subject, self._rank, self._findings)
        counts = self._context.do(findings.words) or {}
        self._words_elsewhere = sum(count for subject, count in counts.items() if subject != weakness.subject)
        self._drafts = [draft for draft in self._context.do(drafts.offered) or [] if draft.rest.get("weakness")]
        left = [draft for draft in self._drafts if draft.rest["weakness"] == str(weakness.subject)]
        typed = {draft.subject: draft for draft in left if draft.kind == "finding"}
        heard = balance.balance(self._at_hand.notes.values(), seen.kind)
        self.source.show_weakness(seen.visit, weakness, self._rank)
        self.source.show_balance(heard)
        self.judgement.show_weakness(weakness, seen.kind.judgements)
        self.judgement.offer_drafts(left)
        self.judgement.show_missing(evidence.unheard(heard, seen.kind.unit.short))
        self.paragraphs.show_findings(weakness.subject, shown, typed)
        self._show_chips()

    @Slot(object)
    def _show_others(self, listed: Sequence[NoteRow]) -> None:
        self.evidence.finder.show_others(Searched([note for note in listed if self._rank not in note.tags]))

    @Slot()
    def _count(self) -> None:
        self._show_chips()
        self.words.setText(written(len(self.paragraphs.cards), self.paragraphs.words, self._words_elsewhere))

    @Slot()
    def _order_tabs(self) -> None:
        """Let Tab go as one reads: weaknesses, paragraphs, judgement, evidence."""
        order: list[QWidget] = [*self.chips, self.undo.action, self.add]
        for card in self.paragraphs.cards:
            order += [card.edit, card.keep, card.throw, card.decide, card.more, card.delete]
        order += [*self.judgement.tab_order, *self.evidence.tab_order]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    @Slot()
    def _show_evidence(self) -> None:
        current, seen, weakness = self.paragraphs.current, self._seen, self._weakness
        if seen is None or weakness is None:
            return
        subject = current.subject if current is not None else None
        finding = next((one for one in self._findings if one.subject == subject), None)
        if finding is not None and current is not None and current.dirty:  # its links stand behind what is typed now
            finding = replace(finding, text=current.text)
        beside = Beside(
            seen.kind, self._rank, weakness.judgement, self._findings, finding, self._at_hand.notes, self._at_hand.held
        )
        self.evidence.show_evidence(beside)
        self._show_sentence()

    @Slot()
    def _show_sentence(self) -> None:
        current = self.paragraphs.current
        self.evidence.show_sentence(current.edit.sentence if current is not None else "")

    # What is done

    @Slot()
    def seal(self) -> None:
        """Put what was typed and chosen into the record."""
        self.paragraphs.seal()
        self.judgement.seal()

    @Slot(int)
    def _choose(self, rank: int) -> None:
        if rank != self._rank:
            focused = QApplication.focusWidget()
            was_written = focused is not None and self.paragraphs.isAncestorOf(focused)
            self.seal()
            self._rank = rank
            self._show_weakness()
            if was_written:  # else the focus would go to the next control there is: the judgement
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, by: int, *_: object) -> None:
        self._chip_row.turn_to(self._rank + by)

    @Slot(object, object)
    def _judge(self, weakness: UUID, code: str | None) -> None:
        self._context.do(findings.judge, weakness, code)

    @Slot(object)
    def _offer_undo(self, subject: UUID) -> None:
        self._deleted.append(subject)
        self.undo.say(self.tr("The paragraph was deleted."), Tone.DONE, self.tr("Undo"))

    @Slot()
    def _restore(self) -> None:
        self.undo.clear()
        if self._deleted:
            self._context.do(findings.restore, self._deleted.pop())

    @Slot()
    def _back_to_paragraph(self) -> None:
        if self.paragraphs.current is not None:
            self.paragraphs.current.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _measure(self) -> None:
        px = theme.px
        self._column.setContentsMargins(px(20), px(16), px(20), px(14))
        self._column.setSpacing(px(12))
        self._left.setSpacing(px(8))
        self._chip_row.flow.setSpacing(px(2))
        self.paragraphs.setMinimumHeight(min(px(300), 480))  # what is higher than a low window scrolls twice
