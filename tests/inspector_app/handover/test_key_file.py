"""The key file: two copies that mend each other, a former passphrase that goes, and the sheet as the last way."""

import contextlib
import stat
import sys
from pathlib import Path

import pytest

from inspector_app.domain.errors import InvalidError, MissingError, NotWrittenError, PassphraseError
from inspector_app.handover import age, key_file
from tests.children import killed

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))
COST = 1


def ours(key: bytes) -> bool:
    return key == KEY


def never(_: bytes) -> bool:
    return False


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    key_file.save(tmp_path, KEY, "first words", COST)
    return tmp_path


def first(folder: Path) -> Path:
    return folder / "key.age"


def second(folder: Path) -> Path:
    return folder / "backups" / "key.age"


def previous(folder: Path) -> Path:
    return folder / "key.age.1"


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_key_that_is_saved_is_loaded(folder: Path) -> None:
    assert key_file.load(folder, "first words") == KEY
    assert key_file.load(folder, "  first \n words ") == KEY


def test_there_are_two_equal_copies_and_nothing_else(folder: Path) -> None:
    assert names(folder) == ["backups/key.age", "key.age"]
    assert first(folder).read_bytes() == second(folder).read_bytes()


def test_the_file_is_an_ordinary_age_file_of_the_raw_key(folder: Path) -> None:
    assert age.decrypt(first(folder).read_bytes(), "first words") == KEY


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of files are of another kind")
def test_only_the_owner_may_read_it(folder: Path) -> None:
    for path in (first(folder), second(folder)):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(second(folder).parent.stat().st_mode) == 0o700


def test_a_wrong_passphrase_opens_nothing_and_changes_nothing(folder: Path) -> None:
    before = first(folder).read_bytes()
    with pytest.raises(PassphraseError):
        key_file.load(folder, "other words", ours)
    assert first(folder).read_bytes() == second(folder).read_bytes() == before


def test_the_passphrase_is_changed_and_the_key_stays(folder: Path) -> None:
    key_file.save(folder, KEY, "new words", COST)
    assert key_file.load(folder, "new words") == KEY
    with pytest.raises(PassphraseError):
        key_file.load(folder, "first words")


def test_the_previous_key_file_stays_until_the_new_one_has_opened_the_workbook(folder: Path) -> None:
    old = first(folder).read_bytes()
    key_file.save(folder, KEY, "new words", COST)
    assert previous(folder).read_bytes() == old
    with pytest.raises(PassphraseError):
        key_file.load(folder, "wrong words", ours)
    key_file.load(folder, "new words")  # nobody has said that this key fits
    assert previous(folder).exists()
    key_file.load(folder, "new words", ours)
    assert names(folder) == ["backups/key.age", "key.age"]


def test_the_previous_passphrase_serves_only_if_both_copies_are_gone_or_broken(folder: Path) -> None:
    key_file.save(folder, KEY, "new words", COST)
    first(folder).unlink()
    with pytest.raises(PassphraseError):
        key_file.load(folder, "first words", ours)
    second(folder).write_bytes(b"")
    assert key_file.load(folder, "first words", ours) == KEY
    with pytest.raises(MissingError, match="recovery sheet"):
        key_file.load(folder, "new words", ours)


CUTS = [0, 1, 31, 60, 100, 170, 200, 250]


@pytest.mark.parametrize("length", CUTS)
@pytest.mark.parametrize("broken", [first, second])
def test_a_cut_copy_is_made_again_from_the_other(folder: Path, broken: object, length: int) -> None:
    whole = first(folder).read_bytes()
    path = first(folder) if broken is first else second(folder)
    path.write_bytes(whole[:length])
    assert key_file.load(folder, "first words", ours) == KEY
    assert first(folder).read_bytes() == second(folder).read_bytes() == whole


@pytest.mark.parametrize("broken", [first, second])
def test_a_missing_copy_is_made_again_from_the_other(folder: Path, broken: object) -> None:
    (first(folder) if broken is first else second(folder)).unlink()
    assert key_file.load(folder, "first words", ours) == KEY
    assert first(folder).read_bytes() == second(folder).read_bytes()


def test_a_missing_backups_folder_is_made_again(folder: Path) -> None:
    second(folder).unlink()
    second(folder).parent.rmdir()
    assert key_file.load(folder, "first words", ours) == KEY
    assert second(folder).read_bytes() == first(folder).read_bytes()


