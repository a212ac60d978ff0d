"""How long ten thousand people take to be previewed and to be added, against the least that either could take.

The least for the preview is to split the same bytes into cells; for adding them, to put as many rows into a table of a
file in one transaction, as a script would do it.
"""

import csv
import io
import itertools
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from roundtable.commands.roster import import_people
from roundtable.domain.people import Contributor
from roundtable.domain.session import Session
from roundtable.interchange.roster_columns import recognise, rows_in
from roundtable.interchange.roster_matching import Match, match
from roundtable.interchange.table_text import read_table
from roundtable.room import Room
from roundtable.storage.store import Store
from tests.bench.measure import Figure, median, ratio, taking_turns
from tests.files import ROOT

PEOPLE = 9_999
"""One row of the ten thousand holds the heads."""
ROUNDS = 5
PREVIEW, ADDING = 40.0, 40.0
"""How many times the least; what they buy is in the preview: columns, matches, and one undo."""
HEADS = ("Name", "Organisation", "Sector", "Role", "E-mail")


def figures() -> list[Figure]:
    """Return a line for the preview and one for the adding."""
    rows = [
        (f"Ann{n} Brown{n * 7 % 991}", f"Organisation {n % 300}", f"Sector {n % 6}", "chair", f"ann{n}@x.example")
        for n in range(PEOPLE)
    ]
    text = io.StringIO()
    csv.writer(text).writerows([HEADS, *rows])
    data = text.getvalue().encode()
    matches = _preview(data)
    with tempfile.TemporaryDirectory(prefix=".bench-", dir=ROOT) as folder:
        numbers = itertools.count()
        acts: list[Callable[[], object]] = [
            lambda: _preview(data),
            lambda: list(csv.reader(io.StringIO(data.decode(), newline=""))),
            lambda: _add(Path(folder, f"{next(numbers)}.roundtable"), matches),
            lambda: _insert(Path(folder, f"{next(numbers)}.db"), rows),
        ]
        preview, split, added, inserted = map(median, taking_turns(ROUNDS, *acts))
    return [
        ratio("10,000 people previewed / split into cells", preview, split, most=PREVIEW, behind=_ms(preview, split)),
        ratio("10,000 people added / rows inserted", added, inserted, most=ADDING, behind=_ms(added, inserted)),
    ]


def _ms(ours: float, least: float) -> str:
    return f"{ours * 1e3:.0f} ms / {least * 1e3:.1f} ms"


def _preview(data: bytes) -> list[Match]:
    table = read_table(data)
    return match(Session(), rows_in(table, recognise(table)))


def _add(path: Path, matches: list[Match]) -> None:
    """Add the people to a new session; RuntimeError when not all are there."""
    with closing(Store.create(path)) as store:
        room = Room(store, lambda: datetime.now(UTC))
        room.do(import_people, arrivals=[each.arrival(each.proposed) for each in matches])
        if room.session.count(Contributor) != PEOPLE:
            raise RuntimeError(f"{room.session.count(Contributor)} people were added")


def _insert(path: Path, rows: Sequence[tuple[str, ...]]) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE person (name, organisation, sector, role, email)")
        with connection:
            connection.executemany("INSERT INTO person VALUES (?, ?, ?, ?, ?)", rows)
