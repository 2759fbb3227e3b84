"""Files the app ships with: icons, fonts, visit kinds, letters, samples, help; path() is the whole mechanism."""

import tomllib
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


def path(name: str) -> Path:
    """Return the path of a shipped file or folder, named from this package, such as "icons/lock.svg"."""
    return _FOLDER / name


def text(name: str) -> str:
    """Return the text of a shipped UTF-8 file."""
    return path(name).read_text(encoding="utf-8")


def toml(name: str) -> dict[str, Any]:
    """Return the parsed content of a shipped TOML file."""
    return tomllib.loads(text(name))
