"""How long one captured quote takes to be on the disk, against one fsynced write of 4 KB in the same folder."""

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from roundtable.commands.words import capture_quote
from roundtable.room import Room
from roundtable.storage.store import Store
from tests.bench.measure import Figure, median, percentile, ratio, taking_turns
from tests.files import ROOT

ROUNDS = 1_000
PAGE = bytes(4096)
WORDS = "We were asked what we wanted after it had been decided, and a leaflet was what we got for an answer."


def figures() -> list[Figure]:
    """Return two lines, for the median and for the slowest of a hundred; beside them is a folder of this tree."""
    with tempfile.TemporaryDirectory(prefix=".bench-", dir=ROOT) as folder:
        room = Room(Store.create(Path(folder, "bench.roundtable")), lambda: datetime.now(UTC))
        file = os.open(Path(folder, "bare"), os.O_CREAT | os.O_WRONLY)

        def write() -> None:
            os.write(file, PAGE)
            os.fsync(file)

        for _ in range(20):
            room.do(capture_quote, text=WORDS)
        bare, ours = taking_turns(ROUNDS, write, lambda: room.do(capture_quote, text=WORDS))
        os.close(file)
        room.close()
    return [
        _line("one quote on disk / 4 KB fsynced, median", median(ours), median(bare)),
        _line("one quote on disk / 4 KB fsynced, p99", percentile(ours, 0.99), percentile(bare, 0.99)),
    ]


def _line(what: str, ours: float, bare: float) -> Figure:
    return ratio(what, ours, bare, most=6, behind=f"{ours * 1e3:.2f} ms / {bare * 1e3:.2f} ms")
