"""Standing text is changed for one letter by key, its difference seen word by word, and put back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector_app.services import standing, workbooks
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import PASSPHRASE
from ui import theme
from ui.context import AppContext
from ui.widgets.standing_panel import StandingPanel


@pytest.fixture
def context(qtbot: QtBot, closed: Path) -> AppContext:
    """Return a context with a small visit open."""
    made = AppContext()
    made.take(workbooks.opened(closed, PASSPHRASE))
    return made


@pytest.fixture
def panel(qtbot: QtBot, context: AppContext) -> StandingPanel:
    """Return the panel of its letter, which follows the record as the letter's page makes it do."""
    made = StandingPanel(context)
    qtbot.addWidget(made)
    made.resize(420, 640)
    made.show()
    qtbot.waitExposed(made)
    context.changed.connect(lambda _: made.show_texts(standing.texts(context.workbook)))
    made.show_texts(standing.texts(context.workbook))
    made.activateWindow()
    return made


def choose(qtbot: QtBot, panel: StandingPanel, key: str) -> None:
    """Choose a text by the keyboard."""
    row = next(number for number, one in enumerate(panel.texts.rows.rows) if one.key == key)
    panel.texts.setFocus()
    panel.texts.setCurrentIndex(panel.texts.rows.index(row))
    qtbot.keyClick(panel.texts, Qt.Key.Key_Return)


def now(workbook: Workbook, key: str) -> str:
    """Return how a text reads in the letter."""
    return next(one.present for one in standing.texts(workbook) if one.key == key)


def test_paragraphs_are_listed_and_phrases_only_where_there_is_something_about_them(panel: StandingPanel) -> None:
    rows = {str(row.key): row for row in panel.texts.rows.rows}
    assert rows["team"].below == "Team"
    assert rows["covid.on"].below == "COVID-19"
    assert "each_weakness.many" not in rows
    assert not any(row.symbol for row in rows.values())


def test_the_list_shows_which_text_is_in_the_field_wherever_it_was_called_from(
    qtbot: QtBot, panel: StandingPanel
) -> None:
    panel.edit("salutation")
    assert panel.texts.current_key == "salutation"
    panel.field.setPlainText("Dear {areas}")
    choose(qtbot, panel, "title")  # refused, as the text in the field cannot be kept
    assert (panel.caption.text(), panel.texts.current_key) == ("Salutation", "salutation")


def test_a_text_is_changed_by_key_and_the_difference_is_told(
    qtbot: QtBot, panel: StandingPanel, context: AppContext
) -> None:
    choose(qtbot, panel, "lead_in")
    assert panel.field.hasFocus()
    assert not panel.keep.isEnabled()
    assert panel.difference.isHidden()
    panel.field.put("At the first inspection, inspectors found the following:")
    assert panel.difference.isVisible()
    assert "removed: initial" in panel.difference.accessibleName()
    assert "added: first" in panel.difference.accessibleName()
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert now(context.workbook, "lead_in") == "At the first inspection, inspectors found the following:"
    assert panel.editor.isHidden()
    assert panel.texts.hasFocus()
    row = next(row for row in panel.texts.rows.rows if row.key == "lead_in")
    assert row.below == "Lead in · changed for this letter"
    assert panel.count_changed == 1


def test_a_changed_text_is_put_back(qtbot: QtBot, panel: StandingPanel, context: AppContext) -> None:
    shipped = now(context.workbook, "team")
    context.do(standing.change, "team", "Two led.")
    choose(qtbot, panel, "team")
    assert panel.difference.isVisible()
    qtbot.mouseClick(panel.put_back, Qt.MouseButton.LeftButton)
    assert now(context.workbook, "team") == shipped
    assert panel.count_changed == 0


def test_a_text_that_cannot_be_printed_is_refused_and_stays_in_the_field(
    qtbot: QtBot, panel: StandingPanel, context: AppContext
) -> None:
    told: list[str] = []
    context.failed.connect(lambda error: told.append(str(error)))
    choose(qtbot, panel, "team")
    panel.field.put("Led in {county}.")
    qtbot.mouseClick(panel.keep, Qt.MouseButton.LeftButton)
    assert "“{county}” is not known here" in told[0]
    assert panel.field.toPlainText() == "Led in {county}."
    choose(qtbot, panel, "lead_in")
    assert panel.field.toPlainText() == "Led in {county}."
    assert not context.seal()
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.editor.isHidden()
    assert context.seal()


def test_what_was_typed_is_kept_before_the_workbook_closes(
    qtbot: QtBot, panel: StandingPanel, context: AppContext
) -> None:
    choose(qtbot, panel, "team")
    panel.field.put("Two led.")
    assert context.seal()
    assert now(context.workbook, "team") == "Two led."


def test_escape_leaves_first_the_field_and_then_the_panel(qtbot: QtBot, panel: StandingPanel) -> None:
    choose(qtbot, panel, "team")
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.texts.hasFocus()
    with qtbot.waitSignal(panel.left):
        qtbot.keyClick(panel.texts, Qt.Key.Key_Escape)


def test_the_panel_is_no_wider_than_its_place_at_twice_the_text(qtbot: QtBot, panel: StandingPanel) -> None:
    choose(qtbot, panel, "statutory")
    theme.appearance.apply(theme.Look.DARK, 2.0)
    qtbot.waitUntil(lambda: panel.minimumSizeHint().width() <= 460)


def test_what_a_crash_leaves_half_typed_is_in_the_field_again(
    qtbot: QtBot, panel: StandingPanel, context: AppContext
) -> None:
    choose(qtbot, panel, "team")
    panel.field.put("Two led in {cou")
    qtbot.waitUntil(lambda: standing.unfinished(context.workbook) == {"team": "Two led in {cou"})
    after = StandingPanel(context)
    qtbot.addWidget(after)
    after.show_texts(standing.texts(context.workbook))
    assert after.is_unfinished
    assert after.field.toPlainText() == "Two led in {cou"
    after.cancel.click()
    assert standing.unfinished(context.workbook) == {}
    assert not after.is_unfinished


def test_what_was_kept_leaves_no_draft(qtbot: QtBot, panel: StandingPanel, context: AppContext) -> None:
    choose(qtbot, panel, "team")
    panel.field.put("Two led.")
    qtbot.waitUntil(lambda: bool(standing.unfinished(context.workbook)))
    panel.keep.click()
    assert standing.unfinished(context.workbook) == {}


def test_a_text_that_is_asked_for_before_the_letter_is_read_is_shown_then(qtbot: QtBot, context: AppContext) -> None:
    panel = StandingPanel(context)
    qtbot.addWidget(panel)
    panel.edit("overall.some")
    panel.edit("lead_in")
    panel.show_texts(standing.texts(context.workbook))
    assert panel.field.toPlainText() == "At the initial inspection, inspectors found the following:"
