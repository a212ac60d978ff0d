"""A whole session as a JSON file: read it, write it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from roundtable.domain.records import Edit, add
from roundtable.domain.session import KINDS, Session
from roundtable.interchange.from_records import document_of
from roundtable.interchange.image_export import images_beside, paths_of
from roundtable.interchange.image_files import ImageShelf
from roundtable.interchange.read_json import LARGEST_FILE, parse, read_bytes
from roundtable.interchange.refusal import Notes
from roundtable.interchange.schema_check import Json, check, known_only
from roundtable.interchange.to_records import session_of
from roundtable.interchange.whole_file import write_whole


@dataclass(frozen=True)
class Imported:
    """A session from a file, and what was left out or looks strange, one line each."""

    session: Session
    warnings: tuple[str, ...] = ()


def read_session(path: Path) -> Imported:
    """The session of a JSON file, with the images that lie beside it.

    ImportRefused says in one line what is wrong and where; nothing of a refused file is used.
    """
    return read_session_text(read_bytes(path, LARGEST_FILE, "50 MB"), path.parent)


def read_session_text(data: bytes, folder: Path | None = None) -> Imported:
    """The session of JSON in UTF-8; its images are read from the folder, and refused where there is none."""
    notes = Notes()
    document = known_only(check(parse(data)), notes)
    session = session_of(document, ImageShelf(folder), notes)
    return Imported(session, notes.lines)


def write_session(session: Session) -> Json:
    """The session as a JSON value; its images are named where they would be written."""
    notes = Notes()
    return document_of(session, paths_of(session, notes), notes)


def export_session(session: Session, out: Path) -> tuple[str, ...]:
    """Write the session to a JSON file, its images beside it; returns what had to be left out, one line each.

    A file that is there is replaced only when the new one is whole. ExportRefused when an image would take another
    file's place or lie outside the folder of `out`; OSError as from any writing.
    """
    notes = Notes()
    paths = paths_of(session, notes)
    text = json.dumps(document_of(session, paths, notes), ensure_ascii=False, indent=2, allow_nan=False)
    data = (text + "\n").encode()
    if len(data) > LARGEST_FILE:
        notes.add(out.name, "larger than the 50 MB that an import takes")
    with images_beside(session, paths, out):
        write_whole(out, data)
    return notes.lines


def edits_of(session: Session) -> list[Edit]:
    """The edits that make the session out of an empty one: to be committed as one act, `import_session`."""
    return [add(record) for kind in KINDS for record in session.all(kind)]
