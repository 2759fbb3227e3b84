"""What the banner says of itself: deeds that failed, long deeds under way, and what nobody foresaw."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from inspector_app.domain.errors import CancelledError
from ui.context import AppContext, sentence
from ui.tasks import Task
from ui.widgets.banner import Banner, Tone


class News(QObject):
    """Brings the news of the context to the banner."""

    def __init__(self, context: AppContext, banner: Banner) -> None:
        super().__init__(banner)
        self._banner = banner
        self._details = ""
        self._said = ""
        context.failed.connect(self._tell_failure)
        context.said.connect(self._say)
        context.changed.connect(self._forget)
        context.started.connect(self._follow)
        banner.chosen.connect(self._copy_details)

    @Slot(str)
    def show_crash(self, details: str) -> None:
        """Say quietly that something went wrong that nobody foresaw."""
        self._details = details
        said = self.tr("Something went wrong. Your notes are saved.")
        self._banner.say(said, Tone.FAILED, self.tr("Copy details"))

    @Slot(str)
    def _say(self, words: str) -> None:
        self._said = words
        self._banner.say(words, Tone.DONE)

    @Slot()
    def _forget(self) -> None:
        """Take away what was said of a deed: another was done, and Ctrl+Z would take back that one."""
        if self._said and self._banner.text.text() == self._said:
            self._banner.clear()
        self._said = ""

    @Slot(object)
    def _tell_failure(self, error: Exception) -> None:
        if not isinstance(error, CancelledError):
            self._banner.say(sentence(error), Tone.FAILED)

    @Slot(object, str)
    def _follow(self, task: Task, words: str) -> None:
        self._banner.follow(task, words)

    @Slot()
    def _copy_details(self) -> None:
        if self._details:
            QGuiApplication.clipboard().setText(self._details)
