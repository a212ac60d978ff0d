"""The update of an older file fails: it raises, or the program is killed at any statement of it.

`python -m tests.faults.migration FILE STATEMENT` is a program of tomorrow that opens the file and is killed at that
statement of its update, at -1 at its COMMIT; at 0 the update raises.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from itertools import chain, count
from pathlib import Path

from sqlite_utils import Database

from roundtable.room import Room
from roundtable.storage import schema
from roundtable.storage.errors import StorageError
from roundtable.storage.store import Store
from tests.faults.children import command, environment
from tests.faults.evening import ACTS, Rehearsal, now, play
from tests.faults.outcome import Outcome, Unavailable
from tests.files import ROOT

LARGE = "What the old form did not know. " * 60
ROWS = 30
COMMIT = -1
"""The statement that ends the update."""
RAISED = 3
"""The status of a program of tomorrow that was told that the update failed."""


def run(folder: Path, *, step: int) -> Outcome:
    """Kill the update at every `step`-th statement, and let it raise; the file stays of today, and so does its copy."""
    if os.name == "nt":
        raise Unavailable("there is no SIGKILL")
    outcome, rehearsal, old = Outcome("an update of the file that fails"), Rehearsal(), folder / "old.roundtable"
    room = Room(Store.create(old), now)
    play(room, rehearsal, range(2 * ACTS))
    room.close()
    with outcome.timed():
        statuses, hot = [], 0
        for statement in chain((0, COMMIT), count(1, step)):
            path = folder / str(statement) / "session.roundtable"
            path.parent.mkdir()
            shutil.copyfile(old, path)
            statuses.append(_updated(path, statement))
            if statuses[-1] == 0:
                break  # the update was over before that statement
            journal = path.with_name(f"{path.name}-journal")
            hot += journal.exists() and journal.stat().st_size > 0
            outcome.cases += 1
            outcome.acknowledged += rehearsal.acts
            _expect_today(outcome, f"statement {statement}", path, rehearsal)
        outcome.expect(hot > 0, "the kills", "none left a transaction that is cut off")
        outcome.expect(statuses[0] == RAISED, "the update that raises", f"status {statuses[0]}")
        outcome.expect(set(statuses[1:-1]) == {-signal.SIGKILL}, "the kills", f"statuses {statuses}")
    rehearsal.close()
    return outcome


def _updated(path: Path, statement: int) -> int:
    """Let a program of tomorrow open a file; its exit status, negative for the signal that killed it."""
    called = command("tests.faults.migration", path, statement)
    return subprocess.run(called, cwd=ROOT, env=environment(), check=False, stderr=subprocess.DEVNULL).returncode


def _expect_today(outcome: Outcome, where: str, path: Path, rehearsal: Rehearsal) -> None:
    """Expect the file and the copy that was made before, of today's form and with every word."""
    found = sorted(each for each in path.parent.iterdir() if each.suffix == path.suffix)
    outcome.expect(len(found) == 2, where, f"there are {[each.name for each in found]}")
    for each in found:
        outcome.open_again(f"{where}, {each.name}", each, rehearsal.last)


# The program of tomorrow


def tomorrow(statement: int) -> None:
    """Let this process be a program with one more form of the file."""

    @schema.migrations(name="9999_tomorrow")
    def _tomorrow(db: Database) -> None:
        statements = count(1)

        def killed_at(sql: str) -> None:
            if next(statements) == statement or (sql, statement) == ("COMMIT", COMMIT):
                os.kill(os.getpid(), signal.SIGKILL)
            if sql == "COMMIT":  # it is updated now
                db.conn.set_trace_callback(None)

        db.conn.set_trace_callback(killed_at)
        db.execute("PRAGMA cache_size = 1")  # so that it writes into the file before the end
        db.execute("CREATE TABLE more (n INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")
        db.execute("ALTER TABLE quote ADD COLUMN more TEXT")
        for _ in range(ROWS):
            db.execute("INSERT INTO more (text) VALUES (?)", [LARGE])
            db.execute("UPDATE quote SET text = text || ' – changed'")
        if not statement:
            raise ZeroDivisionError


def main(name: str, statement: str) -> int:
    """Open a file as a program of tomorrow."""
    tomorrow(int(statement))
    try:
        with closing(Store.open(name)):
            return 0
    except StorageError:
        return RAISED


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
