"""The window: start, unlock and set-up pages, then the frame of the open workbook with its pages."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from inspector_app.domain.errors import CancelledError
from ui import actions, dialogs, theme
from ui.context import AppContext, sentence
from ui.pages.setup import SetupPage, home
from ui.pages.start import StartPage
from ui.pages.unlock import UnlockPage
from ui.settings import Settings
from ui.tasks import Task
from ui.widgets.banner import Banner, Tone
from ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from ui.frame import Frame

_SMALLEST, _LARGEST, _STEP = 0.9, 2.0, 0.1


class MainWindow(QMainWindow):
    """Everything on the screen; pages speak to each other through the context only."""

    def __init__(self, context: AppContext, settings: Settings) -> None:
        super().__init__()
        self.context = context
        self._settings = settings
        self._crash_details = ""
        self._path = Path()
        self._then: list[Path] = []
        self.frame: Frame | None = None
        self.setWindowTitle(self.tr("Inspector's workbook"))
        self.setAcceptDrops(True)

        self.banner = Banner(self)
        self.stack = QStackedWidget(self)
        self.start = StartPage(settings)
        self.unlock = UnlockPage(context)
        self.setup = SetupPage(context)
        for page in (self.start, self.unlock, self.setup):
            self.stack.addWidget(scrolled(page))
        ground = QWidget(self)
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banner)
        layout.addWidget(self.stack, 1)
        self.setCentralWidget(ground)

        slots: dict[str, Callable[[], object]] = {
            "workbook.open": self.ask_for_workbook,
            "workbook.import": self.import_file,
            "workbook.handover": self.hand_over,
            "workbook.lock": self.lock,
            "workbook.quit": self.close,
            "edit.undo": self.undo,
            "edit.find": self.find_in_notes,
            "interview.start": self.start_interview,
            "go.capture": self.go_capture,
            "go.notes": self.go_notes,
            "go.merge": self.go_merge,
            "go.findings": self.go_findings,
            "go.letter": self.go_letter,
            "view.larger": self.larger,
            "view.smaller": self.smaller,
            "view.usual": self.usual,
            "help.keys": self.show_help,
        }
        self.actions_made = actions.make(self, slots)
        actions.fill_menus(self.menuBar(), self.actions_made)

        self.start.open_chosen.connect(self.ask_for_workbook)
        self.start.start_chosen.connect(self._set_up)
        self.start.join_chosen.connect(self._join)
        self.start.practice_chosen.connect(self._practise)
        self.start.workbook_chosen.connect(self._ask_passphrase)
        self.unlock.other_chosen.connect(self.ask_for_workbook)
        self.setup.left.connect(self._go_start)
        context.opened.connect(self._show_workbook)
        context.closed.connect(self._leave_workbook)
        context.failed.connect(self._tell_failure)
        context.started.connect(self._follow)
        self.banner.chosen.connect(self._copy_details)

        self._enable()
        self.resize(theme.px(1180), theme.px(760))
        if not settings.window.isEmpty():
            self.restoreGeometry(settings.window)
        self._go_start()

    # Opening and closing

    def open_path(self, path: Path, passphrase: str | None = None) -> None:
        """Open a workbook (asking for its passphrase if none is given), or join or merge a hand-over file."""
        if path.suffix.lower() == ".handover":
            self._take_handovers([path])
        elif passphrase is None:
            self._ask_passphrase(path)
        else:
            from inspector_app.services import workbooks

            self._path = path
            self.context.start_opening(self.tr("Opening the workbook…"), workbooks.opened, path, passphrase)

    @Slot()
    def ask_for_workbook(self) -> None:
        """Ask which workbook to open."""
        if folder := dialogs.ask_open_folder(self, self.tr("Open a workbook"), home()):
            self.context.close()
            self._ask_passphrase(folder)

    @Slot()
    def lock(self) -> None:
        """Close the workbook and ask for its passphrase again."""
        folder = self.context.workbook.folder
        self.context.close()
        self._ask_passphrase(folder)

    @Slot(object)
    def _ask_passphrase(self, folder: Path) -> None:
        self._path = folder
        self._show(self.unlock)
        self.unlock.ask_for(folder)

    @Slot()
    def _set_up(self) -> None:
        self._show(self.setup)
        self.setup.ask(joining=False)

    @Slot()
    def _join(self) -> None:
        self._show(self.setup)
        self.setup.ask(joining=True)

    @Slot()
    def _practise(self) -> None:
        from exports.catalogue import EXPORTERS
        from inspector_app.services import practice

        self.context.start_opening(self.tr("Making the practice visit…"), practice.opened, EXPORTERS)

    @Slot()
    def _go_start(self) -> None:
        self.start.refresh()
        self._show(self.start)
        self.start.open.setFocus()

    @Slot()
    def _show_workbook(self) -> None:
        from ui.frame import Frame

        self._settings.remember(self.context.workbook.folder)
        self.banner.clear()
        self.frame = Frame(self.context, self)
        self.stack.addWidget(self.frame)
        self.stack.setCurrentWidget(self.frame)
        self._enable()
        self.go_capture()
        if self._then:
            self._take_handovers(self._then)
            self._then = []

    @Slot()
    def _leave_workbook(self) -> None:
        if self.frame is not None:
            self.stack.removeWidget(self.frame)
            self.frame.deleteLater()
            self.frame = None
        QGuiApplication.clipboard().clear()
        self._enable()
        self._go_start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Seal what is being typed, wait for long work, close the workbook."""
        self._settings.window = self.saveGeometry()
        self.context.close()
        event.accept()

    # Pages

    @Slot()
    def go_capture(self) -> None:
        """Go to the page on which notes are taken."""
        self._go("capture")

    @Slot()
    def go_notes(self) -> None:
        """Go to all notes."""
        self._go("notes")

    @Slot()
    def go_merge(self) -> None:
        """Go to bringing in notes."""
        self._go("merge")

    @Slot()
    def go_findings(self) -> None:
        """Go to the findings."""
        self._go("findings")

    @Slot()
    def go_letter(self) -> None:
        """Go to the letter."""
        self._go("letter")

    @Slot()
    def find_in_notes(self) -> None:
        """Go to all notes, into the search field."""
        if self.frame is not None:
            self.frame.find_in_notes()

    @Slot()
    def start_interview(self) -> None:
        """Go to the form of a new interview."""
        if self.frame is not None:
            self.frame.start_interview()

    @Slot()
    def show_help(self) -> None:
        """Show the help, the keys of this window included."""
        from ui.pages.help import HelpWindow

        HelpWindow(self.actions_made, self).show()

    def _go(self, name: str) -> None:
        if self.frame is not None:
            self.frame.go(name)

    # Deeds of the menu

    @Slot()
    def hand_over(self) -> None:
        """Write a hand-over for a colleague."""
        if self.frame is not None:
            self.frame.hand_over()

    @Slot()
    def import_file(self) -> None:
        """Bring in an interchange file."""
        from inspector_app.services import importing

        kinds = [(self.tr("Visit files"), "*.json")]
        if path := dialogs.ask_open_file(self, self.tr("Import a file"), kinds):
            task = self.context.start(self.tr("Importing…"), importing.import_file, path)
            task.succeeded.connect(self._imported)

    @Slot(object)
    def _imported(self, result: object) -> None:
        counts = (getattr(result, name) for name in ("new", "updated", "removed", "same"))
        said = self.tr("Imported: {0} new, {1} updated, {2} removed, {3} the same.").format(*counts)
        self.banner.say(said, Tone.DONE)

    @Slot()
    def undo(self) -> None:
        """Take back the last deed."""
        from inspector_app.services import undoing

        self.context.seal()
        if (undone := self.context.do(undoing.undo)) is not None:
            self.banner.say(self.tr("Undone: {0}.").format(undone), Tone.DONE)

    # Look

    @Slot()
    def larger(self) -> None:
        """Make all text larger."""
        self._resize_text(self._settings.text_factor + _STEP)

    @Slot()
    def smaller(self) -> None:
        """Make all text smaller."""
        self._resize_text(self._settings.text_factor - _STEP)

    @Slot()
    def usual(self) -> None:
        """Make all text as large as usual."""
        self._resize_text(1.0)

    def _resize_text(self, factor: float) -> None:
        self._settings.text_factor = min(max(factor, _SMALLEST), _LARGEST)
        theme.appearance.apply(theme.appearance.chosen, self._settings.text_factor)

    # News

    @Slot(object)
    def _tell_failure(self, error: Exception) -> None:
        if not isinstance(error, CancelledError):
            self.banner.say(sentence(error), Tone.FAILED)

    @Slot(object, str)
    def _follow(self, task: Task, words: str) -> None:
        self.banner.follow(task, words)

    @Slot(str)
    def show_crash(self, details: str) -> None:
        """Say quietly that something went wrong that nobody foresaw."""
        self._crash_details = details
        self.banner.say(self.tr("Something went wrong. Your notes are saved."), Tone.FAILED, self.tr("Copy details"))

    @Slot()
    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self._crash_details)

    # Dropped files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take hand-over files that are dragged onto the window."""
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show the preview of hand-over files that were dropped."""
        self._take_handovers(_dropped(event))

    def _take_handovers(self, paths: list[Path]) -> None:
        if self.frame is not None:
            self.frame.bring(paths)
        elif paths:
            self._then = paths
            self._show(self.setup)
            self.setup.ask(joining=True, source=paths[0])

    def _show(self, page: QWidget) -> None:
        for index in range(self.stack.count()):
            area = self.stack.widget(index)
            if isinstance(area, QScrollArea) and area.widget() is page:
                self.stack.setCurrentWidget(area)

    def _enable(self) -> None:
        """Menus offer what can be done now."""
        always = ("workbook.open", "workbook.quit", "view.", "help.")
        for name, action in self.actions_made.items():
            action.setEnabled(self.frame is not None or name.startswith(always))


def _dropped(event: QDropEvent) -> list[Path]:
    """Return the files that are dragged; one that is no hand-over is told so by the preview."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
