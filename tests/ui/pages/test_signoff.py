"""The sign-off page takes the letter from drafting to published by keys, asks for reasons, and shows the log."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from exports.catalogue import EXPORTERS
from inspector_app.domain.guards import Place
from inspector_app.services import findings, letters, merging, statuses, undoing
from tests.inspector_app.visits import brought, handed_over, joined_workbook
from tests.ui.pages.conftest import Shown
from tests.ui.windows import unlocked
from ui import dialogs, theme
from ui.context import AppContext
from ui.main_window import MainWindow
from ui.pages.findings import FindingsPage
from ui.pages.signoff import SignOffPage

SIGNATORIES = [
    {"organisation": "Ofsted", "name": "Ann Able", "role": "Regional Director"},
    {"organisation": "Ofsted", "name": "Ben Baker", "role": "HMI Lead Inspector"},
    {"organisation": "Care Quality Commission", "name": "Cay Cook", "role": "Chief Inspector"},
    {"organisation": "Care Quality Commission", "name": "Dee Dyer", "role": "CQC Inspector"},
]


@pytest.fixture
def four(context: AppContext) -> AppContext:
    """Return the context of a visit that names its four signatories."""
    visit = {"id": "leeds-2022", "kind": "send_revisit", "area": "Leeds", "signatories": SIGNATORIES}
    brought(context.workbook, visit=visit)
    return context


def ready(qtbot: QtBot, page: SignOffPage) -> None:
    """Wait until the page shows the workbook as it is now."""
    page._reading.ask()
    qtbot.waitUntil(lambda: not page._reading.busy and bool(page.status.steps.rows.rows))


def focused() -> QWidget:
    """Return what has the focus, for keys that go to it and nowhere else."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, times: int = 1) -> None:
    """Press a key on whatever has the focus."""
    for _ in range(times):
        QTest.keyClick(focused(), key)


def typed(text: str) -> None:
    """Type into whatever has the focus."""
    QTest.keyClicks(focused(), text)


def opened(qtbot: QtBot, context: AppContext, shown: Shown) -> SignOffPage:
    """Return the shown page, begun as the window begins it."""
    page = SignOffPage(context)
    shown(page)
    ready(qtbot, page)
    page.setFocus()
    return page


def states(page: SignOffPage) -> dict[str, str]:
    """Return what is said of each step, without who and when."""
    return {str(row.key): row.below.split(" · ")[0] for row in page.status.steps.rows.rows}


def paragraphs(context: AppContext) -> list[str]:
    """Return what is written under the first weakness."""
    first, *_ = findings.weaknesses(context.workbook)
    return [one.text for one in findings.of_weakness(context.workbook, first.subject)]


def log(page: SignOffPage) -> list[str]:
    """Return the lines of the log, the latest first."""
    return [row.text for row in page.log.lines.rows.rows]


def test_enter_takes_the_letter_to_the_next_step_and_says_who_took_it(
    qtbot: QtBot, four: AppContext, shown: Shown
) -> None:
    page = opened(qtbot, four, shown)
    assert states(page)["drafting"] == "The letter is here"
    assert page.status.go.text() == "Go on to “Team agreed”"
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Team agreed" in log(page))
    assert states(page)["drafting"] == "Done"
    assert states(page)["team agreed"] == "The letter is here"
    [row] = [row for row in page.status.steps.rows.rows if row.key == "team agreed"]
    assert row.below.endswith(" by A")
    assert page.status.go.text() == "Go on to “Partner proofread”"
    assert statuses.standing(four.workbook).present == "team agreed"


def test_a_later_step_is_chosen_by_the_arrows_and_the_button_is_one_tab_away(
    qtbot: QtBot, four: AppContext, shown: Shown
) -> None:
    page = opened(qtbot, four, shown)
    press(Qt.Key.Key_Down, 2)
    assert page.status.go.text() == "Go on to “Quality assurance”"
    press(Qt.Key.Key_Tab)
    assert page.status.go.hasFocus()
    press(Qt.Key.Key_Space)
    assert statuses.standing(four.workbook).present == "quality assurance"
    assert states(page)["partner proofread"] == "Passed over"


