"""What the banner says of itself: deeds that failed, long deeds under way, and what nobody foresaw."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from inspector_app.domain.errors import CancelledError
from ui.context import AppContext, sentence
from ui.tasks import Task
from ui.widgets.pasting import refusals

if TYPE_CHECKING:
    from ui.widgets.banner import Banner


class News(QObject):
    """Brings the news of the context to the banner, which is made with the first of them."""

    def __init__(self, context: AppContext, ground: QWidget) -> None:
        """Listen to a context; the banner lies over the ground."""
        super().__init__(ground)
        self._ground = ground
        self._details = ""
        self._said = ""
        context.failed.connect(self._tell_failure)
        context.said.connect(self._say)
        context.changed.connect(self._forget)
        context.closed.connect(self.turn_page)
        context.started.connect(self._follow)
        refusals.told.connect(self._refuse)

    @cached_property
    def banner(self) -> "Banner":
        """The quiet line at the top of the window."""
        from ui.widgets.banner import Banner
        from ui.widgets.laid_over import LaidOver

        banner = Banner(self._ground)
        LaidOver(banner, self._ground)
        banner.chosen.connect(self._copy_details)
        return banner

    @Slot()
    def turn_page(self) -> None:
        """Take away what was said about the page that is left."""
        if "banner" in vars(self):
            self.banner.turn_page()

    @Slot(str)
    def show_crash(self, details: str) -> None:
        """Say quietly that something went wrong that nobody foresaw, and no more than can be known then.

        Every deed before is in the record; the one in which it went wrong may be the note just entered.
        """
        self._details = details
        said = self.tr("Something went wrong. All up to your last step is saved; look whether that step was done.")
        self.banner.fail(said, self.tr("Copy details"))

    @Slot(str)
    def _say(self, words: str) -> None:
        self._said = words
        self.banner.tell_done(words)

    @Slot()
    def _forget(self) -> None:
        """Take away what was said of a deed: another was done, and Ctrl+Z would take back that one."""
        if self._said and self.banner.text.text() == self._said:
            self.banner.clear()
        self._said = ""

    @Slot(object)
    def _tell_failure(self, error: Exception) -> None:
        if not isinstance(error, CancelledError):
            self.banner.fail(sentence(error))

    @Slot(str)
    def _refuse(self, words: str) -> None:
        self.banner.say(words)

    @Slot(object, str)
    def _follow(self, task: Task, words: str) -> None:
        self.banner.follow(task, words)

    @Slot()
    def _copy_details(self) -> None:
        if self._details:
            QGuiApplication.clipboard().setText(self._details)
