"""Icons are drawn sharp, in the colours of the look of now."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

import resources
from ui import icons, theme

NAMES = sorted(path.stem for path in resources.path("icons").glob("*.svg"))


def _darkest(picture: QPixmap) -> QColor:
    image = picture.toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=lambda pixel: pixel.alpha())


@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_icon_is_drawn(qapp: object, name: str) -> None:
    assert _darkest(icons.pixmap(name)).alpha() > 200


def test_every_icon_that_the_code_names_is_shipped() -> None:
    sources = Path(resources.path("")).parent / "ui"
    quoted = {
        word
        for file in sources.rglob("*.py")
        for word in re.findall(r'"([a-z]+(?:-[a-z0-9]+)+)"', file.read_text("utf-8"))
    }
    lucide_words = {
        name for name in quoted if re.match(r"(circle|file|git|hand|chevron|triangle|message|trending)-", name)
    }
    assert lucide_words
    assert lucide_words <= set(NAMES)


def test_every_icon_that_a_kind_of_visit_names_is_shipped() -> None:
    kinds = list(resources.path("visit_kinds").glob("*.toml"))
    named = {name for kind in kinds for name in re.findall(r'^icon = "(.+)"', kind.read_text("utf-8"), re.MULTILINE)}
    assert named
    assert named <= set(NAMES)


def test_an_icon_has_the_colour_of_its_role() -> None:
    assert _darkest(icons.pixmap("lock", "danger", 48)).name() == theme.colour("danger").name()


def test_a_pixel_ratio_of_two_gives_twice_the_pixels_in_the_same_room() -> None:
    sharp = icons.pixmap("lock", size=16, ratio=2.0)
    assert sharp.size() == QSize(32, 32)
    assert sharp.deviceIndependentSize().toSize() == QSize(16, 16)
    assert icons.icon("lock").pixmap(QSize(16, 16), 2.0).size() == QSize(32, 32)


def test_an_icon_grows_with_the_text() -> None:
    theme.appearance.apply(theme.Look.LIGHT, 1.5)
    assert icons.pixmap("lock", size=16).width() == 24


def test_an_icon_on_a_button_follows_the_look(qtbot: QtBot) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    button.setIcon(icons.icon("lock", "accent"))
    light = _darkest(button.icon().pixmap(48, 48))
    theme.appearance.apply(theme.Look.DARK)
    dark = _darkest(button.icon().pixmap(48, 48))
    assert (light.name(), dark.name()) == ("#1f5fa6", theme.colour("accent").name())


def test_a_disabled_icon_is_drawn_in_the_disabled_colour() -> None:
    drawn = icons.icon("lock", "accent").pixmap(QSize(48, 48), QIcon.Mode.Disabled)
    assert _darkest(drawn).name() == theme.colour("disabled").name()


def test_an_icon_in_a_wide_room_stands_at_its_left() -> None:
    image = icons.icon("square").pixmap(QSize(40, 20)).toImage()
    assert image.width() == 40
    assert all(image.pixelColor(x, y).alpha() == 0 for x in range(21, 40) for y in range(20))


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-icon")
