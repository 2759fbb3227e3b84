"""What the app remembers between starts: look, text size, window, recent workbooks; an INI file without content."""

from pathlib import Path

from platformdirs import user_config_path
from PySide6.QtCore import QByteArray, QSettings

_RECENT = 6
_LOOKS = ("system", "light", "dark", "contrast")


class Settings:
    """The settings file of this user."""

    def __init__(self, file: Path | None = None) -> None:
        path = file or user_config_path("inspector-workbook", appauthor=False) / "settings.ini"
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def look(self) -> str:
        """The look that was chosen: system, light, dark or contrast."""
        look = str(self._store.value("look", "system"))
        return look if look in _LOOKS else "system"

    @look.setter
    def look(self, look: str) -> None:
        self._store.setValue("look", look)

    @property
    def text_factor(self) -> float:
        """The text size, 1.0 as usual."""
        try:
            return float(str(self._store.value("text", "1.0")))
        except ValueError:
            return 1.0

    @text_factor.setter
    def text_factor(self, factor: float) -> None:
        self._store.setValue("text", f"{factor:.2f}")

    @property
    def system_font(self) -> bool:
        """Whether text stands in the system's own font instead of the one that comes with the app."""
        return self._store.value("font", "") == "system"

    @system_font.setter
    def system_font(self, wanted: bool) -> None:
        self._store.setValue("font", "system" if wanted else "")

    @property
    def window(self) -> QByteArray:
        """Size and place of the window as it was left."""
        value = self._store.value("window")
        return value if isinstance(value, QByteArray) else QByteArray()

    @window.setter
    def window(self, geometry: QByteArray) -> None:
        self._store.setValue("window", geometry)

    def recent(self) -> list[Path]:
        """Return the workbooks opened last that are still there, the newest first."""
        names = self._store.value("recent") or []
        paths = [Path(str(name)) for name in ([names] if isinstance(names, str) else names)]
        return [path for path in paths if path.is_dir()]

    def remember(self, workbook: Path) -> None:
        """Put a workbook first among the recent ones; its path is all that is kept."""
        whole = workbook.resolve()
        others = [path for path in self.recent() if path != whole]
        self._store.setValue("recent", [str(path) for path in [whole, *others][:_RECENT]])

    def forget(self, workbook: Path) -> None:
        """Take a workbook off the recent ones."""
        self._store.setValue("recent", [str(path) for path in self.recent() if path != workbook])

    @property
    def handover_folder(self) -> Path | None:
        """The folder a hand-over was last written to or taken from, such as a stick; None while it is not there."""
        kept = str(self._store.value("handovers") or "")
        return Path(kept) if kept and Path(kept).is_dir() else None

    @handover_folder.setter
    def handover_folder(self, folder: Path) -> None:
        self._store.setValue("handovers", str(folder))
