"""The list of what the visit judges: pasted from the earlier letter, taken apart, and put right by hand."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.domain.new_visit import USUAL_MOST
from inspector_app.domain.pasted import EarlierWeakness, cut, joined, repeated, split
from inspector_app.domain.plain import alike
from inspector_app.domain.short_names import short_name
from inspector_app.domain.unit import Unit
from ui import theme
from ui.widgets.button import Button
from ui.widgets.field import Field, Note
from ui.widgets.flow_layout import FlowRow
from ui.widgets.label import Label
from ui.widgets.paste_field import PasteField
from ui.widgets.step import Step
from ui.widgets.weakness_row import WeaknessRow


@dataclass(frozen=True, slots=True)
class _Seen:
    """How the list and the paste were before a step, to go back to."""

    entries: tuple[EarlierWeakness, ...]
    paste: str


class WeaknessesEditor(Step):
    """A field to paste into, the list below it, and what can be done to the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._unit = Unit("", "", "", "")
        self.rows: list[WeaknessRow] = []
        self._current: WeaknessRow | None = None
        self._seen: list[_Seen] = []

        self.paste = PasteField(self)
        self.paste.setTabChangesFocus(True)
        self._paste_field = Field("", self.paste)
        self.split = Button(self.tr("Make a list of it"), "list")
        self.split.setToolTip(self.tr("Ctrl+Enter in the field"))
        self.count = Label("", "heading")
        self.note = Note()
        self.undo = Button(self.tr("Undo"), "undo-2", "plain")
        self._list = QVBoxLayout()
        self.add = Button(self.tr("Add one"), "plus")
        self.cut = Button(self.tr("Split here"), "scissors", "plain")
        self.join = Button(self.tr("Join with next"), "git-merge", "plain")
        self.up = Button(self.tr("Up"), "chevron-up", "plain")
        self.down = Button(self.tr("Down"), "chevron-down", "plain")
        self.remove = Button(self.tr("Remove"), "trash-2", "plain")
        for button, tip in (
            (self.cut, self.tr("Ctrl+Enter where the cursor stands")),
            (self.join, self.tr("Delete at the end of the title")),
            (self.up, self.tr("Alt+Up")),
            (self.down, self.tr("Alt+Down")),
        ):
            button.setToolTip(tip)
        for button in (self.cut, self.join, self.up, self.down, self.remove):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor where it shall be split
        self._tools = FlowRow(self)
        for button in (self.add, self.cut, self.join, self.up, self.down, self.remove):
            self._tools.flow.addWidget(button)
        self._keys = Label(
            self.tr(
                "Enter goes on · Ctrl+Enter splits at the cursor · Backspace at the beginning joins · "
                "Alt+Up and Alt+Down move"
            ),
            "muted",
            wrap=True,
        )
        head = QHBoxLayout()
        head.addWidget(self.count, 1)
        head.addWidget(self.undo)
        self.body.addWidget(self._paste_field)
        self.body.addWidget(self.split, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(head)
        self.body.addWidget(self.note)
        self.body.addLayout(self._list)
        self.body.addWidget(self._tools)
        self.body.addWidget(self._keys)

        self.paste.pasted.connect(self._take_apart)
        self.paste.split_wanted.connect(self._take_apart)
        self.paste.textChanged.connect(self._enable)
        self.split.clicked.connect(self._take_apart)
        self.add.clicked.connect(self._add)
        self.cut.clicked.connect(self._cut)
        self.join.clicked.connect(self._join)
        self.up.clicked.connect(self._move_up)
        self.down.clicked.connect(self._move_down)
        self.remove.clicked.connect(self._remove)
        self.undo.clicked.connect(self._undo)
        theme.appearance.changed.connect(self._measure)
        self._measure()
        self._enable()

    # What it holds

    def name_after(self, unit: Unit) -> None:
        """Speak of what this kind of visit judges."""
        self._unit = unit
        self.heading = self.tr("{0} of the earlier letter").format(unit.short_many.capitalize())
        self.explanation.setText(
            self.tr("Copy the list from the earlier letter, whatever its bullets or numbers, and paste it here.")
        )
        self._paste_field.caption.setText(self.tr("&Paste the {0}").format(unit.many))
        self.paste.setAccessibleName(self.tr("Paste the {0}").format(unit.many))
        self._tell()

    @property
    def entries(self) -> tuple[EarlierWeakness, ...]:
        """The list as it stands, without rows in which nothing stands."""
        return tuple(row.entry for row in self.rows if row.entry.title)

    @property
    def fields(self) -> Sequence[QWidget]:
        return [self.paste, *(field for row in self.rows for field in (row.title, row.short))]

    def missing(self) -> tuple[str, QWidget] | None:
        if self.paste.toPlainText().strip():
            self._take_apart()
        self.settle()
        if not self.entries:
            return self.tr("Paste the list, or add one by hand."), self.paste
        return None

    def settle(self) -> None:
        """Write every title as the letter prints it, and give a short name to those without."""
        for row in self.rows:
            row.settle()
            row.propose_short([other.short.text() for other in self.rows if other is not row])

    def begin(self) -> None:
        if self.rows:
            self.rows[0].begin()
        else:
            self.paste.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Empty the list and the field."""
        self.paste.clear()
        self._seen.clear()
        self._show(())

    # What is done to it

    @Slot()
    def _take_apart(self) -> None:
        """Make entries of what was pasted; those that stand in the list already are not added again."""
        self._keep()
        known = {alike(one.title) for one in self.entries}
        found = [one for one in split(self.paste.toPlainText()) if alike(one.title) not in known]
        self.paste.clear()
        entries = list(self.entries)
        for one in found:
            taken = [other.short for other in entries]
            short = one.short if one.short not in taken else short_name(one.title, taken)
            entries.append(EarlierWeakness(one.title, one.source, short))
        first = len(self.entries)
        self._show(entries)
        if found:  # once the paste is over, or its field would go on showing its cursor
            QTimer.singleShot(0, self.rows[first], self.rows[first].begin)

    @Slot()
    def _add(self) -> None:
        self._keep()
        self._show([*self.entries, EarlierWeakness("")])
        self.rows[-1].begin()

    @Slot()
    def _cut(self) -> None:
        if (row := self._current) is None or (parts := cut(row.entry, row.place)) is None:
            return
        self._keep()
        place = self.rows.index(row)
        entries = [one.entry for one in self.rows]
        others = [one.short for one in entries[:place] + entries[place + 1 :]]
        made = []
        for part in parts:
            made.append(EarlierWeakness(part.title, part.source, short_name(part.title, others)))
            others.append(made[-1].short)
        self._show([*entries[:place], *made, *entries[place + 1 :]])
        self.rows[place + 1].begin()

    @Slot()
    def _join(self) -> None:
        if self._current is not None:
            self._join_at(self.rows.index(self._current))

    @Slot()
    def _join_before(self) -> None:
        if self._current is not None:
            self._join_at(self.rows.index(self._current) - 1)

    def _join_at(self, place: int) -> None:
        """Make one entry of the one at a place and the next."""
        if not 0 <= place < len(self.rows) - 1:
            return
        self._keep()
        entries = [one.entry for one in self.rows]
        first, second = entries[place : place + 2]
        one = first if not second.title else second if not first.title else joined(first, second)
        taken = [other.short for other in entries[:place] + entries[place + 2 :]]
        one = EarlierWeakness(one.title, one.source, one.short or short_name(one.title, taken))
        self._show([*entries[:place], one, *entries[place + 2 :]])
        self.rows[place].begin(at_end=True)

    @Slot()
    def _move_up(self) -> None:
        self._move(-1)

    @Slot()
    def _move_down(self) -> None:
        self._move(1)

    @Slot(int)
    def _move(self, step: int) -> None:
        if self._current is None:
            return
        place = self.rows.index(self._current)
        if not 0 <= place + step < len(self.rows):
            return
        self._keep()
        entries = [one.entry for one in self.rows]
        entries[place], entries[place + step] = entries[place + step], entries[place]
        self._show(entries)
        self.rows[place + step].begin(at_end=True)

    @Slot()
    def _remove(self) -> None:
        if self._current is None:
            return
        self._keep()
        place = self.rows.index(self._current)
        self._show([row.entry for row in self.rows if row is not self._current])
        if self.rows:
            self.rows[min(place, len(self.rows) - 1)].begin()
        else:
            self.paste.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _undo(self) -> None:
        if self._seen:
            before = self._seen.pop()
            self.paste.setPlainText(before.paste)
            self._show(before.entries)
            self.begin()

    def _keep(self) -> None:
        self._seen.append(_Seen(tuple(row.entry for row in self.rows), self.paste.toPlainText()))

    # How it looks

    def _show(self, entries: Sequence[EarlierWeakness]) -> None:
        """Show these entries; rows are made anew, as there are few."""
        self._current = None
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        before: QWidget = self.split
        for rank, entry in enumerate(entries, 1):
            row = WeaknessRow(entry, self)
            row.show_rank(rank)
            row.lit.connect(self._light)
            row.title.lit.connect(self._rest)
            row.title.entered.connect(self._walk)
            row.title.cut_here.connect(self._cut)
            row.title.join_before.connect(self._join_before)
            row.title.join_after.connect(self._join)
            row.title.moved_by.connect(self._move)
            row.title.textChanged.connect(self._tell)
            self._list.addWidget(row)
            self.rows.append(row)
            for field in (row.title, row.short):
                self.setTabOrder(before, field)
                before = field
        self._tell()
        self._enable()
        self._measure()

    @Slot()
    def _walk(self) -> None:
        if self._current is not None:
            self._current.short.setFocus(Qt.FocusReason.TabFocusReason)
            self._current.short.selectAll()

    @Slot()
    def _light(self) -> None:
        row = self.sender()
        self._current = row if isinstance(row, WeaknessRow) else None
        self._enable()

    @Slot(bool)
    def _rest(self, lit: bool) -> None:
        """A title was left: propose its short name."""
        if lit:
            return
        for row in self.rows:
            row.propose_short([other.short.text() for other in self.rows if other is not row])

    @Slot()
    def _tell(self) -> None:
        number = len(self.entries)
        unit = self._unit.short if number == 1 else self._unit.short_many
        self.count.setText(f"{number} {unit}" if self.rows else "")
        twice = repeated([row.entry for row in self.rows])
        if twice:
            self.note.say(self.tr("Number {0} stands in the list twice.").format(twice[0] + 1))
        elif number > USUAL_MOST:
            said = self.tr("No area has had more than {0}; look whether one was split in two.")
            self.note.say(said.format(USUAL_MOST))
        else:
            self.note.clear()

    @Slot()
    def _enable(self) -> None:
        place = self.rows.index(self._current) if self._current in self.rows else -1
        self.split.setEnabled(bool(self.paste.toPlainText().strip()))
        self.undo.setVisible(bool(self._seen))
        for button in (self.cut, self.remove):
            button.setEnabled(place >= 0)
        self.join.setEnabled(0 <= place < len(self.rows) - 1)
        self.down.setEnabled(0 <= place < len(self.rows) - 1)
        self.up.setEnabled(place > 0)
        self._keys.setVisible(bool(self.rows))

    @Slot()
    def _measure(self) -> None:
        self._list.setSpacing(theme.px(6))
        self._tools.flow.setSpacing(theme.px(4))
        self.paste.setFixedHeight(theme.px(48 if self.rows else 132))
