"""The document is deleted, replaced, moved or cut short by somebody else while it is open."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from roundtable.domain.outline import Image
from roundtable.domain.records import Edit, add
from roundtable.domain.session import Session
from roundtable.room import Room
from roundtable.storage.errors import Damaged, Gone, Moved
from roundtable.storage.store import Store
from tests.faults.evening import ACTS, Rehearsal, now, play, seen_again, spoken
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


MISHAPS: tuple[Mishap, ...] = (_deleted, _replaced, _renamed, _moved_with_its_folder, _cut_to_nothing, _cut_to_a_page)


def run(folder: Path) -> Outcome:
    """Each mishap is told at the next edit, and a copy has every word of what was acknowledged.

    It befalls a session that was just written, one that was just opened, and one that is larger than SQLite's memory.
    """
    if os.name == "nt":
        raise Unavailable("an open file cannot be moved there")
    outcome = Outcome("deleted, replaced, moved or cut short")
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
    otherwise = [error for error in told if type(error) not in (Gone, Moved, Damaged)]  # undo may find it damaged
    outcome.expect(not otherwise and type(told[0]) is not Damaged, where, f"told otherwise: {otherwise[:2]!r}")
    _save_a_copy(outcome, home, room, rehearsal)
    room.close()
    if lies is not None:
        outcome.open_again(f"{where}, where it lies", lies, rehearsal.last)
    if mishap is _replaced:
        outcome.expect(path.read_bytes() == OTHER, where, "the other file was written to")
    if mishap is _deleted:
        outcome.expect(not path.exists(), where, "it came back")
    rehearsal.close()


def _save_a_copy(outcome: Outcome, home: Path, room: Room, rehearsal: Rehearsal) -> None:
    copy = home.with_name(f"{home.name}, copy.roundtable")
    room.copy_to(copy)
    outcome.compare(home.name, spoken(seen_again(copy)), spoken(rehearsal.last))
    with closing(Store.open(copy)) as store:
        outcome.expect(store.load() == room.session, home.name, "the copy is another session")


def _hang_a_picture(session: Session, now: datetime) -> Iterator[Edit]:
    yield add(Image(path="large.png", media_type="image/png", data=os.urandom(LARGE)))
