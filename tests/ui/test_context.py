"""The door for deeds holds one workbook, and gives it up for another only when nothing typed is lost by it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector_app.services import workbooks
from tests.inspector_app.visits import PASSPHRASE, new_workbook, visit
from ui.context import AppContext


@pytest.mark.usefixtures("qapp")
def test_a_workbook_that_may_not_be_closed_stays_the_open_one_and_the_other_is_closed(
    qtbot: QtBot, closed: Path, tmp_path: Path
) -> None:
    context = AppContext()
    first = workbooks.opened(closed, PASSPHRASE)
    context.take(first)
    context.sealing.connect(context.hold_back)
    with qtbot.assertNotEmitted(context.opened):
        context.take(new_workbook(tmp_path / "other.workbook", visit()))
    assert context.workbook is first
    workbooks.opened(tmp_path / "other.workbook", PASSPHRASE).close()  # nobody has it open
    assert context.close(all_the_same=True)
