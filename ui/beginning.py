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

from inspector_app.services.practice_mark import is_practice
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
    returned = Signal()
    """The workbook that is open all the time shall be seen again: nothing came of opening or making another."""

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
        page.left.connect(self.go_back)
        self._stack.addWidget(scrolled(page))
        return page

    @cached_property
    def setup(self) -> "SetupPage":
        """The page on which a visit is started or joined."""
        from ui.pages.setup import SetupPage

        page = SetupPage(self._context)
        page.done.connect(self.entered)
        page.left.connect(self.go_back)
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
            "visit.practice-anew": self.ask_to_practise_anew,
        }

    @Slot()
    def go_start(self) -> None:
        """Go to where the app begins."""
        self.start.refresh()
        self._show(self.start)
        self.start.begin()

    @Slot()
    def go_back(self) -> None:
        """Go back to the workbook that is open, or to where the app begins."""
        if self._context.is_open:
            self.returned.emit()
        else:
            self.go_start()

    @Slot()
    def ask_for_workbook(self) -> None:
        """Ask which workbook to open."""
        from ui.pages.setup import home

        folder = dialogs.ask_open_folder(self._window, self.tr("Open a workbook"), home())
        if folder and self._context.is_open and folder.resolve() == self._context.workbook.folder.resolve():
            self.returned.emit()
        elif folder:
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

        self._show(self.setup)
        self.setup.ask(Way.TYPED)

    @Slot()
    def join(self) -> None:
        """Join a colleague's visit."""
        from ui.pages.setup import Way

        self._show(self.setup)
        self.setup.ask(Way.JOINED, self.handover)

    @Slot()
    def practise(self) -> None:
        """Open the practice visit, made where there is none; ask before a workbook is closed for it."""
        if not self._context.is_open:
            self._open_practice()
        elif is_practice(self._context.workbook.folder):
            self._context.said.emit(self.tr("This is the practice visit."))
        else:
            dialogs.confirm(
                self._window,
                self.tr("Close this workbook and open the practice visit?"),
                self.tr("What you typed is kept. You find the workbook again under Recent, on the first page."),
                self.tr("Open the practice visit"),
                self._open_practice,
                self.tr("Stay here"),
            )

    @Slot()
    def ask_to_practise_anew(self) -> None:
        """Ask whether to make the practice visit anew."""
        dialogs.confirm(
            self._window,
            self.tr("Make the practice visit anew?"),
            self.tr(
                "What was done in the one before is gone. An open workbook is closed; what you typed in it is kept."
            ),
            self.tr("Make it anew"),
            self._make_practice_anew,
        )

    @Slot()
    def _open_practice(self) -> None:
        from exports.catalogue import EXPORTERS, annex
        from inspector_app.services import practice

        words = self.tr("Opening the practice visit. It takes some seconds the first time…")
        self._context.start_opening(words, practice.opened, EXPORTERS, annex)

    @Slot()
    def _make_practice_anew(self) -> None:
        from exports.catalogue import EXPORTERS, annex
        from inspector_app.services import practice

        if self._context.close():
            words = self.tr("Making the practice visit. It opens when it is ready…")
            self._context.start_opening(words, practice.made_anew, EXPORTERS, annex)

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
        if "setup" in self.__dict__ and self.setup.is_making:  # asking for the page would make it
            self._show(self.setup)
            self.setup.show_code()
        else:
            self.entered.emit()

    def _show(self, page: QWidget) -> None:
        for index in range(self._stack.count()):
            area = self._stack.widget(index)
            if isinstance(area, QScrollArea) and area.widget() is page:
                self._stack.setCurrentWidget(area)
