"""Bringing in notes: hand-overs are read, shown and merged, what waits is decided; and one's own is handed over."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Slot
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.domain.errors import CancelledError, DamagedError, PassphraseError, WorkbookError
from inspector_app.services import erasing, merging
from inspector_app.services.merging import Merged, Preview
from ui import dialogs, theme
from ui.context import AppContext, sentence
from ui.models.brought import Brought, asked, looked_into
from ui.models.notes import day_and_time
from ui.widgets import older_backups
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.files_told import FilesTold
from ui.widgets.handover_card import SUFFIX, HandoverCard
from ui.widgets.heading import Heading
from ui.widgets.merge_preview import MergePreview
from ui.widgets.questions import Questions
from ui.widgets.scrolled import to_top
from ui.widgets.words_card import WordsCard


class BringInPage(QWidget):
    """One hand-over after the other: shown, then merged or left; below them what waits for a person."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._waiting: list[Path] = []
        self._current: Path | None = None
        self._words: tuple[str, ...] = ()
        self._shown: Preview | None = None
        self._merging = False
        self._stale = False
        self._behind = True
        self.setObjectName("page")

        self.choose = Button(self.tr("Choose hand-over files…"), "folder-open")
        self.cancel = Button(self.tr("Cancel"))
        self.merge = Button(self.tr("Merge"), "git-merge", "primary")
        self.heading = Heading("", "", self.choose, self.cancel, self.merge)
        self.drop_area = Card(self)
        sentence_ = self.tr("Drop a colleague’s hand-over files here, or choose them above.")
        self.drop_area.body.addWidget(EmptyState("folder-open", sentence_))
        self.words = WordsCard(self)
        self.preview = MergePreview(self)
        self.told = FilesTold(context, self)
        self.files = self.told.list
        self.questions = Questions(context, self)
        self.hand_over = HandoverCard(context, self)
        self._column = QVBoxLayout(self)
        for part in (self.heading, self.words, self.told):
            self._column.addWidget(part)
        self._column.addWidget(self.preview, 1)
        self._column.addWidget(self.questions)
        self._column.addWidget(self.drop_area, 1)
        self._column.addWidget(self.hand_over)
        self._column.addStretch()  # takes the room when nothing else does

        self.choose.clicked.connect(self._choose)
        self.told.taken_back.connect(self._rest_focus)
        self.questions.answered.connect(self._go_on)
        self.cancel.clicked.connect(self._leave)
        self.merge.clicked.connect(self._merge)
        self.words.given.connect(self._try_words)
        self.words.left.connect(self._leave)
        self.preview.agreed.connect(self.merge.setEnabled)
        context.changed.connect(self._hear)
        theme.appearance.changed.connect(self._measure)
        self._measure()
        self._show_state()

    # Files

    def bring(self, paths: Sequence[Path]) -> None:
        """Look into some hand-over files, one after the other."""
        for path in paths:
            if path not in self._waiting and path != self._current:
                self._waiting.append(path)
        if self._current is None:
            self._next()
        else:
            self.told.show_waiting(self._waiting)

    @Slot()
    def _choose(self) -> None:
        kinds = [(self.tr("Hand-over files"), f"*{SUFFIX}"), (self.tr("All files"), "*")]
        settings = self._context.settings
        folder = settings.handover_folder if settings is not None else None
        paths = dialogs.ask_open_files(self, self.tr("Bring in hand-over files"), kinds, folder)
        if not paths:  # the workbook may be locked by now, and this page gone
            return
        if settings is not None:
            settings.handover_folder = paths[0].parent
        self.bring(paths)

    def _next(self) -> None:
        self._shown, self._words, self._stale = None, (), False
        self.words.forget()
        self._current = self._waiting.pop(0) if self._waiting else None
        self._show_state()
        if self._current is not None:
            self._look()

    # Looking

    def _look(self) -> None:
        if self._current is None:
            return
        self._stale = False
        words = self.tr("Reading “{0}”…").format(self._current.name)
        task = self._context.start(words, looked_into, self._current, self._words)
        task.setProperty("path", str(self._current))
        task.succeeded.connect(self._take_look)
        task.failed.connect(self._fail_to_look)
        self.words.setEnabled(False)

    @Slot(object)
    def _take_look(self, found: Brought | WorkbookError) -> None:
        if self._current is None or self.sender().property("path") != str(self._current):
            return
        self.words.setEnabled(True)
        if isinstance(found, PassphraseError):
            self._shown = None
            self._show_state(asks=True)
            wrong = self.tr(
                "These six words do not open “{0}”, or it is damaged; ask its maker for the words of the team, or for "
                "the file again."
            )
            self.words.ask(self._current.name, wrong.format(self._current.name) if self._words else "")
        elif isinstance(found, WorkbookError):
            self._finish("circle-x", "danger", self.tr("“{0}” was not taken."), sentence(found))
        elif found.preview.is_nothing_new:
            here = self.tr("Everything in it is in this workbook already.")
            self._finish("check", "muted", self.tr("“{0}” brings nothing new."), here)
        else:
            self._show_preview(found)
            self._context.seal()  # not before: a file that is not taken changes nothing; after it the preview is anew

    @Slot(object)
    def _fail_to_look(self, error: Exception) -> None:
        self.words.setEnabled(True)
        if self._current is None or self.sender().property("path") != str(self._current):
            return
        if isinstance(error, CancelledError):
            self._finish("x", "muted", self.tr("“{0}” was left out."), sentence(error))
        else:
            self._finish("circle-x", "danger", self.tr("“{0}” was not taken."), sentence(error))

    def _show_preview(self, brought: Brought) -> None:
        again = self._shown is not None
        self._shown = found = brought.preview
        maker = brought.names.team.get(found.by)
        who = _with_article(maker.role.partition(",")[0]) if maker and maker.role else maker.code if maker else ""
        self.heading.title.setText(
            self.tr("Bring in {0}’s notes").format(who) if who else self.tr("Bring in a colleague’s notes")
        )
        made = self.tr("made {0}").format(day_and_time(found.made))
        if found.has_odd_clock:
            made = self.tr("made on {0} by a clock that is wrong").format(found.made[:10])
        facts = (found.file, made, self.tr("checked whole"))
        self.heading.subtitle.setText(" · ".join((*facts, self.tr("nothing is written until you choose Merge"))))
        self.preview.show_preview(brought)
        self._name_merge(found)
        self._show_state()
        if not again:
            self.preview.begin()
            to_top(self.heading)
        self.preview.what.setFocus()

    def _name_merge(self, found: Preview) -> None:
        count = found.new + found.updated + found.removed
        only_notes = all(step.after.kind == "note" for step in found.steps if step.outcome.value != "same")
        if not count:
            words = self.tr("Merge")
        elif only_notes:
            words = self.tr("Merge 1 note") if count == 1 else self.tr("Merge {0} notes").format(f"{count:,}")
        else:
            words = self.tr("Merge 1 item") if count == 1 else self.tr("Merge {0} items").format(f"{count:,}")
        self.merge.setText(words)

    @Slot(str)
    def _try_words(self, words: str) -> None:
        self._words = tuple(dict.fromkeys((words, words.lower())))  # the list has no capitals, hurried fingers have
        self._look()

    # Merging

    @Slot()
    def _merge(self) -> None:
        self._context.seal()
        if self._stale:  # what was being typed is in the record now, so that the preview must be made anew
            self._look()
        elif self._shown is not None and not self._merging:
            self._merging = True
            self._enable()
            words = self.tr("Merging “{0}”…").format(self._shown.file)
            task = self._context.start(words, merging.apply, self._shown)
            task.succeeded.connect(self._take_merge)
            task.failed.connect(self._fail_to_merge)

    @Slot(object)
    def _take_merge(self, merged: Merged | None) -> None:
        self._merging = False
        self._enable()
        if self._shown is None:
            return
        counts = [
            (self._shown.new, self.tr("{0} new")),
            (self._shown.updated, self.tr("{0} updated")),
            (self._shown.removed, self.tr("{0} removed")),
            (len(self._shown.decisions), self.tr("{0} to decide")),
            (sum(further for _, further in asked(self._shown)), self.tr("{0} with a further wording")),
        ]
        told = ", ".join(words.format(f"{count:,}") for count, words in counts if count)
        left = merged.left if merged is not None else ""
        erased = any(change.erase for change in self._shown.changes)
        below = " · ".join(part for part in (told, left) if part)
        self.told.tell_merge(self._shown.file, below, is_final=erased)  # what was erased does not come back
        removed = bool(self._shown.erases)
        self._go_to_next()
        if removed and not left and (remains := self._context.do(erasing.remains)) is not None:
            older_backups.ask_about(self, remains, self.tr("What was erased is removed. Older backups still hold it."))

    @Slot(object)
    def _fail_to_merge(self, error: Exception) -> None:
        self._merging = False
        self._enable()
        if isinstance(error, CancelledError) and self._shown is not None:
            self._tell(self.tr("“{0}” was not merged."), sentence(error), "x", "muted")
        elif isinstance(error, DamagedError):
            self._look()

    @Slot()
    def _leave(self) -> None:
        self._finish("x", "muted", self.tr("“{0}” was left out."), self.tr("Nothing of it was written."))

    def _finish(self, symbol: str, role: str, words: str, below: str) -> None:
        self._tell(words, below, symbol, role)
        self._go_to_next()

    def _tell(self, words: str, below: str, symbol: str, role: str) -> None:
        name = self._current.name if self._current is not None else ""
        self.told.tell(name, words.format(name), below, symbol, role)

    def _go_to_next(self) -> None:
        self._next()
        if self._current is None and self.isVisible():
            self._rest_focus()
            self.files.clearSelection()

    # What waits for a person

    def show_decision(self, thing: UUID) -> None:
        """Go to the decision that waits about a thing."""
        self._catch_up()
        if self.questions.show_decision(thing):
            self.questions.show()
            self.questions.take_focus()

    @Slot()
    def _go_on(self) -> None:
        if not self.questions.deciding.count:
            self._rest_focus()
        to_top(self.heading)

    @Slot()
    def _rest_focus(self) -> None:
        """Give the focus to what comes next: a decision that waits, else the next file."""
        if not (self.questions.isVisible() and self.questions.take_focus()) and self.choose.isVisible():
            self.choose.setFocus()

    def _catch_up(self) -> None:
        self._behind = False
        self.told.refresh()
        self.questions.refresh()
        self._show_state(asks=self.words.isVisibleTo(self))

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._behind:
            self._catch_up()
        if self._stale:
            self._look()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._shown is not None:
            self.preview.what.setFocus(event.reason())
        else:
            self._rest_focus()

    @Slot()
    def _hear(self) -> None:
        """Show the workbook as it is now; a preview that was made for an earlier one is made anew."""
        self._behind = True
        if self.isVisible():
            self._catch_up()
        if self._shown is not None and not self._merging:
            self._stale = True
            if self.isVisible():
                self._look()

    def _show_state(self, *, asks: bool = False) -> None:
        shows = self._shown is not None
        if not shows:
            self.heading.title.setText(self.tr("Bring in notes"))
            calm = self.tr("A hand-over is shown first. Nothing is written until you choose Merge.")
            reading = self.tr("Reading “{0}”…").format(self._current.name) if self._current else ""
            self.heading.subtitle.setText(reading if reading and not asks else calm)
        self.words.setVisible(asks)
        self.preview.setVisible(shows)
        rests = not shows and not asks
        self.questions.setVisible(rests and self.questions.is_wanted)
        for part in (self.choose, self.drop_area, self.hand_over):
            part.setVisible(rests)
        for button in (self.cancel, self.merge):
            button.setVisible(shows)
        self.told.show_waiting(self._waiting)

    def _enable(self) -> None:
        self.cancel.setEnabled(not self._merging)
        self.merge.setEnabled(not self._merging and self.preview.is_agreed)

    @Slot()
    def _measure(self) -> None:
        px = theme.px
        self._column.setContentsMargins(px(20), px(16), px(20), px(14))
        self._column.setSpacing(px(12))
        self.drop_area.setMinimumHeight(px(130))


def _with_article(role: str) -> str:
    """Return a role as it stands in a sentence: `the CQC inspector`, but `Her Majesty's Inspector`."""
    return role if role.lower().startswith(("her ", "his ", "the ")) else f"the {role}"