def test_every_flipped_bit_of_one_copy_still_opens_by_the_other(folder: Path) -> None:
    whole = first(folder).read_bytes()
    for place in range(len(whole)):
        flipped = bytearray(whole)
        flipped[place] ^= 1 << place % 8
        first(folder).write_bytes(flipped)
        assert key_file.load(folder, "first words") == KEY


def test_a_key_file_of_another_workbook_is_passed_over_and_never_spreads(folder: Path) -> None:
    foreign = age.encrypt(OTHER, "first words", COST)
    whole = second(folder).read_bytes()
    first(folder).write_bytes(foreign)
    assert key_file.load(folder, "first words", ours) == KEY
    assert first(folder).read_bytes() == second(folder).read_bytes() == whole


def test_a_key_that_does_not_open_the_workbook_points_to_the_sheet(folder: Path) -> None:
    with pytest.raises(MissingError, match="recovery sheet"):
        key_file.load(folder, "first words", never)


def test_without_any_key_file_the_sheet_is_named(folder: Path) -> None:
    first(folder).unlink()
    second(folder).unlink()
    with pytest.raises(MissingError, match=r"recovery sheet\.$"):
        key_file.load(folder, "first words")


@pytest.mark.parametrize("held", [b"", KEY[:31], KEY + b"\n", KEY.hex().encode()])
def test_a_file_that_holds_something_else_is_no_key_file(folder: Path, held: bytes) -> None:
    for path in (first(folder), second(folder)):
        path.write_bytes(age.encrypt(held, "first words", COST))
    with pytest.raises(MissingError):
        key_file.load(folder, "first words")


def test_a_folder_or_a_huge_file_in_its_place_is_passed_over(folder: Path) -> None:
    first(folder).unlink()
    first(folder).mkdir()
    assert key_file.load(folder, "first words", ours) == KEY
    first(folder).rmdir()
    with first(folder).open("wb") as file:
        file.truncate(10 * 2**30)
    assert key_file.load(folder, "first words", ours) == KEY
    assert first(folder).stat().st_size < 1000


@pytest.mark.parametrize("key", [b"", KEY[:31], KEY + b"\0"])
def test_only_a_key_is_saved(tmp_path: Path, key: bytes) -> None:
    with pytest.raises(ValueError):
        key_file.save(tmp_path, key, "first words", COST)
    assert names(tmp_path) == []


def test_a_workbook_needs_a_passphrase(tmp_path: Path) -> None:
    with pytest.raises(InvalidError):
        key_file.save(tmp_path, KEY, " \n", COST)
    assert names(tmp_path) == []


def test_a_passphrase_that_could_not_be_written_leaves_the_former_one(folder: Path) -> None:
    second(folder).unlink()
    second(folder).mkdir()  # a copy that cannot be replaced
    with pytest.raises(NotWrittenError):
        key_file.save(folder, KEY, "new words", COST)
    assert key_file.load(folder, "first words", ours) == KEY
    with pytest.raises(PassphraseError):
        key_file.load(folder, "new words", ours)


def test_a_failure_at_the_last_step_takes_the_copy_back(folder: Path) -> None:
    before = second(folder).read_bytes()
    first(folder).unlink()
    first(folder).mkdir()  # the first copy cannot be replaced
    (first(folder) / "in the way").touch()
    with pytest.raises(NotWrittenError):
        key_file.save(folder, KEY, "new words", COST)
    assert second(folder).read_bytes() == before
    assert key_file.load(folder, "first words", ours) == KEY


def test_a_folder_that_cannot_be_mended_still_opens(folder: Path) -> None:
    first(folder).unlink()
    first(folder).mkdir()
    (first(folder) / "in the way").touch()
    assert key_file.load(folder, "first words", ours) == KEY


CHANGER = """
import sys
from itertools import count
from pathlib import Path
from inspector_app.handover import key_file
for number in count(1):
    key_file.save(Path(sys.argv[1]), bytes(range(32)), f"words {number}", 1)
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such kill")
def test_killed_while_the_passphrase_is_changed_it_is_the_former_or_the_new_one(folder: Path) -> None:
    for seconds in (0.0, 0.005, 0.02, 0.05):
        done = killed(["-c", CHANGER, folder], seconds, after="1")
        last = int(done.lines[-1])
        opened = []
        for number in (last, last + 1):
            with contextlib.suppress(PassphraseError):
                opened.append(key_file.load(folder, f"words {number}"))
        assert opened
        assert set(opened) == {KEY}
