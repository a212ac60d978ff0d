"""The document is deleted, replaced, moved, cut short or overwritten by somebody else while it is open."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from roundtable.domain.outline import Image
from roundtable.domain.records import Edit, add
from roundtable.domain.session import Session
from roundtable.room import Room
from roundtable.storage.errors import Damaged, Gone, Moved, NotASession, Overwritten, StorageError
from roundtable.storage.store import Store
from tests.faults.evening import ACTS, NotWhole, Rehearsal, act, now, play, seen, seen_again, spoken
from tests.faults.outcome import Outcome, Unavailable

LARGE = 4_000_000
"""Bytes of a picture in the session: more than SQLite keeps in memory, so that what is cut off is gone."""
OTHER = b"another file of that name"

Mishap = Callable[[Path], Path | None]
"""What befalls a document; returns where it lies then, None when nowhere."""


def _deleted(path: Path) -> None:
    path.unlink()


def _replaced(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(OTHER)
    other.replace(path)


def _renamed(path: Path) -> Path:
    return path.rename(path.with_name("renamed.roundtable"))


def _moved_with_its_folder(path: Path) -> Path:
    return path.parent.rename(path.parent.with_name(f"{path.parent.name} moved")) / path.name


def _cut_to_nothing(path: Path) -> None:
    os.truncate(path, 0)


def _cut_to_a_page(path: Path) -> None:
    os.truncate(path, 4096)


def _overwritten(path: Path) -> None:
    """By another session of the same size, in place, as by a program that brings back what it took for the newest."""
    other = path.with_name("other.roundtable")
    room, number = Room(Store.create(other), now), 0
    while other.stat().st_size < path.stat().st_size:
        act(room, number := number + 1)
    room.close()
    _written_into(path, other)


def _scribbled_over(path: Path) -> None:
    noise = path.with_name("noise")
    noise.write_bytes(os.urandom(40_000))
    _written_into(path, noise)


def _written_into(path: Path, source: Path) -> None:
    """By a process of its own: to open the document in this one would drop SQLite's locks."""
    time.sleep(0.02)  # a disk's clock may be this coarse
    code = "import sys, pathlib; open(sys.argv[1], 'r+b').write(pathlib.Path(sys.argv[2]).read_bytes())"
    subprocess.run([sys.executable, "-c", code, str(path), str(source)], check=True)


MISHAPS: tuple[Mishap, ...] = (
    _deleted,
    _replaced,
    _renamed,
    _moved_with_its_folder,
    _cut_to_nothing,
    _cut_to_a_page,
    _overwritten,
    _scribbled_over,
)


def run(folder: Path) -> Outcome:
    """Each mishap is told at the next edit, and one can go on in a copy that has every acknowledged word.

    It befalls a session that was just written, one that was just opened, and one that is larger than SQLite's memory.
    """
    if os.name == "nt":
        raise Unavailable("an open file cannot be moved there")
    outcome = Outcome("deleted, replaced, moved, cut or overwritten")
    with outcome.timed():
        for state in ("just written", "just opened", "large"):
            for mishap in MISHAPS:
                where = f"{mishap.__name__.strip('_').replace('_', ' ')}, {state}"
                home = folder / where
                home.mkdir()
                outcome.cases += 1
                _befall(outcome, home, mishap, state)
    return outcome


def _befall(outcome: Outcome, home: Path, mishap: Mishap, state: str) -> None:
    where, path, rehearsal = home.name, home / "session.roundtable", Rehearsal()
    room = Room(Store.create(path), now)
    if state == "large":
        room.do(_hang_a_picture)
    outcome.expect(not play(room, rehearsal, range(ACTS)), where, "refused before anything happened")
    if state != "just written":
        room.close()
        room = Room(Store.open(path), now)
    lies = mishap(path)
    told = play(room, rehearsal, range(ACTS, 2 * ACTS))
    outcome.acknowledged += rehearsal.acts
    outcome.refused += sum(not error.written for error in told)
    outcome.expect(bool(told), where, "not told")
    outcome.expect(rehearsal.acts == ACTS + sum(error.written for error in told), where, "told only sometimes")
    otherwise = [
        error for error in told if type(error) not in (Gone, Moved, Overwritten, Damaged, NotASession)
    ]  # undo may find it damaged
    outcome.expect(
        not otherwise and type(told[0]) in (Gone, Moved, Overwritten), where, f"told otherwise: {otherwise[:2]!r}"
    )
    _go_on_in_a_copy(outcome, where, room, rehearsal, home.with_name(f"{where}, copy.roundtable"))
    if lies is not None:
        outcome.open_again(f"{where}, where it lies", lies, rehearsal.last)
    if mishap is _replaced:
        outcome.expect(path.read_bytes() == OTHER, where, "the other file was written to")
    if mishap is _deleted:
        outcome.expect(not path.exists(), where, "it came back")
    rehearsal.close()


def _go_on_in_a_copy(outcome: Outcome, where: str, room: Room, rehearsal: Rehearsal, copy: Path) -> None:
    """Expect every word in the copy, and that it takes more; drafts that can no longer be read are on the screen."""
    before = room.session
    with_history = room.move_to(copy)
    outcome.expect(room.session == before, where, "the copy is another session")
    outcome.compare(f"{where}, copy", spoken(seen(room)), spoken(rehearsal.last))
    outcome.expect(with_history or "cut" in where or "over" in where, where, "its history stayed behind")
    outcome.expect(act(room, 2 * ACTS), where, "the copy takes nothing")
    room.close()
    try:
        outcome.expect(len(seen_again(copy)) > len(spoken(rehearsal.last)), where, "the copy did not keep it")
    except (StorageError, NotWhole) as error:
        outcome.unreadable += 1
        outcome.findings.append(f"{where}: the copy: {error!r}")


def _hang_a_picture(session: Session, now: datetime) -> Iterator[Edit]:
    yield add(Image(path="large.png", media_type="image/png", data=os.urandom(LARGE)))
