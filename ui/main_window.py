"""The window: start, unlock and set-up pages, then the frame of the open workbook with its pages."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import actions, dialogs, theme
from ui.beginning import Beginning
from ui.context import AppContext, sentence
from ui.contrast_ring import ContrastRing
from ui.idle import Idle
from ui.interview_ways import InterviewWays
from ui.menu_deeds import MenuDeeds
from ui.news import News
from ui.note_ways import NoteWays
from ui.pages import PAGES
from ui.printing import Printing
from ui.search import Search
from ui.settings import Settings
from ui.tasks import Task
from ui.view_menu import ViewMenu
from ui.widgets.scrolled import FocusInView
from ui.widgets.text_undo import LineUndo

if TYPE_CHECKING:
    from inspector_app.services.searching import Found
    from ui.frame import Frame
    from ui.pages.help import HelpWindow


class MainWindow(QMainWindow):
    """Everything on the screen; pages speak to each other through the context only."""

    def __init__(self, context: AppContext, settings: Settings) -> None:
        super().__init__()
        self.context = context
        self._settings = context.settings = settings
        self._then: list[Path] = []
        self._waits_to_close = self._waits_to_lock = False
        self.frame: Frame | None = None
        self.setWindowTitle(self.tr("Inspector’s workbook"))
        self.setAcceptDrops(True)

        self.stack = QStackedWidget(self)
        self.beginning = Beginning(context, settings, self.stack)
        ground = QWidget(self)
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.news = News(context, ground)
        layout.addWidget(self.stack, 1)
        self.setCentralWidget(ground)
        FocusInView(self)
        ContrastRing(self)
        LineUndo(self)

        self.view = ViewMenu(settings, self)
        self.deeds = MenuDeeds(context, self)
        self.search = Search(context, ground)
        self.printing = Printing(context, self)
        self.interviews = InterviewWays(self)
        slots: dict[str, Callable[[], object]] = {
            "workbook.check": self.check_laptop,
            "workbook.handover": self.hand_over,
            "workbook.lock": self.lock,
            "workbook.quit": self.close,
            "help.keys": self.show_help,
            **{f"go.{name}": self._go_there for name in PAGES},
            **self.beginning.slots(),
            **self.deeds.slots(),
            **self.view.slots(),
            **self.search.slots(),
            **self.printing.slots(),
            **self.interviews.slots(),
            **NoteWays(self).slots(),
        }
        self.actions_made = actions.make(self, slots)
        actions.fill_menus(self.menuBar(), self.actions_made)
        self.view.show_chosen(self.actions_made)
        self.search.know(self.actions_made)
        self.search.found_chosen.connect(self._show_found)
        self.search.help_chosen.connect(self.show_help)

        self.idle = Idle(self)
        self.idle.lapsed.connect(self.lock_unattended)
        context.opened.connect(self.idle.begin)
        context.closing.connect(self._put_questions_away)
        context.closed.connect(self.idle.rest)
        self.beginning.entered.connect(self._show_workbook)
        self.beginning.returned.connect(self._return)
        self.stack.currentChanged.connect(self._enable)
        context.closed.connect(self._leave_workbook)
        context.started.connect(self._hold)
        context.failed.connect(self._stay)

        self._enable()
        room = self.screen().availableSize()
        self.resize(min(theme.px(1180), room.width()), min(theme.px(760), room.height() - theme.px(48)))
        if not settings.window.isEmpty():
            self.restoreGeometry(settings.window)
        self.beginning.go_start()

    # Opening and closing

    def open_path(self, path: Path, passphrase: str | None = None) -> None:
        """Open a workbook (asking for its passphrase if none is given), or join or merge a hand-over file."""
        if path.suffix.lower() == ".handover":
            self._take_handovers([path])
        elif passphrase is None:
            self.beginning.ask_passphrase(path)
        else:
            from inspector_app.services import workbooks

            self.context.start_opening(self.tr("Opening the workbook…"), workbooks.opened, path, passphrase)

    @Slot()
    def lock_unattended(self) -> None:
        """Lock, as nobody has been there for long; what is under way comes to its end first."""
        self._waits_to_lock = self.context.is_busy
        if not self._waits_to_lock and self.lock():
            self.beginning.unlock.say_locked(slept=self.idle.slept)

    @Slot()
    def lock(self) -> bool:
        """Close the workbook that is open and ask for its passphrase again; tell whether it could be closed."""
        if not self.context.is_open:
            return False
        folder = self.context.workbook.folder
        if not self.context.close():
            return False
        self.beginning.ask_passphrase(folder)
        return True

    @Slot()
    def _put_questions_away(self) -> None:
        dialogs.put_away(self)

    @Slot()
    def check_laptop(self) -> None:
        """Check what a visit needs, with the open workbook or without one."""
        from ui.pages.self_check import SelfCheckPage

        if self.frame is None:
            self.beginning.check()
            return
        self.go("check")
        page = self.frame.page("check")
        if isinstance(page, SelfCheckPage):
            page.run()

    @Slot()
    def _show_workbook(self) -> None:
        from ui.frame import Frame
        from ui.keeping import Keeping

        self._settings.remember(self.context.workbook.folder)
        self.news.banner.clear()
        self.frame = Frame(self.context, self)
        self.frame.nav.search_chosen.connect(self.search.ask)
        self.frame.stack.currentChanged.connect(self.news.turn_page)
        self.frame.sheet_chosen.connect(self._do)
        self.frame.matrix_shown_as.connect(self.printing.show_as)
        self.stack.addWidget(self.frame)
        self.stack.setCurrentWidget(self.frame)
        self._enable()
        keeping = Keeping(self.context, self.frame)
        keeping.return_to_desk()
        keeping.back_up()
        if self._then:
            self._take_handovers(self._then)
            self._then = []
        self.beginning.handover = None

    @Slot()
    def _return(self) -> None:
        """Go back to the workbook that stayed open while another page was looked at."""
        if self.frame is None:  # it was just made, and its code was being shown
            self._show_workbook()
            return
        self.stack.setCurrentWidget(self.frame)
        self.frame.go(self.frame.shown)

    @Slot()
    def _leave_workbook(self) -> None:
        if self.frame is not None:
            self.stack.removeWidget(self.frame)
            self.frame.deleteLater()
            self.frame = None
        QGuiApplication.clipboard().clear()
        self._enable()
        self.beginning.go_start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Seal what is being typed and close the workbook; while long work is under way, ask to wait for its end."""
        self._settings.window = self.saveGeometry()
        if self.context.is_busy:
            event.ignore()
            self._ask_to_wait()
            return
        if self.context.close():
            event.accept()
            return
        event.ignore()
        why = [sentence(self.context.failure)] if self.context.failure is not None else []
        dialogs.confirm(
            self,
            self.tr("Not everything you typed could be saved."),
            " ".join([*why, self.tr("Copy to paper what must not be lost, or put that right and close again.")]),
            self.tr("Close all the same"),
            self._close_all_the_same,
        )

    def _ask_to_wait(self) -> None:
        if self._waits_to_close:
            return
        self._waits_to_close = True
        dialogs.tell(
            self,
            self.tr("Something is still being done."),
            self.tr("The window closes by itself when it is over. Cancel, above, stops it and changes nothing."),
        )

    @Slot(object)
    def _stay(self, _: Exception) -> None:
        """Do not close on a failure: it must be read first."""
        self._waits_to_close = False

    @Slot()
    def _close_all_the_same(self) -> None:
        self.context.close(all_the_same=True)
        self.close()

    # Pages

    def go(self, name: str) -> None:
        """Go to a page by its name."""
        if self.frame is not None:
            self.frame.go(name)

    @Slot()
    def _go_there(self) -> None:
        self.go(self.sender().objectName().removeprefix("go."))

    @Slot(str)
    def _do(self, name: str) -> None:
        """Do what the action of this id does, if it can be done now."""
        self.actions_made[name].trigger()

    @Slot(object)
    def _show_found(self, found: "Found") -> None:
        if self.frame is not None:
            self.frame.show_found(found)

    @cached_property
    def help(self) -> "HelpWindow":
        """The one window of the help, made when it is first wanted."""
        from ui.pages.help import HelpWindow

        return HelpWindow(self.actions_made, self)

    @Slot()
    @Slot(str, str)
    def show_help(self, page: str = "", heading: str = "") -> None:
        """Show the help, beginning with what helps on the page that is shown; or one of its pages at a heading."""
        if page:
            self.help.show_page(page, heading)
        else:
            self.help.show_help_on(self.frame.shown if self.frame is not None else "start")
        self.help.come_forward()

    @Slot()
    def hand_over(self) -> None:
        """Write a hand-over for a colleague."""
        if self.frame is not None:
            self.frame.hand_over()

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
            self.beginning.handover = paths[0]
            self.beginning.go_start()
            self.news.banner.say(
                self.tr("Open the workbook that “{0}” is for, or choose “Join a visit”.").format(paths[0].name)
            )

    @Slot(object)
    def _hold(self, task: Task) -> None:
        task.finished.connect(self._enable)
        self._enable()

    @Slot()
    def _enable(self) -> None:
        """Offer what can be done now: while a long deed runs, what would wait for it is not offered."""
        always = ("workbook.quit", "edit.search", "view.", "help.")
        busy = self.context.is_busy
        is_seen = self.frame is not None and self.stack.currentWidget() is self.frame
        for name, action in self.actions_made.items():
            begins = name.startswith(("visit.", "workbook.open", "workbook.check"))
            locks = name == "workbook.lock" and self.context.is_open
            ready = not busy and (is_seen or begins or locks)
            action.setEnabled(ready or name.startswith(always))
        self.beginning.start.hold(held=busy)
        if self.frame is not None:
            self.frame.nav.hold(held=busy)
        if self._waits_to_close and not busy:
            self._waits_to_close = False
            QTimer.singleShot(0, self.close)  # when all have heard how it ended
        elif self._waits_to_lock and not busy:
            QTimer.singleShot(0, self.lock_unattended)


def _dropped(event: QDropEvent) -> list[Path]:
    """Return the files that are dragged; one that is no hand-over is told so by the preview."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
