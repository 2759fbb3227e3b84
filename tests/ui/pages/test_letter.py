"""The letter page shows what would leave, says what stops it, and writes the copies."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import resources
from exports.catalogue import EXPORTERS, annex
from inspector_app.domain.moments import now
from inspector_app.services import findings, journal, letters, practice, practice_mark, workbooks
from tests.exports.letters import EXPECTED
from tests.inspector_app.visits import PASSPHRASE
from tests.ui.pages.conftest import Shown
from ui import dialogs, theme
from ui.context import AppContext
from ui.pages.letter import LetterPage


def lines(page: LetterPage) -> list[str]:
    """Return the lines of the preview that are not empty."""
    return [line for line in page.preview.toPlainText().splitlines() if line]


def ready(qtbot: QtBot, page: LetterPage) -> None:
    """Wait until the page shows the letter as it is now."""
    qtbot.waitUntil(lambda: bool(lines(page)) and not page._reading.busy)


@pytest.fixture
def liverpool(qtbot: QtBot, tmp_path: Path) -> Iterator[AppContext]:
    """Return a context with the merged practice visit open."""
    made = practice.make(tmp_path / "practice", EXPORTERS, annex, say=lambda _: None)
    context = AppContext()
    context.take(workbooks.opened(made.lead, practice_mark.PASSPHRASE))
    yield context
    context.close()
    qtbot.waitUntil(lambda: not context.runner.busy)


def test_the_preview_is_the_published_letter_line_for_line(qtbot: QtBot, liverpool: AppContext, shown: Shown) -> None:
    page = LetterPage(liverpool)
    shown(page)
    ready(qtbot, page)
    told = lines(page)
    body = EXPECTED["first_page_header"] + EXPECTED["body_lines"]
    table = [line for row in EXPECTED["signature_table"] for cell in row for line in cell.split(" / ")]
    assert told == [*body, *table, *EXPECTED["copies"]]
    assert {row.said for row in page.checks.rows.rows} == {"Worth a look"}  # warnings, but no stop


def test_the_preview_follows_the_record_and_marks_its_placeholders(
    qtbot: QtBot, context: AppContext, shown: Shown
) -> None:
    page = LetterPage(context)
    shown(page)
    ready(qtbot, page)
    assert "Plans are late. They are kind." in lines(page)
    letter = letters.composed(context.workbook)
    assert letter.gaps
    [weakness, _] = findings.weaknesses(context.workbook)
    context.do(findings.add, weakness.subject, "Children wait less.")
    qtbot.waitUntil(lambda: "Children wait less." in lines(page))
    document = page.preview.document()
    marked = document.find(f"[{letter.gaps[0].fact}]")
    assert marked.charFormat().background().color() == theme.colour("hit")


def test_the_review_copy_is_written_and_the_page_says_where(
    qtbot: QtBot, context: AppContext, shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested: list[Path] = []

    def answer(_: object, __: str, suffix: str, given: Path) -> Path:
        suggested.append(given)
        return tmp_path / f"chosen{suffix}"

    monkeypatch.setattr(dialogs, "ask_save_path", answer)
    page = LetterPage(context)
    shown(page)
    ready(qtbot, page)
    page.exporting.actions["review"].trigger()
    assert not page.exporting.actions["record"].isEnabled()
    qtbot.waitUntil(lambda: page.written.isVisible(), timeout=20_000)
    assert suggested[0].name == f"Leeds SEND revisit letter review {now():%Y-%m-%d}.docx"
    assert "Plans are late. They are kind." in [
        paragraph.text for paragraph in Document(str(tmp_path / "chosen.docx")).paragraphs
    ]
    assert "chosen.docx" in page.written.text()
    assert "not encrypted" in page.written.text()
    qtbot.waitUntil(page.exporting.actions["review"].isEnabled)
    assert "chosen.docx" in [line.what for line in journal.log(context.workbook)]


def test_a_sign_off_copy_asks_for_a_reason_for_each_rule_that_stops_it_and_keeps_it(
    qtbot: QtBot, context: AppContext, shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "sign-off.docx"
    monkeypatch.setattr(dialogs, "ask_save_path", lambda *_: target)
    page = LetterPage(context)
    shown(page)
    ready(qtbot, page)
    stops = {one.rule for one in letters.objections(context.workbook) if one.level == "stop"}
    assert "undecided_judgement" in stops
    rows = page.checks.rows.rows
    assert [row.text for row in rows] == [one.message for one in letters.objections(context.workbook)]
    assert "Stops sign-off" in rows[0].spoken

    page.exporting.actions["signoff"].trigger()
    assert set(page.reasons.fields) == stops
    assert not target.exists()
    for rule, field in page.reasons.fields.items():
        assert field.isVisible()
        qtbot.keyClicks(field, f"because of {rule}")
    page.exporting.actions["signoff"].trigger()
    qtbot.waitUntil(lambda: page.written.isVisible(), timeout=20_000)
    assert target.exists()
    [event] = [line for line in journal.log(context.workbook) if "because of" in line.what]
    assert all(f"{rule}: because of {rule}" in event.what for rule in stops)


def test_a_refused_sign_off_says_so_in_a_sentence_and_writes_nothing(
    qtbot: QtBot,
    context: AppContext,
    failures: list[str],
    shown: Shown,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "sign-off.docx"
    monkeypatch.setattr(dialogs, "ask_save_path", lambda *_: target)
    page = LetterPage(context)  # not shown: it does not know of the stops, but the service does
    page.exporting.actions["signoff"].trigger()
    qtbot.waitUntil(lambda: bool(failures), timeout=20_000)
    assert failures[0].startswith("The letter cannot go to sign-off yet: ")
    assert not target.exists()
    qtbot.waitUntil(page.exporting.actions["signoff"].isEnabled)


def test_the_record_is_written(
    qtbot: QtBot, context: AppContext, shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "record.json"
    monkeypatch.setattr(dialogs, "ask_save_path", lambda *_: target)
    page = LetterPage(context)
    shown(page)
    page.exporting.actions["record"].trigger()
    qtbot.waitUntil(lambda: page.written.isVisible(), timeout=20_000)
    assert '"Leeds"' in target.read_text(encoding="utf-8")


def test_enter_on_what_stops_the_letter_goes_to_its_place(qtbot: QtBot, context: AppContext, shown: Shown) -> None:
    page = LetterPage(context)
    shown(page)
    ready(qtbot, page)
    first = letters.objections(context.workbook)[0]
    page.checks.setFocus()
    with qtbot.waitSignal(page.place_chosen) as chosen:
        qtbot.keyClick(page.checks, Qt.Key.Key_Return)
    assert chosen.args == [first.leads_to]


def test_wording_that_nobody_confirmed_is_told_once_with_its_places_beneath(
    qtbot: QtBot, tmp_path: Path, shown: Shown
) -> None:
    sample = resources.path("samples/monitoring_inspection/visit.json")
    made = workbooks.from_file(tmp_path / "elmshire.workbook", sample, PASSPHRASE, "A")
    context = AppContext()
    context.take(made)
    page = LetterPage(context)
    shown(page)
    ready(qtbot, page)
    rows = page.checks.rows.rows
    assert rows[0].text == "Wording that no published letter confirms · 16"
    assert [row.text for row in rows[1:3]] == ["Letter, title", "Letter, opening"]
    assert rows[1].below.startswith("“Area SEND monitoring inspection of …")
    assert page.heading.subtitle.text().startswith("The words as they would leave now; their look comes from")
    assert max(len(row.text + row.below) for row in rows[:17]) < 130
    assert len({row.key for row in rows}) == len(rows)
    with qtbot.waitSignal(page.place_chosen) as asked:
        page.checks.chosen.emit(rows[2].key)
    assert (asked.args[0].kind, asked.args[0].field) == ("standing", "opening")
    context.close()
    qtbot.waitUntil(lambda: not context.runner.busy)


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_the_page_fits_a_narrow_window(qtbot: QtBot, context: AppContext, shown: Shown, factor: float) -> None:
    theme.appearance.apply(theme.Look.DARK, factor)
    page = LetterPage(context)
    shown(page)
    ready(qtbot, page)
    page.exporting.actions["signoff"].trigger()
    assert page.minimumSizeHint().width() <= 760
    ground = page.preview.grab().toImage().pixelColor(page.preview.width() // 2, 12)
    assert ground.name() == "#ffffff"  # the paper is white in the dark too


def test_standing_text_is_changed_beside_the_preview_which_follows(
    qtbot: QtBot, context: AppContext, shown: Shown
) -> None:
    page = LetterPage(context)
    shown(page)
    ready(qtbot, page)
    page.open_standing.setFocus()
    qtbot.keyClick(page.open_standing, Qt.Key.Key_Space)
    assert page.standing.isVisible()
    assert not page.checks.isVisible()
    row = next(number for number, one in enumerate(page.standing.texts.rows.rows) if one.key == "team")
    page.standing.texts.setCurrentIndex(page.standing.texts.rows.index(row))
    qtbot.keyClick(page.standing.texts, Qt.Key.Key_Return)
    page.standing.field.put("Two inspectors led the revisit in {area}.")
    page.standing.keep.click()
    qtbot.waitUntil(lambda: "Two inspectors led the revisit in Leeds." in lines(page))
    page.standing.close_panel.click()
    assert page.checks.isVisible()
    assert page.open_standing.text() == "Standing text · 1 changed"


def test_a_reason_goes_when_its_rule_finds_something_else_and_with_the_workbook(
    qtbot: QtBot, context: AppContext, shown: Shown
) -> None:
    [weakness, _] = findings.weaknesses(context.workbook)
    first = context.do(findings.add, weakness.subject, "Thrive is late. Callum waits.")
    assert first is not None
    page = LetterPage(context)
    shown(page)
    ready(qtbot, page)
    page.reasons.fields["name"].setText("It is a service.")
    page.reasons.fields["no_evidence"].setText("It is agreed.")
    context.do(findings.rewrite, first.subject, "Thrive is late. Aisha waits.")
    qtbot.waitUntil(lambda: page.reasons.reasons == {"no_evidence": "It is agreed."})
    page.reasons.fields["name"].setText("It is a service.")
    context.do(findings.rewrite, first.subject, "Thrive is late. Aisha waits long.")  # the same is found
    qtbot.waitUntil(lambda: "Thrive is late. Aisha waits long." in lines(page))
    assert page.reasons.reasons == {"name": "It is a service.", "no_evidence": "It is agreed."}
    context.opened.emit()
    assert page.reasons.reasons == {}
