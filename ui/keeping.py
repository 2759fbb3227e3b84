"""What the window does by itself for what is kept: one backup a day, and the desk found again as it was left."""

from PySide6.QtCore import QObject, QTimer, Slot

from inspector_app.domain.moments import now, short_day
from inspector_app.services import backups, desk
from inspector_app.services.desk import Desk
from ui.context import AppContext
from ui.frame import Frame
from ui.pages import PAGES
from ui.pages.capture import CapturePage

_REMEMBERED_AFTER = 300
"""Milliseconds after the page or the interview changed when the place is remembered: a note may be painted first."""


class Keeping(QObject):
    """Looks after one open workbook as long as its frame is there."""

    def __init__(self, context: AppContext, frame: Frame) -> None:
        super().__init__(frame)
        self._context = context
        self._frame = frame
        self._moved = QTimer(self, singleShot=True, interval=_REMEMBERED_AFTER)
        self._moved.timeout.connect(self._remember)
        frame.moved.connect(self._moved.start)
        context.closing.connect(self._leave)
        context.changed.connect(self._tell)
        self._tell()

    def return_to_desk(self) -> None:
        """Go to the page and the interview that were open last, before the workbook was closed or the app stopped."""
        left = self._context.do(desk.left) or Desk()
        page = self._frame.page("capture") if left.interview or left.page in ("", "capture") else None
        if isinstance(page, CapturePage) and left.interview is not None:
            page.show_interview(left.interview)
        self._frame.go(left.page if left.page in PAGES else "capture")

    def back_up(self) -> None:
        """Make the backup of the day in the background, if anything was done since the last one."""
        task = self._context.runner.start(backups.back_up_daily, self._context.workbook)
        task.succeeded.connect(self._tell)
        task.failed.connect(self._context.failed)

    @Slot()
    def _remember(self) -> None:
        """Remember the place at once, so that it is found again after a crash too."""
        if self._context.workbook.is_free():
            self._leave()
        else:  # a long deed is under way; the page is not held up for it
            self._moved.start()

    @Slot()
    def _leave(self) -> None:
        self._moved.stop()
        self._context.do(desk.leave, Desk(self._frame.nav.current, self._frame.interview))

    @Slot()
    def _tell(self) -> None:
        if not self._context.is_open:
            return
        made = self._context.do(backups.newest)
        told = self.tr("No backup yet")
        if made is not None:
            day = self.tr("today") if made.date() == now().date() else short_day(made)
            told = self.tr("Last backup {0}").format(f"{day} {made:%H:%M}")
        more = self.tr(
            "All you enter is saved at once. A backup is a second copy of it, made when the workbook is first opened "
            "on a day and before a file is brought in."
        )
        self._frame.nav.set_status("backup", told, "hard-drive-download", more=more)
