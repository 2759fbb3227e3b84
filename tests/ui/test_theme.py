"""The look holds to WCAG 2.2 in every colour, at every text size, on every control."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

import resources
from ui import fonts, theme
from ui.theme import Look
from ui.widgets.button import Button
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.note_editor import NoteEditor
from ui.widgets.paragraph_edit import ParagraphEdit

LOOKS = (Look.LIGHT, Look.DARK)


@pytest.mark.parametrize("look", LOOKS)
def test_every_pair_of_colours_has_the_contrast_that_wcag_asks(look: Look) -> None:
    table = theme.contrast_table(theme.theme_of(look, 1.0, fonts.FAMILY))
    assert len(table) > 100
    assert [pair for pair in table if pair.contrast < pair.least] == []


def test_contrast_is_measured_as_wcag_defines_it() -> None:
    assert theme.contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert theme.contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)
    assert theme.contrast(QColor("red"), QColor("red")) == pytest.approx(1)


def test_both_looks_name_the_same_colours() -> None:
    light, dark = (theme.theme_of(look, 1.0, "").colours.keys() for look in LOOKS)
    assert light == dark
    assert {f"weakness/{n}" for n in range(1, 15)} <= light


@pytest.mark.parametrize("look", LOOKS)
def test_the_fourteen_weaknesses_have_fourteen_colours(look: Look) -> None:
    shown = theme.theme_of(look, 1.0, "")
    assert len({shown.colour(f"weakness/{n}").name() for n in range(1, 15)}) == 14


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("factor", [0.9, 1.0, 1.5, 2.0])
def test_the_style_sheet_has_every_colour_and_length_filled_in(look: Look, factor: float) -> None:
    sheet = theme.sheet_of(theme.theme_of(look, factor, fonts.FAMILY))
    assert "$" not in sheet
    assert not re.search(r"\du\b", sheet)


@pytest.mark.parametrize("look", LOOKS)
def test_the_pictures_of_the_style_sheet_are_shipped_and_readable(look: Look) -> None:
    pictures = re.findall(r'url\("([^"]+)"\)', theme.sheet_of(theme.theme_of(look, 1.0, "")))
    assert len(pictures) >= 3
    assert [picture for picture in pictures if QImage(picture).isNull()] == []


def test_the_pictures_of_the_style_sheet_are_drawn_in_a_colour_of_their_look() -> None:
    for look in LOOKS:
        colours = {colour.name() for colour in theme.theme_of(look, 1.0, "").colours.values()}
        for picture in resources.path(f"styles/{look}").iterdir():
            drawn = re.findall(r'stroke="(#[0-9a-f]{6})"', picture.read_text(encoding="utf-8"))
            assert drawn
            assert set(drawn) <= colours


def test_text_of_150_percent_makes_letters_and_lengths_half_as_large_again() -> None:
    theme.appearance.apply(Look.LIGHT, 1.5)
    assert theme.px(20) == 30
    assert theme.current().font().pixelSize() == 21
    label = QCheckBox("Show passphrase")
    label.ensurePolished()
    assert label.fontMetrics().height() > QFontMetrics(theme.theme_of(Look.LIGHT, 1.0, fonts.family()).font()).height()


@pytest.mark.parametrize(("asked", "given"), [(0.1, 0.9), (9.0, 2.0)])
def test_a_text_size_out_of_bounds_is_held_at_the_bound(asked: float, given: float) -> None:
    theme.appearance.apply(Look.LIGHT, asked)
    assert theme.current().factor == given


def test_the_dark_look_changes_palette_and_style_sheet_and_says_so(qtbot: QtBot, qapp: QApplication) -> None:
    with qtbot.waitSignal(theme.appearance.changed):
        theme.appearance.apply(Look.DARK)
    dark = theme.current()
    assert dark.look is Look.DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == dark.colour("window")
    assert dark.colour("surface").name() in qapp.styleSheet()


def test_high_contrast_leaves_controls_as_the_system_draws_them_and_takes_its_colours(qapp: QApplication) -> None:
    theme.appearance.apply(Look.DARK)
    theme.appearance.apply(Look.CONTRAST)
    rules = re.sub(r"/\*.*?\*/", "", qapp.styleSheet(), flags=re.DOTALL)
    assert set(re.findall(r"([\w-]+): \d+px;", rules)) == {"min-width", "min-height"}
    assert not re.search("colo|border|background|padding|font", rules)
    assert qapp.palette().color(QPalette.ColorRole.Window) == qapp.style().standardPalette().window().color()
    assert theme.colour("weakness/3") == QPalette().color(QPalette.ColorRole.Text)
    assert theme.contrast(theme.colour("on_accent"), theme.colour("weakness/3")) >= theme.TEXT_CONTRAST
    assert set(theme.current().colours) == set(theme.theme_of(Look.LIGHT, 1.0, "").colours)


def _given(systems: QPalette) -> type[QPalette]:
    """Return a kind of palette of which a new one is that of the system, as Qt's own is."""

    class Systems(QPalette):
        def __init__(self) -> None:
            super().__init__(systems)

    return Systems


