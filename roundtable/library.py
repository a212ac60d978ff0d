"""New session files in the user's folder: from a template, from the sample, from a session as text."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import datetime
from pathlib import Path

from roundtable import resources
from roundtable.domain.details import Details
from roundtable.domain.records import revise
from roundtable.domain.session import Session
from roundtable.interchange.session_json import edits_of, read_session, read_session_text
from roundtable.storage.store import Store

TEMPLATES = ("co-production-star", "plain-roundtable", "blank")
"""The names of the templates in resources/templates/, in the order in which they are offered."""
LONGEST_NAME = 60
"""Characters of a title that make it into the name of a file."""


def read_template(name: str) -> Session:
    """The session that a template begins with."""
    return read_session_text(resources.read_bytes("templates", f"{name}.json")).session


def new_session(template: str, folder: Path, now: datetime) -> Path:
    """Make a session from a template, dated today, and return its file. Errors as for `write_session_file`."""
    session = read_template(template)
    today = session.with_edits([revise(session.details, held_on=now.date(), reported_on=None)])
    return _into(folder, today, now, "new_session")


def new_sample(folder: Path, now: datetime) -> Path:
    """Make a fresh copy of the sample session and return its file. Errors as for `write_session_file`."""
    return _into(folder, read_session(resources.path("sample", "sample.json")).session, now, "new_sample")


def new_from_text(source: Path, folder: Path, now: datetime) -> Path:
    """Make a session from a session as text and return its file. Raises ImportRefused too."""
    return _into(folder, read_session(source).session, now, "import_session")


def write_session_file(session: Session, path: Path, now: datetime, label: str) -> None:
    """Write a session into a new file as one line of its journal, which undo does not reach.

    Raises StorageError when there is a file already or the file can't be written; OSError for its folder.
    """
    store = Store.create(path)
    try:
        store.commit(edits_of(session), label=label, kind="act", at=now)
    finally:
        store.close()


def _into(folder: Path, session: Session, now: datetime, label: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = free_path(folder, session.details)
    write_session_file(session, path, now, label)
    return path


def free_path(folder: Path, details: Details) -> Path:
    """A name for a session's file that nobody has yet: title and day, and a number when needed."""
    title = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", details.title)
    stem = " ".join(title.split())[:LONGEST_NAME].strip(" .") or "Roundtable"
    if details.held_on is not None:
        stem = f"{stem} {details.held_on.isoformat()}"
    return _free(folder, stem)


def copy_into(source: Path, folder: Path) -> Path:
    """Put a copy of a session that may only be read, with its history, into a folder; errors of opening it, OSError."""
    with closing(Store.open(source, read_only=True)) as store:
        copy = copy_path(source, folder)
        store.copy_to(copy)
    return copy


def copy_path(source: Path, folder: Path) -> Path:
    """Where a copy of a session goes in a folder, which is made: under its own name, with a number when needed."""
    folder.mkdir(parents=True, exist_ok=True)
    return _free(folder, source.stem)


def _free(folder: Path, stem: str) -> Path:
    """A name that nobody has yet, with a number when needed."""
    for ending in ("", *(f" ({number})" for number in range(2, 1000))):
        path = folder / f"{stem}{ending}.roundtable"
        if not path.exists():
            return path
    raise FileExistsError(f"{folder} holds a thousand sessions of that name")