def test_going_back_asks_for_a_reason_before_anything_is_written(qtbot: QtBot, four: AppContext, shown: Shown) -> None:
    statuses.move(four.workbook, "final")
    page = opened(qtbot, four, shown)
    press(Qt.Key.Key_Up, 4)
    assert page.status.go.text() == "Go back to “Partner proofread”"
    assert page.status.field.note.text() == "Going back to an earlier status needs a reason."
    press(Qt.Key.Key_Return)
    assert page.status.reason.hasFocus()
    assert statuses.standing(four.workbook).present == "final"
    typed("CQC asked for it.")
    press(Qt.Key.Key_Return)
    assert statuses.standing(four.workbook).present == "partner proofread"
    assert "“CQC asked for it.”" in page.status.steps.rows.rows[2].below


@pytest.mark.parametrize(
    ("at", "rows", "words"),
    [
        ("drafting", 6, "published only after it is signed"),
        ("drafting", -1, "The letter is here"),
    ],
)
def test_a_step_that_cannot_be_taken_says_why(
    qtbot: QtBot, four: AppContext, shown: Shown, at: str, rows: int, words: str
) -> None:
    page = opened(qtbot, four, shown)
    press(Qt.Key.Key_Down if rows > 0 else Qt.Key.Key_Up, abs(rows))
    assert words in page.status.hint.text()
    assert not page.status.go.isEnabled()
    press(Qt.Key.Key_Return)
    assert statuses.standing(four.workbook).present == at


def test_four_sign_off_by_key_one_after_the_other_and_the_letter_is_signed(
    qtbot: QtBot, four: AppContext, shown: Shown
) -> None:
    page = opened(qtbot, four, shown)
    assert page.sign_offs.summary.text() == "0 of 4 have signed off the letter as it reads now."
    assert [row.sign.accessibleName() for row in page.sign_offs.rows][:2] == [
        "Sign off: Regional Director, Ofsted",
        "Sign off: HMI Lead Inspector, Ofsted",
    ]
    page.sign_offs.rows[0].sign.setFocus()
    press(Qt.Key.Key_Space, 4)  # the focus goes on to the next who has not signed off
    assert page.sign_offs.summary.text() == "4 of 4 have signed off the letter as it reads now."
    assert all(row.sign.isHidden() for row in page.sign_offs.rows)
    page.status.steps.setFocus()
    press(Qt.Key.Key_Down, 5)
    assert page.status.field.note.text().endswith(
        " things stop the letter; give a reason why it is signed all the same."
    )
    press(Qt.Key.Key_Return)
    typed("Facts follow.")
    press(Qt.Key.Key_Return)
    assert statuses.standing(four.workbook).is_frozen
    assert page.reopen.isVisible()
    assert page.between.text() == "Nothing stops the sign-off copy."  # the signing gave the reason
    qtbot.waitUntil(lambda: log(page)[:2] == ["Signed", "Signed off"])


def test_a_sign_off_of_other_words_is_marked_and_can_be_given_again(
    qtbot: QtBot, four: AppContext, shown: Shown
) -> None:
    page = opened(qtbot, four, shown)
    four.do(statuses.sign, 0)
    [weakness, _] = findings.weaknesses(four.workbook)
    four.do(findings.add, weakness.subject, "More was said.")
    ready(qtbot, page)
    assert "Signed off other words than these" in page.sign_offs.rows[0].said.text()
    assert page.sign_offs.rows[0].sign.text() == "Sign off again"
    qtbot.mouseClick(page.sign_offs.rows[0].sign, Qt.MouseButton.LeftButton)
    assert page.sign_offs.rows[0].sign.isHidden()


def test_signing_with_sign_offs_missing_asks_why(qtbot: QtBot, four: AppContext, shown: Shown) -> None:
    page = opened(qtbot, four, shown)
    press(Qt.Key.Key_Down, 5)
    assert page.status.field.note.text().startswith("4 sign-offs are missing and ")
    press(Qt.Key.Key_Return)
    typed("On paper")
    press(Qt.Key.Key_Return)
    assert statuses.standing(four.workbook).present == "signed"


def test_a_signed_letter_is_reopened_with_a_reason_on_the_page(
    qtbot: QtBot, four: AppContext, failures: list[str], shown: Shown
) -> None:
    statuses.move(four.workbook, "signed", "On paper.")
    page = opened(qtbot, four, shown)
    assert page.status.go.text() == "Go on to “Published”"
    [weakness, _] = findings.weaknesses(four.workbook)
    assert four.do(findings.add, weakness.subject, "Too late.") is None
    assert failures == ["The letter is signed; reopen it with a reason to change it."]
    page.reopen.reopen.setFocus()
    press(Qt.Key.Key_Space)
    assert page.reopen.reason.hasFocus()
    assert "Give a reason first" in page.reopen.field.note.text()
    typed("A date is wrong.")
    press(Qt.Key.Key_Return)
    assert not page.reopen.isVisible()
    assert states(page)["drafting"] == "The letter is here"
    assert "“A date is wrong.”" in page.status.steps.rows.rows[0].below
    assert four.do(findings.add, weakness.subject, "In time.") is not None


