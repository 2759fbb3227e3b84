"""The walker finds what it is there to find: one planted defect after the other, and nothing in a sound form."""

# ruff: noqa: N802 - some methods bear Qt's own names

from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.accessible.barrier import RULES
from tests.ui.accessible.walker import barriers
from ui import theme
from ui.contrast_ring import ContrastRing
from ui.theme import Look
from ui.widgets import paint
from ui.widgets.button import Button
from ui.widgets.chip import Chip, WeaknessChip
from ui.widgets.field import Field
from ui.widgets.label import Label
from ui.widgets.nav import NavEntry

Index = QModelIndex | QPersistentModelIndex
Plant = Callable[[QWidget], None]


def form() -> QWidget:
    """Return a window with one control of each kind, all as they should be."""
    window = QWidget()
    window.setObjectName("page")
    column = QVBoxLayout(window)
    column.addWidget(Label("An ordinary form with a sentence that runs over two lines or more", "title", wrap=True))
    column.addWidget(Field("Area", QLineEdit(), "As it stands in the letter."))
    notes = QPlainTextEdit()
    notes.setAccessibleName("Note")
    notes.setTabChangesFocus(True)
    notes.setPlaceholderText("Type what you hear")
    kinds = QComboBox()
    kinds.setAccessibleName("Kind of visit")
    kinds.addItems(["Revisit", "First visit"])
    rows = QListWidget()
    rows.setAccessibleName("Weaknesses")
    rows.setStyleSheet("QListWidget::item { min-height: 24px; }")
    rows.addItems(["Plans", "Commissioning"])
    table = QTableWidget(2, 2)
    table.setAccessibleName("Notes")
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    for number in range(4):
        table.setItem(number // 2, number % 2, QTableWidgetItem("said"))
    for widget in (notes, kinds, rows, table, QCheckBox("Show what is typed")):
        column.addWidget(widget)
    switches = QHBoxLayout()
    for switch in (QRadioButton("Sufficient"), QRadioButton("Not sufficient"), Chip("Quote", "quote")):
        switches.addWidget(switch)
    column.addLayout(switches)
    foot = QHBoxLayout()
    for button in (Button("Back", kind="plain"), Button("Merge", "git-merge", "primary"), WeaknessChip(3, "Plans")):
        foot.addWidget(button)
    column.addLayout(foot)
    return window


def shown(qtbot: QtBot, window: QWidget) -> QWidget:
    qtbot.addWidget(window)
    window.resize(theme.px(560), theme.px(860))
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.mark.parametrize("factor", [1.0, 2.0])
@pytest.mark.parametrize("look", [Look.LIGHT, Look.DARK, Look.CONTRAST])
def test_a_sound_form_has_no_barrier(qtbot: QtBot, look: Look, factor: float) -> None:
    theme.appearance.apply(look, factor)
    window = form()
    ContrastRing(window)
    assert barriers(shown(qtbot, window)) == []


def column_of(window: QWidget) -> QVBoxLayout:
    layout = window.layout()
    assert isinstance(layout, QVBoxLayout)
    return layout


def nameless(window: QWidget) -> None:
    button = QToolButton()
    button.setIcon(window.style().standardIcon(window.style().StandardPixmap.SP_TrashIcon))
    column_of(window).addWidget(button)


def named_by_a_number(window: QWidget) -> None:
    column_of(window).addWidget(QPushButton("3"))


def clickable_frame(window: QWidget) -> None:
    frame = QFrame()
    frame.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    frame.setAccessibleName("Start a visit")
    frame.setStyleSheet("QFrame:focus { border: 2px solid #1257b8; }")
    frame.setMinimumHeight(40)
    column_of(window).addWidget(frame)


def twins(window: QWidget) -> None:
    for _ in range(2):
        column_of(window).addWidget(QPushButton("Delete"))


def twins_in_rows(window: QWidget) -> None:
    for name in ("Parent", "Officer"):
        row = QWidget()
        line = QHBoxLayout(row)
        line.addWidget(QLabel(name))
        line.addWidget(QPushButton("Delete"))
        column_of(window).addWidget(row)


def out_of_reach(window: QWidget) -> None:
    button = QPushButton("Lock")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    column_of(window).addWidget(button)


def skipped_by_tab(window: QWidget) -> None:
    class Skipping(QLineEdit):
        def focusNextPrevChild(self, on: bool) -> bool:
            fields = self.window().findChildren(QLineEdit)
            fields[0].setFocus(Qt.FocusReason.TabFocusReason)
            return True

    field = Skipping()
    field.setAccessibleName("Code")
    column_of(window).addWidget(field)
    column_of(window).addWidget(QPushButton("After it"))


def trap(window: QWidget) -> None:
    window.findChildren(QPlainTextEdit)[0].setTabChangesFocus(False)


def trap_in_a_table(window: QWidget) -> None:
    window.findChildren(QTableWidget)[0].setTabKeyNavigation(True)


def dead_ring(window: QWidget) -> None:
    window.findChildren(QLineEdit)[0].setStyleSheet("QLineEdit:focus { border: 1px solid #727d89; padding: 6px 9px; }")


def pale_ring(window: QWidget) -> None:
    window.findChildren(Button)[0].setStyleSheet("QPushButton:focus { border: 2px solid #dfe3e8; }")


def small(window: QWidget) -> None:
    button = QPushButton()
    button.setAccessibleName("Close")
    size = "min-width: 12px; max-width: 12px; min-height: 12px; max-height: 12px; padding: 0;"
    button.setStyleSheet(f"QPushButton {{ {size} }} QPushButton:focus {{ {size} border: 2px solid #1257b8; }}")
    column_of(window).addWidget(button)


def low_rows(window: QWidget) -> None:
    window.findChildren(QListWidget)[0].setStyleSheet("")


def pale_label(window: QWidget) -> None:
    label = QLabel("Nothing is written until you choose Merge")
    label.setStyleSheet("color: #a0a6ad;")
    column_of(window).addWidget(label)


def pale_placeholder(window: QWidget) -> None:
    field = window.findChildren(QPlainTextEdit)[0]
    field.setStyleSheet("QPlainTextEdit { placeholder-text-color: #b5bac0; }")


class Sentences(QAbstractListModel):
    """Two rows that a delegate paints by hand; `spoken` tells screen readers what they say."""

    def __init__(self, spoken: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spoken = spoken

    def rowCount(self, parent: Index | None = None) -> int:
        return 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self._spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class Painting(QStyledItemDelegate):
    """Paints a sentence in a colour, by default one that can be read."""

    colour = "#16202a"
    words = "She waits."

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.setPen(self.colour)
        painter.drawText(option.rect, Qt.AlignmentFlag.AlignVCenter, self.words)


class PalePainting(Painting):
    colour = "#9aa0a6"


class LongPainting(Painting):
    words = "She waits for the plan that was promised for the spring, and nobody has told her anything at all about it"


def painted(window: QWidget, spoken: str, delegate: type[Painting]) -> None:
    view = QListView()
    view.setAccessibleName("Said")
    view.setModel(Sentences(spoken, view))
    view.setItemDelegate(delegate(view))
    view.setStyleSheet("QListView::item { min-height: 30px; }")
    view.setSpacing(6)
    column_of(window).addWidget(view)


def silent(window: QWidget) -> None:
    painted(window, "", Painting)


def told_by_a_number(window: QWidget) -> None:
    window.findChildren(QTableWidget)[0].setItem(1, 1, QTableWidgetItem("12"))


def pale_row(window: QWidget) -> None:
    painted(window, "She waits.", PalePainting)


def cut_row(window: QWidget) -> None:
    painted(window, LongPainting.words, LongPainting)


def one_key_for_two(window: QWidget) -> None:
    for name in ("Undo", "Untag"):
        action = QAction(name, window)
        action.setShortcut(QKeySequence("Ctrl+Z"))
        window.addAction(action)


def key_of_a_part(window: QWidget) -> None:
    shortcut = QShortcut(QKeySequence("Ctrl+K"), window.findChildren(QListWidget)[0])
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action = QAction("Search", window)
    action.setShortcut(QKeySequence("Ctrl+K"))
    window.addAction(action)


def two_letters_alike(window: QWidget) -> None:
    for name in ("&Keep", "&Know"):
        column_of(window).addWidget(QPushButton(name))


def secret_key(window: QWidget) -> None:
    QShortcut(QKeySequence("Ctrl+Alt+F9"), window)


def cut_label(window: QWidget) -> None:
    label = QLabel("Everything it brought goes with it, and nothing brings it back")
    label.setFixedWidth(120)
    column_of(window).addWidget(label)


def label_cut_below(window: QWidget) -> None:
    label = QLabel("Everything it brought goes with it, and bringing the file in again brings it back. " * 4)
    label.setWordWrap(True)
    label.setFixedHeight(40)
    column_of(window).addWidget(label)


def cut_button(window: QWidget) -> None:
    button = QPushButton("Bring everything back as it was before")
    button.setFixedWidth(100)
    column_of(window).addWidget(button)


class Shortened(QPushButton):
    """Paints as much of its words as there is room for, and says the rest nowhere."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 10)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, shown)
        if self.hasFocus():
            paint.focus_ring(painter, self.rect(), 4)


def shortened_button(window: QWidget) -> None:
    button = Shortened("Leaders did not take the necessary actions in time")
    button.setFixedWidth(120)
    column_of(window).addWidget(button)


def cut_choice(window: QWidget) -> None:
    box = QComboBox()
    box.setAccessibleName("Witness")
    box.addItem("A parent or carer of a young person")
    box.setFixedWidth(90)
    column_of(window).addWidget(box)


def one_over_the_other(window: QWidget) -> None:
    ground = QWidget()
    ground.setMinimumHeight(60)
    for place, name in ((10, "Left of it"), (40, "Right of it")):
        label = QLabel(name, ground)
        label.adjustSize()
        label.move(place, 10)
    column_of(window).addWidget(ground)


def sticking_out(window: QWidget) -> None:
    ground = QWidget()
    ground.setFixedSize(100, 40)
    button = QPushButton("Open it", ground)
    button.adjustSize()
    button.move(104 - button.width(), 0)
    column_of(window).addWidget(ground)


def wide_page(window: QWidget) -> None:
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content = QWidget()
    content.setFixedSize(900, 40)
    area.setWidget(content)
    column_of(window).addWidget(area)


def out_of_sight(window: QWidget) -> None:
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    content = QWidget()
    lines = QVBoxLayout(content)
    for number in range(30):
        lines.addWidget(QLabel(f"What was heard about weakness {number}"))
    area.setWidget(content)
    column_of(window).addWidget(area)


PLANTED: tuple[tuple[Plant, str], ...] = (
    (nameless, "name"),
    (named_by_a_number, "name"),
    (clickable_frame, "role"),
    (twins, "alike"),
    (twins_in_rows, "alike"),
    (out_of_reach, "reach"),
    (skipped_by_tab, "reach"),
    (trap, "trap"),
    (trap_in_a_table, "trap"),
    (out_of_sight, "scroll"),
    (dead_ring, "focus"),
    (pale_ring, "focus"),
    (small, "target"),
    (low_rows, "target"),
    (pale_label, "contrast"),
    (pale_placeholder, "contrast"),
    (pale_row, "contrast"),
    (silent, "silent"),
    (told_by_a_number, "silent"),
    (one_key_for_two, "clash"),
    (key_of_a_part, "clash"),
    (two_letters_alike, "clash"),
    (secret_key, "help"),
    (cut_label, "cut"),
    (label_cut_below, "cut"),
    (cut_button, "cut"),
    (shortened_button, "cut"),
    (cut_choice, "cut"),
    (cut_row, "cut"),
    (one_over_the_other, "overlap"),
    (sticking_out, "outside"),
    (wide_page, "sideways"),
)


@pytest.mark.parametrize(("plant", "rule"), PLANTED, ids=lambda one: getattr(one, "__name__", one))
def test_a_planted_defect_is_found(qtbot: QtBot, plant: Plant, rule: str) -> None:
    window = form()
    plant(window)
    found = barriers(shown(qtbot, window))
    assert {one.rule for one in found} == {rule}, found


def test_a_list_that_scrolls_and_takes_no_focus_is_found(qtbot: QtBot) -> None:
    window = form()
    rows = window.findChildren(QListWidget)[0]
    rows.addItems([f"Weakness {number}" for number in range(60)])
    rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    assert {one.rule for one in barriers(shown(qtbot, window))} == {"reach", "scroll"}


def test_every_rule_has_a_planted_defect() -> None:
    assert {rule for _, rule in PLANTED} == set(RULES)


def test_keys_lead_to_each_button_of_a_group_of_which_one_is_chosen(qtbot: QtBot) -> None:
    window = form()
    group = QButtonGroup(window)
    for name in ("Capture", "All notes"):
        entry = NavEntry(name, "list")
        group.addButton(entry)
        column_of(window).addWidget(entry)
    group.buttons()[0].setChecked(True)
    assert barriers(shown(qtbot, window)) == []
