"""Widgets in rings of garbage are destroyed on the window's thread, never on that of a long deed."""

import gc
import threading

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.garbage import Garbage
from ui.tasks import TaskRunner


class Ring:
    """A widget without a parent in a ring of references, which only the search for garbage frees."""

    def __init__(self, destroyed_on: list[int]) -> None:
        self.widget = QWidget()
        self.widget.destroyed.connect(lambda: destroyed_on.append(threading.get_ident()))
        self.itself = self


def many_objects() -> int:
    """Make so many lasting objects that Python would search for garbage several times."""
    return len([[number] for number in range(200_000)])


def test_a_long_deed_destroys_no_widget_on_its_thread(qtbot: QtBot, qapp: QApplication) -> None:
    parent = QObject()
    garbage = Garbage(parent)
    destroyed_on: list[int] = []
    runner = TaskRunner()
    Ring(destroyed_on)
    with qtbot.waitSignal(runner.start(many_objects).finished, timeout=20_000):
        pass
    assert destroyed_on == []
    gc.collect()
    assert set(destroyed_on) <= {threading.get_ident()}
    assert not gc.isenabled()
    garbage.search()
