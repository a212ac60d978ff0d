"""A second place for copies, such as a USB stick: a finished copy is put there whole, and it may be gone any time."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from roundtable.storage import errors

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
BARRED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
GONE = frozenset({errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.ENOTDIR, errno.ESTALE})


def put(copy: Path, folder: Path, name: str) -> None:
    """Put a finished copy into a folder under a name; what was there of that name is replaced only by the whole.

    The folder is never made: where a stick was, its mount point would be filled instead. Missing when it is not there,
    DiskFull, ReadOnly or Unreachable when it cannot be written. `copy` is never an open document.
    """
    place = folder / name
    with written_plainly(folder):
        for left in folder.glob(f".{_escaped(name)}.*.part"):  # when the stick was pulled last time
            with suppress(OSError):
                left.unlink()
        part = folder / f".{name}.{secrets.token_hex(4)}.part"
        try:
            shutil.copyfile(copy, part)
            with part.open("r+b") as file:
                os.fsync(file.fileno())
            part.replace(place)
            _flush(folder)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def room_in(folder: Path) -> int:
    """Bytes that are free there. Missing when the folder is not there, Unreachable when it does not say."""
    with written_plainly(folder):
        if not folder.is_dir():
            raise FileNotFoundError(errno.ENOENT, "not a folder", str(folder))
        return shutil.disk_usage(folder).free


@contextmanager
def written_plainly(place: Path) -> Iterator[None]:
    """Turn what the system says of a folder into a StorageError."""
    try:
        yield
    except OSError as error:
        raise _kind(error)(place, str(error)) from error


def _kind(error: OSError) -> type[errors.StorageError]:
    if error.errno in FULL:
        return errors.DiskFull
    if error.errno in BARRED:
        return errors.ReadOnly
    return errors.Missing if error.errno in GONE else errors.Unreachable


def _escaped(name: str) -> str:
    """A name in which nothing is a pattern."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)


def _flush(folder: Path) -> None:
    """Have the new name on the disk, where the system can be asked for it: sticks and shares often refuse."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
