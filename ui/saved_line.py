"""The line at the foot of the navigation that says whether all is saved; it is true, from the commit."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from inspector_app.domain.errors import DiskError
from ui.context import AppContext
from ui.widgets.nav import Navigation

_KEY = "saved"


class SavedLine(QObject):
    """What was not kept stays in red: a text until it is kept or thrown away, a deed until a later one was kept.

    A refusal is the banner's matter alone. A draft that is still offered is not called saved.
    """

    def __init__(self, context: AppContext, nav: Navigation) -> None:
        super().__init__(nav)
        self._nav = nav
        self._failed = False
        self._unkept = self._entered = self._notes = self._paragraphs = 0
        self._time = ""
        context.saved.connect(self._keep)
        context.failed.connect(self._fail)
        context.unkept.connect(self._count_unkept)
        context.being_saved.connect(self._count_entered)
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
        if isinstance(error, (DiskError, OSError)):
            self._failed = True
            self._say()

    @Slot(int)
    def _count_unkept(self, unkept: int) -> None:
        self._unkept = unkept
        self._say()

    @Slot(int)
    def _count_entered(self, entered: int) -> None:
        self._entered = entered
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
        if self._unkept:
            told = self.tr("What you typed is not saved") if self._unkept == 1 else self.tr("{0} texts are not saved")
            self._nav.set_status(_KEY, told.format(self._unkept), "circle-x", "danger")
        elif self._failed:
            self._nav.set_status(_KEY, self.tr("The last step was not kept"), "circle-x", "danger")
        elif self._entered:
            told = self.tr("1 note is being saved") if self._entered == 1 else self.tr("{0} notes are being saved")
            self._nav.set_status(_KEY, told.format(self._entered), "pen-line", "gap")
        elif waiting := self._notes + self._paragraphs:
            told = self.tr("1 draft to go on with") if waiting == 1 else self.tr("{0} drafts to go on with")
            self._nav.set_status(_KEY, told.format(waiting), "pen-line", "gap")
        else:
            told = self.tr("All notes saved {0}").format(self._time) if self._time else self.tr("All notes are saved")
            self._nav.set_status(_KEY, told, "circle-check", "saved")
