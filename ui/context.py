"""The one door for every deed of the window: short ones now, long ones as tasks; who is concerned is told by signal."""

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from inspector_app.domain.errors import WorkbookError
from inspector_app.domain.moments import now
from ui import units
from ui.tasks import Task, TaskRunner

if TYPE_CHECKING:
    from inspector_app.services.workbooks import Workbook
    from ui.settings import Settings

P = ParamSpec("P")
T = TypeVar("T")


class AppContext(QObject):
    """What pages share: the open workbook, the door for deeds, and news of what changed."""

    opened = Signal()
    """A workbook is open now."""
    sealing = Signal()
    """What is being typed must be in the record now: a hand-over or merge starts, or the workbook closes or locks."""
    closing = Signal()
    """The workbook is about to be closed or locked."""
    closed = Signal()
    """No workbook is open now."""
    changed = Signal(object)
    """A deed changed things of these kinds (a frozenset of names such as "note")."""
    saved = Signal(str)
    """The time, HH:MM, at which a deed was last kept."""
    starting = Signal()
    """A long deed is about to begin: what was entered before must be in the record first."""
    unkept = Signal(int)
    """So many texts stand in their fields that should be in the record and could not be kept."""
    being_saved = Signal(int)
    """So many notes were entered that are drafts until the long deed under way lets go of the record."""
    drafts_waiting = Signal(int)
    """So many drafts that a crash has left are offered and neither kept nor thrown away yet."""
    paragraphs_waiting = Signal(int)
    """So many paragraphs that a crash has left are offered, beside the notes."""
    said = Signal(str)
    """A sentence for the banner: what was done, and how it is taken back."""
    undone = Signal(object)
    """A deed about this thing (a UUID) was taken back, or done again."""
    failed = Signal(object)
    """A deed failed with this WorkbookError or OSError; nothing was changed."""
    started = Signal(object, str)
    """A long deed is under way: its task, and what it does in words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workbook: Workbook | None = None
        self.settings: Settings | None = None
        """What the app remembers between starts; a page by itself has none."""
        self.judgement_open = False
        """Whether the judgement below the paragraphs is open, as it was left last."""
        self._held_back = self._lost = False
        self._unkept: set[Hashable] = set()
        self.failure: Exception | None = None
        """Why the last deed that failed did."""
        self._under_way = 0
        self.runner = TaskRunner(self)

    @property
    def workbook(self) -> "Workbook":
        """The open workbook; asking when none is open is a bug."""
        if self._workbook is None:
            raise RuntimeError("no workbook is open")
        return self._workbook

    @property
    def is_open(self) -> bool:
        """Whether a workbook is open."""
        return self._workbook is not None

    @property
    def is_busy(self) -> bool:
        """Whether a long deed is under way that was announced."""
        return self._under_way > 0

    def take(self, workbook: "Workbook") -> None:
        """Make a workbook the open one, in place of another; close it again where the other must stay open."""
        if not self.close():
            workbook.close()
            return
        self._workbook = workbook
        self._speak_of(workbook)
        self.opened.emit()

    def close(self, *, all_the_same: bool = False) -> bool:
        """Seal what is being typed, wait for long work, and close the workbook; tell whether it is closed.

        Where something typed could be kept neither in the record nor as a draft it stays open, unless it is to be
        closed all the same.
        """
        if self._workbook is None:
            return True
        self.seal()
        if self._lost and not all_the_same:
            return False
        self.closing.emit()
        self.runner.wait()
        workbook, self._workbook = self._workbook, None
        workbook.close()
        self._unkept.clear()
        units.speak_of(None)
        self.closed.emit()
        return True

    @staticmethod
    def _speak_of(workbook: "Workbook") -> None:
        """Have the window speak of what this kind of visit judges."""
        from inspector_app.services import visits

        try:
            units.speak_of(visits.kind(workbook).unit)
        except WorkbookError:  # of a kind that a newer version brought; the pages tell
            units.speak_of(None)

    def seal(self) -> bool:
        """Have what is being typed written into the record; tell whether all of it was kept."""
        self._held_back = self._lost = False
        self.failure = None
        self.sealing.emit()
        return not self._held_back

    def hold_back(self, *, drafted: bool = False) -> None:
        """Tell, while sealing, that something typed could not be kept; what is a draft is not lost by closing."""
        self._held_back = True
        self._lost |= not drafted

    def mark_unkept(self, text: Hashable) -> None:
        """Take note that a text should be in the record and could not be kept; it is named by what is its own."""
        self._unkept.add(text)
        self.unkept.emit(len(self._unkept))

    def mark_settled(self, text: Hashable) -> None:
        """Take note that a text is in the record, or was thrown away."""
        if text in self._unkept:
            self._unkept.discard(text)
            self.unkept.emit(len(self._unkept))

    def do(self, deed: "Callable[Concatenate[Workbook, P], T]", *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Do a short deed now; return its value, or None after telling why it failed."""
        try:
            value = deed(self.workbook, *args, **kwargs)
        except (WorkbookError, OSError) as error:
            self.failure = error
            self.failed.emit(error)
            return None
        self._tell()
        return value

    def start(
        self, words: str, deed: "Callable[Concatenate[Workbook, P], T]", *args: P.args, **kwargs: P.kwargs
    ) -> Task:
        """Start a long deed; `words` say on the banner what it does."""
        self.starting.emit()
        task = self.runner.start(deed, self.workbook, *args, **kwargs)
        self._follow(task, words)
        return task

    def start_opening(self, words: str, opening: "Callable[P, Workbook]", *args: P.args, **kwargs: P.kwargs) -> Task:
        """Start opening or making a workbook; when it is there it becomes the open one."""
        task = self.runner.start(opening, *args, **kwargs)
        task.succeeded.connect(self.take)
        self._announce(task, words)
        return task

    def start_apart(self, words: str, deed: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Task:
        """Start a long deed that needs no open workbook."""
        task = self.runner.start(deed, *args, **kwargs)
        self._follow(task, words)
        return task

    def _follow(self, task: Task, words: str) -> None:
        task.succeeded.connect(self._done)
        task.failed.connect(self._fail)
        self._announce(task, words)

    def _announce(self, task: Task, words: str) -> None:
        self._under_way += 1
        task.finished.connect(self._finish)
        self.started.emit(task, words)

    @Slot()
    def _finish(self) -> None:
        self._under_way -= 1

    @Slot(object)
    def _done(self, _: object) -> None:
        self._tell()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        if isinstance(error, (WorkbookError, OSError)):
            self.failed.emit(error)

    def _tell(self) -> None:
        kinds = self.workbook.touched() if self._workbook is not None else frozenset()
        if kinds:
            self.saved.emit(f"{now():%H:%M}")
            self.changed.emit(kinds)


def sentence(error: Exception) -> str:
    """Return an error as one plain sentence."""
    if isinstance(error, WorkbookError):
        return str(error)
    if isinstance(error, OSError):
        name = Path(error.filename).name if isinstance(error.filename, str) else ""
        return f"“{name or 'A file'}” could not be used: {error.strerror or 'the disk does not answer'}."
    return "Something went wrong. All up to your last step is saved; look whether that step was done."
