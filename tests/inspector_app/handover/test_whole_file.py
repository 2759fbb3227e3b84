"""Writing whole or not at all, with disks that refuse."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from inspector_app.domain.errors import DamagedError, NotWrittenError
from inspector_app.handover import whole_file


def nothing(_: Path) -> None:
    """Find nothing wrong."""


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_file_is_written_and_the_check_sees_it_before_it_has_its_name(tmp_path: Path) -> None:
    path = tmp_path / "out"

    def check(part: Path) -> str:
        assert not path.exists()
        assert part.parent == tmp_path
        return part.read_text()

    assert whole_file.write(path, b"new", check) == "new"
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["out"]


def test_a_file_that_is_there_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"old and longer")
    whole_file.write(path, b"new", nothing)
    assert path.read_bytes() == b"new"


def test_a_file_that_fails_its_check_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"old")

    def check(_: Path) -> None:
        raise DamagedError("It is damaged.")

    with pytest.raises(NotWrittenError, match="did not pass its check"):
        whole_file.write(path, b"new", check)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["out"]


def test_a_fault_of_our_own_leaves_the_old_file_too(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"old")

    def check(_: Path) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        whole_file.write(path, b"new", check)
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["out"]


def test_a_part_that_was_left_long_ago_goes_and_one_being_written_stays(tmp_path: Path) -> None:
    old, new, another = (tmp_path / f"{name}.part" for name in (".0123456789abcdef", ".fedcba9876543210", ".mine"))
    for path in (old, new, another):
        path.write_bytes(b"half")
    folder = tmp_path / ".aaaaaaaaaaaaaaaa.part"
    folder.mkdir()
    for path in (old, another, folder):
        os.utime(path, (0, 0))
    whole_file.write(tmp_path / "out", b"new", nothing)
    assert set(names(tmp_path)) == {new.name, another.name, folder.name, "out"}


def refused(path: Path, data: bytes = b"new") -> str:
    with pytest.raises(NotWrittenError) as caught:
        whole_file.write(path, data, nothing)
    said = str(caught.value)
    assert said.startswith(f"“{path.name}” could not be written: ")
    assert said.endswith(".")
    return said


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert "the folder is not there" in refused(tmp_path / "stick" / "out")


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "stick").write_bytes(b"")
    assert "the folder is not there" in refused(tmp_path / "stick" / "out")


def test_a_folder_of_that_name_is_said(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert "a folder has that name" in refused(tmp_path / "out")
    assert names(tmp_path) == ["out"]


def test_a_name_too_long_for_the_disk_is_said(tmp_path: Path) -> None:
    assert "the name is too long" in refused(tmp_path / ("n" * 300))
    assert names(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of folders are of another kind")
def test_a_folder_that_may_not_be_written_to_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir(mode=0o500)
    try:
        if os.geteuid() == 0 and not Path("/sys").is_mount():
            pytest.skip("permissions do not bind the superuser, and no read-only file system is here")
        if os.geteuid() == 0:
            folder = Path("/sys")
        assert "may not be written to" in refused(folder / "out") or "may only be read" in refused(folder / "out")
    finally:
        (tmp_path / "stick").chmod(0o700)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of a file")
def test_a_disk_that_takes_only_part_keeps_the_old_file(tmp_path: Path) -> None:
    import resource

    path = tmp_path / "out"
    path.write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        said = refused(path, bytes(200_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "too large for this disk" in said
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["out"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
def test_a_full_disk_is_said(tmp_path: Path) -> None:
    def build(part: Path) -> None:
        part.symlink_to("/dev/full")
        part.write_bytes(b"new")

    with pytest.raises(NotWrittenError, match="there is no room left"):
        whole_file.make(tmp_path / "out", build, nothing)
    assert names(tmp_path) == []


def test_a_stick_pulled_while_a_file_is_written_is_said(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    for late in (False, True):
        stick.mkdir()

        def pull(part: Path, late: bool = late) -> None:
            part.write_bytes(b"new")
            part.unlink()
            if late:
                part.parent.rmdir()
                raise OSError(errno.EIO, "no medium")
            part.parent.rmdir()

        with pytest.raises(NotWrittenError, match=r"^“out” could not be written: .*(stick|disk or stick).*\.$"):
            whole_file.make(stick / "out", pull, nothing)
        assert not stick.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of files are of another kind")
def test_a_file_has_the_permissions_asked_for(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"old")
    (tmp_path / "out").chmod(0o644)
    whole_file.write(tmp_path / "out", b"new", nothing, mode=0o600)
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o600


WRITER = """
import sys
from pathlib import Path
from inspector_app.handover import whole_file
for number in range(10**6):
    whole_file.write(Path(sys.argv[1]), b"%d " % number * 200_000, lambda part: None)
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such kill")
@pytest.mark.parametrize("writes", [1, 2, 5])
def test_a_writer_that_is_killed_leaves_one_whole_file(tmp_path: Path, writes: int) -> None:
    path = tmp_path / "out"
    root = Path(whole_file.__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", WRITER, path], stdout=subprocess.PIPE, cwd=root) as writer:
        assert writer.stdout is not None
        for _ in range(writes):
            acknowledged = int(writer.stdout.readline())
        writer.send_signal(signal.SIGKILL)
    words = path.read_bytes().split()
    assert len(words) == 200_000
    assert len(set(words)) == 1
    assert int(words[0]) >= acknowledged
