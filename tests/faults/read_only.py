"""What may only be read: a file, a folder, a folder that becomes so, and a medium with a transaction cut off on it.

They are tried as an ordinary user, as nothing is forbidden to root.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from roundtable.room import Room
from roundtable.storage.errors import ReadOnly, StorageError, Unreachable
from roundtable.storage.store import Store
from tests.faults.children import in_child, with_mounts
from tests.faults.evening import ACTS, Rehearsal, now, play, seen_again, seen_by_a_reader
from tests.faults.outcome import Outcome, Unavailable

NOBODY = 65534
NAME = "session.roundtable"


def run(_: Path) -> Outcome:
    """Rights that are missing, in a child that is nobody if we are root."""
    if os.name == "nt":
        raise Unavailable("rights are other things there")
    outcome = Outcome("read-only file and folder")
    with outcome.timed(), TemporaryDirectory(prefix="roundtable-faults-") as place:
        folder = Path(place)
        folder.chmod(0o777)  # everybody's, as those of pytest are not
        outcome.take_in(in_child(of_rights, place))
    return outcome


def run_on_a_medium(folder: Path) -> Outcome:
    """A disk that is mounted read-only, with the journal of a transaction that was cut off."""
    through = with_mounts()
    outcome = Outcome("read-only medium with a hot journal")
    with outcome.timed():
        outcome.take_in(in_child(of_a_medium, str(folder), through=through))
    return outcome


# In the child


def of_rights(folder: Path) -> Outcome:
    """Every right that may be missing."""
    outcome, rehearsal = Outcome("rights"), Rehearsal()
    rehearsal.after(ACTS)
    _prepare_all_imports(folder)
    _become_nobody()
    for case in (_a_file, _a_folder, _no_right_at_all, _a_folder_with_a_hot_journal, _a_folder_that_becomes_so):
        home = folder / case.__name__
        home.mkdir()
        outcome.cases += 1
        try:
            case(outcome, home, rehearsal)
        finally:
            home.chmod(0o755)
    return outcome


def of_a_medium(folder: Path) -> Outcome:
    """A medium that nobody may write, root neither."""
    outcome, rehearsal, disk = Outcome("medium", cases=1), Rehearsal(), folder / "medium"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(disk)], check=True)
    _cut_off(disk / NAME, rehearsal)
    subprocess.run(["mount", "-o", "remount,bind,ro", str(disk)], check=True)
    _only_read(outcome, "medium", disk, rehearsal)
    return outcome


def _prepare_all_imports(folder: Path) -> None:
    """Import everything while it may be read: the interpreter may be in a folder of root's."""
    path = folder / "first.roundtable"
    Store.create(path).close()
    seen_again(path)
    seen_by_a_reader(path)
    path.unlink()


def _become_nobody() -> None:
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def _evening(path: Path) -> None:
    room, rehearsal = Room(Store.create(path), now), Rehearsal()
    play(room, rehearsal, range(ACTS))
    room.close()
    rehearsal.close()


def _cut_off(path: Path, rehearsal: Rehearsal) -> None:
    """Leave a file and its journal as a power cut in the middle of a transaction leaves them."""
    rehearsal.after(ACTS)
    made = path.with_name("made.roundtable")
    _evening(made)
    store = Store.open(made)
    conn = store._conn
    conn.execute("PRAGMA cache_size = 1")  # so that it writes into the file before the end
    conn.execute("BEGIN IMMEDIATE")
    conn.execute("UPDATE quote SET text = 'never said'")
    for number in range(500):
        conn.execute("INSERT INTO draft (field, text, at) VALUES (?, ?, '')", [str(number), "cut off " * 50])
    for ending in ("", "-journal"):
        shutil.copyfile(f"{made}{ending}", f"{path}{ending}")
    conn.execute("ROLLBACK")
    store.close()
    made.unlink()
    assert b"never said" in path.read_bytes() and Path(f"{path}-journal").stat().st_size > 0, "it is hot"


def _only_read(outcome: Outcome, where: str, home: Path, rehearsal: Rehearsal) -> None:
    """Expect that the session may be read and not written, and that nothing in its folder changes."""
    before = {each.name: each.read_bytes() for each in home.iterdir()}
    outcome.compare(f"{where}, read", seen_by_a_reader(home / NAME), rehearsal.last)
    outcome.acknowledged += rehearsal.acts
    _refused(outcome, f"{where}, opened", lambda: Store.open(home / NAME), ReadOnly)
    after = {each.name: each.read_bytes() for each in home.iterdir()}
    outcome.expect(before == after, where, f"something was left: {sorted(before)} became {sorted(after)}")


def _refused(outcome: Outcome, where: str, attempt: Callable[[], object], kind: type[StorageError]) -> None:
    try:
        attempt()
    except StorageError as error:
        outcome.refused += 1
        outcome.expect(type(error) is kind, where, f"{error!r}, not {kind.__name__}")
    else:
        outcome.findings.append(f"{where}: not refused")


def _a_file(outcome: Outcome, home: Path, rehearsal: Rehearsal) -> None:
    _evening(home / NAME)
    (home / NAME).chmod(0o444)
    _only_read(outcome, "file", home, rehearsal)


def _a_folder(outcome: Outcome, home: Path, rehearsal: Rehearsal) -> None:
    _evening(home / NAME)
    home.chmod(0o555)
    _only_read(outcome, "folder", home, rehearsal)
    _refused(outcome, "folder, a new file", lambda: Store.create(home / "new.roundtable"), Unreachable)
    reader = Store.open(home / NAME, read_only=True)
    _refused(outcome, "folder, a copy", lambda: reader.copy_to(home / "copy.roundtable"), Unreachable)
    reader.close()


def _no_right_at_all(outcome: Outcome, home: Path, _: Rehearsal) -> None:
    _evening(home / NAME)
    (home / NAME).chmod(0o000)
    _refused(outcome, "no right", lambda: Store.open(home / NAME, read_only=True), Unreachable)
    _refused(outcome, "no right", lambda: Store.open(home / NAME), Unreachable)


def _a_folder_with_a_hot_journal(outcome: Outcome, home: Path, rehearsal: Rehearsal) -> None:
    _cut_off(home / NAME, rehearsal)
    for part, right in ((home / NAME, 0o444), (home, 0o555)):
        part.chmod(right)
    _only_read(outcome, "hot journal", home, rehearsal)
    for part, right in ((home, 0o755), (home / NAME, 0o644)):
        part.chmod(right)
    outcome.open_again("hot journal, may be written again", home / NAME, rehearsal.last)


def _a_folder_that_becomes_so(outcome: Outcome, home: Path, _: Rehearsal) -> None:
    """Whatever is refused then, what was acknowledged is there, and a copy can be saved elsewhere."""
    own, copy = Rehearsal(), home.with_name("copy.roundtable")
    Store.create(home / NAME).close()
    room = Room(Store.open(home / NAME), now)
    home.chmod(0o555)
    outcome.refused += len(play(room, own, range(ACTS)))
    outcome.acknowledged += own.acts
    room.copy_to(copy)
    room.close()
    home.chmod(0o755)
    outcome.open_again("becomes read-only", home / NAME, own.last)
    outcome.open_again("becomes read-only, copy", copy, own.last)
    own.close()
