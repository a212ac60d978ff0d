"""Going on elsewhere: an open session gets a file of its own on another disk, whatever became of the one before."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path

from roundtable.domain.records import add
from roundtable.domain.session import KINDS, Session
from roundtable.storage import copies, errors
from roundtable.storage.store import Store

LABEL = "rescue_session"
"""What the journal calls a session that was written down from memory."""


def go_on(store: Store, session: Session, path: Path, at: datetime) -> tuple[Store, bool]:
    """Open a copy of the session at `path`, and say whether its history is in it; `store` stays open.

    The copy is made through the open connection, which reads a file that was deleted too. Where that fails, or tells
    another session than the one in memory, the copy is written from memory: every record, and one line of journal.
    """
    path = path.absolute()
    try:
        store.copy_to(path)
        if (copied := _opened_if_like(session, path, store.actor)) is not None:
            return copied, True
    except (errors.AlreadyThere, errors.DiskFull):
        raise
    except (errors.StorageError, OSError):  # of which disk, nobody can tell: writing from memory finds out
        pass
    return _written_down(session, path, at, store.actor), False


def _opened_if_like(session: Session, path: Path, actor: str) -> Store | None:
    store = Store.open(path, actor=actor)
    try:
        if store.load() == session:
            return store
    except BaseException:
        store.close()
        raise
    store.close()
    return None


def _written_down(session: Session, path: Path, at: datetime, actor: str) -> Store:
    edits = [add(record) for kind in KINDS for record in session.all(kind)]
    try:
        with copies.whole(path) as part, closing(Store.create(part, actor=actor)) as store:
            if edits:
                store.commit(edits, label=LABEL, kind="act", at=at)
    except errors.StorageError as error:  # of the file in the making, which nobody has heard of
        raise type(error)(path, error.detail) from error
    return Store.open(path, actor=actor)
