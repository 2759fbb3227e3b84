"""The judgements on paper: one page, every count in words, whatever the number of weaknesses."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector_app.services import findings, journal, judgements
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import brought
from tests.ui.test_pdf import pages
from tests.ui.test_printing import answer
from ui import pdf
from ui.context import AppContext
from ui.printing import Printing
from ui.team_sheet import team_sheet


def test_every_weakness_is_told_in_words(qtbot: QtBot, workbook: Workbook) -> None:
    weakness = findings.judge(workbook, findings.weaknesses(workbook)[0].subject, "sufficient").subject
    judgements.agree(workbook, weakness)
    lines = team_sheet(judgements.team_view(workbook)).document.toPlainText().splitlines()
    assert lines[0] == "Judgements · Leeds"
    assert lines[2] == "1 of 2 judged · 1 note not tagged"
    for said in ("1 Plans", "1 note, 1 concern.", "Parents and carers: 1, 1 concern"):
        assert said in lines
    assert any(line.startswith("Agreed: Lead (") for line in lines)
    assert "Not judged · No young person heard · No parent or carer heard · No officer heard · No finding" in lines


def test_fourteen_weaknesses_are_on_one_page(qtbot: QtBot, workbook: Workbook, tmp_path: Path) -> None:
    more = [{"id": f"more-{n}", "position": n, "title": f"Something that was found weak, {n}."} for n in range(3, 15)]
    brought(workbook, weaknesses=more)
    sheet = team_sheet(judgements.team_view(workbook))
    pdf.write(sheet.document, tmp_path / "sheet.pdf", landscape=True, pages=1)
    assert pages((tmp_path / "sheet.pdf").read_bytes()) == 1


def test_they_are_saved_from_the_menu_and_the_log_knows_it(
    qtbot: QtBot, workbook: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = AppContext()
    context.take(workbook)
    suggested = answer(monkeypatch, tmp_path / "all.pdf")
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    Printing(context, window).save_judgements()
    [name] = suggested
    assert name.startswith("Leeds SEND revisit judgements")
    assert pages((tmp_path / "all.pdf").read_bytes()) == 1
    assert journal.log(workbook)[-1].deed == "exported judgements"