def test_a_letter_that_changed_since_it_was_signed_is_told(qtbot: QtBot, lead: AppContext, shown: Shown) -> None:
    with joined_workbook(lead.workbook.folder.with_name("late.workbook"), lead.workbook, "B") as other:
        [weakness, _] = findings.weaknesses(other)
        findings.add(other, weakness.subject, "Sent from the train.")
        late = handed_over(other)
    statuses.move(lead.workbook, "signed", "On paper.")
    page = opened(qtbot, lead, shown)
    assert page.reopen.changed.isHidden()
    merging.apply(lead.workbook, merging.preview(lead.workbook, late))
    ready(qtbot, page)
    assert page.reopen.changed.text().startswith("Changed since it was signed")
    undoing.undo(lead.workbook)
    ready(qtbot, page)
    assert page.reopen.changed.isHidden()


def test_a_wording_that_is_not_that_of_the_signing_is_told_apart_from_a_change(
    qtbot: QtBot, four: AppContext, shown: Shown, own_folder: Path
) -> None:
    statuses.move(four.workbook, "signed", "On paper.")
    folder = own_folder / "letters" / "send_revisit"
    folder.mkdir(parents=True)
    own = '[text.valediction]\ntext = "Yours faithfully"\nconfirmed = true\nsource = "us"\n'
    (folder / "wording.toml").write_text(own, encoding="utf-8")
    page = opened(qtbot, four, shown)
    assert page.reopen.changed.text().startswith("Nothing in the record has changed, but the standing text")


def test_a_step_that_does_not_count_is_told_with_who_and_when(qtbot: QtBot, lead: AppContext, shown: Shown) -> None:
    statuses.move(lead.workbook, "signed", "On paper.")
    with joined_workbook(lead.workbook.folder.with_name("late.workbook"), lead.workbook, "B") as other:
        statuses.move(other, "published")
        late = handed_over(other)
    statuses.reopen(lead.workbook, "A child is named.")
    page = opened(qtbot, lead, shown)
    assert page.status.unaware.isHidden()
    merging.apply(lead.workbook, merging.preview(lead.workbook, late))
    ready(qtbot, page)
    assert page.status.unaware.isVisible()
    assert "did not know yet that the letter was reopened: “Published”, " in page.status.unaware.text()
    assert page.status.unaware.text().endswith(" by B.")
    assert states(page)["drafting"] == "The letter is here"
    lead.do(statuses.move, "team agreed")
    ready(qtbot, page)
    assert page.status.unaware.isHidden()


def test_what_stands_between_leads_to_the_letter(qtbot: QtBot, four: AppContext, shown: Shown) -> None:
    page = opened(qtbot, four, shown)
    stops = sum(one.level == "stop" for one in letters.objections(four.workbook))
    assert page.between.text() == f"{stops} things stop the sign-off copy."
    with qtbot.waitSignal(page.page_chosen) as chosen:
        qtbot.keyClick(page.letter, Qt.Key.Key_Space)
    assert chosen.args == ["letter"]


def test_a_visit_without_signatories_leads_to_where_they_are_named(
    qtbot: QtBot, context: AppContext, shown: Shown
) -> None:
    page = opened(qtbot, context, shown)
    assert page.sign_offs.none.isVisible()
    with qtbot.waitSignal(page.place_chosen) as chosen:
        qtbot.keyClick(page.sign_offs.name_them, Qt.Key.Key_Space)
    assert chosen.args == [Place("visit", field="signatories")]


