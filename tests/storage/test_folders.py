"""Folders that are not this computer's alone are recognised by name, by marker, by variable and by mount."""

from __future__ import annotations

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from roundtable.storage.folders import Shared, recognise, shared_folder

LINUX_HOME, WINDOWS_HOME = PurePosixPath("/people/noor"), PureWindowsPath(r"C:\People\noor")
MOUNTS = r"""
/dev/sda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
nas.local:/volume1/team /net/team nfs4 rw,vers=4.2 0 0
//noor@files.example.org/Round\040tables /people/noor/Round\040tables cifs rw 0 0
noor@desk:/srv /people/noor/desk fuse.sshfs rw 0 0
/dev/sdb1 /net/team/stick vfat rw 0 0
"""
MAC_MOUNTS = """
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//noor@nas.local/Team on /Volumes/Team (smbfs, nodev, nosuid, mounted by noor)
/dev/disk4s1 on /Volumes/STICK (exfat, local, nodev, nosuid, noowners)
"""


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (r"C:\People\noor\OneDrive\Debates\a.roundtable", "OneDrive"),
        (r"C:\People\noor\OneDrive - University of Westmarch\a.roundtable", "OneDrive"),
        (r"D:\Work\Firm files\a.roundtable", "OneDrive"),
        (r"C:\People\noor\iCloudDrive\a.roundtable", "iCloud Drive"),
        (r"G:\My Drive\a.roundtable", "Google Drive"),
        ("/people/noor/Dropbox/a.roundtable", "Dropbox"),
        ("/people/noor/Dropbox (Weir Street)/a.roundtable", "Dropbox"),
        ("/people/noor/Nextcloud/deep/er/a.roundtable", "Nextcloud"),
        ("/people/noor/ownCloud/a.roundtable", "ownCloud"),
        ("/people/noor/Box/a.roundtable", "Box"),
        ("/people/noor/pCloudDrive/a.roundtable", "pCloud"),
        ("/people/noor/Seafile/a.roundtable", "Seafile"),
        ("/people/noor/Library/Mobile Documents/com~apple~CloudDocs/a.roundtable", "iCloud Drive"),
        ("/people/noor/Library/CloudStorage/OneDrive-Firm/a.roundtable", "OneDrive"),
        ("/people/noor/Library/CloudStorage/GoogleDrive-noor@example.org/My Drive/a.roundtable", "Google Drive"),
        ("/people/noor/Library/CloudStorage/ProtonDrive-noor/a.roundtable", "ProtonDrive-noor"),
    ],
)
def test_a_synced_folder_is_known_by_its_name(path: str, name: str) -> None:
    is_windows = path[1] == ":"
    found = recognise(
        PureWindowsPath(path) if is_windows else PurePosixPath(path),
        home=WINDOWS_HOME if is_windows else LINUX_HOME,
        environment={"OneDrive": "", "OneDriveCommercial": r"D:\Work\Firm files"} if is_windows else {},
    )
    assert found is not None and found.is_synced and name in ("Google Drive", found.name)


@pytest.mark.parametrize(
    "path",
    [
        PurePosixPath("/people/noor/Documents/Roundtable/a.roundtable"),
        PurePosixPath("/people/noor/Documents/Dropbox talk/a.roundtable"),
        PurePosixPath("/people/noor/things/Box/a.roundtable"),
        PurePosixPath("/people/noor/Dropbox.roundtable"),
        PureWindowsPath(r"C:\People\noor\Documents\a.roundtable"),
    ],
)
def test_other_folders_are_this_computers_alone(path: PurePath) -> None:
    home = WINDOWS_HOME if path.drive else LINUX_HOME
    assert recognise(path, home=home, environment={"OneDrive": r"C:\People\noor\OneDrive"}, mounts=MOUNTS) is None


@pytest.mark.parametrize(
    ("marker", "name"),
    [
        (".dropbox.cache", "Dropbox"),
        (".sync_1a2b3c.db", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".tmp.drivedownload", "Google Drive"),
        (".seafile-data", "Seafile"),
    ],
)
def test_a_synced_folder_of_any_name_is_known_by_what_lies_in_it(tmp_path: Path, marker: str, name: str) -> None:
    (tmp_path / "Ours" / "Debates").mkdir(parents=True)
    path = tmp_path / "Ours" / "Debates" / "a.roundtable"
    assert shared_folder(path) is None
    (tmp_path / "Ours" / marker).touch()
    assert shared_folder(path) == Shared(name, is_synced=True)


@pytest.mark.parametrize(
    ("path", "mounts", "name"),
    [
        ("/net/team/a.roundtable", MOUNTS, "nas.local"),
        ("/people/noor/Round tables/a.roundtable", MOUNTS, "files.example.org"),
        ("/people/noor/desk/a.roundtable", MOUNTS, "desk"),
        ("/Volumes/Team/Debates/a.roundtable", MAC_MOUNTS, "nas.local"),
        ("/net/team/stick/a.roundtable", MOUNTS, None),
        ("/Volumes/STICK/a.roundtable", MAC_MOUNTS, None),
        ("/people/noor/a.roundtable", "", None),
    ],
)
def test_a_network_drive_is_known_by_its_mount(path: str, mounts: str, name: str | None) -> None:
    found = recognise(PurePosixPath(path), home=LINUX_HOME, environment={}, mounts=mounts)
    assert found == (Shared(name, is_synced=False) if name else None)


def test_a_network_drive_of_windows_is_known_by_its_path_or_by_its_letter() -> None:
    share, letter = PureWindowsPath(r"\\nas\team\a.roundtable"), PureWindowsPath(r"Z:\a.roundtable")
    assert recognise(share, home=WINDOWS_HOME, environment={}) == Shared("nas", is_synced=False)
    assert recognise(letter, home=WINDOWS_HOME, environment={}, is_remote=True) == Shared("drive Z", is_synced=False)
