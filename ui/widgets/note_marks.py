"""What is held against weaknesses and marked for all notes that are chosen in the table: by menu and by key."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QIcon, QIconEngine, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import QMenu

from inspector_app.domain.things import Weakness
from inspector_app.domain.visit_kind import Code, VisitKind
from inspector_app.services import notes, tagging
from ui.registry import keys_of
from ui.widgets import paint
from ui.widgets.note_deeds import NoteDeeds
from ui.widgets.note_table import NoteTable

_SPECS = {
    ("stance", "progress"): "note.progress",
    ("stance", "concern"): "note.concern",
    ("voice", "verbatim"): "note.quote",
    ("voice", "observed"): "note.observed",
    ("voice", "comment"): "note.comment",
    ("about", "action"): "note.action",
    ("about", "impact"): "note.impact",
}
"""The keys are those of the composer."""


class NoteMarks(QObject):
    """Holds the chosen notes against a weakness, or marks them; where all of them have it already, takes it off."""

    counted = Signal(int)
    """So many notes are chosen now."""
    went_on = Signal()
    """A note was held against a weakness by its figure alone: the next one without any is wanted."""

    def __init__(self, table: NoteTable, deeds: NoteDeeds) -> None:
        super().__init__(table)
        self._table = table
        self._deeds = deeds
        self._weaknesses: tuple[Weakness, ...] = ()
        self._kind: VisitKind | None = None
        self._goes_on = False
        self.hold = QMenu(self.tr("Hold against"), table)
        self.mark = QMenu(self.tr("Mark as"), table)
        for menu in (self.hold, self.mark):  # their keys work in the table, as they are among its actions
            table.addAction(menu.menuAction())
        self.hold.aboutToShow.connect(self._name)
        table.digit.connect(self._hold_and_go_on)
        table.selectionModel().selectionChanged.connect(self._count)
        table.notes.modelReset.connect(self._count)
        deeds.done.connect(self._go_on)
        self._count()

    def offer(self, kind: VisitKind, weaknesses: Sequence[Weakness]) -> None:
        """Offer the weaknesses and codes of this visit."""
        if tuple(weaknesses) != self._weaknesses:
            self._weaknesses = tuple(weaknesses)
            self.hold.clear()
            for rank in range(1, len(self._weaknesses) + 1):
                figure = keys_of("note.tag")[rank - 1 : rank]
                action = self._action(self.hold, "", partial(self.switch, rank), figure)
                action.setIcon(QIcon(_Disc(rank)))
            self._name()
        if kind is not self._kind:
            self._kind = kind
            self.mark.clear()
            for field, name, none, codes in (
                ("stance", self.tr("Stance"), self.tr("No stance"), kind.stances),
                ("voice", self.tr("Voice"), self.tr("No voice"), kind.voices),
                ("about", self.tr("About"), self.tr("About neither"), kind.abouts),
            ):
                menu = self.mark.addMenu(name)
                known: list[Code] = [*codes.values()]
                for one in known:
                    words = one.name[:1].upper() + one.name[1:]
                    spec = _SPECS.get((field, one.code))
                    keys = keys_of(spec) if spec else ()
                    self._action(menu, words, partial(self.switch_mark, field, one.code, words), keys)
                self._action(menu, none, partial(self.switch_mark, field, None, none))

    def switch(self, rank: int, *_: object) -> None:
        """Hold the chosen notes against a weakness; if all of them are, no longer."""
        chosen = self._table.chosen()
        if not chosen or rank > len(self._weaknesses):
            return
        weakness = self._weaknesses[rank - 1]
        subjects = [row.subject for row in chosen]
        if all(rank in row.tags for row in chosen):
            told = self._told(len(chosen), self.tr("no longer held against"), f"{rank} {weakness.label}")
            self._deeds.do(subjects, told, tagging.release_all, subjects, weakness.subject)
        else:
            told = self._told(len(chosen), self.tr("held against"), f"{rank} {weakness.label}")
            self._deeds.do(subjects, told, tagging.hold_all, subjects, weakness.subject)

    def switch_mark(self, field: str, code: str | None, words: str, *_: object) -> None:
        """Mark the chosen notes; if all of them are marked so, no longer."""
        chosen = self._table.chosen()
        if not chosen:
            return
        takes_off = code is not None and all(getattr(row, field) == code for row in chosen)
        told = self._told(len(chosen), self.tr("no longer marked") if takes_off else self.tr("marked"), words.lower())
        subjects = [row.subject for row in chosen]
        self._deeds.do(subjects, told, notes.mark_all, subjects, field, None if takes_off else code)

    @Slot(int)
    def _hold_and_go_on(self, rank: int) -> None:
        """Hold what is chosen and not tagged against a weakness; a figure never takes a tag off."""
        chosen = [row for row in self._table.chosen() if not row.tags]
        if chosen and rank <= len(self._weaknesses):
            self._goes_on = True
            weakness = self._weaknesses[rank - 1]
            told = self._told(len(chosen), self.tr("held against"), f"{rank} {weakness.label}")
            subjects = [row.subject for row in chosen]
            self._deeds.do(subjects, told, tagging.hold_all, subjects, weakness.subject)

    @Slot()
    def _go_on(self) -> None:
        goes_on, self._goes_on = self._goes_on, False
        if goes_on:
            self.went_on.emit()

    @Slot()
    def _count(self) -> None:
        count = self._table.chosen_count
        self.hold.setEnabled(bool(count))
        self.mark.setEnabled(bool(count))
        self.counted.emit(count)

    @Slot()
    def _name(self) -> None:
        """Say of each weakness whether choosing it holds the chosen notes against it, or takes them off."""
        chosen = self._table.chosen()
        for rank, (action, one) in enumerate(zip(self.hold.actions(), self._weaknesses, strict=True), 1):
            held = bool(chosen) and all(rank in row.tags for row in chosen)
            words = self.tr("{0} {1}: take off") if held else "{0} {1}"
            action.setText(words.format(rank, one.label).replace("&", "&&"))

    def _told(self, count: int, done: str, what: str) -> str:
        noted = self.tr("1 note") if count == 1 else self.tr("{0} notes").format(f"{count:,}")
        return f"{noted} {done} {what.rstrip('.')}."

    def _action(self, menu: QMenu, text: str, slot: Callable[[], None], keys: Sequence[str] = ()) -> QAction:
        action = menu.addAction(text.replace("&", "&&"))
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        return action


class _Disc(QIconEngine):
    """The disc of a weakness as an icon."""

    def __init__(self, rank: int) -> None:
        super().__init__()
        self._rank = rank

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint.disc(painter, rect, self._rank)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        drawn = QPixmap(size * scale)
        drawn.setDevicePixelRatio(scale)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return drawn

    def clone(self) -> QIconEngine:
        return _Disc(self._rank)
