"""The line at the foot of the navigation that says whether all is saved; it is true, from the commit."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from inspector_app.domain.errors import CancelledError
from ui.context import AppContext
from ui.widgets.nav import Navigation

_KEY = "saved"


class SavedLine(QObject):
    """A failure stays in red until a later deed was kept; a draft that is still offered is not called saved."""

    def __init__(self, context: AppContext, nav: Navigation) -> None:
        super().__init__(nav)
        self._nav = nav
        self._failed = False
        self._notes = self._paragraphs = 0
        self._time = ""
        context.saved.connect(self._keep)
        context.failed.connect(self._fail)
        context.drafts_waiting.connect(self._count)
        context.paragraphs_waiting.connect(self._count_paragraphs)
        self._say()

    @Slot(str)
    def _keep(self, time: str) -> None:
        self._failed, self._time = False, time
        self._say()
        self._announce()

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        if not isinstance(error, CancelledError):
            self._failed = True
            self._say()

    @Slot(int)
    def _count(self, waiting: int) -> None:
        self._notes = waiting
        self._say()

    @Slot(int)
    def _count_paragraphs(self, waiting: int) -> None:
        self._paragraphs = waiting
        self._say()

    def _announce(self) -> None:
        """Tell screen readers politely, when they have said what they are saying."""
        told = QAccessibleAnnouncementEvent(self._nav, self._nav.status(_KEY))
        told.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(told)

    def _say(self) -> None:
        if self._failed:
            self._nav.set_status(_KEY, self.tr("The last deed was not kept"), "circle-x", "danger")
        elif waiting := self._notes + self._paragraphs:
            told = self.tr("1 draft waits to be kept") if waiting == 1 else self.tr("{0} drafts wait to be kept")
            self._nav.set_status(_KEY, told.format(waiting), "pen-line", "gap")
        else:
            told = self.tr("All notes saved {0}").format(self._time) if self._time else self.tr("All notes are saved")
            self._nav.set_status(_KEY, told, "circle-check", "saved")
