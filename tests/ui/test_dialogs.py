"""Questions do not stop the program, and their answers arrive where they were asked for."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPageLayout
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.windows import unlocked
from ui import dialogs
from ui.main_window import MainWindow


class Asker(QWidget):
    """A window that asks and keeps the answers."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[str] = []

    def yes(self) -> None:
        self.answers.append("yes")

    def printed(self, _: object) -> None:
        self.answers.append("printed")


@pytest.fixture
def asker(qtbot: QtBot) -> Asker:
    asker = Asker()
    qtbot.addWidget(asker)
    asker.show()
    return asker


def _open_dialog(qtbot: QtBot) -> QWidget:
    def opened() -> None:
        assert QApplication.activeModalWidget() is not None

    qtbot.waitUntil(opened)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    return dialog


def _button(dialog: QWidget, text: str) -> QPushButton:
    (found,) = (button for button in dialog.findChildren(QPushButton) if button.text().replace("&", "") == text)
    return found


def test_a_yes_calls_the_slot_and_asking_did_not_wait_for_it(qtbot: QtBot, asker: Asker) -> None:
    dialogs.confirm(
        asker, "The visit will be removed from this laptop.", "Nobody can bring it back.", "Remove", asker.yes
    )
    assert asker.answers == []
    dialog = _open_dialog(qtbot)
    qtbot.mouseClick(_button(dialog, "Remove"), Qt.MouseButton.LeftButton)
    assert asker.answers == ["yes"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_are_the_safe_answer(qtbot: QtBot, asker: Asker, key: Qt.Key) -> None:
    dialogs.confirm(asker, "The visit will be removed from this laptop.", "", "Remove", asker.yes)
    dialog = _open_dialog(qtbot)
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, key)
    assert asker.answers == []


def test_the_safe_answer_may_say_what_then_holds(qtbot: QtBot, asker: Asker) -> None:
    dialogs.confirm(asker, "Older backups still hold it.", "", "Delete the backups", asker.yes, "Keep them")
    dialog = _open_dialog(qtbot)
    words = [button.text().replace("&", "") for button in dialog.findChildren(QPushButton)]
    assert sorted(words) == ["Delete the backups", "Keep them"]
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert asker.answers == []


def test_no_button_has_an_icon_of_the_system(qtbot: QtBot, asker: Asker) -> None:
    asks: list[Callable[[], None]] = [
        lambda: dialogs.confirm(asker, "The visit will be removed.", "", "Remove", asker.yes),
        lambda: dialogs.tell(asker, "The USB stick is full."),
    ]
    for ask in asks:
        ask()
        dialog = _open_dialog(qtbot)
        assert all(button.icon().isNull() for button in dialog.findChildren(QPushButton))
        with qtbot.waitSignal(dialog.destroyed):
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_what_is_told_stands_there_until_it_is_read(qtbot: QtBot, asker: Asker) -> None:
    dialogs.tell(asker, "The USB stick is full.", "Nothing was written <b>there</b>.")
    dialog = _open_dialog(qtbot)
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert {"The USB stick is full.", "Nothing was written <b>there</b>."} <= set(shown)
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("chosen", "path"),
    [
        ("", None),
        ("/visits/letter.docx", Path("/visits/letter.docx")),
        ("/visits/letter.DOCX", Path("/visits/letter.DOCX")),
        ("/visits/letter", Path("/visits/letter.docx")),
        ("/visits/letter v1.2", Path("/visits/letter v1.2.docx")),
    ],
)
def test_a_suffix_left_out_is_added(
    monkeypatch: pytest.MonkeyPatch, asker: Asker, chosen: str, path: Path | None
) -> None:
    monkeypatch.setattr("ui.dialogs.QFileDialog.getSaveFileName", lambda *_: (chosen, ""))
    assert dialogs.ask_save_path(asker, "Export the letter", ".docx") == path


