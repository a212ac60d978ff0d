"""Each journal entry is sealed over the one before it, so that a change made behind the program's back shows."""

from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations
from sqlite_utils.utils import sqlite3

from roundtable.commands.words import capture_quote, reword_quote
from roundtable.domain.records import Id
from roundtable.room import Room
from roundtable.storage import schema
from roundtable.storage.store import Store
from tests.clock import Clock

SCENE = "Nobody asked us before it was decided"


@pytest.fixture
def path(file_room: Room, tmp_path: Path) -> Path:
    """A closed file in which quotes were captured, reworded and taken back over two openings."""
    for number in range(5):
        file_room.do(capture_quote, text=f"{SCENE}, {number}")
    file_room.close()
    path = tmp_path / "session.roundtable"
    with closing(Store.open(path)) as store:
        room = Room(store, file_room.now)
        room.do(reword_quote, quote_id=room.session.quotes[0].id, text="Ask us first")
        room.undo()
        room.redo()
    return path


def changed_by_hand(path: Path, *statements: str) -> None:
    """Change a file as somebody with another program would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        for statement in statements:
            conn.execute(statement)


def problems(path: Path) -> tuple[str, ...]:
    with closing(Store.open(path, read_only=True)) as store:
        return store.check().problems


@pytest.mark.parametrize("hlc", ["zzzz", "", "f" * 28, "0" * 29, "\u0661" * 28])
def test_a_clock_in_the_journal_that_cannot_be_read_stops_no_edit(path: Path, clock: Clock, hlc: str) -> None:
    changed_by_hand(path, f"UPDATE txn SET hlc = '{hlc}' WHERE n = (SELECT max(n) FROM txn)")
    with closing(Store.open(path)) as store:
        room = Room(store, clock)
        for _ in range(2):
            room.do(capture_quote, text="We go on")
        readings = [reading for (reading,) in store._conn.execute("SELECT hlc FROM txn ORDER BY n")]
        assert [len(reading) for reading in readings[-2:]] == [28, 28] and readings[-2] < readings[-1]
        assert [line for line in store.check().problems if "reading of the clock" in line] == [
            f"journal {len(readings) - 2}: its reading of the clock cannot be understood."
        ]


def test_of_many_findings_the_first_are_told_and_the_rest_counted(path: Path) -> None:
    changed_by_hand(
        path,
        "WITH RECURSIVE k(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM k WHERE i < 200)"
        " INSERT INTO sector (id, sort, name) SELECT 'k' || i, 'a', 'x' FROM k",
    )
    found = problems(path)
    assert len(found) == 51 and found[-1] == "… and 150 more."


def test_a_journal_over_several_openings_is_whole(path: Path) -> None:
    with closing(Store.open(path, read_only=True)) as store:
        report = store.check()
    assert report.whole, report.lines
    assert len(report.seal) == 64


@pytest.mark.parametrize(
    "statements",
    [
        # The quote and its journal line, in agreement with each other.
        (
            "UPDATE quote SET text = 'I support the plan' WHERE text LIKE '%, 3'",
            f"UPDATE change SET after = replace(after, '{SCENE}, 3', 'I support the plan')",
        ),
        ("UPDATE txn SET actor = 'somebody else' WHERE n = 3",),
        ("UPDATE txn SET at = '2020-01-01T00:00:00+00:00' WHERE n = 3",),
        ("UPDATE change SET uid = 'another' WHERE n = 3", "UPDATE quote SET id = 'another' WHERE text LIKE '%, 2'"),
        ("UPDATE txn SET seal = NULL WHERE n = 3",),
    ],
    ids=["words", "author", "moment", "record", "seal"],
)
def test_what_was_changed_by_hand_shows(path: Path, statements: tuple[str, ...]) -> None:
    changed_by_hand(path, *statements)
    (told,) = [problem for problem in problems(path) if "seal" in problem]
    assert "entry" in told and "changed" in told


def test_the_seal_says_whether_two_files_tell_the_same_story(path: Path, tmp_path: Path) -> None:
    def seal(of: Path) -> str:
        with closing(Store.open(of, read_only=True)) as store:
            return store.check().seal

    with closing(Store.open(path)) as store:
        store.copy_to(tmp_path / "copy.roundtable")
    assert seal(path) == seal(tmp_path / "copy.roundtable")
    with closing(Store.open(path)) as store:
        Room(store, Clock()).undo()
    assert seal(path) != seal(tmp_path / "copy.roundtable")


def test_a_refused_commit_breaks_no_seal(file_room: Room, tmp_path: Path) -> None:
    """
    quote: Ask us first
    """
    store = file_room._store
    (pages,) = store._conn.execute("PRAGMA page_count").fetchone()
    store._conn.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Exception, match="full"):
        for number in range(2000):
            file_room.do(capture_quote, text=f"{SCENE}, {number}")
    store._conn.execute("PRAGMA max_page_count = 100000")
    file_room.do(reword_quote, quote_id=Id("quote-1"), text="Ask us before")
    assert store.check().whole
    file_room.close()
    assert problems(tmp_path / "session.roundtable") == ()


def test_an_older_journal_is_sealed_when_it_is_brought_up_to_date(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = Migrations("roundtable")
    first(name="0001_first_tables")(schema._first_tables)
    older = tmp_path / "older.roundtable"
    with closing(sqlite3.connect(older, isolation_level=None)) as conn:
        first.apply(Database(conn))
        conn.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        conn.execute("PRAGMA user_version = 1001")
        conn.execute("ATTACH ? AS newer", [str(path)])
        columns = "n, uid, replica, dn, actor, at, hlc, kind, target, label"
        conn.execute(f"INSERT INTO txn ({columns}) SELECT {columns} FROM newer.txn")
        for table in ("change", "quote", "details"):
            columns = ", ".join(f'"{name}"' for _, name, *_ in conn.execute(f'PRAGMA main.table_info("{table}")'))
            conn.execute(f'INSERT INTO "{table}" ({columns}) SELECT {columns} FROM newer."{table}"')
    with closing(Store.open(path)) as store, closing(Store.open(older)) as updated:
        assert updated.load() == store.load()
        assert updated.check().whole and updated.check().seal == store.check().seal
