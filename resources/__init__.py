"""Files the app ships with: icons, fonts, visit kinds, letters, samples, help; path() is the whole mechanism.

An organisation may put a letter's files of its own into its settings folder; `own_letter_file` finds them.
"""

from pathlib import Path
from typing import Any

from platformdirs import user_config_path

_FOLDER = Path(__file__).parent


def path(name: str) -> Path:
    """Return the path of a shipped file or folder, named from this package, such as "icons/lock.svg"."""
    return _FOLDER / name


def text(name: str) -> str:
    """Return the text of a shipped UTF-8 file."""
    return path(name).read_text(encoding="utf-8")


def toml(name: str) -> dict[str, Any]:
    """Return the parsed content of a shipped TOML file."""
    import tomllib  # the first window needs none

    return tomllib.loads(text(name))


def own_folder() -> Path:
    """Return the settings folder, where an organisation keeps its own letters; it need not be there."""
    return user_config_path("inspector-workbook", appauthor=False)


def own_letter_file(letter: str, name: str) -> Path | None:
    """Return the organisation's own file of a kind of letter, such as "template.docx"; None where it has none."""
    own = own_folder() / "letters" / letter / name
    return own if own.is_file() else None


def letter_file(letter: str, name: str) -> Path:
    """Return a file of a kind of letter: the organisation's own where it has one, else the shipped one."""
    return own_letter_file(letter, name) or path(f"letters/{letter}/{name}")
