"""The program is killed at random points while it captures: what it said was kept is there."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from roundtable.domain.records import Id
from roundtable.domain.words import Quote
from roundtable.storage.store import Store
from tests.files import ROOT

KILLS = 20
MOST = 8
"""Quotes that are waited for before the child is killed."""
LONGEST = 0.005
"""Seconds that it goes on after that: some commits long, so that it dies anywhere in one."""


def capture_until_killed(path: Path, quotes: int, seconds: float) -> list[str]:
    """Let a child capture some quotes and go on for a moment, kill it, and return the ids that it said were kept."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.faults.capturing", str(path)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=ROOT)
    assert child.stdout is not None
    with child.stdout:
        ready = child.stdout.readline()
        said = [child.stdout.readline() for _ in range(quotes)]
        time.sleep(seconds)
        child.send_signal(signal.SIGKILL)
        said += child.stdout.readlines()
    assert (ready, child.wait()) == (b"ready\n", -signal.SIGKILL)
    return [line.decode().strip() for line in said if line.endswith(b"\n")]


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_every_quote_that_was_said_to_be_kept_is_there(tmp_path: Path) -> None:
    path, chance = tmp_path / "killed.roundtable", random.Random(5)
    Store.create(path).close()
    kept: set[str] = set()
    hot = 0
    for _ in range(KILLS):
        kept.update(capture_until_killed(path, chance.randint(1, MOST), chance.random() * LONGEST))
        journal = Path(f"{path}-journal")
        hot += journal.exists() and journal.stat().st_size > 0
        with closing(Store.open(path)) as store:
            session = store.load()
            assert [each for each in kept if session.find(Quote, Id(each)) is None] == []
            report = store.check()
            assert report.whole, report.lines
    assert len(kept) > KILLS
    assert hot > 0, "some died in the middle of a transaction"
