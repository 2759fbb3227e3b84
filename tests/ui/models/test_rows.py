"""Rows as lists show and tell them."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from ui.models.rows import ROW, Row, RowModel, tip

ROWS = (
    Row(1, "Plans are late.", "14:07", "triangle-alert", "concern", "Concern", "Parent carer forum"),
    Row(2, "They are kind"),
)


def test_a_model_of_rows_keeps_qt_s_rules(qtmodeltester: ModelTester) -> None:
    model = RowModel()
    model.show(ROWS)
    qtmodeltester.check(model)
    model.show(())
    qtmodeltester.check(model)


def test_a_row_is_told_with_its_time_and_its_symbol_in_words() -> None:
    model = RowModel()
    model.show(ROWS)
    told = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "14:07. Concern. Plans are late. Parent carer forum"
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "They are kind"
    assert model.index(1).data(ROW) is ROWS[1]


def test_only_a_list_that_cuts_its_texts_shows_them_under_the_mouse() -> None:
    for tips, shown in ((False, None), (True, "<qt>Plans are late.</qt>")):
        model = RowModel(tips=tips)
        model.show(ROWS)
        assert model.index(0).data(Qt.ItemDataRole.ToolTipRole) == shown


def test_a_tool_tip_shows_a_text_letter_by_letter() -> None:
    assert tip("<b>5 < 6 & so on") == "<qt>&lt;b&gt;5 &lt; 6 &amp; so on</qt>"
