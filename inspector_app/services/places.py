"""Where a folder lies: on this laptop's own disk, on a network drive or on a stick; and bringing a workbook home.

A record written through a network or to a stick can be torn: locks and the order of writes do not hold there.
"""

import contextlib
import ctypes
import os
import re
import secrets
import shutil
import subprocess
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from inspector_app.domain.errors import NotWrittenError
from inspector_app.domain.progress import Progress, no_progress
from inspector_app.services import workbooks


class Place(StrEnum):
    """What kind of disk holds a folder."""

    OWN = "own"
    NETWORK = "network"
    STICK = "stick"
    UNKNOWN = "unknown"

    @property
    def is_risky(self) -> bool:
        """Whether a workbook should not be worked on there."""
        return self in (Place.NETWORK, Place.STICK)


_NETWORK_SYSTEMS = """
    nfs nfs4 cifs smb smb3 smbfs afpfs webdav davfs davfs2 fuse.sshfs fuse.davfs2 fuse.gvfsd-fuse fuse.rclone
    fuse.onedriver fuse.google-drive-ocamlfuse 9p ncpfs afs coda ceph fuse.ceph glusterfs fuse.glusterfs
    fuse.s3fs vboxsf vmhgfs fuse.vmhgfs-fuse prl_fs drvfs
"""
_NETWORKS = frozenset(_NETWORK_SYSTEMS.split())
_STICKS = frozenset({"vfat", "msdos", "exfat"})
"""File systems that laptops' own disks do not have, and sticks do."""
_MOUNTED_BY_HAND = ("/media/", "/run/media/", "/mnt/usb")
_DRIVE_REMOVABLE, _DRIVE_FIXED, _DRIVE_REMOTE, _DRIVE_CD, _DRIVE_RAM = 2, 3, 4, 5, 6
"""What Windows answers (fileapi.h, GetDriveTypeW)."""


def place_of(folder: Path) -> Place:
    """Return what kind of disk a folder lies on, or would lie on; unknown where the system does not tell."""
    path = _nearest(folder)
    try:
        if sys.platform == "win32":
            return _on_windows(path)
        if sys.platform == "darwin":
            return of_mount_lines(_mount_command(), path)
        return of_mounts(Path("/proc/mounts").read_text(encoding="utf-8", errors="replace"), path, _is_removable)
    except (OSError, ValueError, subprocess.SubprocessError):
        return Place.UNKNOWN


def of_mounts(mounts: str, path: Path, removable: Callable[[str], bool] | None = None) -> Place:
    """Return the kind of disk that Linux's table of mounts gives for a path; `removable` is asked about its device."""
    best: tuple[int, str, str, str] | None = None
    for line in mounts.splitlines():
        parts = line.split()
        if len(parts) < 3:
            continue
        device, point, system = _plain(parts[0]), _plain(parts[1]), parts[2]
        if path.is_relative_to(point) and (best is None or len(point) >= best[0]):
            best = len(point), device, system, point
    if best is None:
        return Place.UNKNOWN
    _, device, system, where = best
    if system in _NETWORKS or device.startswith("//") or re.match(r"[\w.@\-]+:/", device):
        return Place.NETWORK
    by_hand = f"{where}/".startswith(_MOUNTED_BY_HAND)
    if (removable and removable(device)) or (by_hand and system in _STICKS):
        return Place.STICK
    return Place.OWN


def of_mount_lines(lines: str, path: Path) -> Place:
    """Return the kind of disk that the command `mount` of macOS gives for a path."""
    best: tuple[int, str] | None = None
    where = ""
    for line in lines.splitlines():
        found = re.match(r"(.+?) on (/.*) \(([^,)]+)", line)
        if found and path.is_relative_to(found[2]) and (best is None or len(found[2]) >= best[0]):
            best, where = (len(found[2]), found[3]), found[2]
    if best is None:
        return Place.UNKNOWN
    if best[1] in _NETWORKS:
        return Place.NETWORK
    return Place.STICK if where.startswith("/Volumes/") else Place.OWN


def brought_home(folder: Path, passphrase: str, home: Path, progress: Progress = no_progress) -> workbooks.Workbook:
    """Copy a workbook whole to this laptop and open it there; where it was it stays as it is.

    Raises:
        PassphraseError: The passphrase is another.
        InUseError: The workbook is open elsewhere.
        NotWrittenError: The disk refused; nothing was made.
    """
    target = _free_name(home, folder.name)
    workbooks.opened(folder, passphrase).close()  # nobody else has it open, and all is in its files
    part = home / f".{secrets.token_hex(8)}.part"
    try:
        files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
        whole = sum(path.stat().st_size for path in files) or 1
        done = 0
        for path in files:
            copy = part / path.relative_to(folder)
            copy.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            shutil.copy2(path, copy)
            done += path.stat().st_size
            progress(min(done, whole - 1), whole)
        part.rename(target)
    except OSError:
        raise NotWrittenError(
            f"“{folder.stem}” could not be copied to this laptop; make room on its disk and try again."
        ) from None
    finally:
        shutil.rmtree(part, ignore_errors=True)
    progress(whole, whole)
    return workbooks.opened(target, passphrase)


def _free_name(home: Path, name: str) -> Path:
    target, number = home / name, 2
    while target.exists():
        target = home / f"{Path(name).stem} {number}{Path(name).suffix}"
        number += 1
    return target


def _nearest(folder: Path) -> Path:
    """Return a folder or the nearest above it that is there."""
    path = folder.absolute()
    with contextlib.suppress(OSError):
        path = path.resolve()
    while not path.exists() and path != path.parent:
        path = path.parent
    return path


def _plain(field: str) -> str:
    """Return a field of the table of mounts with its spaces, which it writes as octal numbers, back."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), field)


def _is_removable(device: str) -> bool:
    """Tell whether Linux calls the disk of a partition removable, or it hangs on USB."""
    if not device.startswith("/dev/"):
        return False
    block = Path("/sys/class/block") / Path(os.path.realpath(device)).name
    if not block.exists():
        return False
    real = block.resolve()
    disk = real if (real / "removable").exists() else real.parent
    with contextlib.suppress(OSError):
        if (disk / "removable").read_text(encoding="ascii").strip() == "1":
            return True
    return "/usb" in str(real)


def _mount_command() -> str:
    return subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=True).stdout


def _on_windows(path: Path) -> Place:
    if str(path).startswith("\\\\"):
        return Place.NETWORK
    kind = ctypes.windll.kernel32.GetDriveTypeW(path.anchor)  # type: ignore[attr-defined, unused-ignore]
    known = {_DRIVE_REMOTE: Place.NETWORK, _DRIVE_REMOVABLE: Place.STICK, _DRIVE_CD: Place.STICK}
    return known.get(kind, Place.OWN if kind in (_DRIVE_FIXED, _DRIVE_RAM) else Place.UNKNOWN)
