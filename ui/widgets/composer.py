"""The composer: where a note is typed while somebody speaks. Enter hands it over and the focus never leaves.

It keeps nothing: whoever owns it writes the note and the draft, and clears it when the note is in the workbook.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.domain.heard import heard_at
from inspector_app.domain.moments import now
from inspector_app.domain.things import Weakness
from ui import theme
from ui.registry import keys_of
from ui.widgets import marks
from ui.widgets.chip import Chip
from ui.widgets.label import Label
from ui.widgets.mark_chips import MarkChips
from ui.widgets.note_editor import NoteEditor
from ui.widgets.rest_timer import RestTimer
from ui.widgets.still_label import StillLabel
from ui.widgets.tag_chips import TagChips
from ui.widgets.typed import Typed

_DRAFT_AFTER, _DRAFT_AT_LATEST = 400, 1000
"""Milliseconds of rest after which a draft is told, and the longest that typing on can put it off."""
_STARTED_FROM = 560
"""Pixels at 100 % of width from which there is room for when the note was begun."""


class Composer(QFrame):
    """Weaknesses to hold the note against, the text, and what it says of itself; all of it by key."""

    entered = Signal(object)
    """A note was typed, and Enter pressed: a Typed."""
    edit_last = Signal()
    """Up was pressed in the empty field: the last note is to be edited."""
    edit_left = Signal()
    """Escape was pressed while a note was edited: it stays as it was, and what was typed is not lost."""
    edit_begun = Signal(bool)
    """A note that is there already is being changed, or no longer is."""
    draft_changed = Signal(str)
    """What was typed so far, also after a chip was switched; empty when all of it was deleted."""

    def __init__(self, clock: Callable[[], datetime] = now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "framed")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._clock = clock
        self._tag_keys: list[QShortcut] = []
        self._taken: tuple[int, Chip] | None = None
        self.first_key: datetime | None = None
        self.began: datetime | None = None
        """When the interview began: its day is that of a time given by hand."""
        self.editing = False
        """Whether a note that is there already is being changed."""
        self._edited = ""

        self.tag_chips = TagChips(self)
        self.chips = self.tag_chips.chips
        self.editor = NoteEditor(self)
        self.editor.setPlaceholderText(self.tr("Type what you hear…"))
        self.editor.setAccessibleName(self.tr("Note"))
        self.mark_chips = MarkChips(self)
        self.hint = Label("", "muted", wrap=True)
        self.started = StillLabel(self.tr("Started {0}").format("00:00:00"))

        named = {**self.mark_chips.stance.chips, **self.mark_chips.about.chips, **self.mark_chips.voice.chips}
        self.progress, self.concern, self.quote = named["progress"], named["concern"], named["verbatim"]
        for code, chip in named.items():
            self._make_chip_work(chip, keys_of(f"note.{'quote' if code == 'verbatim' else code}"))
        self._make_chip_work(self.mark_chips.heard, ())
        for keys in keys_of("note.later"):
            self._shortcut(keys).activated.connect(self._enter_for_later)
        self._column = QVBoxLayout(self)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.mark_chips.heard)
        self._foot.addWidget(self.hint, 1)
        self._foot.addWidget(self.started)
        for part in (self.tag_chips, self.editor, self.mark_chips):
            self._column.addWidget(part)
        self._column.addLayout(self._foot)
        self.setFocusProxy(self.editor)

        self.draft_timer = RestTimer(_DRAFT_AFTER, _DRAFT_AT_LATEST, self)
        self.draft_timer.due.connect(self._tell_draft)

        self.editor.textChanged.connect(self._text_changed)
        self.editor.typed.connect(self._take_typed)
        self.editor.undone.connect(self._give_back)
        self.editor.entered.connect(self._enter)
        self.editor.went_up.connect(self.edit_last)
        self.editor.left.connect(self._leave)
        self.editor.lit.connect(self._light)
        self.tag_chips.made.connect(self._give_keys)
        self.mark_chips.changed.connect(self.draft_timer.start)
        theme.appearance.changed.connect(self._measure)
        self._measure()
        self._show_hint()

    # What it holds

    @property
    def text(self) -> str:
        """What is typed, quotation marks and all."""
        return self.editor.toPlainText()

    @property
    def tags(self) -> tuple[UUID, ...]:
        """The weaknesses the note is held against."""
        return self.tag_chips.tags

    @property
    def stance(self) -> str | None:
        """Progress, concern or nothing, as a code."""
        return self.mark_chips.stance.code

    @property
    def voice(self) -> str | None:
        """Whose words they are, as a code; nothing for a paraphrase."""
        return self.mark_chips.voice.code

    @property
    def about(self) -> str | None:
        """What the note is about, action or impact, as a code."""
        return self.mark_chips.about.code

    def typed(self, *, later: bool = False) -> Typed:
        """Return all that it holds, the text without the spaces around it."""
        return Typed(
            self.text.strip(),
            self.tags,
            self.stance,
            self.voice,
            self.about,
            self.first_key or self._clock(),
            self.mark_chips.heard_at,
            later,
        )

    def set_weaknesses(self, weaknesses: Sequence[Weakness]) -> None:
        """Show a chip for each weakness, in this order; what is switched on stays on."""
        self.tag_chips.set_weaknesses(weaknesses)

    def set_tags(self, tags: Iterable[UUID]) -> None:
        """Switch on the chips of these weaknesses, and no others."""
        self.tag_chips.set_tags(tags)

    def set_marks(self, stance: str | None = None, voice: str | None = None, about: str | None = None) -> None:
        """Switch on the chips of these codes, and no others."""
        self.mark_chips.stance.set_code(stance)
        self.mark_chips.voice.set_code(voice)
        self.mark_chips.about.set_code(about)

    def set_text(self, text: str, first_key: datetime | None = None) -> None:
        """Put a text into the field, with the cursor at its end, such as a draft that was kept since `first_key`."""
        self.editor.put(text)
        if text:
            self.first_key = first_key or self._clock()
        self._show_hint()

    def edit(self, typed: Typed, label: str) -> None:
        """Show a note that is there already, to be changed; `label` is its time, empty where it has none."""
        self.editing, self._edited = True, label
        self.edit_begun.emit(True)
        self.show_typed(typed)
        self.draft_timer.stop()

    def show_typed(self, typed: Typed) -> None:
        """Show what was typed before, such as a draft."""
        self.set_text(typed.text, typed.first_key)
        self.set_tags(typed.tags)
        self.set_marks(typed.stance, typed.voice, typed.about)
        self.mark_chips.set_heard(typed.heard)

    def clear(self) -> None:
        """Make ready for the next note: nothing typed, nothing switched on, no draft to tell."""
        self.editing = False
        self.edit_begun.emit(False)
        self.editor.put("")
        self.first_key = None
        self.set_tags(())
        self.set_marks()
        if self.mark_chips.heard_at is not None:
            self.mark_chips.set_heard(None)
        self._taken = None
        self._show_hint()
        self.draft_timer.stop()

    # Keys and marks

    @Slot()
    def _give_keys(self) -> None:
        """Give the chips of the weaknesses their figures."""
        for gone in self._tag_keys:
            gone.setParent(None)
            gone.deleteLater()
        figures = keys_of("note.tag")
        self._tag_keys = []
        for place, chip in enumerate(self.tag_chips.chips):
            chip.toggled.connect(self.draft_timer.start)
            self._tag_keys += self._make_chip_work(chip, figures[place : place + 1])

    def _shortcut(self, keys: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return shortcut

    def _make_chip_work(self, chip: QAbstractButton, keys: Sequence[str]) -> list[QShortcut]:
        """Give a chip its keys; it is reached by Tab, and a click on it leaves the focus in the text."""
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made = []
        for key in keys:
            shortcut = self._shortcut(key)
            shortcut.activated.connect(chip.toggle)
            made.append(shortcut)
        if keys:
            native = QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
            chip.setAccessibleDescription(native)
        return made

    @Slot()
    def _take_typed(self) -> None:
        cursor = self.editor.textCursor()
        start = max(0, cursor.position() - marks.LOOK_BACK)
        before = QTextCursor(self.editor.document())
        before.setPosition(start)
        before.setPosition(cursor.position(), QTextCursor.MoveMode.KeepAnchor)
        text = before.selectedText().replace("\u2029", "\n")
        if mark := marks.typed(text if start == 0 else f"…{text[1:]}", len(self.tag_chips.chips)):
            self._take(mark, cursor)

    def _take(self, mark: marks.Mark, cursor: QTextCursor) -> None:
        """Switch the chip of a mark on and take the mark out of the text; the time stays that of its first key."""
        first_key = self.first_key
        chip = self._chip_of(mark)
        changed = not chip.isChecked()
        if mark.heard is None:
            chip.setChecked(True)
        elif moment := heard_at(mark.heard, self.began, self._clock()):
            self.mark_chips.set_heard(moment)
        else:
            self._say(self.tr("{0} is still to come; it stays as text.").format(f"{mark.heard:%H:%M}"), "warning")
            return
        if mark.taken:
            end, steps = cursor.position(), self.editor.document().availableUndoSteps()
            cursor.setPosition(end - mark.taken)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(mark.left)
            self._taken = (steps, chip) if changed else None
        self.first_key = first_key
        self._show_hint()

    def _chip_of(self, mark: marks.Mark) -> Chip:
        if mark.tag is not None:
            return self.tag_chips.chips[mark.tag - 1]
        if mark.stance is not None:
            return self.progress if mark.stance == "progress" else self.concern
        return self.quote if mark.heard is None else self.mark_chips.heard

    @Slot()
    def _give_back(self) -> None:
        """Switch a chip off again whose mark was brought back into the text by Undo."""
        if self._taken is not None:
            steps, chip = self._taken
            left = self.editor.document().availableUndoSteps()
            if left == steps:
                chip.setChecked(False)
            if left <= steps:
                self._taken = None

    @Slot()
    def _enter(self) -> None:
        self._hand_over(later=False)

    @Slot()
    def _enter_for_later(self) -> None:
        self._hand_over(later=True)

    def _hand_over(self, *, later: bool) -> None:
        if self.editor.ends_typed and (mark := marks.closing(self.text, len(self.tag_chips.chips))):
            cursor = self.editor.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.End)
            self._take(mark, cursor)
        typed = self.typed(later=later)
        if typed.text:
            self.entered.emit(typed)

    @Slot()
    def _leave(self) -> None:
        if self.editing:
            self.edit_left.emit()

    # Drafts

    @Slot()
    def _text_changed(self) -> None:
        if self.editor.document().isEmpty():
            self.first_key = None
        elif self.first_key is None:
            self.first_key = self._clock()
            self._show_hint()
        if self.hint.property("role") == "warning" and not self.text.lstrip().startswith("@"):
            self._show_hint()
        self.draft_timer.start()

    @Slot()
    def _tell_draft(self) -> None:
        self.draft_changed.emit(self.text)

    # Look

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.started.setVisible(self.width() >= theme.px(_STARTED_FROM))

    @Slot(bool)
    def _light(self, on: bool) -> None:
        self.setProperty("lit", "true" if on else "false")
        self.style().unpolish(self)
        self.style().polish(self)

    def _show_hint(self) -> None:
        if self.editing:
            named = self.tr("Editing the note of {0}") if self._edited else self.tr("Editing a note without a time")
            leaving = self.tr("Enter saves · Esc leaves it as it was")
            said = f"{named.format(self._edited)} · {leaving}"
        else:
            said = self.tr("Enter saves · #2 tags · F1 all keys")
        began = self.first_key is not None and not self.editing
        self.started.say(self.tr("Started {0}").format(f"{self.first_key:%H:%M:%S}") if began else "")
        self._say(said, "muted")

    def _say(self, text: str, role: str) -> None:
        if (text, role) != (self.hint.text(), self.hint.property("role")):  # setting it lays the page out anew
            self.hint.setText(text)
            self.hint.set_role(role)

    @Slot()
    def _measure(self) -> None:
        inset = theme.px(11)
        self._column.setContentsMargins(inset, inset, inset, inset)
        self._column.setSpacing(theme.px(6))
        self._foot.setSpacing(theme.px(10))
