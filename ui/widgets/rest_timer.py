"""Tells when typing rests, and now and then while it does not."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot


class RestTimer(QObject):
    """Due so many milliseconds after the last start, and so many after the first one at the latest."""

    due = Signal()

    def __init__(self, rest: int, at_latest: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rest, self.latest = QTimer(self), QTimer(self)
        for timer, length in ((self.rest, rest), (self.latest, at_latest)):
            timer.setSingleShot(True)
            timer.setInterval(length)
            timer.timeout.connect(self._tell)

    @Slot()
    def start(self) -> None:
        """Say that something was typed."""
        self.rest.start()
        if not self.latest.isActive():
            self.latest.start()

    def stop(self) -> None:
        """Forget what was begun."""
        self.rest.stop()
        self.latest.stop()

    @Slot()
    def _tell(self) -> None:
        self.stop()
        self.due.emit()
