"""Files with bytes changed at random are opened, edited and rescued, in children that may crash of them."""

from __future__ import annotations

import io
import random
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from roundtable import cli
from roundtable.domain.errors import Conflict
from roundtable.room import Room
from roundtable.storage.errors import StorageError
from roundtable.storage.store import Store
from tests.faults.children import in_child
from tests.faults.evening import ACTS, NotWhole, Rehearsal, now, play, seen_again
from tests.faults.outcome import Outcome
from tests.scenes import set_scene
from tests.storage.damaging import damaged, everything

BATCH = 30
"""Files for one child."""
SCENE = """
person: Amina Otieno, Port Authority, Public bodies
item: Welcome 10 talk @co-design
started: Welcome
quote: AO: Ask us first @co-design
action: AO: Map the quays by 2026-04-30
figure: The quays
"""


def run(folder: Path, *, files: int, seed: int = 20181026) -> Outcome:
    """Damage as many files; each is opened or refused in words, and rescued or refused in words."""
    outcome, whole = Outcome("bytes changed at random"), folder / "whole.roundtable"
    room, rehearsal = Room(Store.create(whole), now), Rehearsal()
    room.do(set_scene, text=SCENE)
    play(room, rehearsal, range(3 * ACTS))
    room.close()
    rehearsal.close()
    with outcome.timed():
        for first in range(0, files, BATCH):
            outcome.take_in(in_child(of_files, str(whole), first, min(first + BATCH, files), seed))
    outcome.expect(files // 4 < outcome.refused < files, "all files", f"{outcome.refused} of {files} refused")
    return outcome


def of_files(whole: Path, first: int, end: int, seed: int) -> Outcome:
    """What a child does with a batch; what it says last on standard error is the file that it died of."""
    outcome, data = Outcome("a batch"), whole.read_bytes()
    path, out = whole.with_name("damaged.roundtable"), whole.with_name("rescued.roundtable")
    for number in range(first, end):
        print(f"file {number} of seed {seed}", file=sys.stderr, flush=True)
        outcome.cases += 1
        path.write_bytes(damaged(data, random.Random(f"{seed}, {number}")))
        for left in (out, Path(f"{path}-journal")):
            left.unlink(missing_ok=True)
        _rescue(outcome, f"file {number}", path, out)
        try:
            everything(path)
        except (StorageError, Conflict):
            outcome.refused += 1
        except Exception as error:  # no other may be shown to people
            outcome.findings.append(f"file {number}: {error!r}")
    return outcome


def _rescue(outcome: Outcome, where: str, path: Path, out: Path) -> None:
    """Expect of `check --rescue` a file that is whole, or one line that says why there is none."""
    said, told = io.StringIO(), io.StringIO()
    with redirect_stdout(said), redirect_stderr(told):
        status = cli.run(cli.parse(["check", str(path), "--rescue", str(out)]))
    lines = told.getvalue().splitlines()
    outcome.expect("a fault in Roundtable" not in told.getvalue(), where, f"rescue: {lines}")
    if status == cli.DONE:
        try:
            seen_again(out)
        except (StorageError, NotWhole) as error:
            outcome.unreadable += 1
            outcome.findings.append(f"{where}: rescued, and {error!r}")
    else:
        outcome.expect(status == cli.REFUSED and len(lines) == 1, where, f"rescue: status {status}, {lines}")
        outcome.expect(not out.exists(), where, "a rescue that was refused left a file")
