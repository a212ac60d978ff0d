"""Going on elsewhere: an open session gets a file of its own on another disk, whatever became of the one before."""

from __future__ import annotations

import secrets
from datetime import datetime
from pathlib import Path

from roundtable.domain.records import add
from roundtable.domain.session import KINDS, Session
from roundtable.storage import errors
from roundtable.storage.connection import flush_folder
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
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        store = Store.create(part, actor=actor)
        try:
            edits = [add(record) for kind in KINDS for record in session.all(kind)]
            store.commit(edits, label=LABEL, kind="act", at=at)
        finally:
            store.close()
        part.replace(path)
        flush_folder(path.parent)
    except errors.StorageError as error:
        part.unlink(missing_ok=True)
        raise type(error)(path, error.detail) from error
    except OSError as error:
        part.unlink(missing_ok=True)
        raise errors.Unreachable(path, str(error)) from error
    return Store.open(path, actor=actor)
