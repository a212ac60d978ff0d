"""How long a key takes at the desk until its line is painted, and Enter until words are shown and on the disk.

Keys come faster than anybody types, and each counts from when it was due. Enter takes turns with one fsynced write of
4 KB behind the end of a file in the same folder, the least that a disk can be asked for.
"""

import time
from pathlib import Path

from tests.bench.capture import write
from tests.bench.measure import Figure, median, percentile, ratio
from tests.bench.typing import QUOTES, Desk, desk

LINES, ENTERS = 8, 120
LINE = "Amina: we want to be asked - not told - before it's decided @co-d and then once more"
LINE_SET = LINE.replace(" - ", " – ").replace("'", "’")
SHORT = "Amina: asked"
BETWEEN = 0.025
"""Seconds from one key to the next: four times as fast as ninety words a minute."""
FRAME = 16.7
"""Milliseconds between two frames of a screen."""
AT_ONCE = 100.0
"""Milliseconds that nobody feels between a key and its answer."""


def figures() -> list[Figure]:
    """Return lines for the keys of a text, and for Enter against the bare write."""
    with desk() as shown:
        keys, worked = [], []
        for _ in range(LINES):
            shown.worked.clear()
            keys += shown.type(LINE, BETWEEN, LINE_SET)
            worked += shown.worked
            shown.enter()
        entered, written = _entering(shown)
    slowest = f"slowest {max(keys):.1f} ms of {len(keys)}"
    return [
        _key("median", median(keys), f"its own work {median(worked):.1f} ms"),
        _key("p99", percentile(keys, 0.99), f"its own work {percentile(worked, 0.99):.1f} ms; {slowest}"),
        _enter("median", median(entered), median(written)),
        _enter("p99", percentile(entered, 0.99), percentile(written, 0.99)),
    ]


def _key(what: str, taken: float, behind: str) -> Figure:
    what = f"one key at the desk, {QUOTES:,} quotes, {what}"
    return Figure(what, f"{taken:.1f} ms", f"≤ {FRAME:g} ms", behind, taken <= FRAME)


def _enter(what: str, ours: float, least: float) -> Figure:
    """The ratio, and as its aim the milliseconds: most of them are the painting's, and no disk's."""
    behind = f"{ours:.1f} ms / {least:.2f} ms: noted, on the disk and painted; aim ≤ {AT_ONCE:g} ms"
    most = AT_ONCE / least
    return ratio(f"Enter shown, {QUOTES:,} quotes / 4 KB appended, {what}", ours, least, most=most, behind=behind)


def _entering(shown: Desk) -> tuple[list[float], list[float]]:
    """Return the milliseconds of Enter, and of the bare write, in turns."""
    entered, written = [], []
    with Path(shown.folder, "behind").open("wb", buffering=0) as behind:
        for _ in range(ENTERS):
            shown.type(SHORT, 0, SHORT)
            shown.rest(BETWEEN)
            entered.append(shown.enter())
            shown.rest(BETWEEN)
            started = time.perf_counter()
            write(behind.fileno())
            written.append((time.perf_counter() - started) * 1e3)
    return entered, written
