"""A widget that gives its place to others: it is there only while none of them is."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class InPlaceOf(QObject):
    """Hides a widget while one of some others is shown, so that none of them is squeezed."""

    def __init__(self, widget: QWidget, *others: QWidget) -> None:
        super().__init__(widget)
        self._widget, self._others = widget, others
        for other in others:
            other.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._widget.setVisible(all(other.isHidden() for other in self._others))
        return False
