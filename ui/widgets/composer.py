"""The composer: where a note is typed while somebody speaks. Enter hands it over and the focus never leaves.

It keeps nothing: the page that owns it writes the note and the draft, and clears it when the note is in the workbook.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.domain.moments import now
from inspector_app.domain.things import Weakness
from ui import theme
from ui.actions import CAPTURE_KEYS
from ui.widgets import marks, paint
from ui.widgets.chip import Chip, WeaknessChip
from ui.widgets.flow_layout import FlowRow
from ui.widgets.label import Label
from ui.widgets.note_editor import NoteEditor

_DRAFT_AFTER, _DRAFT_AT_LATEST = 400, 2000
"""Milliseconds of rest after which a draft is told, and the longest that typing on can put it off."""
_KEYS = {spec.id: spec.keys for spec in CAPTURE_KEYS}


class Composer(QFrame):
    """Weaknesses to hold the note against, the text, stance and quotation; all of it by key."""

    entered = Signal(str, object, object, object, object)
    """Text, weaknesses (tuple of UUID), stance or None, voice or None, moment of the first key (datetime)."""
    edit_last = Signal()
    """Up was pressed in the empty field: the last note is to be edited."""
    edit_left = Signal()
    """Escape was pressed while a note was edited: it stays as it was."""
    draft_changed = Signal(str)
    """What was typed so far, also after a chip was switched; empty when all of it was deleted."""

    def __init__(self, clock: Callable[[], datetime] = now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "framed")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._clock = clock
        self._weaknesses: tuple[Weakness, ...] = ()
        self._tag_keys: list[QShortcut] = []
        self._taken: tuple[int, Chip] | None = None
        self.first_key: datetime | None = None
        self.editing = ""

        self.chips: list[WeaknessChip] = []
        self.editor = NoteEditor(self)
        self.editor.setPlaceholderText(self.tr("Type what you hear…"))
        self.editor.setAccessibleName(self.tr("Note"))
        self.progress = Chip(self.tr("Progress"), *paint.STANCES["progress"])
        self.concern = Chip(self.tr("Concern"), *paint.STANCES["concern"])
        self.quote = Chip(self.tr("Quote"), *paint.VERBATIM)
        self.hint = Label("", "muted", wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

        self._tag_row, self._mark_row = FlowRow(self), FlowRow(self)
        for chip, keys in (
            (self.progress, _KEYS["note.progress"]),
            (self.concern, _KEYS["note.concern"]),
            (self.quote, _KEYS["note.quote"]),
        ):
            self._mark_row.flow.addWidget(chip)
            self._make_chip_work(chip, keys)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._mark_row)
        self._foot.addWidget(self.hint, 1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._tag_row)
        self._column.addWidget(self.editor)
        self._column.addLayout(self._foot)
        self.setFocusProxy(self.editor)

        self._rest, self._latest = QTimer(self), QTimer(self)
        for timer, length in ((self._rest, _DRAFT_AFTER), (self._latest, _DRAFT_AT_LATEST)):
            timer.setSingleShot(True)
            timer.setInterval(length)
            timer.timeout.connect(self._tell_draft)

        self.editor.textChanged.connect(self._text_changed)
        self.editor.typed.connect(self._take_typed)
        self.editor.undone.connect(self._give_back)
        self.editor.entered.connect(self._enter)
        self.editor.went_up.connect(self._go_up)
        self.editor.left.connect(self._leave)
        self.editor.too_long.connect(self._refuse_paste)
        self.editor.lit.connect(self._light)
        self.progress.toggled.connect(self._progress_toggled)
        self.concern.toggled.connect(self._concern_toggled)
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
        return tuple(
            weakness.subject for weakness, chip in zip(self._weaknesses, self.chips, strict=True) if chip.isChecked()
        )

    @property
    def stance(self) -> str | None:
        """Progress, concern or nothing, as a code."""
        if self.progress.isChecked():
            return "progress"
        return "concern" if self.concern.isChecked() else None

    @property
    def voice(self) -> str | None:
        """Verbatim for the witness's own words, or nothing, as a code."""
        return "verbatim" if self.quote.isChecked() else None

    def set_weaknesses(self, weaknesses: Sequence[Weakness]) -> None:
        """Show a chip for each weakness, in this order; what is switched on stays on."""
        shown = tuple(weaknesses)
        if shown == self._weaknesses:
            return
        tags = self.tags
        self._weaknesses = shown
        for gone in (*self.chips, *self._tag_keys):
            gone.setParent(None)
            gone.deleteLater()
        self.chips, self._tag_keys = [], []
        for rank, weakness in enumerate(shown, 1):
            chip = WeaknessChip(rank, weakness.label, self._tag_row)
            chip.setToolTip(weakness.title)
            self._tag_row.flow.addWidget(chip)
            self.chips.append(chip)
            self._tag_keys += self._make_chip_work(chip, _KEYS["note.tag"][rank - 1 : rank])
        self._tag_row.setVisible(bool(shown))
        self.set_tags(tags)

    def set_tags(self, tags: Iterable[UUID]) -> None:
        """Switch on the chips of these weaknesses, and no others."""
        wanted = set(tags)
        for weakness, chip in zip(self._weaknesses, self.chips, strict=True):
            chip.setChecked(weakness.subject in wanted)

    def set_stance(self, stance: str | None) -> None:
        """Switch on the chip of a stance, or none."""
        self.progress.setChecked(stance == "progress")
        self.concern.setChecked(stance == "concern")

    def set_voice(self, voice: str | None) -> None:
        """Switch the quotation chip on for the witness's own words."""
        self.quote.setChecked(voice == "verbatim")

    def set_text(self, text: str, first_key: datetime | None = None) -> None:
        """Put a text into the field, with the cursor at its end, such as a draft that was kept since `first_key`."""
        self.editor.put(text)
        if text:
            self.first_key = first_key or self._clock()
        self._show_hint()

    def edit(self, text: str, tags: Iterable[UUID], stance: str | None, voice: str | None, label: str) -> None:
        """Show a note that is there already, to be changed; `label` says which, such as its time."""
        self.editing = label
        self.set_text(text)
        self.set_tags(tags)
        self.set_stance(stance)
        self.set_voice(voice)
        self._show_hint()
        self._hold_draft()

    def clear(self) -> None:
        """Make ready for the next note: nothing typed, nothing switched on, no draft to tell."""
        self.editing = ""
        self.editor.put("")
        self.first_key = None
        self.set_tags(())
        self.set_stance(None)
        self.set_voice(None)
        self._taken = None
        self._show_hint()
        self._hold_draft()

    # Keys and marks

    def _make_chip_work(self, chip: Chip, keys: Sequence[str]) -> list[QShortcut]:
        """Give a chip its keys; it is reached by Tab, and a click on it leaves the focus in the text."""
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.toggled.connect(self._draft_later)
        made = []
        for key in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
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
        if mark := marks.typed(text if start == 0 else f"…{text[1:]}", len(self.chips)):
            self._take(mark, cursor)

    def _take(self, mark: marks.Mark, cursor: QTextCursor) -> None:
        """Switch the chip of a mark on and take the mark out of the text; the time stays that of its first key."""
        first_key = self.first_key
        chip = self._chip_of(mark)
        changed = not chip.isChecked()
        chip.setChecked(True)
        if mark.taken:
            end = cursor.position()
            cursor.setPosition(end - mark.taken)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            self._taken = (self.editor.document().availableUndoSteps(), chip) if changed else None
        self.first_key = first_key
        self._show_hint()

    def _chip_of(self, mark: marks.Mark) -> Chip:
        if mark.tag is not None:
            return self.chips[mark.tag - 1]
        if mark.stance is not None:
            return self.progress if mark.stance == "progress" else self.concern
        return self.quote

    @Slot()
    def _give_back(self) -> None:
        """Switch a chip off again whose mark was brought back into the text by Undo."""
        if self._taken is not None:
            steps, chip = self._taken
            left = self.editor.document().availableUndoSteps()
            if left == steps - 1:
                chip.setChecked(False)
            if left < steps:
                self._taken = None

    @Slot()
    def _enter(self) -> None:
        if self.editor.ends_typed and (mark := marks.closing(self.text, len(self.chips))):
            cursor = self.editor.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.End)
            self._take(mark, cursor)
        text = self.text.strip()
        if text:
            self.entered.emit(text, self.tags, self.stance, self.voice, self.first_key or self._clock())

    @Slot()
    def _go_up(self) -> None:
        self.edit_last.emit()

    @Slot()
    def _leave(self) -> None:
        if self.editing:
            self.clear()
            self.edit_left.emit()

    @Slot(bool)
    def _progress_toggled(self, on: bool) -> None:
        if on:
            self.concern.setChecked(False)

    @Slot(bool)
    def _concern_toggled(self, on: bool) -> None:
        if on:
            self.progress.setChecked(False)

    @Slot(int)
    def _refuse_paste(self, length: int) -> None:
        self._say(
            self.tr("That is {0} characters, too long for a note. Import it as a file.").format(f"{length:,}"),
            "warning",
        )

    # Drafts

    @Slot()
    def _text_changed(self) -> None:
        if self.editor.document().isEmpty():
            self.first_key = None
        elif self.first_key is None:
            self.first_key = self._clock()
            self._show_hint()
        if self.hint.property("role") == "warning":
            self._show_hint()
        self._draft_later()

    @Slot()
    def _draft_later(self) -> None:
        self._rest.start()
        if not self._latest.isActive():
            self._latest.start()

    def _hold_draft(self) -> None:
        self._rest.stop()
        self._latest.stop()

    @Slot()
    def _tell_draft(self) -> None:
        self._hold_draft()
        self.draft_changed.emit(self.text)

    # Look

    @Slot(bool)
    def _light(self, on: bool) -> None:
        self.setProperty("lit", "true" if on else "false")
        self.style().unpolish(self)
        self.style().polish(self)

    def _show_hint(self) -> None:
        if self.editing:
            said = self.tr("Editing the note of {0} · Enter saves · Esc leaves it as it was").format(self.editing)
        else:
            said = self.tr("Enter saves · #2 tags · F1 all keys")
            if self.first_key is not None:
                said += self.tr(" · Started {0}").format(self.first_key.strftime("%H:%M:%S"))
        self._say(said, "muted")

    def _say(self, text: str, role: str) -> None:
        self.hint.setText(text)
        self.hint.set_role(role)

    @Slot()
    def _measure(self) -> None:
        inset = theme.px(11)
        self._column.setContentsMargins(inset, inset, inset, inset)
        self._column.setSpacing(theme.px(8))
        self._foot.setSpacing(theme.px(12))
