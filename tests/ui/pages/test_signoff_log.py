"""The log on the sign-off page: who, what and when, and the SHA-256 of what left."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from exports.catalogue import EVIDENCE, EXPORTERS
from inspector_app.domain.moments import now, short_day
from inspector_app.services import evidence, letters, statuses
from tests.ui.pages.conftest import Shown
from tests.ui.pages.signing import log, opened, press, ready, typed
from ui import dialogs
from ui.context import AppContext


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


def test_the_log_says_the_year_and_of_a_signing_which_copy_had_left(
    qtbot: QtBot, four: AppContext, shown: Shown, tmp_path: Path
) -> None:
    statuses.sign(four.workbook, 0)
    reasons = {one.rule: "It follows." for one in statuses.standing(four.workbook).stops}
    copy = letters.export(four.workbook, tmp_path / "a.docx", letters.SIGNOFF, EXPORTERS["signoff"], reasons)
    statuses.sign(four.workbook, 1)
    page = opened(qtbot, four, shown)
    qtbot.waitUntil(lambda: len(log(page)) == 3)
    second, left, first = page.log.lines.rows.rows
    assert left.lead == f"{short_day(now().date())} {now().year} {left.lead[-5:]}"
    assert first.below.endswith(" · no sign-off copy with these words had left")
    assert second.below.endswith(f" · sign-off copy SHA-256 {copy[:8]}")


def test_every_copy_that_leaves_is_in_the_log_of_the_letter(
    qtbot: QtBot, four: AppContext, shown: Shown, tmp_path: Path
) -> None:
    letters.export(four.workbook, tmp_path / "a.md", letters.PLAIN, EXPORTERS["letter"])
    evidence.export(four.workbook, tmp_path / "a.docx", evidence.ANNEX, EVIDENCE["evidence"])
    evidence.export(four.workbook, tmp_path / "a.csv", evidence.NOTES, EVIDENCE["notes"])
    page = opened(qtbot, four, shown)
    qtbot.waitUntil(lambda: log(page) == ["Notes", "Evidence annex", "Letter"])
    assert all("SHA-256 " in row.below for row in page.log.lines.rows.rows)


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
    typed("Alone")
    press(Qt.Key.Key_Return)
    qtbot.keyClick(page.log.save, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert suggested[0].name.startswith("Leeds SEND revisit log 20")
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert "team agreed" in [row["deed"] for row in csv.DictReader(file)]