def test_a_file_is_not_replaced_that_the_system_did_not_ask_about(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, asker: Asker, tmp_path: Path
) -> None:
    (tmp_path / "letter.docx").write_text("there before")
    monkeypatch.setattr("ui.dialogs.QFileDialog.getSaveFileName", lambda *_: (str(tmp_path / "letter"), ""))
    assert dialogs.ask_save_path(asker, "Export the letter", ".docx") is None
    dialog = _open_dialog(qtbot)
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def test_files_are_asked_for_by_name_and_kind(monkeypatch: pytest.MonkeyPatch, asker: Asker, tmp_path: Path) -> None:
    asked: list[tuple[object, ...]] = []

    def chosen(*args: object) -> tuple[str, str]:
        asked.append(args[1:])
        return str(tmp_path / "a.handover"), ""

    monkeypatch.setattr("ui.dialogs.QFileDialog.getOpenFileName", chosen)
    path = dialogs.ask_open_file(asker, "Bring in notes", [("Hand-overs", "*.handover"), ("All files", "*")], tmp_path)
    assert path == tmp_path / "a.handover"
    assert asked == [("Bring in notes", str(tmp_path), "Hand-overs (*.handover);;All files (*)")]


def test_several_files_or_none_may_be_chosen(monkeypatch: pytest.MonkeyPatch, asker: Asker) -> None:
    monkeypatch.setattr("ui.dialogs.QFileDialog.getOpenFileNames", lambda *_: (["/a", "/b"], ""))
    assert dialogs.ask_open_files(asker, "Bring in notes", [("All files", "*")]) == [Path("/a"), Path("/b")]
    monkeypatch.setattr("ui.dialogs.QFileDialog.getOpenFileNames", lambda *_: ([], ""))
    assert dialogs.ask_open_files(asker, "Bring in notes", [("All files", "*")]) == []


def test_a_folder_may_be_chosen_or_not(monkeypatch: pytest.MonkeyPatch, asker: Asker) -> None:
    monkeypatch.setattr("ui.dialogs.QFileDialog.getExistingDirectory", lambda *_: "/visits/liverpool.workbook")
    assert dialogs.ask_open_folder(asker, "Open a workbook") == Path("/visits/liverpool.workbook")
    monkeypatch.setattr("ui.dialogs.QFileDialog.getExistingDirectory", lambda *_: "")
    assert dialogs.ask_open_folder(asker, "Open a workbook") is None


# What is asked while the workbook is locked


def test_every_question_of_a_window_is_put_away_with_no(qtbot: QtBot, asker: Asker) -> None:
    dialogs.confirm(asker, "The visit will be removed.", "", "Remove", asker.yes)
    dialogs.choose(asker, "Which?", "", {"This": asker.yes})
    dialogs.tell(asker, "The USB stick is full.")
    dialogs.ask_printer(asker, "Print", QPageLayout(), asker.printed)
    opened = [one for one in asker.findChildren(QDialog) if one.isVisible()]
    assert len(opened) == 4
    dialogs.put_away(asker)
    assert not [one for one in asker.findChildren(QDialog) if one.isVisible()]
    assert asker.answers == []


def test_a_file_window_that_is_open_when_the_workbook_is_locked_closes_with_no_file(
    qtbot: QtBot, window: MainWindow, closed: Path
) -> None:
    unlocked(qtbot, window, closed)
    with qtbot.capture_exceptions() as raised:
        for ask in (window.printing.save_matrix, window.deeds.import_file):
            if not window.context.is_open:
                unlocked(qtbot, window, closed)
            QTimer.singleShot(200, window.lock_unattended)
            ask()
            assert not window.context.is_open
    assert [str(one[1]) for one in raised] == []


def test_a_file_chosen_after_the_workbook_was_locked_is_none(
    qtbot: QtBot, window: MainWindow, closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(*_: object) -> tuple[str, str]:
        window.lock_unattended()
        return str(tmp_path / "matrix.pdf"), ""  # as a file window of the system that cannot be closed from here

    unlocked(qtbot, window, closed)
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(f"ui.dialogs.QFileDialog.{name}", choose)
    window.printing.save_matrix()
    assert not window.context.is_open
    unlocked(qtbot, window, closed)
    window.deeds.import_file()
    assert not window.context.is_open
    assert list(tmp_path.glob("*.pdf")) == []
