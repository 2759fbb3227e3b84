"""What is there before a workbook is open: the pages to open, start and join one, to practise, and to check the laptop.

It puts its pages into the window's stack, each when it is first wanted, for the first window must not be kept
waiting; and it tells the window when an open workbook is to be shown.
"""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from ui import dialogs
from ui.context import AppContext
from ui.pages.start import StartPage
from ui.settings import Settings
from ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from ui.pages.self_check import SelfCheckPage
    from ui.pages.setup import SetupPage
    from ui.pages.unlock import UnlockPage


class Beginning(QObject):
    """The start, unlock, set-up and check pages, and the ways between them."""

    entered = Signal()
    """The open workbook shall be shown; where it was just made, its recovery code was shown first."""

    def __init__(self, context: AppContext, settings: Settings, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._context = context
        self._stack = stack
        self.handover: Path | None = None
        """A hand-over that waits until a workbook is open, offered to whoever joins a visit."""
        self.start = StartPage(settings)
        stack.addWidget(scrolled(self.start))
        self.start.open_chosen.connect(self.ask_for_workbook)
        self.start.start_chosen.connect(self.set_up)
        self.start.join_chosen.connect(self.join)
        self.start.practice_chosen.connect(self.practise)
        self.start.check_chosen.connect(self.check)
        self.start.workbook_chosen.connect(self.ask_passphrase)
        context.opened.connect(self._enter)

    @cached_property
    def unlock(self) -> "UnlockPage":
        """The page that asks for a passphrase."""
        from ui.pages.unlock import UnlockPage

        page = UnlockPage(self._context)
        page.other_chosen.connect(self.ask_for_workbook)
        page.left.connect(self.go_start)
        self._stack.addWidget(scrolled(page))
        return page

    @cached_property
    def setup(self) -> "SetupPage":
        """The page on which a visit is started or joined."""
        from ui.pages.setup import SetupPage

        page = SetupPage(self._context)
        page.done.connect(self.entered)
        page.left.connect(self.go_start)
        self._stack.addWidget(scrolled(page))
        return page

    @cached_property
    def checks(self) -> "SelfCheckPage":
        """The page that checks the laptop without a workbook."""
        from ui.pages.self_check import SelfCheckPage

        page = SelfCheckPage(self._context, outside=True)
        page.left.connect(self.go_start)
        self._stack.addWidget(scrolled(page))
        return page

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of these ways do, by their ids."""
        return {
            "workbook.open": self.ask_for_workbook,
            "visit.start": self.set_up,
            "visit.join": self.join,
            "visit.practice": self.practise,
        }

    @Slot()
    def go_start(self) -> None:
        """Go to where the app begins."""
        self.start.refresh()
        self._show(self.start)
        self.start.begin()

    @Slot()
    def ask_for_workbook(self) -> None:
        """Ask which workbook to open."""
        from ui.pages.setup import home

        folder = dialogs.ask_open_folder(self._window, self.tr("Open a workbook"), home())
        if folder and self._context.close():
            self.ask_passphrase(folder)

    @Slot(object)
    def ask_passphrase(self, folder: Path) -> None:
        """Ask for the passphrase of a workbook."""
        self._show(self.unlock)
        self.unlock.ask_for(folder)

    @Slot()
    def set_up(self) -> None:
        """Start a visit of one's own."""
        from ui.pages.setup import Way

        if self._context.close():
            self._show(self.setup)
            self.setup.ask(Way.TYPED)

    @Slot()
    def join(self) -> None:
        """Join a colleague's visit."""
        from ui.pages.setup import Way

        if self._context.close():
            self._show(self.setup)
            self.setup.ask(Way.JOINED, self.handover)

    @Slot()
    def practise(self) -> None:
        """Make the practice visit and open it."""
        from exports.catalogue import EXPORTERS, annex
        from inspector_app.services import practice

        if self._context.close():
            self._context.start_opening(self.tr("Making the practice visit…"), practice.opened, EXPORTERS, annex)

    @Slot()
    def check(self) -> None:
        """Check the laptop without a workbook."""
        self._show(self.checks)
        self.checks.run()

    @property
    def _window(self) -> QWidget:
        return self._stack.window()

    @Slot()
    def _enter(self) -> None:
        if "setup" in self.__dict__ and self._is_shown(self.setup):  # asking for the page would make it
            self.setup.show_code()
        else:
            self.entered.emit()

    def _is_shown(self, page: QWidget) -> bool:
        area = self._stack.currentWidget()
        return isinstance(area, QScrollArea) and area.widget() is page

    def _show(self, page: QWidget) -> None:
        for index in range(self._stack.count()):
            area = self._stack.widget(index)
            if isinstance(area, QScrollArea) and area.widget() is page:
                self._stack.setCurrentWidget(area)
