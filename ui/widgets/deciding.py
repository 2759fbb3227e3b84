"""Every decision that waits, whatever laptop it came from: a list, and the chosen one whole beside it."""

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, Concatenate, ParamSpec
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.domain.moments import moment_text, now
from inspector_app.services import decisions, drafts, undoing
from inspector_app.services.decisions import Waiting
from inspector_app.services.drafts import Draft
from ui import theme
from ui.context import AppContext
from ui.models import decisions as words
from ui.models.decisions import DELETED, Key
from ui.models.naming import Names, described, in_words, names_of, place
from ui.widgets.decision_panel import DecisionPanel
from ui.widgets.draft_offer import DraftOffer
from ui.widgets.label import Label
from ui.widgets.row_list import RowList
from ui.widgets.sides import Sides
from ui.widgets.undo_line import LineHead, UndoLine

if TYPE_CHECKING:
    from inspector_app.services.merging import State
    from inspector_app.services.workbooks import Workbook

P = ParamSpec("P")

_KIND = "decision"
_FIRST_WORDS = 60
_ROOM, _MOST_BESIDE, _MOST_ABOVE = 700, 6, 3
"""The width at 100 % that list and decision need side by side, and the rows of the list beside or above it."""


class Deciding(QWidget):
    """Decides, one after the other; there is nothing to be seen when nothing waits."""

    answered = Signal()
    """It was decided, or a decision was taken back."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._waiting: dict[Key, Waiting] = {}
        self._drafts: dict[Key, Draft] = {}
        self._names: Names | None = None
        self._last: Key | None = None

        self.line = UndoLine(context, self)
        self.offer = DraftOffer(
            self,
            said=self.tr("Typed {0} for a decision that was made meanwhile: “{1}”"),
            go_on=self.tr("Copy it"),
        )
        self.title = Label("", "heading")
        self.list = RowList(most_lines=2, most=_MOST_BESIDE)
        self.list.setAccessibleName(self.tr("Decisions that wait"))
        self.panel = DecisionPanel(self)
        left = QWidget(self)
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.addWidget(self.list)
        self._left.addStretch(1)
        self._sides = Sides(left, self.panel, (25, 75), _ROOM)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._head = LineHead(self.title, self.line)
        self._column.addLayout(self._head)
        self._column.addWidget(self.offer)
        self._column.addWidget(self._sides)

        self.list.moved.connect(self._show_current)
        self.list.chosen.connect(self._enter)
        self.panel.kept.connect(self._keep)
        self.panel.both.connect(self._keep_both)
        self.panel.written.connect(self._write)
        self.panel.drafted.connect(self._keep_draft)
        self.line.chosen.connect(self.undo)
        self.offer.taken.connect(self._copy)
        self.offer.dropped.connect(self._drop)
        context.sealing.connect(self.panel.own.tell)
        theme.appearance.changed.connect(self._measure)
        self._measure()

    @property
    def count(self) -> int:
        """How many decisions wait."""
        return len(self._waiting)

    @property
    def is_wanted(self) -> bool:
        """Whether there is anything to be seen."""
        return bool(self._waiting) or self.offer.isVisibleTo(self) or self.line.is_offered

    # What is shown

    def refresh(self) -> None:
        """Show what waits now; a wording that is being typed stays. The page calls this when the workbook changed."""
        found = self._context.do(decisions.waiting)
        if found is None:
            return
        waiting = words.in_order(found)
        self._waiting = {words.key_of(one): one for one in waiting}
        self._names = self._context.do(names_of) if waiting else None
        self._read_drafts()
        self.title.setText(self.tr("{0} to decide").format(f"{self.count:,}"))
        self.title.setVisible(bool(waiting))
        self._sides.setVisible(bool(self._waiting))
        self.list.show_rows([words.row(one, self._names) for one in waiting] if self._names else [])
        if not self.list.currentIndex().isValid():
            self.list.select_first()
        self._show_current()

    def choose(self, thing: UUID, field: str = "") -> bool:
        """Show the decision about a thing, or about one field of it; return whether there is one."""
        for number, key in enumerate(self._waiting):
            if key[0] == thing and field in ("", key[1]):
                self.list.setCurrentIndex(self.list.rows.index(number))
                return True
        return False

    def take_focus(self) -> None:
        """Give the focus to the list: a second press of a button must not decide what nobody has read."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show_current(self) -> None:
        self.panel.own.tell()
        number, names = self.list.currentIndex().row(), self._names
        if names is None or not 0 <= number < self.count:
            return
        key, waiting = list(self._waiting.items())[number]
        draft = self._drafts.get(key)
        self.panel.show_decision(words.shown(waiting, names), number + 1, self.count, draft.text if draft else "")
        for before, after in pairwise((self.list, *self.panel.tab_order)):
            QWidget.setTabOrder(before, after)

    @Slot()
    def _enter(self) -> None:
        self.panel.focus_first()

    # Deciding

    @Slot(int)
    def _keep(self, number: int) -> None:
        self._decide(decisions.keep, number)

    @Slot()
    def _keep_both(self) -> None:
        self._decide(decisions.keep_both)

    @Slot(str)
    def _write(self, text: str) -> None:
        self._decide(decisions.write, text)

    def _decide(
        self, deed: "Callable[Concatenate[Workbook, str, P], State]", *args: P.args, **kwargs: P.kwargs
    ) -> None:
        waiting, names = (self._waiting.get(self.panel.key) if self.panel.key else None), self._names
        if waiting is None or names is None:
            return
        self.panel.own.tell()
        self.take_focus()  # the button that has it goes with the deed
        state = self._context.do(deed, waiting.id, *args, **kwargs)
        if state is None:
            return
        self._last = words.key_of(waiting)
        self._context.do(drafts.drop, waiting.thing, _draft_field(waiting.field))
        self._read_drafts()
        self.line.offer(self._told(waiting, state, names))
        self.answered.emit()

    def _told(self, waiting: Waiting, state: "State", names: Names) -> str:
        if waiting.field == DELETED:
            said = self.tr("{0} is deleted.") if state.gone else self.tr("{0} is kept.")
            return said.format(described(waiting.state))
        where = place(state, names)
        value = in_words(state.kind, waiting.field, state.fields.get(waiting.field), names)
        first = value if len(value) <= _FIRST_WORDS else f"{value[:_FIRST_WORDS].rstrip()}…"
        return self.tr("{0} now holds “{1}”").format(where, " ".join(first.split()))

    @Slot()
    def undo(self) -> None:
        """Take the last decision back and show it again."""
        self.line.forget()
        if self._context.do(undoing.undo) is not None and self._last is not None and self.choose(*self._last):
            self.take_focus()
        self.answered.emit()

    # What is being typed

    def _read_drafts(self) -> None:
        found = [draft for draft in self._context.do(drafts.offered) or [] if draft.kind == _KIND]
        known = {(draft.subject, draft.field.partition("/")[2]): draft for draft in found}
        self._drafts = {key: draft for key, draft in known.items() if key in self._waiting}
        self.offer.show_drafts([draft for key, draft in known.items() if key not in self._waiting])

    @Slot(str)
    def _keep_draft(self, text: str) -> None:
        key = self.panel.key
        if key is None or not self._context.is_open:
            return
        at = moment_text(now())
        subject, field = key
        draft = Draft(subject=subject, field=_draft_field(field), kind=_KIND, text=text, started=at, at=at)
        self._context.do(drafts.keep, draft)  # an empty one is forgotten
        if text:
            self._drafts[key] = draft
        else:
            self._drafts.pop(key, None)

    @Slot(object)
    def _copy(self, draft: Draft) -> None:
        QGuiApplication.clipboard().setText(draft.text)
        self._drop(draft)

    @Slot(object)
    def _drop(self, draft: Draft) -> None:
        self._context.do(drafts.drop, draft.subject, draft.field)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    @Slot()
    def _measure(self) -> None:
        beside = self.width() >= theme.px(_ROOM)
        self.list.set_most(_MOST_BESIDE if beside else _MOST_ABOVE)
        self._column.setSpacing(theme.px(8))
        self._left.setSpacing(theme.px(8))


def _draft_field(field: str) -> str:
    """Return the field of a draft for a decision; the thing may have a draft of its own text beside it."""
    return f"{_KIND}/{field}"
