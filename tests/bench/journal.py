"""What the journal costs a capture: the very SQL of captures, replayed with and without the rows of the journal."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlite_utils.utils import sqlite3

from roundtable.commands.words import capture_quote
from roundtable.storage.connection import connect, hold
from tests.bench.measure import Figure, median, ratio, taking_turns
from tests.bench.sessions import WORDS, make_session, open_room
from tests.files import ROOT

QUOTES = 1_000
ROUNDS = 600
WARMING = 20
MOST = 1.25
JOURNAL = ("INSERT INTO txn", "INSERT INTO change", "SELECT hlc, dn, seal FROM txn")
"""How the statements begin that only the journal needs."""

Statements = tuple[str, ...]


def figures() -> list[Figure]:
    """Return one line: a capture with its journal against the same one without."""
    with tempfile.TemporaryDirectory(prefix=".bench-", dir=ROOT) as folder:
        paths = [Path(folder, f"{name}.roundtable") for name in ("traced", "with", "without")]
        for path in paths:
            make_session(path, QUOTES)
        captures = _traced(paths[0])
        bare = [tuple(each for each in one if not each.startswith(JOURNAL)) for one in captures]
        if not all(len(one) == len(less) + len(JOURNAL) for one, less in zip(captures, bare, strict=True)):
            raise RuntimeError("a capture's journal is not the statements that are left out here")
        connections = [_held(path) for path in paths[1:]]
        replays = [_replay(conn, iter(told)) for conn, told in zip(connections, (captures, bare), strict=True)]
        taking_turns(WARMING, *replays)
        ours, least = taking_turns(ROUNDS, *replays)
        for conn in connections:
            _expect(conn, QUOTES + WARMING + ROUNDS)
            conn.close()
    behind = f"{median(ours) * 1e3:.2f} ms / {median(least) * 1e3:.2f} ms"
    return [
        ratio("a capture's SQL / the same without its journal", median(ours), median(least), most=MOST, behind=behind)
    ]


def _traced(path: Path) -> list[Statements]:
    """Capture for real, and return the statements of each capture as SQLite saw them, values and all."""
    room = open_room(path)
    seen: list[str] = []
    room._store._conn.set_trace_callback(seen.append)
    captures = []
    for number in range(WARMING + ROUNDS):
        seen.clear()
        room.do(capture_quote, text=f"{number}. {WORDS}")
        captures.append(tuple(each for each in seen if not each.startswith("PRAGMA")))
    room._store._conn.set_trace_callback(None)
    room.close()
    return captures


def _held(path: Path) -> sqlite3.Connection:
    conn = connect(path)
    hold(conn, path)
    return conn


def _replay(conn: sqlite3.Connection, captures: Iterator[Statements]) -> Callable[[], object]:
    def act() -> None:
        for statement in next(captures):
            conn.execute(statement).fetchall()

    return act


def _expect(conn: sqlite3.Connection, least: int) -> None:
    """Raise RuntimeError when the quotes that were replayed are not there."""
    (found,) = conn.execute("SELECT count(*) FROM quote").fetchone()
    if found < least:
        raise RuntimeError(f"{found} quotes and not {least}")
