"""Whether a file lies where other programs or other computers touch it: a synced folder, a network drive."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePath


@dataclass(frozen=True)
class Shared:
    """A folder that is not this computer's alone: `name` is the service that syncs it, or the server that holds it."""

    name: str
    is_synced: bool


SYNCED_NAMES = (
    ("onedrive", "OneDrive"),
    ("onedrive - *", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("dropbox (*)", "Dropbox"),
    ("google drive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("box sync", "Box"),
    ("pclouddrive", "pCloud"),
    ("pcloud drive", "pCloud"),
    ("seafile", "Seafile"),
    ("mobile documents", "iCloud Drive"),
    ("iclouddrive", "iCloud Drive"),
)
"""What the folders of sync services are called, in small letters."""
IN_THE_HOME = (("box", "Box"),)
"""Names that would be too common elsewhere."""
CLOUD_STORAGE = "cloudstorage"
"""The folder of macOS in which services have theirs, as `OneDrive-Firm` and `GoogleDrive-me@example.org`."""
STORED = {"onedrive": "OneDrive", "dropbox": "Dropbox", "googledrive": "Google Drive", "box": "Box", "pcloud": "pCloud"}
MARKERS = (
    (".dropbox.cache", "Dropbox"),
    (".tmp.drivedownload", "Google Drive"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".sync_*.db", "Nextcloud"),
    ("._sync_*.db", "Nextcloud"),
    (".seafile-data", "Seafile"),
)
"""What the programs leave in the folder that they sync."""
VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
"""Where OneDrive tells Windows programs about its folders."""
REMOTE = frozenset(
    {"nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afpfs", "webdav", "davfs", "afs", "ceph", "glusterfs"}
    | {f"fuse.{name}" for name in ("sshfs", "rclone", "davfs2", "gvfsd-fuse", "glusterfs", "onedriver")}
)
"""Kinds of file systems that lie on another computer."""
DRIVE_REMOTE = 4
"""How Windows calls a letter that stands for a network drive."""
_LINUX = re.compile(r"^(?P<device>\S+) (?P<place>\S+) (?P<kind>\S+) \S+ \d+ \d+$", re.M)
_MACOS = re.compile(r"^(?P<device>.+?) on (?P<place>.+) \((?P<kind>\w+)[,)].*$", re.M)


def recognise(
    path: PurePath,
    *,
    home: PurePath,
    environment: Mapping[str, str],
    mounts: str = "",
    is_remote: bool = False,
    names: Callable[[PurePath], Iterable[str]] = lambda folder: (),
) -> Shared | None:
    """What shares the folder of a file; None when it is this computer's alone, as far as one can tell.

    `mounts` is the table of /proc/mounts, or what macOS's mount tells; `is_remote` what Windows says of the letter;
    `names` lists a folder.
    """
    service = _synced(path, home, environment, names)
    if service is not None:
        return Shared(service, is_synced=True)
    if str(path).startswith(("\\\\", "//")):
        return Shared(path.drive.strip("\\/").replace("/", "\\").partition("\\")[0] or "the network", is_synced=False)
    if is_remote:
        return Shared(f"drive {path.drive.rstrip(':')}", is_synced=False)
    device, kind = _mounted(path, mounts)
    return Shared(_server(device), is_synced=False) if kind in REMOTE else None


def shared_folder(path: Path) -> Shared | None:
    """The same, asked of this computer."""
    path = path.absolute()
    return recognise(
        path,
        home=Path.home(),
        environment=os.environ,
        mounts=_mount_table(),
        is_remote=_is_remote_letter(path),
        names=_names_in,
    )


def _synced(
    path: PurePath, home: PurePath, environment: Mapping[str, str], names: Callable[[PurePath], Iterable[str]]
) -> str | None:
    told = (environment.get(variable, "") for variable in VARIABLES)
    if any(each and path.is_relative_to(each) for each in told):
        return "OneDrive"
    for folder in path.parents:
        if (service := _service_called(folder, home)) is not None:
            return service
    for folder in _below(path, home):
        for found in names(folder):
            for pattern, service in MARKERS:
                if fnmatch(found.casefold(), pattern):
                    return service
    return None


def _service_called(folder: PurePath, home: PurePath) -> str | None:
    name = folder.name.casefold()
    if folder.parent.name.casefold() == CLOUD_STORAGE:
        return STORED.get(name.partition("-")[0], folder.name)
    known = SYNCED_NAMES + (IN_THE_HOME if folder.parent == home else ())
    return next((service for pattern, service in known if fnmatch(name, pattern)), None)


def _below(path: PurePath, home: PurePath) -> Iterator[PurePath]:
    """The folders of a file, from its own up to the home or the root, both left out: they hold too much to list."""
    for folder in path.parents:
        if folder in (home, folder.parent):
            return
        yield folder


def _mounted(path: PurePath, mounts: str) -> tuple[str, str]:
    """The device and the kind of the file system that the innermost mount of a path has."""
    found, depth = ("", ""), -1
    for pattern in (_LINUX, _MACOS):
        for each in pattern.finditer(mounts):
            place = PurePath(_unescaped(each["place"]))
            if len(place.parts) > depth and path.is_relative_to(place):
                found, depth = (_unescaped(each["device"]), each["kind"]), len(place.parts)
        if depth >= 0:
            break
    return found


def _unescaped(text: str) -> str:
    """Linux writes a blank in a path as its octal number."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)


def _server(device: str) -> str:
    """The computer in //user@server/share and in server:/folder."""
    found = re.match(r"(?://|\w+://)?(?:[^@/]*@)?([^:/]+)(?=[:/])", device)
    return found[1] if found else "the network"


def _names_in(folder: PurePath) -> Iterable[str]:
    try:
        return [each.name for each in Path(folder).iterdir()]
    except OSError:
        return ()


def _mount_table() -> str:
    try:
        if sys.platform == "darwin":
            told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=2, check=False)
            return told.stdout
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except (OSError, subprocess.SubprocessError):
        return ""


def _is_remote_letter(path: PurePath) -> bool:
    if os.name != "nt":
        return False
    import ctypes  # noqa: PLC0415 - Windows alone

    kind: int = getattr(ctypes, "windll").kernel32.GetDriveTypeW(path.anchor)  # noqa: B009 - elsewhere it is not there
    return kind == DRIVE_REMOTE
