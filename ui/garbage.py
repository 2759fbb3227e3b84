"""Python's search for rings of garbage, kept to the window's thread.

Python looks for garbage on whichever thread happens to make the next object. On a thread that does a long deed it would
destroy widgets of a window that is gone, which Qt allows on its own thread only: now and then the app would crash.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_LOOK_EVERY = 1000
"""Milliseconds between two looks whether there is enough to search."""


class Garbage(QObject):
    """Searches when Python would, a little later, on the thread it was made on."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY)
        self._look.timeout.connect(self.search)
        self._look.start()

    @Slot()
    def search(self) -> None:
        """Search the oldest generation that has filled up, and with it those younger."""
        filled = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        for generation in (2, 1, 0):
            if filled[generation]:
                gc.collect(generation)
                return
