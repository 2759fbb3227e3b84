"""Every page of the real window, over a visit in the middle of the work: nothing stands in anybody's way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.handover import age
from tests.ui.accessible import busy_visit
from tests.ui.accessible.busy_visit import BusyVisit
from tests.ui.accessible.journey import Journey
from tests.ui.accessible.walker import barriers
from ui import theme
from ui.context import AppContext
from ui.main_window import MainWindow
from ui.pages import self_check, setup
from ui.settings import Settings
from ui.theme import Look

SETTINGS = (
    (Look.LIGHT, 1.0, (1366, 768)),
    (Look.DARK, 1.0, (1024, 700)),
    (Look.LIGHT, 2.0, (1024, 700)),
    (Look.DARK, 2.0, (1366, 768)),
    (Look.CONTRAST, 1.0, (1366, 768)),
    (Look.CONTRAST, 2.0, (1024, 700)),
)


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> BusyVisit:
    """Return a visit in the middle of the work, made once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(age, "KEY_COST", 4)
        patch.setattr(age, "HANDOVER_COST", 4)
        return busy_visit.made(tmp_path_factory.mktemp("visit"))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, visit: BusyVisit, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """Return the shown window, with a workbook it had open before."""
    home = tmp_path / "home"
    home.mkdir()
    for module in (setup, self_check):
        monkeypatch.setattr(module, "home", lambda: home)
    settings = Settings(tmp_path / "settings.ini")
    settings.remember(visit.lead)
    context = AppContext()
    made = MainWindow(context, settings)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    yield made
    context.close(all_the_same=True)
    qtbot.waitUntil(lambda: not context.runner.busy)


@pytest.mark.parametrize(("look", "factor", "size"), SETTINGS)
def test_no_page_has_a_barrier(
    qtbot: QtBot,
    window: MainWindow,
    visit: BusyVisit,
    tmp_path: Path,
    look: Look,
    factor: float,
    size: tuple[int, int],
) -> None:
    theme.appearance.apply(look, factor)
    window.resize(*size)
    found = []
    for stop in Journey(qtbot, window, visit).stops():
        assert window.size().toTuple() == size, f"{stop.name} makes the window larger"
        found += [f"{stop.name}: {one}" for one in barriers(stop.part)]
    assert found == []
