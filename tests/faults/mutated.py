"""Files with bytes changed at random are opened, edited and rescued, in children that may crash of them."""

from __future__ import annotations

import io
import random
import sys
from contextlib import closing, redirect_stderr, redirect_stdout
from pathlib import Path

from roundtable import cli
from roundtable.domain.errors import Conflict
from roundtable.domain.words import ActionPoint
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
    outcome, data, words = Outcome("a batch"), whole.read_bytes(), _words(whole)
    path, out = whole.with_name("damaged.roundtable"), whole.with_name("rescued.roundtable")
    for number in range(first, end):
        print(f"file {number} of seed {seed}", file=sys.stderr, flush=True)
        outcome.cases += 1
        path.write_bytes(damaged(data, random.Random(f"{seed}, {number}")))
        for left in (out, Path(f"{path}-journal")):
            left.unlink(missing_ok=True)
        _rescue(outcome, f"file {number}", path, out, words)
        try:
            everything(path)
        except (StorageError, Conflict):
            outcome.refused += 1
        except Exception as error:  # no other may be shown to people
            outcome.findings.append(f"file {number}: {error!r}")
    return outcome


def _words(path: Path) -> dict[str, str]:
    """Every word of a session file by the table and id of its record, as a rescue names them."""
    with closing(Store.open(path, read_only=True)) as store:
        session = store.load()
    quotes = {f"quote {quote.id}": quote.text for quote in session.quotes}
    return quotes | {f"action_point {point.id}": point.text for point in session.all(ActionPoint)}


def _rescue(outcome: Outcome, where: str, path: Path, out: Path, words: dict[str, str]) -> None:
    """Expect of `check --rescue` a whole file with every word that no line speaks of, or one line that says why not."""
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
            _compare(outcome, where, words, _words(out), said.getvalue())
    else:
        outcome.expect(status == cli.REFUSED and len(lines) == 1, where, f"rescue: status {status}, {lines}")
        outcome.expect(not out.exists(), where, "a rescue that was refused left a file")


def _compare(outcome: Outcome, where: str, words: dict[str, str], found: dict[str, str], said: str) -> None:
    """Expect each word in the rescued file, or a line that names its record, or some of its table, as lost."""
    outcome.acknowledged += len(words)
    for name, text in words.items():
        table, _, _ = name.partition(" ")
        lines = (f"lost: {name}", f"differs: {name}:", f"differs: {table}: ", f"lost: some of the table {table}")
        if found.get(name) != text and not any(line in said for line in lines):
            outcome.lost += 1
            outcome.findings.append(f"{where}: lost: {name}: {found.get(name, 'not there')[:60]}")