@pytest.mark.parametrize(("text", "ground"), [("black", "white"), ("#ffff00", "black"), ("white", "#202020")])
def test_placeholders_and_what_was_searched_for_can_be_read_in_high_contrast(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, text: str, ground: str
) -> None:
    systems = qapp.palette()
    systems.setColor(QPalette.ColorRole.Text, QColor(text))
    systems.setColor(QPalette.ColorRole.Base, QColor(ground))
    monkeypatch.setattr(theme, "QPalette", _given(systems))
    theme.appearance.apply(Look.CONTRAST)
    shown = theme.current()
    assert theme.contrast(shown.colour("on_hit"), shown.colour("hit")) > 10
    assert theme.contrast(shown.colour("hit"), shown.colour("surface")) > 10
    hints = qapp.palette().color(QPalette.ColorRole.PlaceholderText)
    assert hints != qapp.palette().color(QPalette.ColorRole.Text)
    assert theme.contrast(hints, QColor(ground)) >= theme.TEXT_CONTRAST


def test_the_system_look_is_light_where_the_system_does_not_say() -> None:
    theme.appearance.apply(Look.SYSTEM)
    assert theme.current().look is Look.LIGHT
    assert theme.appearance.chosen is Look.SYSTEM


def test_the_shipped_font_has_its_weights_and_letters(qapp: QApplication) -> None:
    shown = theme.current()
    regular, strong = (QFontMetrics(shown.font(strong=strong)) for strong in (False, True))
    assert QFontInfo(shown.font()).family() == fonts.FAMILY
    assert strong.horizontalAdvance("Parents and carers") > regular.horizontalAdvance("Parents and carers")
    assert QFontInfo(shown.font(italic=True)).italic()
    assert all(regular.inFontUcs4(ord(letter)) for letter in "ŵŷ“”’–…↑↓▲✓")


WIDTHS = """
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from ui import fonts, theme
app = QApplication([])
theme.appearance.apply(theme.Look.LIGHT)
fonts.load_the_rest()
fonts = [theme.current().font(), theme.current().font(strong=True), theme.current().font(italic=True)]
print(*(QFontMetrics(font).horizontalAdvance("Parents and carers") for font in fonts))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="fontconfig can be told of an empty system")
def test_the_weights_are_there_where_no_font_is_installed(tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text(f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}</cachedir></fontconfig>")
    here = {**os.environ, "FONTCONFIG_FILE": str(config), "PYTHONPATH": str(Path(__file__).parents[2])}
    ended = subprocess.run([sys.executable, "-c", WIDTHS], capture_output=True, text=True, check=True, env=here)
    assert ended.stdout.split() == ["124", "131", "127"]  # regular, strong, italic: three files, nothing smeared


def test_times_have_figures_of_one_width(qapp: QApplication) -> None:
    even = QFontMetrics(theme.current().font(even=True))
    assert even.horizontalAdvance("11:11") == even.horizontalAdvance("20:48")


def _controls() -> list[QWidget]:
    table = QTableWidget(2, 2)
    return [
        QPushButton("Open"),
        Button("Cancel", "x"),
        Button("Merge 63 notes", "git-merge", "primary"),
        Button("Use recovery key", kind="plain"),
        QToolButton(),
        QLineEdit("caseworker"),
        QPlainTextEdit("a note"),
        QComboBox(),
        QCheckBox("Show passphrase"),
        QRadioButton("Sufficient progress"),
        QListWidget(),
        table,
    ]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("factor", [0.9, 2.0])
def test_every_control_shows_focus_and_is_a_target_of_24_pixels(qtbot: QtBot, look: Look, factor: float) -> None:
    theme.appearance.apply(look, factor)
    page = QWidget()
    page.setObjectName("page")
    column = QVBoxLayout(page)
    elsewhere = QPushButton("Elsewhere")
    column.addWidget(elsewhere)
    controls = _controls()
    for control in controls:
        column.addWidget(control)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    for control in controls:
        name = f"{type(control).__name__} {control.property('kind') or ''}"
        elsewhere.setFocus()
        before = control.grab().toImage()
        control.setFocus()
        after = control.grab().toImage()
        assert control.size() == before.size(), name
        assert _changed(before, after) >= control.width(), f"{name} shows no focus"
        assert min(control.width(), control.height()) >= 24, f"{name} is too small a target"


def _changed(before: QImage, after: QImage) -> int:
    """Count the pixels whose colour changed by at least 3:1."""
    return sum(
        theme.contrast(before.pixelColor(x, y), after.pixelColor(x, y)) >= theme.CONTROL_CONTRAST
        for x in range(before.width())
        for y in range(before.height())
        if before.pixel(x, y) != after.pixel(x, y)
    )


@pytest.mark.parametrize("field", [NoteEditor, GrowingEdit, ParagraphEdit])
def test_what_a_field_says_while_it_is_empty_grows_with_the_text(
    qtbot: QtBot, field: type[NoteEditor | GrowingEdit | ParagraphEdit]
) -> None:
    edit = field()
    qtbot.addWidget(edit)
    edit.setPlaceholderText("Type what you hear…")
    edit.show()
    before = edit.viewport().font().pixelSize()
    theme.appearance.apply(theme.Look.DARK, 2.0)
    assert edit.viewport().font().pixelSize() == 2 * before
