"""The program is killed at random points while it captures, and started again on the same file."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from pathlib import Path

from roundtable.storage.store import Store
from tests.faults.children import command, environment
from tests.faults.evening import Rehearsal
from tests.faults.outcome import Outcome, Unavailable
from tests.files import ROOT

MOST = 8
"""Acts that are waited for before the child is killed."""
LONGEST = 0.005
"""Seconds that it goes on after that: some commits long, so that it dies anywhere in one."""


def run(folder: Path, *, kills: int, seed: int = 5) -> Outcome:
    """Kill as many children; every act that one of them acknowledged is in the file, and at most one more."""
    if os.name == "nt":
        raise Unavailable("there is no SIGKILL")
    outcome, chance, rehearsal = Outcome("killed at a random moment", cases=kills), random.Random(seed), Rehearsal()
    path, done, cut_off = folder / "killed.roundtable", 0, 0
    Store.create(path).close()
    with outcome.timed():
        for kill in range(kills):
            said = _play_until_killed(path, done, chance.randint(1, MOST), chance.random() * LONGEST)
            outcome.acknowledged += said
            done += said
            journal = Path(f"{path}-journal")
            cut_off += journal.exists() and journal.stat().st_size > 0
            either = rehearsal.after(done), rehearsal.after(done + 1)
            done += outcome.open_again(f"kill {kill}, after {done} acts", path, *either) == either[1]
    outcome.expect(cut_off > 0, "all kills", "none came in the middle of a transaction")
    rehearsal.close()
    return outcome


def _play_until_killed(path: Path, first: int, acts: int, seconds: float) -> int:
    """Let a child carry out some acts and go on for a moment, kill it, and return how many it said were done."""
    called = command("tests.faults.capturing", path, first, -1)
    child = subprocess.Popen(called, stdout=subprocess.PIPE, env=environment(), cwd=ROOT)
    assert child.stdout is not None
    with child.stdout:
        ready = child.stdout.readline()
        said = [child.stdout.readline() for _ in range(acts)]
        time.sleep(seconds)
        child.send_signal(signal.SIGKILL)
        said += child.stdout.readlines()
    assert (ready, child.wait()) == (b"ready\n", -signal.SIGKILL)
    return said.count(b"did\n")
