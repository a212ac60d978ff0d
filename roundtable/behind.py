"""Acts in room time that are carried out and not written yet, as the room goes on while its disk does not."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from roundtable.domain.errors import Conflict
from roundtable.domain.records import Edit
from roundtable.domain.session import Session
from roundtable.storage.errors import DiskFailed, DiskFull, Gone, Locked, Moved, ReadOnly, StorageError

if TYPE_CHECKING:  # the database is heavy
    from roundtable.storage.store import Store

PASSING = (DiskFull, DiskFailed, ReadOnly, Locked, Gone)
"""Failures in which nothing is wrong with the session itself, so that an act may be carried out before it is kept."""


@dataclass(frozen=True)
class Act:
    """One act with the time at which it happened, as the journal is to tell it."""

    edits: tuple[Edit, ...]
    label: str
    at: datetime


class Behind:
    """Keeps acts in their order; each is written in a transaction of its own, with its own time.

    `written` is the session as the file has it: the acts come after it.
    """

    def __init__(self, written: Session) -> None:
        self.written = written
        self._acts: list[Act] = []

    def __bool__(self) -> bool:
        return bool(self._acts)

    def add(self, act: Act) -> None:
        """One more that was carried out."""
        self._acts.append(act)

    def follow(self, written: Session) -> Session:
        """The session after the acts, with another one before them; one that no longer fits it is left out."""
        self.written = after = written
        fitting = []
        for act in self._acts:
            try:
                after = after.with_edits(act.edits)
            except Conflict:
                continue
            fitting.append(act)
        self._acts = fitting
        return after

    def settle(self, store: Store) -> None:
        """Find out whether the first one reached the disk, where that was in doubt; StorageError while nobody knows."""
        if self._acts and store.in_doubt and store.settle():
            self.first_is_written()

    def write(self, store: Store) -> None:
        """Write them all; StorageError at the first that cannot be, and those before it are kept."""
        self.settle(store)
        while self._acts:
            act = self._acts[0]
            with suppress(Moved):  # it is written, and what is written next is told so
                store.commit(act.edits, label=act.label, kind="act", at=act.at)
            self.first_is_written()

    def written_into(self, store: Store) -> Behind:
        """Write them all into another file that is as `written`; this stays as it is, whatever comes of it."""
        there = Behind(self.written)
        there._acts = list(self._acts)
        there.write(store)
        return there

    def is_first_in(self, found: Session) -> bool:
        """Whether a session is the written one with the first act, as where it reached the disk after all."""
        return bool(self._acts) and found == self.written.with_edits(self._acts[0].edits)

    def first_is_written(self) -> None:
        """The first one is in the file."""
        self.written = self.written.with_edits(self._acts.pop(0).edits)


def may_go_on(kind: str, error: StorageError) -> bool:
    """Whether a change of this kind (do, act, undo, redo) is carried out although it could not be kept."""
    return kind == "act" and isinstance(error, PASSING)
