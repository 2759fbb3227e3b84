"""What the open visit judges, in the words of its kind, for every sentence of the window that speaks of it."""

from PySide6.QtCore import QCoreApplication

from inspector_app.domain.unit import Unit

_GENERAL = Unit("weakness", "weaknesses", "weakness", "weaknesses")
_state = [_GENERAL]


def current() -> Unit:
    """Return the words of the open visit, or the general ones while none is open."""
    return _state[0]


def speak_of(unit: Unit | None) -> None:
    """Use these words from now on; None for the general ones."""
    _state[0] = unit or _GENERAL


def a_unit() -> str:
    """Return one of them with its article, such as “a weakness” or “an area”."""
    short = current().short
    article = "an {0}" if short[:1].lower() in "aeiou" else "a {0}"
    return QCoreApplication.translate("units", article).format(short)


def name() -> str:
    """Return the short word as a heading has it: “Weakness”."""
    return _capital(current().short)


def names() -> str:
    """Return the short word for several as a heading has it: “Weaknesses”."""
    return _capital(current().short_many)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
