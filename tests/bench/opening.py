"""How long it takes to open a session of ten thousand quotes, against reading its bytes, and to ask its journal."""

import tempfile
from pathlib import Path

from roundtable.commands.words import capture_quote
from tests.bench.measure import Figure, median, percentile, ratio, taking_turns
from tests.bench.sessions import make_session, open_room
from tests.files import ROOT

QUOTES = 10_000
ROUNDS = 9
LONGEST = 0.5
"""Seconds that opening may take."""
ASKED = 500


def figures() -> list[Figure]:
    """Return three lines; no aim is set for the ratio, as the bytes are read from the memory of the system."""
    with tempfile.TemporaryDirectory(prefix=".bench-", dir=ROOT) as folder:
        path = Path(folder, "bench.roundtable")
        make_session(path, QUOTES)
        megabytes = path.stat().st_size / 1e6

        def load() -> None:
            room = open_room(path)
            if len(room.session.quotes) < QUOTES:
                raise RuntimeError("not every quote was read")
            room.close()

        bare, ours = taking_turns(ROUNDS, path.read_bytes, load)
        asked = _ask(path)
    return [
        ratio(
            f"open {QUOTES:,} quotes / read the bytes",
            median(ours),
            median(bare),
            most=None,
            behind=f"{median(ours) * 1e3:.0f} ms / {median(bare) * 1e3:.1f} ms, {megabytes:.1f} MB",
        ),
        Figure(f"open {QUOTES:,} quotes", f"{median(ours):.2f} s", f"≤ {LONGEST} s", "median", median(ours) <= LONGEST),
        Figure(
            f"what undo and redo would do, of {QUOTES:,} edits",
            f"{asked * 1e3:.2f} ms",
            "≤ 1 ms",
            f"p99 of {ASKED} questions",
            asked <= 1e-3,
        ),
    ]


def _ask(path: Path) -> float:
    """Return the seconds that the two questions take which every change brings with it, after a few undos."""
    room = open_room(path)
    for _ in range(5):
        room.undo()
    if (room.undoable, room.redoable) != (capture_quote.__name__, capture_quote.__name__):
        raise RuntimeError("the journal does not say what can be undone")
    (taken,) = taking_turns(ASKED, lambda: (room.undoable, room.redoable))
    room.close()
    return percentile(taken, 0.99)
