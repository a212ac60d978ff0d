"""A second process and a second window want the document that is open."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from roundtable.room import Room
from roundtable.storage.connection import LOCK_PATIENCE
from roundtable.storage.errors import Locked
from roundtable.storage.rescue import salvage
from roundtable.storage.store import Store
from tests.faults.children import in_child
from tests.faults.evening import ACTS, Rehearsal, now, play
from tests.faults.outcome import Outcome

AT_ONCE = LOCK_PATIENCE + 0.75
"""Seconds within which the second one is told; half a second, and the rest for a busy machine."""


def run(folder: Path, *, rounds: int) -> Outcome:
    """The second one is told at opening, every time, and the first one goes on."""
    outcome, rehearsal, path = Outcome("a second process, a second window"), Rehearsal(), folder / "shared.roundtable"
    room = Room(Store.create(path), now)
    with outcome.timed():
        for number in range(rounds):
            outcome.take_in(in_child(attempts, str(path)))
            outcome.take_in(attempts(path))
            told = play(room, rehearsal, range(number * ACTS, (number + 1) * ACTS))
            outcome.expect(not told, f"round {number}", f"the first one was refused: {told}")
        outcome.acknowledged = rehearsal.acts
        room.close()
        outcome.open_again("afterwards", path, rehearsal.last)
    rehearsal.close()
    return outcome


def attempts(path: Path) -> Outcome:
    """Every way in which a second one may try; none may succeed, or take longer than people wait."""
    outcome = Outcome("a second one")
    tried: dict[str, Callable[[], object]] = {
        "to write": lambda: Store.open(path).close(),
        "to read": lambda: Store.open(path, read_only=True).close(),
        "to rescue": lambda: salvage(path),
        "by another program": lambda: _write_by_hand(path),
    }
    for how, attempt in tried.items():
        outcome.cases += 1
        started = time.monotonic()
        try:
            attempt()
        except (Locked, sqlite3.OperationalError) as error:
            outcome.refused += 1
            seconds = time.monotonic() - started
            outcome.expect(seconds < AT_ONCE, how, f"told after {seconds:.1f} s")
            outcome.expect(isinstance(error, Locked) or "locked" in str(error), how, f"told {error!r}")
        else:
            outcome.findings.append(f"{how}: not refused")
    return outcome


def _write_by_hand(path: Path) -> None:
    conn = sqlite3.connect(path, timeout=LOCK_PATIENCE, isolation_level=None)
    try:
        conn.execute("DELETE FROM quote")
    finally:
        conn.close()
