"""The self-check tries everything for real, says what to do, and leaves nothing behind."""

import shutil
import tempfile
from collections import namedtuple
from datetime import date
from pathlib import Path

import pytest

from exports.catalogue import EXPORTERS
from inspector_app.domain.errors import CancelledError, NotWrittenError
from inspector_app.domain.letter import Letter
from inspector_app.handover import whole_file
from inspector_app.services import journal, self_checking
from inspector_app.services.places import Place
from inspector_app.services.self_checking import CHECKS, Level, Line, check, clock_against
from inspector_app.storage.workbook import Workbook
from tests.inspector_app.visits import exported

Usage = namedtuple("Usage", "total used free")


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have temporary files lie where the test can look for what is left of them."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def by_name(lines: tuple[Line, ...]) -> dict[str, Line]:
    return {line.about: line for line in lines}


def test_a_good_laptop_with_an_open_workbook_is_good_and_keeps_only_the_backup(
    workbook: Workbook, tmp_path: Path, temporary: Path
) -> None:
    record, deeds = exported(workbook), journal.log(workbook)
    before = set(workbook.folder.rglob("*"))
    lines = check(workbook, tmp_path, EXPORTERS)
    assert [line.about for line in lines] == list(CHECKS)
    of_the_laptop = {"Clock", "Disk space", "Place"}  # a container's system does not always tell what disk it is
    assert {line.about for line in lines if line.level is not Level.GOOD} <= of_the_laptop
    assert all(line.sentence.endswith(".") for line in lines)
    [backup] = set(workbook.folder.rglob("*")) - before
    assert backup.parent.name == "backups"
    assert list(temporary.iterdir()) == []
    assert exported(workbook) == record
    assert journal.log(workbook) == deeds


def test_without_a_workbook_a_trial_one_is_made_and_taken_away(tmp_path: Path, temporary: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    lines = by_name(check(None, home, EXPORTERS))
    assert {lines[name].level for name in ("Writing", "Backup", "Workbook", "Letter", "Hand-over")} == {Level.GOOD}
    assert list(home.iterdir()) == []
    assert list(temporary.iterdir()) == []


def test_where_nothing_can_be_made_it_says_so(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("a file in the way")
    [first, *_] = check(None, home, EXPORTERS)
    assert (first.about, first.level) == ("Writing", Level.BAD)


def test_a_disk_that_refuses_is_told_and_the_other_checks_go_on(
    workbook: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise NotWrittenError("“trial” could not be written: there is no room left.")

    monkeypatch.setattr(whole_file, "write", refuse)
    lines = by_name(check(workbook, tmp_path, EXPORTERS))
    assert (lines["Writing"].level, lines["Hand-over"].level) == (Level.BAD, Level.BAD)
    assert "no room left" in lines["Writing"].sentence
    assert (lines["Backup"].level, lines["Letter"].level) == (Level.GOOD, Level.GOOD)


@pytest.mark.parametrize(
    ("free", "level"), [(50_000_000, Level.BAD), (900_000_000, Level.LOOK), (80_000_000_000, Level.GOOD)]
)
def test_disk_space_is_judged(
    workbook: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, level: Level
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(free * 2, free, free))
    assert by_name(check(workbook, tmp_path, EXPORTERS))["Disk space"].level is level


@pytest.mark.parametrize(
    ("place", "level"), [(Place.NETWORK, Level.BAD), (Place.STICK, Level.BAD), (Place.UNKNOWN, Level.LOOK)]
)
def test_a_network_drive_and_a_stick_are_told(
    workbook: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: Place, level: Level
) -> None:
    monkeypatch.setattr(self_checking, "place_of", lambda _: place)
    assert by_name(check(workbook, tmp_path, EXPORTERS))["Place"].level is level


def test_a_letter_that_does_not_come_out_whole_is_told(workbook: Workbook, tmp_path: Path) -> None:
    class Empty:
        suffix = ".docx"

        def write(self, letter: Letter, path: Path) -> None:
            import zipfile

            with zipfile.ZipFile(path, "w") as made:
                made.writestr("word/document.xml", "<nothing/>")

    lines = by_name(check(workbook, tmp_path, {"review": lambda _: Empty()}))
    assert lines["Letter"].level is Level.BAD


def test_a_damaged_record_is_told(workbook: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(workbook), "damage", lambda _: ["page 3 is torn", "page 4 is torn"])
    line = by_name(check(workbook, tmp_path, EXPORTERS))["Workbook"]
    assert line.level is Level.BAD
    assert "repair" in line.sentence


def test_the_trial_letter_on_the_disk_holds_nothing_of_the_visit(
    workbook: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Letter] = []
    review = EXPORTERS["review"]

    def spied(stamp: object) -> object:
        exporter = review(stamp)  # type: ignore[arg-type]
        write = exporter.write

        class Spy:
            suffix = exporter.suffix

            def write(self, letter: Letter, path: Path) -> None:
                written.append(letter)
                write(letter, path)

        return Spy()

    check(workbook, tmp_path, {"review": spied})  # type: ignore[dict-item]
    [letter] = written
    assert "Leeds" not in repr(letter)
    assert "Plans are late" not in repr(letter)


@pytest.mark.parametrize("last", range(len(CHECKS)))
def test_it_stops_between_any_two_checks_and_leaves_nothing(tmp_path: Path, temporary: Path, last: int) -> None:
    home = tmp_path / "home"
    home.mkdir()

    def stop(done: int, total: int) -> None:
        if done >= last:
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        check(None, home, EXPORTERS, stop)
    assert list(home.iterdir()) == []
    assert list(temporary.iterdir()) == []


def test_progress_goes_from_nothing_to_all(workbook: Workbook, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    check(workbook, tmp_path, EXPORTERS, lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert (told[0][0], told[-1]) == (0, (len(CHECKS) + 1, len(CHECKS) + 1))


@pytest.mark.parametrize(
    ("day", "level"),
    [
        (date(2022, 5, 10), Level.GOOD),
        (date(2022, 3, 1), Level.GOOD),
        (date(2022, 6, 1), Level.GOOD),
        (date(2021, 5, 10), Level.LOOK),
        (date(2022, 7, 1), Level.LOOK),
        (date(1970, 1, 1), Level.LOOK),
    ],
)
def test_the_clock_is_held_against_the_visits_days(day: date, level: Level) -> None:
    assert clock_against("a day", day, "2022-05-09", "2022-05-11")[0] is level
    assert clock_against("a day", day, None, None)[0] is Level.GOOD
