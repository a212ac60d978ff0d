"""The history as a file: who changed what, when, from what to what, undos included.

CSV is for spreadsheets: UTF-8 with a mark, a row for each field, names in the place of ids, and an apostrophe before
what a spreadsheet would take for a formula, a quote that begins with a dash too. JSON is exact: columns as the file
keeps them. Both name people whom the report protects; they are for the host alone.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import tzinfo
from pathlib import Path
from typing import Any

from roundtable.domain.forecast import zone_of
from roundtable.domain.history import Line, Touched
from roundtable.domain.records import Id, Record
from roundtable.domain.session import Session
from roundtable.edit_names import edit_name
from roundtable.interchange.history_words import Names, field_changes
from roundtable.interchange.refusal import ExportRefused
from roundtable.interchange.whole_file import write_whole
from roundtable.record_names import kind_name

Told = Sequence[tuple[Line, tuple[Touched, ...]]]

HEAD = ("at", "who", "how", "edit", "kind of record", "record", "id", "field", "before", "after")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings by which a spreadsheet would calculate a cell."""
NOTICE = "This history names people whom the report protects. It is for the host alone."


def export_history(session: Session, told: Told, out: Path) -> None:
    """Write the whole history to a .csv or a .json file. ExportRefused for another ending; OSError."""
    if out.suffix.lower() == ".csv":
        write_whole(out, as_csv(session, told).encode("utf-8-sig"))
    elif out.suffix.lower() == ".json":
        write_whole(out, as_json(session, told).encode())
    else:
        raise ExportRefused("a history is a .csv or a .json file")


def as_csv(session: Session, told: Told) -> str:
    """A row for each field that changed; an act that changed none has a row of its own."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    zone = zone_of(session)
    writer.writerow(HEAD)
    for row in _rows(told, _names(session, told), zone):
        writer.writerow([_plain(cell) for cell in row])
    return stream.getvalue()


def as_json(session: Session, told: Told) -> str:
    """The lines as objects, oldest first, with every column as it is kept."""
    names, zone = _names(session, told), zone_of(session)
    entries = [
        {
            "at": _moment(line, zone),
            "who": line.actor,
            "how": line.kind,
            "command": line.label,
            "edit": edit_name(line.label),
            "changes": [
                {
                    "kind": kind_name(each.kind),
                    "id": each.record_id,
                    "record": names.of(each.kind, each.record_id),
                    "before": each.before,
                    "after": each.after,
                }
                for each in touched
            ],
        }
        for line, touched in told
    ]
    document = {"notice": NOTICE, "session": session.details.title, "time_zone": str(zone), "history": entries}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _rows(told: Told, names: Names, zone: tzinfo) -> Iterator[tuple[str, ...]]:
    for line, touched in told:
        said = (_moment(line, zone), line.actor, line.kind, edit_name(line.label))
        if not touched:
            yield (*said, "", "", "", "", "", "")
        for each in touched:
            about = (kind_name(each.kind), names.of(each.kind, each.record_id), str(each.record_id))
            for field in field_changes(each, names, zone):
                yield (*said, *about, field.name, field.before, field.after)


def _moment(line: Line, zone: tzinfo) -> str:
    return line.at.astimezone(zone).isoformat(timespec="milliseconds")


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _names(session: Session, told: Iterable[tuple[Line, tuple[Touched, ...]]]) -> Names:
    """Names by the session, and of what is no longer in it by its last columns."""
    past: dict[tuple[type[Record], Id], dict[str, Any]] = {}
    for _, touched in told:
        for each in touched:
            known = past.setdefault((each.kind, each.record_id), {})
            known.update(each.before or {})
            known.update(each.after or {})

    def last(kind: type[Record], record_id: Id) -> Mapping[str, Any]:
        return past.get((kind, record_id), {})

    return Names(session, last)
