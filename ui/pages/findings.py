"""Findings: the paragraphs of the letter under each weakness, the notes behind them, and the judgement."""

from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.domain.evidence import NoteRow
from inspector_app.domain.moments import date_in_words
from inspector_app.domain.plain import clean
from inspector_app.domain.things import Evidence, Finding, Visit, Weakness
from inspector_app.services import drafts, findings, notes, visits
from inspector_app.services.visits import Overview
from ui import theme, units
from ui.context import AppContext
from ui.models import evidence
from ui.widgets.banner import Banner, Tone
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.chip import WeaknessChip
from ui.widgets.empty import EmptyState
from ui.widgets.evidence_panel import EvidencePanel
from ui.widgets.flow_layout import FlowRow
from ui.widgets.heading import Heading
from ui.widgets.judgement_card import JudgementCard
from ui.widgets.label import Label
from ui.widgets.paragraph_column import ParagraphColumn
from ui.widgets.sides import Sides

_CONCERNS = frozenset({"visit", "weakness", "finding", "note", "interview", "inspector"})
_OF_NOTES = frozenset({"weakness", "note", "interview", "inspector"})


class FindingsPage(QWidget):
    """Writing beside the evidence, one weakness at a time."""

    decision_chosen = Signal(object)
    """The paragraph or weakness about which a decision waits: its subject."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._seen: Overview | None = None
        self._rank = 1
        self._findings: tuple[Finding, ...] = ()
        self._notes: dict[UUID, NoteRow] | None = None
        self._deleted: list[UUID] = []
        self._stale = True
        self.setObjectName("page")

        self.heading = Heading(
            self.tr("Findings"),
            self.tr("Write what you found for each {0}, linked to the evidence behind it.").format(units.current().one),
        )
        self.undo = Banner(self)
        self.chips: list[WeaknessChip] = []
        self._chip_row = FlowRow(self)
        self._chip_group = QButtonGroup(self)
        self._source = Card(self, inset=12)
        self._put_by = Label("", "muted", wrap=True)
        self.weakness = Label("", "strong", wrap=True)
        self._source.body.addWidget(self._put_by)
        self._source.body.addWidget(self.weakness)
        self.words = Label("", "muted")
        self.add = Button(self.tr("Add paragraph"), "plus")
        self.add.setToolTip(self.tr("Begin a paragraph at the end; Ctrl+Return begins one below the one you are in"))
        self.paragraphs = ParagraphColumn(context)
        self.judgement = JudgementCard()
        self.evidence = EvidencePanel()
        self.empty = EmptyState(
            "scale",
            self.tr("This visit has no {0} yet; they come with its visit file.").format(units.current().many),
        )
        self._lay_out()

        self._chip_group.idToggled.connect(self._choose)
        self.add.clicked.connect(self.paragraphs.add)
        self.paragraphs.turned.connect(self._show_evidence)
        self.paragraphs.moved.connect(self._show_sentence)
        self.paragraphs.counted.connect(self._count)
        self.paragraphs.ordered.connect(self._order_tabs)
        self.paragraphs.deleted.connect(self._offer_undo)
        for part in (self.paragraphs, self.judgement):
            part.decision_chosen.connect(self.decision_chosen)
        self.undo.chosen.connect(self._restore)
        self.judgement.judged.connect(self._judge)
        self.evidence.wanted.connect(self._link)
        self.evidence.unwanted.connect(self._unlink)
        self.evidence.left.connect(self._back_to_paragraph)
        for key, slot in (("Ctrl+L", self.evidence.link_current), ("Ctrl+Return", self.paragraphs.add_below)):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        context.opened.connect(self._forget)
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
        self._left.addWidget(self._source)
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

    # What is shown

    def show_weakness(self, rank: int, paragraph: int | None = None, span: tuple[int, int] | None = None) -> None:
        """Turn to a weakness by its number, to a paragraph of it, and to some characters there, which are chosen."""
        self.refresh()
        if 1 <= rank <= len(self.chips):
            self.chips[rank - 1].setChecked(True)
            if paragraph is not None and 1 <= paragraph <= len(self.paragraphs.cards):
                edit = self.paragraphs.cards[paragraph - 1].edit
                edit.setFocus(Qt.FocusReason.OtherFocusReason)
                edit.choose(*(span or ()))

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
        self._notes, self._stale = None, True

    @Slot(object)
    def _hear(self, kinds: frozenset[str]) -> None:
        if not kinds & _CONCERNS:
            return
        if kinds & _OF_NOTES:
            self._notes = None
        self._stale = True
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Show the workbook as it is now; what is being typed stays."""
        seen = self._context.do(visits.overview)
        if seen is None:
            return
        self._sides.setVisible(bool(seen.weaknesses))
        self.empty.setVisible(not seen.weaknesses)
        if not seen.weaknesses:
            return
        self._stale, self._seen = False, seen
        self._show_chips(seen)
        self._show_weakness()
        self._order_tabs()

    def _show_chips(self, seen: Overview) -> None:
        """Make the chips anew where a name or a judgement differs, as a chip keeps its width."""
        texts = [f"{one.label} · {self._verdict(one)}" for one in seen.weaknesses]
        self._rank = min(self._rank, len(texts))
        if texts == [chip.text().replace("&&", "&") for chip in self.chips]:
            return
        for chip in self.chips:
            self._chip_group.removeButton(chip)
            self._chip_row.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for rank, text in enumerate(texts, 1):
            chip = WeaknessChip(rank, text)
            chip.setChecked(rank == self._rank)
            self.chips.append(chip)
            self._chip_row.flow.addWidget(chip)
            self._chip_group.addButton(chip, rank)

    def _verdict(self, weakness: Weakness) -> str:
        """Return a judgement in as few words as tell it from the others: `sufficient` for “Sufficient progress”."""
        known = self._seen.kind.judgements if self._seen else {}
        if weakness.judgement is None or weakness.judgement not in known:
            return self.tr("no judgement yet")
        name = known[weakness.judgement].name.lower()
        shared = len({one.name.rpartition(" ")[2] for one in known.values()}) == 1
        return name.rpartition(" ")[0] or name if shared else name

    @property
    def _weakness(self) -> Weakness | None:
        return self._seen.weaknesses[self._rank - 1] if self._seen else None

    def _show_weakness(self) -> None:
        seen, weakness = self._seen, self._weakness
        if seen is None or weakness is None:
            return
        self._put_by.setText(self._as_put(seen.visit))
        title = weakness.source_title or weakness.title
        self.weakness.setText(title[:1].upper() + title[1:])
        if self._notes is None:
            listed = self._context.do(notes.listed) or ()
            self._notes = {note.subject: note for note in listed}
        shown = self._context.do(findings.paragraphs, weakness.subject) or ()
        self._findings = tuple(one.finding for one in shown)
        typed = {
            draft.subject: draft
            for draft in self._context.do(drafts.offered) or []
            if draft.kind == "finding" and draft.rest.get("weakness") == str(weakness.subject)
        }
        self.paragraphs.show_findings(weakness.subject, shown, typed)
        self.judgement.show_weakness(weakness, seen.kind.judgements)
        self._show_missing(seen.visit, weakness)

    def _as_put(self, visit: Visit) -> str:
        reference = visit.reference
        if reference is None:
            return self.tr("{0} {1}, as it was put earlier").format(units.name(), self._rank)
        known = self._seen.kind.references if self._seen else {}
        earlier = known[reference.kind].name if reference.kind in known else reference.kind.replace("_", " ")
        said = self.tr("{0} {1}, as the {2} of {3} put it")
        return said.format(units.name(), self._rank, earlier, date_in_words(reference.date))

    def _show_missing(self, visit: Visit, weakness: Weakness) -> None:
        notes_of_all = (self._notes or {}).values()
        self.judgement.show_missing(evidence.unheard(visit, weakness, self._rank, self._findings, notes_of_all))

    @Slot()
    def _count(self) -> None:
        count, words = len(self.paragraphs.cards), self.paragraphs.words
        paragraphs = self.tr("1 paragraph") if count == 1 else self.tr("{0} paragraphs").format(count)
        in_words = self.tr("1 word") if words == 1 else self.tr("{0} words").format(words)
        self.words.setText(f"{paragraphs} · {in_words}" if count else self.tr("Nothing is written yet."))

    @Slot()
    def _order_tabs(self) -> None:
        """Let Tab go as one reads: weaknesses, paragraphs, judgement, evidence."""
        order: list[QWidget] = [*self.chips, self.undo.action, self.add]
        for card in self.paragraphs.cards:
            order += [card.edit, card.decide, card.keep, card.throw, card.delete]
        order += [*self.judgement.buttons.values(), self.judgement.decide, *self.evidence.tab_order]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    @Slot()
    def _show_evidence(self) -> None:
        current = self.paragraphs.current
        subject = current.subject if current is not None else None
        finding = next((one for one in self._findings if one.subject == subject), None)
        self.evidence.show_evidence(self._findings, finding, self._rank, self._notes or {})
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

    @Slot(int, bool)
    def _choose(self, rank: int, on: bool) -> None:
        if on and rank != self._rank:
            self.seal()
            self._rank = rank
            self._show_weakness()

    @Slot(object, object)
    def _judge(self, weakness: UUID, code: str | None) -> None:
        self._context.do(findings.judge, weakness, code)

    @Slot(object)
    def _link(self, note: UUID) -> None:
        """Link a note to the current paragraph, or to the sentence its cursor is in."""
        card = self.paragraphs.current
        if card is None:
            return
        sentence = clean(card.edit.sentence).strip() if self.evidence.exact.isChecked() else None
        self.paragraphs.seal()
        if card.finding is not None and not card.dirty:
            self._context.do(findings.link, card.subject, note, sentence or None)

    @Slot(object)
    def _unlink(self, link: Evidence) -> None:
        card = self.paragraphs.current
        if card is not None:
            self._context.do(findings.unlink, card.subject, link.note, link.sentence)

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
        self.paragraphs.setMinimumHeight(px(240))
