"""A visit is started, or joined, in the real window with real keys; nothing that was typed is lost on the way."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inspector_app.domain.things import Inspector
from inspector_app.services import workbooks
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import PASSPHRASE, handed_over, visit, written
from tests.ui.windows import unlocked
from ui import dialogs
from ui.main_window import MainWindow
from ui.pages import setup
from ui.pages.setup import Way
from ui.widgets.weakness_row import WeaknessRow

LETTER = (
    "Inspectors found the following areas of significant weakness:\n"
    "■ the failure of leaders to take the necessary actions\n"
    "■ the significant weaknesses in the EHC processes,\ntimeliness and quality of plans; and\n"
    "■ underdeveloped joint commissioning."
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the workbooks of a test in its own folder."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setattr(setup, "home", lambda: folder)
    return folder


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def typed(qtbot: QtBot, *texts: str) -> None:
    """Type texts, each followed by Enter, wherever the focus goes."""
    for text in texts:
        qtbot.keyClicks(focused(), text)
        qtbot.keyClick(focused(), Qt.Key.Key_Return)


def pasted(window: MainWindow, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    window.beginning.setup.weaknesses.paste.insertFromMimeData(data)


def at_passphrase(qtbot: QtBot, window: MainWindow) -> None:
    """Type a visit as far as the passphrase."""
    window.activateWindow()
    window.beginning.set_up()
    qtbot.waitUntil(window.beginning.setup.visit.area.hasFocus)
    typed(qtbot, "Leeds", "9/5/2022", "11 may", "A", "HMI", "Ofsted")
    pasted(window, LETTER)
    qtbot.mouseClick(window.beginning.setup.on, Qt.MouseButton.LeftButton)
    assert window.beginning.setup.secret.isVisible()


def test_a_visit_is_started_by_typing_pasting_and_enter_alone(qtbot: QtBot, window: MainWindow, home: Path) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.beginning.start.start.hasFocus)
    qtbot.keyClick(window.beginning.start.start, Qt.Key.Key_Return)
    page = window.beginning.setup
    qtbot.waitUntil(page.visit.area.hasFocus)
    typed(qtbot, "Leeds", "9/5/2022", "11 may")
    assert page.visit.days == ("2022-05-09", "2022-05-11")
    typed(qtbot, "A", "HMI", "Ofsted")
    assert page.weaknesses.isVisible()
    assert page.weaknesses.paste.hasFocus()
    pasted(window, LETTER)
    qtbot.waitUntil(page.weaknesses.rows[0].title.hasFocus)
    for _ in range(6):  # three titles, three short names
        qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert page.secret.isVisible()
    assert page.secret.name.text() == "Leeds SEND revisit 2022"
    typed(qtbot, PASSPHRASE)
    with qtbot.waitSignal(window.context.opened, timeout=20_000):
        typed(qtbot, PASSPHRASE)

    assert page.code.isVisible()
    assert window.frame is None
    code = workbooks.recovery_code(window.context.workbook)
    qtbot.keyClicks(page.code.proof, "ABCD")
    qtbot.keyClick(page.code.proof, Qt.Key.Key_Return)
    assert "not the last group" in page.warning.text()
    page.code.proof.clear()
    qtbot.keyClicks(page.code.proof, code[-4:].lower())
    qtbot.keyClick(page.code.proof, Qt.Key.Key_Return)
    assert window.frame is not None

    book = window.context.workbook
    assert book.folder == home / "Leeds SEND revisit 2022.workbook"
    with book.reading() as reader:
        assert reader.visit().area == "Leeds"
        me = reader.one(Inspector, book.author)
        assert (me.code, me.role, me.organisation) == ("A", "HMI", "Ofsted")
        shown = [(one.title, one.source_title, one.short) for one in reader.weaknesses()]
    assert shown[0] == (
        "The failure of leaders to take the necessary actions.",
        "the failure of leaders to take the necessary actions",
        "Leaders, actions",
    )
    assert [one[0] for one in shown[1:]] == [
        "Significant weaknesses in the EHC processes, timeliness and quality of plans.",
        "Underdeveloped joint commissioning.",
    ]
    assert "Leeds" not in {page.visit.area.text(), page.secret.name.text()}
    assert page.secret.passphrase.text() == page.secret.again.text() == ""


def test_the_code_is_on_the_screen_in_its_groups_and_gone_afterwards(qtbot: QtBot, window: MainWindow) -> None:
    at_passphrase(qtbot, window)
    page = window.beginning.setup
    for field in (page.secret.passphrase, page.secret.again):
        qtbot.keyClicks(field, PASSPHRASE)
    with qtbot.waitSignal(window.context.opened, timeout=20_000):
        page.on.click()
    groups = workbooks.recovery_code(window.context.workbook).split("-")
    shown = [label.text() for label in page.code.findChildren(type(page.heading))]
    assert [group for group in groups if group not in shown] == []
    page.on.click()
    left = [label.text() for label in page.code.findChildren(type(page.heading)) if not label.isHidden()]
    assert not set(groups) & set(left)


def test_back_keeps_what_was_typed_also_through_the_start_page(qtbot: QtBot, window: MainWindow) -> None:
    at_passphrase(qtbot, window)
    page = window.beginning.setup
    qtbot.keyClicks(page.secret.passphrase, "a secret")
    for _ in range(3):
        page.back.click()
    assert window.beginning.start.isVisible()
    assert page.secret.passphrase.text() == ""
    window.beginning.set_up()
    assert page.visit.area.text() == "Leeds"
    assert page.visit.me.member.organisation == "Ofsted"
    page.on.click()
    assert len(page.weaknesses.entries) == 3


def test_the_code_of_a_visit_started_beside_an_open_workbook_is_shown_as_well(
    qtbot: QtBot, window: MainWindow, home: Path, closed: Path
) -> None:
    before = unlocked(qtbot, window, closed)
    at_passphrase(qtbot, window)
    assert window.context.workbook is before
    page = window.beginning.setup
    for field in (page.secret.passphrase, page.secret.again):
        qtbot.keyClicks(field, PASSPHRASE)
    with qtbot.waitSignal(window.context.opened, timeout=20_000):
        page.on.click()
    assert page.code.isVisible()
    assert window.context.workbook is not before
    page.on.click()
    assert window.frame is not None
    assert window.frame.isVisible()


def test_a_name_that_is_taken_is_told_and_everything_typed_is_still_there(
    qtbot: QtBot, window: MainWindow, home: Path
) -> None:
    at_passphrase(qtbot, window)
    page = window.beginning.setup
    (home / "Leeds SEND revisit 2022.workbook").mkdir()
    for field in (page.secret.passphrase, page.secret.again):
        qtbot.keyClicks(field, PASSPHRASE)
    page.on.click()
    qtbot.waitUntil(lambda: "choose another name" in page.warning.text(), timeout=20_000)
    assert not window.context.is_open
    assert page.visit.area.text() == "Leeds"
    assert page.secret.passphrase.text() == PASSPHRASE
    page.secret.name.setText("Leeds again")
    qtbot.waitUntil(page.on.isEnabled)
    with qtbot.waitSignal(window.context.opened, timeout=20_000):
        page.on.click()


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("", "", "", "A", "", ""), "area"),
        (("Leeds", "32 May", "", "A", "", ""), "9 May 2022"),
        (("Leeds", "9/5/2022", "8/5/2022", "A", "", ""), "before it begins"),
        (("Leeds", "", "", "", "", ""), "code"),
        (("Leeds", "", "", "A-B", "", ""), "letters and figures"),
    ],
)
def test_what_is_missing_is_said_and_the_focus_goes_there(
    qtbot: QtBot, window: MainWindow, texts: tuple[str, ...], said: str
) -> None:
    window.activateWindow()
    window.beginning.set_up()
    qtbot.waitUntil(window.beginning.setup.visit.area.hasFocus)
    typed(qtbot, *texts)
    assert said in window.beginning.setup.warning.text()
    assert window.beginning.setup.visit.isVisible()
    assert focused() in window.beginning.setup.visit.fields


def test_a_role_too_long_for_its_field_shows_its_beginning_when_it_is_left(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1024, 700)
    window.activateWindow()
    window.beginning.set_up()
    qtbot.waitUntil(window.beginning.setup.visit.area.hasFocus)
    typed(qtbot, "Leeds", "", "", "A", "His Majesty's Inspector, lead")
    role = window.beginning.setup.visit.me.role.lineEdit()
    assert role is not None
    assert not role.hasFocus()
    assert role.cursorPosition() == 0


def is_seen_whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_a_weakness_that_has_the_focus_is_seen_whole_and_no_other_field_shows_a_cursor(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(1024, 700)
    window.activateWindow()
    window.beginning.set_up()
    page = window.beginning.setup
    typed(qtbot, "Leeds", "9/5/2022", "11 may", "A", "HMI", "Ofsted")
    qtbot.waitUntil(page.weaknesses.paste.hasFocus)
    QApplication.clipboard().setText("\n".join(f"■ the weakness of number {n} in the area" for n in range(10)))
    qtbot.keyClick(page.weaknesses.paste, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page.weaknesses.rows[0].title.hasFocus)
    painted = page.weaknesses.paste.grab().toImage()
    page.weaknesses.paste.setCursorWidth(0)
    assert page.weaknesses.paste.grab().toImage() == painted
    for _ in range(18):
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        row = focused().parentWidget()
        assert isinstance(row, WeaknessRow)
        qtbot.waitUntil(partial(is_seen_whole, row))


def test_days_are_said_back_in_words(qtbot: QtBot, window: MainWindow) -> None:
    window.beginning.set_up()
    visit_step = window.beginning.setup.visit
    qtbot.keyClicks(visit_step.first, "9.5.22")
    qtbot.keyClicks(visit_step.last, "11 May")
    words = [label.text() for label in visit_step.findChildren(type(window.beginning.setup.heading))]
    assert "Monday 9 May 2022" in words
    assert "Wednesday 11 May 2022, the visit has 3 days" in words


def test_colleagues_are_added_and_taken_off_again(qtbot: QtBot, window: MainWindow) -> None:
    window.beginning.set_up()
    team = window.beginning.setup.visit.team
    team.add.click()
    qtbot.keyClicks(team.rows[0].code, "B")
    qtbot.keyClicks(team.rows[0].organisation.lineEdit(), "Care Quality Commission")
    team.add.click()
    assert [(one.code, one.organisation) for one in window.beginning.setup.visit.members[1:]] == [
        ("B", "Care Quality Commission")
    ]
    team.rows[0].removed.emit()
    assert len(window.beginning.setup.visit.members) == 1


def test_a_visit_file_still_starts_a_visit(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = written(tmp_path / "leeds.json", **visit())
    monkeypatch.setattr(dialogs, "ask_open_file", lambda *_: source)
    window.beginning.set_up()
    page = window.beginning.setup
    page.from_file.click()
    page.file.choose.click()
    assert page.file.code.currentText() == "A"
    page.on.click()
    assert page.secret.name.text() == "leeds"
    for field in (page.secret.passphrase, page.secret.again):
        qtbot.keyClicks(field, PASSPHRASE)
    with qtbot.waitSignal(window.context.opened, timeout=20_000):
        page.on.click()
    with window.context.workbook.reading() as reader:
        assert reader.visit().area == "Leeds"


def test_back_from_a_file_leads_to_typing(window: MainWindow) -> None:
    window.beginning.set_up()
    window.beginning.setup.from_file.click()
    window.beginning.setup.back.click()
    assert window.beginning.setup.visit.isVisible()


def test_a_visit_is_joined_with_a_hand_over_and_six_words(
    qtbot: QtBot, window: MainWindow, laptops: Mapping[str, Workbook]
) -> None:
    lead = laptops["A"]
    given = handed_over(lead)
    window.open_path(given)
    window.beginning.join()
    page = window.beginning.setup
    assert page.join.path == given
    qtbot.keyClicks(page.join.words, workbooks.team_words(lead).upper())
    qtbot.keyClicks(page.join.code.lineEdit(), "B")
    page.on.click()
    for field in (page.secret.passphrase, page.secret.again):
        qtbot.keyClicks(field, PASSPHRASE)
    with qtbot.waitSignal(window.context.opened, timeout=20_000):
        page.on.click()
    page.on.click()
    assert window.frame is not None
    assert window.context.workbook.record == lead.record


@pytest.mark.parametrize("way", list(Way))
def test_nothing_of_a_step_is_wider_than_a_small_window_at_twice_the_text(
    qtbot: QtBot, window: MainWindow, way: Way, larger: Callable[[], None]
) -> None:
    larger()
    window.beginning.set_up()
    window.beginning.setup.ask(way)
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: window.width() == 1024)
    assert window.beginning.setup.minimumSizeHint().width() <= 1024


@pytest.fixture
def larger() -> Callable[[], None]:
    from ui import theme

    return lambda: theme.appearance.apply(theme.Look.LIGHT, 2.0)
