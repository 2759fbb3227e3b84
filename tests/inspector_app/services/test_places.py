"""Network drives and sticks are told from the laptop's own disk, and a workbook is brought home from them."""

from pathlib import Path

import pytest

from inspector_app.domain.errors import CancelledError, InUseError, PassphraseError
from inspector_app.domain.things import Inspector
from inspector_app.services import checking, notes, workbooks
from inspector_app.services.places import Place, brought_home, of_mount_lines, of_mounts, place_of
from tests.inspector_app.visits import PASSPHRASE

LINUX = """\
/dev/nvme0n1p2 / ext4 rw,relatime 0 0
tmpfs /run tmpfs rw 0 0
/dev/sda1 /home ext4 rw 0 0
//server/share /home/a/office cifs rw 0 0
server:/export /net/files nfs4 rw 0 0
a@server:/home /home/a/far\\040away fuse.sshfs rw 0 0
/dev/sdb1 /media/a/STICK vfat rw 0 0
/dev/sdc1 /media/a/disk ext4 rw 0 0
/dev/nvme0n1p1 /boot/efi vfat rw 0 0
garbage
"""
MAC = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled)
//a@server/share on /Volumes/share (smbfs, nodev, nosuid, mounted by a)
/dev/disk4s1 on /Volumes/STICK (msdos, local, nodev, nosuid, noowners)
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/home/a/.local/share", Place.OWN),
        ("/run/x", Place.OWN),
        ("/boot/efi/x", Place.OWN),
        ("/home/a/office/leeds.workbook", Place.NETWORK),
        ("/home/a/officer", Place.OWN),
        ("/net/files/x", Place.NETWORK),
        ("/home/a/far away/x", Place.NETWORK),
        ("/media/a/STICK/leeds.workbook", Place.STICK),
        ("/media/a/disk/x", Place.OWN),
    ],
)
def test_linux_table_of_mounts_tells_the_place(path: str, place: Place) -> None:
    assert of_mounts(LINUX, Path(path)) is place


def test_a_disk_that_can_be_taken_out_is_a_stick_whatever_its_file_system() -> None:
    assert of_mounts(LINUX, Path("/media/a/disk/x"), lambda device: device == "/dev/sdc1") is Place.STICK


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/System/Volumes/Data/Users/a", Place.OWN),
        ("/Users/a", Place.OWN),
        ("/Volumes/share/x", Place.NETWORK),
        ("/Volumes/STICK/x", Place.STICK),
    ],
)
def test_macos_list_of_mounts_tells_the_place(path: str, place: Place) -> None:
    assert of_mount_lines(MAC, Path(path)) is place


def test_without_a_table_the_place_is_unknown() -> None:
    assert of_mounts("", Path("/x")) is Place.UNKNOWN
    assert of_mount_lines("", Path("/x")) is Place.UNKNOWN
    assert [place for place in Place if place.is_risky] == [Place.NETWORK, Place.STICK]


def test_a_folder_that_is_not_there_yet_has_the_place_of_the_one_above(tmp_path: Path) -> None:
    assert place_of(tmp_path / "not" / "there") is place_of(tmp_path)
    assert not place_of(tmp_path).is_risky


def test_a_workbook_is_brought_home_whole_and_what_was_there_stays(tmp_path: Path, closed: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    told: list[tuple[int, int]] = []
    with brought_home(closed, PASSPHRASE, home, lambda done, total: told.append((done, total))) as book:
        assert book.folder == home / closed.name
        assert checking.check(book).problems == ()
        assert len(notes.listed(book)) == 2
        with book.reading() as reader:
            assert reader.one(Inspector, book.author).code == "A"
    assert told[-1][0] == told[-1][1]
    workbooks.opened(closed, PASSPHRASE).close()
    brought_home(closed, PASSPHRASE, home).close()
    assert sorted(path.name for path in home.iterdir()) == ["closed 2.workbook", "closed.workbook"]


def test_a_copy_that_is_stopped_or_refused_leaves_nothing(tmp_path: Path, closed: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()

    def stop(done: int, total: int) -> None:
        raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        brought_home(closed, PASSPHRASE, home, stop)
    with pytest.raises(PassphraseError):
        brought_home(closed, "another passphrase", home)
    with workbooks.opened(closed, PASSPHRASE), pytest.raises(InUseError):
        brought_home(closed, PASSPHRASE, home)
    assert list(home.iterdir()) == []
