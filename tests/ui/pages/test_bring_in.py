"""Bringing in notes: shown first, merged by one button, refused in a sentence; and handing over."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from inspector_app.handover import handover_file
from inspector_app.record.change import Change
from inspector_app.services import erasing, findings, handovers, notes, workbooks
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import brought, edited, exported, handed_over, new_workbook, note, visit
from tests.ui.pages.conftest import Shown
from ui import dialogs, theme
from ui.context import AppContext
from ui.pages.bring_in import BringInPage
from ui.settings import Settings

NOTES = [
    {"id": "b1", "interview": "int-1", "author": "ins-b", "text": "She rang twice."},
    {"id": "b2", "interview": "int-1", "author": "ins-b", "text": "Nobody rang back.", "heard": "2022-05-10T15:00:00Z"},
]


@pytest.fixture
def page(lead: AppContext, shown: Shown) -> BringInPage:
    made = BringInPage(lead)
    shown(made)
    return made


def counts(page: BringInPage) -> dict[str, str]:
    return {name: card.number.text() for name, card in page.preview.counts.items() if card.isVisible()}


def told(page: BringInPage) -> list[tuple[str, str]]:
    return [(row.text, row.below) for row in page.files.rows.rows]


def texts(book: Workbook) -> set[str]:
    return {one.text for one in notes.listed(book)}


def shows(qtbot: QtBot, page: BringInPage) -> None:
    """Wait until a preview is there."""
    qtbot.waitUntil(lambda: page.merge.isVisible() and page.merge.isEnabled(), timeout=20_000)


def merged_all(qtbot: QtBot, page: BringInPage, count: int) -> None:
    """Wait until so many files are told of and none is under way."""
    qtbot.waitUntil(lambda: len(page.files.rows.rows) == count and page.choose.isVisible(), timeout=20_000)


def test_a_file_chosen_is_shown_and_merged_by_one_button_and_brings_nothing_new_again(
    qtbot: QtBot, lead: AppContext, laptops: Mapping[str, Workbook], page: BringInPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought(laptops["B"], notes=NOTES)
    path = handed_over(laptops["B"])
    monkeypatch.setattr(dialogs, "ask_open_files", lambda *_: [path])
    before = exported(laptops["A"])

    qtbot.mouseClick(page.choose, Qt.MouseButton.LeftButton)
    shows(qtbot, page)
    assert page.heading.title.text() == "Bring in B’s notes"
    assert path.name in page.heading.subtitle.text()
    assert "nothing is written until you choose Merge" in page.heading.subtitle.text()
    assert counts(page) == {"new": "2", "updated": "0", "decisions": "0", "same": "10"}
    assert {row.text for row in page.preview.what.rows.rows} == {"She rang twice.", "Nobody rang back."}
    assert page.preview.what.rows.rows[-1].spoken.startswith("Note. New. ")
    assert exported(laptops["A"]) == before

    assert page.merge.text() == "Merge 2 notes"
    page.merge.setFocus()
    qtbot.keyClick(page.merge, Qt.Key.Key_Space)
    merged_all(qtbot, page, 1)
    assert told(page) == [(f"“{path.name}” is merged.", "2 new")]
    assert {"She rang twice.", "Nobody rang back."} <= texts(laptops["A"])

    after = exported(laptops["A"])
    page.bring([path])
    merged_all(qtbot, page, 2)
    assert told(page)[1][0] == f"“{path.name}” brings nothing new."
    assert exported(laptops["A"]) == after


def test_a_refused_file_says_why_and_does_not_hold_up_the_others(
    qtbot: QtBot, laptops: Mapping[str, Workbook], page: BringInPage, tmp_path: Path
) -> None:
    brought(laptops["B"], notes=NOTES)
    good, wrong, gone = handed_over(laptops["B"]), tmp_path / "wrong.handover", tmp_path / "gone.handover"
    wrong.write_bytes(b"something else")
    before = exported(laptops["A"])
    page.bring([wrong, gone, good])
    shows(qtbot, page)
    assert told(page) == [
        (
            "“wrong.handover” was not taken.",
            "This file is no hand-over, whatever its name says; ask its maker for the file again.",
        ),
        (
            "“gone.handover” was not taken.",
            "The hand-over file is not there; put the stick back in, or ask for the file again.",
        ),
    ]
    assert exported(laptops["A"]) == before
    qtbot.mouseClick(page.cancel, Qt.MouseButton.LeftButton)
    merged_all(qtbot, page, 3)
    assert told(page)[2] == (f"“{good.name}” was left out.", "Nothing of it was written.")
    assert exported(laptops["A"]) == before


def test_a_hand_over_of_another_visit_is_refused(
    qtbot: QtBot, laptops: Mapping[str, Workbook], page: BringInPage, tmp_path: Path
) -> None:
    with new_workbook(tmp_path / "other.workbook", visit()) as other:
        path = tmp_path / "other.handover"
        handover_file.write(
            path,
            _changes(other),
            record=other.record,
            by=str(other.author),
            made="2022-05-10T17:42:00+01:00",
            passphrase=workbooks.team_words(laptops["A"]),
            cost=4,
        )
    page.bring([path])
    merged_all(qtbot, page, 1)
    assert "another visit" in told(page)[0][1]


def _changes(book: Workbook) -> list[Change]:
    with book.reading() as reader:
        return list(reader.changes())


def test_a_file_under_other_words_asks_for_them_on_the_page(
    qtbot: QtBot, laptops: Mapping[str, Workbook], page: BringInPage, tmp_path: Path
) -> None:
    brought(laptops["B"], notes=NOTES)
    path = tmp_path / "words.handover"
    handover_file.write(
        path,
        _changes(laptops["B"]),
        record=laptops["B"].record,
        by=str(laptops["B"].author),
        made="2022-05-10T17:42:00+01:00",
        passphrase="one two three four five six",
        cost=4,
    )
    page.bring([path])
    qtbot.waitUntil(page.words.field.isVisible, timeout=20_000)
    qtbot.waitUntil(page.words.field.isEnabled)
    qtbot.keyClicks(page.words.field, "one two three four five seven")
    qtbot.keyClick(page.words.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.words.sentence.text().startswith("These six words do not open"), timeout=20_000)
    qtbot.waitUntil(page.words.field.isEnabled)
    page.words.field.clear()
    qtbot.keyClicks(page.words.field, " One two  THREE four five six")
    qtbot.keyClick(page.words.field, Qt.Key.Key_Return)
    shows(qtbot, page)
    assert "made 10 May 17:42" in page.heading.subtitle.text()
    assert not page.words.isVisible()
    page.merge.click()
    merged_all(qtbot, page, 1)
    assert "She rang twice." in texts(laptops["A"])
    assert page.words.field.text() == ""


def test_a_file_of_a_clock_that_is_wrong_is_marked_and_merged(
    qtbot: QtBot, laptops: Mapping[str, Workbook], page: BringInPage, tmp_path: Path
) -> None:
    brought(laptops["B"], notes=NOTES)
    path = tmp_path / "ahead.handover"
    handover_file.write(
        path,
        _changes(laptops["B"]),
        record=laptops["B"].record,
        by=str(laptops["B"].author),
        made="2999-01-01T00:00:00+00:00",
        passphrase=workbooks.team_words(laptops["A"]),
        cost=4,
    )
    page.bring([path])
    shows(qtbot, page)
    assert "made on 2999-01-01 by a clock that is wrong" in page.heading.subtitle.text()
    page.merge.click()
    merged_all(qtbot, page, 1)
    assert "She rang twice." in texts(laptops["A"])


def test_what_both_changed_is_shown_with_both_wordings_and_waits(
    qtbot: QtBot, laptops: Mapping[str, Workbook], page: BringInPage
) -> None:
    edited(laptops["A"], "n2", text="The plan came in May.")
    edited(laptops["B"], "n2", text="The plan came in June.")
    notes.delete(laptops["B"], note(laptops["B"], "n1").subject)
    page.bring([handed_over(laptops["B"])])
    shows(qtbot, page)
    assert counts(page) == {"new": "0", "updated": "1", "removed": "1", "decisions": "1", "same": "8"}
    from ui.widgets.decision_card import DecisionCard
    from ui.widgets.label import Label

    [card] = page.preview.decisions.findChildren(DecisionCard)
    shown = [label.text() for label in card.findChildren(Label)]
    assert shown[0] == "Note, text"
    assert {"The plan came in May.", "The plan came in June."} < set(shown)
    assert any(label.startswith("Lead · ") for label in shown)
    assert any(label.startswith("B · ") for label in shown)
    rows = {row.text: row.below for row in page.preview.what.rows.rows}
    assert set(rows) == {"The plan came in May.", "Xanthippe waits for the plan."} or set(rows) == {
        "The plan came in June.",
        "Xanthippe waits for the plan.",
    }
    page.merge.click()
    merged_all(qtbot, page, 1)
    assert "1 to decide" in told(page)[0][1]
    assert [one.decisions for one in notes.listed(laptops["A"])] == [True]


def test_the_preview_is_made_anew_when_the_workbook_changed_meanwhile(
    qtbot: QtBot, lead: AppContext, laptops: Mapping[str, Workbook], page: BringInPage
) -> None:
    brought(laptops["B"], notes=NOTES)
    page.bring([handed_over(laptops["B"])])
    shows(qtbot, page)
    first = page._shown
    lead.do(notes.rewrite, note(laptops["A"], "n2").subject, "The plan came in May.")
    qtbot.waitUntil(lambda: page._shown is not first and not lead.runner.busy, timeout=20_000)
    page.merge.click()
    merged_all(qtbot, page, 1)
    assert {"She rang twice.", "The plan came in May."} <= texts(laptops["A"])


def test_a_text_is_removed_for_good_only_when_a_person_agrees(
    qtbot: QtBot, laptops: Mapping[str, Workbook], page: BringInPage
) -> None:
    erasing.erase(laptops["B"], note(laptops["B"], "n1").subject)
    page.bring([handed_over(laptops["B"])])
    qtbot.waitUntil(page.merge.isVisible, timeout=20_000)
    assert not page.merge.isEnabled()
    assert [row.text for row in page.preview.erased.rows.rows] == ["Xanthippe waits for the plan."]
    qtbot.keyClick(page.preview.agree, Qt.Key.Key_Space)
    shows(qtbot, page)
    page.merge.click()
    merged_all(qtbot, page, 1)
    assert "Xanthippe waits for the plan." not in texts(laptops["A"])


def test_a_finding_is_named_by_its_weakness(qtbot: QtBot, laptops: Mapping[str, Workbook], page: BringInPage) -> None:
    [weakness, _] = findings.weaknesses(laptops["B"])
    findings.add(laptops["B"], weakness.subject, "Reviews are late.")
    page.bring([handed_over(laptops["B"])])
    shows(qtbot, page)
    [row] = page.preview.what.rows.rows
    assert (row.lead, row.text, row.below) == ("Finding", "Reviews are late.", "New · Plans")
    assert page.merge.text() == "Merge 1 item"


def test_the_hand_over_is_written_and_the_six_words_are_shown_only_when_asked_for(
    qtbot: QtBot,
    laptops: Mapping[str, Workbook],
    page: BringInPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = workbooks.team_words(laptops["A"])
    card = page.hand_over
    assert card.words.text() == ""
    qtbot.mouseClick(card.reveal, Qt.MouseButton.LeftButton)
    assert card.words.text() == words
    page.hide()
    assert card.words.text() == ""
    page.show()
    target = tmp_path / "out.handover"
    suggested: list[Path] = []

    def answer(_: object, __: str, ___: str, given: Path) -> Path:
        suggested.append(given)
        return target

    monkeypatch.setattr(dialogs, "ask_save_path", answer)
    qtbot.mouseClick(card.write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(card.written.isVisible, timeout=20_000)
    assert suggested[0].name == handovers.suggested_name(laptops["A"])
    assert "out.handover" in card.written.text()
    assert handover_file.read(target, [words]).header.record == laptops["A"].record


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_the_page_fits_a_narrow_window(
    qtbot: QtBot, laptops: Mapping[str, Workbook], lead: AppContext, shown: Shown, factor: float
) -> None:
    theme.appearance.apply(theme.Look.DARK, factor)
    page = BringInPage(lead)
    shown(page)
    assert page.minimumSizeHint().width() <= 760
    edited(laptops["A"], "n2", text="The plan came in May.")
    edited(laptops["B"], "n2", text="The plan came in June.")
    page.bring([handed_over(laptops["B"])])
    shows(qtbot, page)
    assert page.minimumSizeHint().width() <= 760
    page._leave()


def test_the_folder_of_a_hand_over_is_remembered_and_bringing_in_begins_there(
    qtbot: QtBot,
    lead: AppContext,
    page: BringInPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    lead.settings = Settings(tmp_path / "settings.ini")
    asked: list[Path | None] = []

    def written(_: object, __: str, ___: str, given: Path) -> Path:
        asked.append(given.parent)
        return stick / given.name

    def chosen(_: object, __: str, ___: object, folder: Path | None = None) -> list[Path]:
        asked.append(folder)
        return []

    monkeypatch.setattr(dialogs, "ask_save_path", written)
    monkeypatch.setattr(dialogs, "ask_open_files", chosen)
    for _ in range(2):
        page.hand_over.hand_over()
        qtbot.waitUntil(lambda: page.hand_over.write.isEnabled(), timeout=20_000)
    lead.settings = Settings(tmp_path / "settings.ini")  # as after a restart
    qtbot.mouseClick(page.choose, Qt.MouseButton.LeftButton)
    assert asked[1:] == [stick, stick]
    assert stick.name in (tmp_path / "settings.ini").read_text()
    for left in stick.iterdir():
        left.unlink()
    stick.rmdir()
    qtbot.mouseClick(page.choose, Qt.MouseButton.LeftButton)
    assert asked[-1] is None


def test_what_was_handed_over_is_told_in_sight(
    qtbot: QtBot, page: BringInPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_save_path", lambda *_: tmp_path / "out.handover")
    page.window().resize(800, 300)
    assert page.hand_over.geometry().bottom() > 300
    page.hand_over.hand_over()
    written = page.hand_over.written
    qtbot.waitUntil(lambda: written.isVisible() and not written.visibleRegion().isEmpty(), timeout=20_000)
    qtbot.waitUntil(lambda: written.visibleRegion().boundingRect() == written.rect())


def test_another_preview_begins_at_its_top(qtbot: QtBot, laptops: Mapping[str, Workbook], page: BringInPage) -> None:
    many = [{"id": f"m{n}", "interview": "int-1", "author": "ins-b", "text": f"Note {n}"} for n in range(60)]
    brought(laptops["B"], notes=many)
    page.window().resize(800, 400)
    page.bring([handed_over(laptops["B"]), handed_over(laptops["C"]), handed_over(laptops["B"])])
    shows(qtbot, page)
    what = page.preview.what
    [area] = [one for one in page.window().findChildren(QScrollArea) if one.widget() is page]
    for bar in (area.verticalScrollBar(), what.verticalScrollBar()):
        bar.setValue(bar.maximum())
    qtbot.mouseClick(page.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(told(page)) == 2, timeout=20_000)
    shows(qtbot, page)
    qtbot.waitUntil(lambda: what.verticalScrollBar().value() == 0 and area.verticalScrollBar().value() == 0)
    page._leave()


def test_after_texts_were_removed_for_good_the_older_backups_are_asked_about(
    qtbot: QtBot, laptops: Mapping[str, Workbook], page: BringInPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptops["A"].back_up()
    erasing.erase(laptops["B"], note(laptops["B"], "n1").subject)
    asked: list[str] = []

    def yes(_: object, sentence: str, __: str, ___: str, accepted: Callable[[], object], refuse: str) -> None:
        asked.extend((sentence, refuse))
        accepted()

    monkeypatch.setattr(dialogs, "confirm", yes)
    page.bring([handed_over(laptops["B"])])
    qtbot.waitUntil(page.merge.isVisible, timeout=20_000)
    assert page.preview.erased_by.text() == "Erased by B; the merge removes these here too."
    page.preview.agree.click()
    page.merge.click()
    merged_all(qtbot, page, 1)
    assert asked == ["What was erased is removed. Older backups still hold it.", "Keep them"]
    assert len(list((laptops["A"].folder / "backups").glob("*.db"))) == 1
    assert not page.told.undo.isVisible()
