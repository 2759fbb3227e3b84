"""The window speaks of what the open visit judges in the words of its kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

import resources
from inspector_app.domain.unit import Unit
from inspector_app.domain.visit_kind import visit_kind
from inspector_app.services import workbooks
from tests.inspector_app.visits import PASSPHRASE
from tests.ui.windows import page
from ui import actions, registry, units
from ui.context import AppContext
from ui.main_window import MainWindow
from ui.models.notes import Column, column_name
from ui.pages.all_notes import AllNotesPage
from ui.pages.findings import FindingsPage
from ui.pages.letter import LetterPage
from ui.pages.matrix import MatrixPage

SAMPLE = resources.path("samples/monitoring_inspection/visit.json")


@pytest.fixture
def _general() -> Iterator[None]:
    yield
    units.speak_of(None)


@pytest.mark.usefixtures("_general")
def test_a_unit_has_the_article_of_its_word() -> None:
    assert units.a_unit() == "a weakness"
    units.speak_of(Unit("area for priority action", "areas for priority action", "area", "areas"))
    assert (units.a_unit(), units.name(), units.names()) == ("an area", "Area", "Areas")


def words(widget: QWidget) -> str:
    """Return all that a page says in labels."""
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_an_open_monitoring_inspection_is_spoken_of_in_its_own_words(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    book = workbooks.from_file(tmp_path / "elmshire.workbook", SAMPLE, PASSPHRASE, "A")
    context: AppContext = window.context
    context.take(book)
    assert units.current() == visit_kind("monitoring_inspection").unit
    found = {
        name: words(page(window, name, kind))
        for name, kind in (
            ("notes", AllNotesPage),
            ("matrix", MatrixPage),
            ("findings", FindingsPage),
            ("letter", LetterPage),
        )
    }
    assert not [name for name, said in found.items() if "eakness" in said]
    assert "each area for priority action" in found["findings"]
    assert "Priority area 1, as the inspection report of 5 March 2024 put it" in found["findings"]
    assert column_name(Column.WEAKNESSES) == "Priority areas"
    told = {line.does for line in actions.key_lines(registry.PAGE_KEYS)}
    assert "Hold against the priority area of that number" in told
    letter = page(window, "letter", LetterPage)
    qtbot.waitUntil(lambda: bool(letter.checks.rows.rows), timeout=20_000)
    assert not [row.spoken for row in letter.checks.rows.rows if "eakness" in row.spoken]
    context.close()
    assert units.current().short == "weakness"


def test_a_monitoring_inspection_can_be_started_from_the_list_of_kinds(window: MainWindow) -> None:
    setup = window.beginning.setup
    kinds = [setup.visit.kind.itemText(place) for place in range(setup.visit.kind.count())]
    assert kinds == ["Joint area SEND revisit", "Monitoring inspection of a local area partnership"]
    assert setup.visit.kind.currentData() == "send_revisit"
    setup.visit.kind.setCurrentIndex(1)
    setup.weaknesses.name_after(visit_kind(setup.visit.kind.currentData()).unit)
    assert setup.weaknesses.paste.accessibleName() == "Paste the areas for priority action"
    assert "eakness" not in words(setup.weaknesses)
