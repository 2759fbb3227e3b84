"""The look of the window: one token file turned into a palette, a style sheet and the measures of painted widgets.

Widgets and delegates ask `colour`, `px` and `font` when they paint or measure, and measure again on
`appearance.changed`. In high contrast the system's own palette rules, and the style sheet gives controls no look.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from string import Template
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPalette, QStyleHints
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

import resources
from ui import fonts

SMALLEST_TEXT, LARGEST_TEXT = 0.9, 2.0
TEXT_CONTRAST, CONTROL_CONTRAST = 4.5, 3.0
"""What WCAG 2.2 asks, 1.4.3 and 1.4.11."""

STYLE = "Fusion"
"""Qt's own style, the same on every system; `ui.app` names it as it makes the application."""

_LENGTH = re.compile(r"\b(\d+)u\b")


class Look(StrEnum):
    """What the user may choose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Theme:
    """One look at one text size; `look` is never SYSTEM."""

    look: Look
    factor: float
    family: str
    colours: Mapping[str, QColor]
    sizes: Mapping[str, int]
    softness: float

    def colour(self, role: str) -> QColor:
        """Return the colour of a role, such as "muted", "weakness/3" or "heat/2"."""
        return self.colours[role]

    def soft(self, role: str) -> QColor:
        """Return the soft ground for a chip of this role."""
        return mixed(self.colours[role], self.colours["surface"], self.softness)

    def px(self, length: float) -> int:
        """Return a length, given in pixels at 100 %, at the text size of now."""
        return round(length * self.factor)

    def font(self, size: str = "body", *, strong: bool = False, italic: bool = False, even: bool = False) -> QFont:
        """Return the font of a size of the token file; `even` gives figures of one width."""
        font = QFont(self.family) if self.family else QFont()
        font.setPixelSize(self.px(self.sizes[size]))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        font.setItalic(italic)
        return fonts.with_even_figures(font) if even else font


@dataclass(frozen=True, slots=True)
class Pair:
    """A colour on a ground, and the least contrast between them."""

    front: str
    ground: str
    contrast: float
    least: float


class Appearance(QObject):
    """Keeps the look of now, and says when it has changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chosen = Look.SYSTEM
        self.theme = theme_of(Look.LIGHT, 1.0, fonts.FAMILY)
        self._system_font = False
        self._hints: QStyleHints | None = None  # kept: Qt calls it deleted otherwise
        self._factor = 1.0

    def apply(self, look: Look, factor: float = 1.0, *, system_font: bool = False) -> None:
        """Give the application this look and text size; the factor is held between 0.9 and 2."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise TypeError("a look needs a QApplication")
        self.chosen, self._factor, self._system_font = look, factor, system_font
        if self._hints is None:
            if app.property("style") != STYLE:
                app.setStyle(STYLE)
            self._hints = app.styleHints()
            self._hints.colorSchemeChanged.connect(self._follow_system)
            self._hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)
        self._show(app, self._hints)

    @Slot()
    def _follow_system(self) -> None:
        app = QApplication.instance()
        if self.chosen is Look.SYSTEM and self._hints is not None and isinstance(app, QApplication):
            self._show(app, self._hints)

    def _show(self, app: QApplication, hints: QStyleHints) -> None:
        family = "" if self._system_font else fonts.family()
        if self.chosen in _SCHEMES:
            hints.setColorScheme(_SCHEMES[self.chosen])  # for what the system draws: the title bar
        else:
            hints.unsetColorScheme()
        shown = _shown(self.chosen, hints)
        app.setPalette(QPalette())  # back to the system's, which high contrast takes its colours from
        if shown is Look.CONTRAST:
            app.setPalette(_with_legible_hints(QPalette()))
        self.theme = theme_of(shown, min(max(self._factor, SMALLEST_TEXT), LARGEST_TEXT), family)
        if shown is not Look.CONTRAST:
            app.setPalette(palette_of(self.theme))
        app.setFont(self.theme.font())
        app.setStyleSheet(sheet_of(self.theme))
        self.changed.emit()


_HINT = 0.72
"""How much of the colour of text is in that of placeholders in high contrast."""
_SCHEMES = {Look.LIGHT: Qt.ColorScheme.Light, Look.DARK: Qt.ColorScheme.Dark}


def _shown(chosen: Look, hints: QStyleHints) -> Look:
    if chosen is not Look.SYSTEM:
        return chosen
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return Look.CONTRAST
    return Look.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else Look.LIGHT


@cache
def _tokens() -> dict[str, Any]:
    """Return the sizes (pixels at 100 %), and of each look its colours, named by what they say.

    `soft` is how much of a colour goes into the soft ground behind its chip; `weaknesses` are the discs 1 to 14, with
    `on_accent` for the number on them; `heat` goes from none to most. A test holds every pair to WCAG 2.2.
    """
    tokens: dict[str, Any] = json.loads(resources.text("styles/tokens.json"))
    return tokens


def theme_of(look: Look, factor: float, family: str) -> Theme:
    """Make the theme of a look from the token file, or from the palette of now for high contrast."""
    tokens = _tokens()
    if look is Look.CONTRAST:
        return Theme(look, factor, family, _system_colours(QPalette()), tokens["sizes"], 0.0)
    given = dict(tokens[look.value])
    softness = float(given.pop("soft"))
    colours = {f"weakness/{n}": QColor(value) for n, value in enumerate(given.pop("weaknesses"), 1)}
    colours |= {f"heat/{n}": QColor(value) for n, value in enumerate(given.pop("heat"))}
    colours |= {role: QColor(value) for role, value in given.items()}
    return Theme(look, factor, family, colours, tokens["sizes"], softness)


def _system_colours(palette: QPalette) -> dict[str, QColor]:
    """Give every role one of the system's few colours; symbol and word say what the colour no longer does.

    What was searched for stands in the colours of text and ground exchanged. Steps of heat are no longer told apart:
    the counts are.
    """
    role = QPalette.ColorRole
    text, base = palette.color(role.Text), palette.color(role.Base)
    light = _tokens()["light"]
    colours = dict.fromkeys((name for name in light if isinstance(light[name], str)), text)
    colours |= dict.fromkeys(("surface", "hover", "selected", "on_hit"), base)
    colours |= {f"weakness/{n}": text for n, _ in enumerate(light["weaknesses"], 1)}
    colours |= {f"heat/{n}": base for n, _ in enumerate(light["heat"])}
    return colours | {"window": palette.color(role.Window), "on_accent": base}


def _with_legible_hints(palette: QPalette) -> QPalette:
    """Return a palette whose placeholders can be read, and are still not taken for what was typed."""
    role = QPalette.ColorRole
    palette.setColor(role.PlaceholderText, mixed(palette.color(role.Text), palette.color(role.Base), _HINT))
    return palette


def palette_of(theme: Theme) -> QPalette:
    """Return the palette of a light or dark theme."""
    palette = QPalette()
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    for which, name in (
        (role.Window, "window"),
        (role.WindowText, "text"),
        (role.Base, "surface"),
        (role.AlternateBase, "hover"),
        (role.Text, "text"),
        (role.PlaceholderText, "muted"),
        (role.Button, "surface"),
        (role.ButtonText, "text"),
        (role.BrightText, "danger"),
        (role.ToolTipBase, "surface"),
        (role.ToolTipText, "text"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.Accent, "accent"),
        (role.Link, "accent"),
        (role.LinkVisited, "quote"),
        (role.Mid, "control"),
        (role.Dark, "control"),
    ):
        palette.setColor(which, theme.colour(name))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, which, theme.colour("disabled"))
    return palette


def sheet_of(theme: Theme) -> str:
    """Return the style sheet of a theme, every colour and length filled in; for high contrast one of sizes alone."""
    values = {role: colour.name() for role, colour in theme.colours.items() if "/" not in role}
    values |= {f"size_{name}": str(theme.px(size)) for name, size in theme.sizes.items()}
    # Qt draws a corner square when its radius is more than half of the box, so a rounded half will not do
    values["round"] = f"{(theme.px(16) + 2) // 2}px"
    values["round_on"] = f"{theme.px(5) + theme.px(8) // 2}px"
    values["images"] = resources.path(f"styles/{theme.look}").as_posix()
    name = "contrast" if theme.look is Look.CONTRAST else "app"
    sheet = Template(resources.text(f"styles/{name}.qss")).substitute(values)
    return _LENGTH.sub(lambda found: f"{theme.px(int(found[1]))}px", sheet)


def mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    """Return a colour mixed into a ground; share 1 is the colour alone."""

    def part(front: int, back: int) -> int:
        return round(front * share + back * (1 - share))

    return QColor(
        part(colour.red(), ground.red()), part(colour.green(), ground.green()), part(colour.blue(), ground.blue())
    )


def contrast(front: QColor, ground: QColor) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(front), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_table(theme: Theme) -> tuple[Pair, ...]:
    """Return every pair of colours that the window puts on each other, with the contrast it has and must have."""
    pairs = []
    for front, ground, least in _pairs(theme):
        on = theme.soft(ground.removeprefix("soft ")) if ground.startswith("soft ") else theme.colour(ground)
        pairs.append(Pair(front, ground, contrast(theme.colour(front), on), least))
    return tuple(pairs)


def _pairs(theme: Theme) -> Iterator[tuple[str, str, float]]:
    grounds = ("window", "surface", "hover", "selected")
    marks = ("progress", "concern", "quote", "gap", "danger", "saved")
    weaknesses = [role for role in theme.colours if role.startswith("weakness/")]
    yield from ((front, ground, TEXT_CONTRAST) for front in ("text", "muted") for ground in grounds)
    yield from (("accent", ground, TEXT_CONTRAST) for ground in grounds)
    yield from ((front, ground, TEXT_CONTRAST) for front in marks for ground in ("window", "surface", "selected"))
    yield from (("on_accent", ground, TEXT_CONTRAST) for ground in ("accent", "accent_hover", *weaknesses))
    yield from (("text", f"soft {role}", TEXT_CONTRAST) for role in (*weaknesses, *marks, "accent"))
    yield from ((role, f"soft {role}", CONTROL_CONTRAST) for role in (*weaknesses, *marks, "accent"))
    yield from ((role, ground, TEXT_CONTRAST) for role in weaknesses for ground in ("surface", "selected"))
    yield from (("text", role, TEXT_CONTRAST) for role in theme.colours if role.startswith("heat/"))
    yield ("on_hit", "hit", TEXT_CONTRAST)
    yield from ((front, ground, CONTROL_CONTRAST) for front in ("control", "focus") for ground in grounds)


appearance = Appearance()


def current() -> Theme:
    """Return the theme of now."""
    return appearance.theme


def colour(role: str) -> QColor:
    """Return a colour of the theme of now."""
    return appearance.theme.colour(role)


def write_in(field: QAbstractScrollArea, size: str) -> None:
    """Give a field of several lines a font, and also to its viewport, in whose font Qt paints the placeholder."""
    for part in (field, field.viewport()):
        part.setFont(current().font(size))


def px(length: float) -> int:
    """Return a length, given in pixels at 100 %, at the text size of now."""
    return appearance.theme.px(length)
