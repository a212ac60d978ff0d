"""Files that appear whole or not at all: written beside their place, flushed to the disk, then put there."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def made_beside(out: Path) -> Iterator[Path]:
    """A path in the folder of `out` to make a file at; it takes the place of `out` if the block ends well.

    It keeps the rights that `out` had. If the block raises, or does not make the file, nothing is left of it and `out`
    stays as it was. OSError as from any writing.
    """
    made = out.with_name(f".{out.name[:80]}.{secrets.token_hex(6)}.part")
    try:
        yield made
        with made.open("rb+") as file:
            os.fsync(file.fileno())
        if out.exists():
            made.chmod(out.stat().st_mode & 0o777)
        made.replace(out)
        flush_folder(out.parent)
    finally:
        made.unlink(missing_ok=True)


def write_whole(out: Path, data: bytes) -> None:
    """Put bytes at a path: either all of them are there, or what was there before."""
    with made_beside(out) as made:
        made.write_bytes(data)


def flush_folder(folder: Path) -> None:
    """Have the folder itself on the disk, so that a renamed file survives a power cut; where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