def test_the_log_shows_the_letter_or_everything_and_the_whole_sha256_is_copied(
    qtbot: QtBot, four: AppContext, shown: Shown, tmp_path: Path
) -> None:
    page = opened(qtbot, four, shown)
    assert page.log.none.isVisible()
    fingerprint = letters.export(four.workbook, tmp_path / "a.docx", letters.REVIEW, EXPORTERS["review"])
    ready(qtbot, page)
    assert log(page) == ["Review copy"]
    assert f"SHA-256 {fingerprint[:8]}" in page.log.lines.rows.rows[0].below
    assert fingerprint not in page.log.lines.rows.rows[0].below
    page.log.lines.setFocus()
    qtbot.keyClick(page.log.lines, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == fingerprint
    QGuiApplication.clipboard().clear()
    qtbot.mouseClick(page.log.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == fingerprint
    qtbot.mouseClick(page.log.everything, Qt.MouseButton.LeftButton)
    assert {"Review copy", "Exported review copy", "Imported"} < set(log(page))


def test_the_log_is_written_under_a_name_of_the_pattern(
    qtbot: QtBot, four: AppContext, shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested: list[Path] = []
    target = tmp_path / "log.csv"

    def answer(_: object, __: str, ___: str, given: Path) -> Path:
        suggested.append(given)
        return target

    monkeypatch.setattr(dialogs, "ask_save_path", answer)
    page = opened(qtbot, four, shown)
    said: list[str] = []
    four.said.connect(said.append)
    press(Qt.Key.Key_Return)
    qtbot.keyClick(page.log.save, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert suggested[0].name.startswith("Leeds SEND revisit log 20")
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert "team agreed" in [row["deed"] for row in csv.DictReader(file)]


def test_the_window_goes_there_by_alt_7_and_shows_the_status_beside_the_name(
    qtbot: QtBot, window: MainWindow, closed: Path
) -> None:
    book = unlocked(qtbot, window, closed)
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_8, Qt.KeyboardModifier.AltModifier)
    assert window.frame is not None
    page = window.frame.page("signoff")
    assert isinstance(page, SignOffPage)
    assert window.frame.is_shown("signoff")
    ready(qtbot, page)
    assert page.status.steps.hasFocus()
    entry = window.frame.nav._entries["signoff"]
    assert entry.accessibleName() == "Sign-off, Drafting"
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: entry.accessibleName() == "Sign-off, Team agreed")
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: statuses.standing(book).present == "drafting")
    qtbot.waitUntil(lambda: entry.accessibleName() == "Sign-off, Drafting")
    page.letter.click()
    assert window.frame.is_shown("letter")


def test_a_paragraph_typed_while_the_letter_is_signed_is_refused_in_a_sentence_and_not_lost(
    qtbot: QtBot, four: AppContext, failures: list[str], shown: Shown
) -> None:
    writing, page = FindingsPage(four), opened(qtbot, four, shown)
    shown(writing)
    [card] = writing.paragraphs.cards
    card.edit.setFocus()
    qtbot.waitUntil(card.edit.hasFocus)
    qtbot.keyClicks(card.edit, " Children wait.")
    four.do(statuses.move, "signed", "On paper.")
    qtbot.keyClick(card.edit, Qt.Key.Key_Tab)
    assert failures[-1] == "The letter is signed; reopen it with a reason to change it."
    assert paragraphs(four) == ["Plans are late. They are kind."]
    assert card.edit.toPlainText().endswith(" Children wait.")
    ready(qtbot, page)
    page.status.go.click()  # what cannot be kept does not hold the letter back
    assert statuses.standing(four.workbook).present == "published"
    page.reopen.reason.setText("Late news.")
    page.reopen.reopen.click()
    card.edit.setFocus()
    qtbot.waitUntil(card.edit.hasFocus)
    qtbot.keyClick(card.edit, Qt.Key.Key_Tab)
    assert paragraphs(four) == ["Plans are late. They are kind. Children wait."]


@pytest.mark.parametrize(("factor", "width"), [(1.0, 968), (2.0, 912)])
def test_the_page_fits_a_narrow_window(qtbot: QtBot, four: AppContext, shown: Shown, factor: float, width: int) -> None:
    theme.appearance.apply(theme.Look.DARK, factor)
    statuses.move(four.workbook, "signed", "On paper.")
    page = opened(qtbot, four, shown)
    assert page.minimumSizeHint().width() <= width


def test_the_findings_page_says_at_its_top_that_the_letter_is_signed_and_how_it_is_reopened(
    qtbot: QtBot, four: AppContext, shown: Shown
) -> None:
    writing = FindingsPage(four)
    shown(writing)
    said = writing.heading.subtitle
    assert said.text().startswith("Write what you found for each ")
    four.do(statuses.move, "signed", "On paper.")
    assert "The letter is signed: nothing here can be changed." in said.text()
    assert "on the page Sign-off (Alt+8)" in said.text()
    four.do(statuses.reopen, "A date is wrong.")
    assert said.text().startswith("Write what you found for each ")
