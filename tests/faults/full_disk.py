"""The disk is full: as SQLite can pretend, by a limit on the size of files, and on a small disk of its own."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from roundtable.room import Room
from roundtable.storage.errors import DiskFailed, DiskFull, StorageError
from roundtable.storage.store import Store
from tests.faults.children import in_child, with_mounts
from tests.faults.evening import ACTS, Rehearsal, now, play, seen
from tests.faults.outcome import Outcome, Unavailable

SMALL = "1M"
"""Size of the small disk; an empty session takes a quarter of it."""
LEFT = 3 * 4096
"""Bytes that a full disk has left, so that it is full in the middle of an edit."""
EVERYTHING = 1_000_000
"""Pages that no test fills."""


def by_pages(folder: Path) -> Outcome:
    """SQLite may take no more pages, which it can be told on every system."""
    room = Room(Store.create(folder / "pages.roundtable"), now)

    def limit(pages: int) -> None:
        room._store._conn.execute(f"PRAGMA max_page_count = {pages}").fetchone()

    def fill() -> None:
        (pages,) = room._store._conn.execute("PRAGMA page_count").fetchone()
        limit(pages + 2)

    return _filled("full disk: no more pages", room, folder, (DiskFull,), fill, lambda: limit(EVERYTHING))


def by_size(folder: Path) -> Outcome:
    """No file of this process may grow; in a child, as the limit is the whole process's."""
    try:
        import resource  # noqa: PLC0415, F401 - Windows has none
    except ImportError as error:
        raise Unavailable("there is no limit on the size of files") from error
    return _named("full disk: files may not grow", in_child(of_size, str(folder)))


def of_size(folder: Path) -> Outcome:
    """What `by_size` has its child do."""
    import resource  # noqa: PLC0415 - Windows has none

    path = folder / "size.roundtable"
    room = Room(Store.create(path), now)
    was, most = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + LEFT, most))

    def free() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (was, most))

    return _filled("", room, folder, (DiskFailed, DiskFull), fill, free)


def by_small_disk(folder: Path) -> Outcome:
    """A disk of one megabyte, which this process's child mounts for itself."""
    return _named("full disk: a small one", in_child(of_small_disk, str(folder), through=with_mounts()))


def of_small_disk(folder: Path) -> Outcome:
    """What `by_small_disk` has its child do."""
    disk = folder / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(disk)], check=True)
    ballast = disk / "ballast"
    room = Room(Store.create(disk / "small.roundtable"), now)

    def fill() -> None:
        size = 0
        with ballast.open("wb", buffering=0) as file:
            try:
                while True:
                    size += file.write(bytes(4096))
            except OSError:
                file.truncate(max(0, size - LEFT))

    return _filled("", room, folder, (DiskFull,), fill, ballast.unlink)


def _named(fault: str, outcome: Outcome) -> Outcome:
    outcome.fault = fault
    return outcome


def _filled(
    fault: str,
    room: Room,
    elsewhere: Path,
    kinds: tuple[type[StorageError], ...],
    fill: Callable[[], None],
    free: Callable[[], None],
) -> Outcome:
    """Play, fill the disk, play on, save a copy elsewhere, make room, play on, and open what there is."""
    outcome, rehearsal, copy = Outcome(fault, cases=1), Rehearsal(), elsewhere / "saved elsewhere.roundtable"
    path = room.path
    assert path is not None
    with outcome.timed():
        outcome.expect(not play(room, rehearsal, range(ACTS)), "before", "refused")
        fill()
        refusals = play(room, rehearsal, range(ACTS, 4 * ACTS))
        outcome.refused = len(refusals)
        outcome.expect(bool(refusals), "full", "nothing was refused")
        others = [repr(error) for error in refusals if type(error) not in kinds]
        outcome.expect(not others, "full", f"refused for another reason: {others[:3]}")
        outcome.compare("full", seen(room), rehearsal.last)
        room.copy_to(copy)
        free()
        outcome.expect(not play(room, rehearsal, range(4 * ACTS, 5 * ACTS)), "room again", "refused")
        outcome.acknowledged = rehearsal.acts
        room.close()
        outcome.open_again("afterwards", path, rehearsal.last)
        outcome.open_again("copy", copy, rehearsal.after(rehearsal.acts - ACTS))
    rehearsal.close()
    return outcome
