"""A push button that keeps its icon at the text's size and shows focus on its own ground when it is the main one."""

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from ui import icons, theme


class Button(QPushButton):
    """A button; kind "primary" is the one thing to do next, "plain" has no frame until it is pointed at."""

    def __init__(self, text: str, icon: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", kind)
        self._icon = icon
        self._measure()
        theme.appearance.changed.connect(self._measure)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._measure()

    @property
    def _is_filled(self) -> bool:
        """Whether it stands on the colour of accents; in high contrast the system draws it, as any other button."""
        return self.property("kind") == "primary" and theme.current().look is not theme.Look.CONTRAST

    @Slot()
    def _measure(self) -> None:
        if self._icon:
            self.setIcon(icons.icon(self._icon, "on_accent" if self._is_filled else "text"))
        self.setIconSize(QSize(theme.px(22 if self.text() else 16), theme.px(16)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self._is_filled:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("on_accent"), 2))
            painter.drawRoundedRect(self.rect().adjusted(4, 4, -4, -4), theme.px(4), theme.px(4))
