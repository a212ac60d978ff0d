"""How long one captured quote takes to be on the disk, against one fsynced write of 4 KB in the same folder.

Such a write is measured in both kinds: put behind the end of a file, as a quote is, where the disk also writes how long
the file has become; and over the same place again and again, the least that a disk can be asked for.
"""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from roundtable.commands.words import capture_quote
from roundtable.domain.words import Quote
from roundtable.room import Room
from tests.bench.measure import Figure, median, percentile, ratio, taking_turns
from tests.bench.sessions import WORDS, make_session, open_room
from tests.files import ROOT

SIZES = (100, 10_000, 100_000)
ROUNDS = 1_000
WARMING = 20
PAGE = os.urandom(4096)
MOST = 6.0
FLAT = 1.3
"""How many times as long a capture may take in the largest session as in the smallest."""


def figures() -> list[Figure]:
    """Return lines for the median and for the slowest of a hundred, for sessions of several sizes."""
    with tempfile.TemporaryDirectory(prefix=".bench-", dir=ROOT) as folder:
        rooms = {size: _room(Path(folder, f"{size}.roundtable"), size) for size in SIZES}
        before = {size: room.session.count(Quote) for size, room in rooms.items()}
        with Path(folder, "behind").open("wb", buffering=0) as behind, Path(folder, "over").open("wb", 0) as over:
            bare = [lambda: write(behind.fileno()), lambda: write(over.fileno(), 0)]
            acts = [*bare, *(_capturing(room) for room in rooms.values())]
            taking_turns(WARMING, *acts)
            appended, written, *ours = taking_turns(ROUNDS, *acts)
        for size, room in rooms.items():
            room.close()
            _expect(Path(folder, f"{size}.roundtable"), before[size] + WARMING + ROUNDS)
    lines = []
    for what, bare_times in (("appended", appended), ("overwritten", written)):
        for size, times in zip(SIZES, ours, strict=True):
            lines += _lines(f"quote {size:,} on disk / 4 KB {what}", times, bare_times, MOST)
    return lines + _lines(f"quote {SIZES[-1]:,} / quote {SIZES[0]:,}", ours[-1], ours[0], FLAT)


def _room(path: Path, size: int) -> Room:
    make_session(path, size)
    return open_room(path)


def _capturing(room: Room) -> Callable[[], object]:
    return lambda: room.do(capture_quote, text=WORDS)


def write(file: int, place: int | None = None) -> None:
    """Write a page behind the end of a file, or at a place of it; it is on the disk when this returns."""
    if place is None:
        os.write(file, PAGE)
    else:
        os.pwrite(file, PAGE, place)
    os.fsync(file)


def _expect(path: Path, quotes: int) -> None:
    """Raise RuntimeError when the file does not hold what was captured."""
    room = open_room(path)
    found = room.session.count(Quote)
    room.close()
    if found != quotes:
        raise RuntimeError(f"{path.name} holds {found} quotes and not {quotes}")


def _lines(what: str, ours: list[float], others: list[float], most: float) -> list[Figure]:
    figures = {"median": (median(ours), median(others)), "p99": (percentile(ours, 0.99), percentile(others, 0.99))}
    return [
        ratio(f"{what}, {name}", own, other, most=most, behind=f"{own * 1e3:.2f} ms / {other * 1e3:.2f} ms")
        for name, (own, other) in figures.items()
    ]
