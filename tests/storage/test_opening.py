"""What is asked of a session file before it is trusted, and what is said of one that is not."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from roundtable.room import Room
from roundtable.storage import errors, schema
from roundtable.storage.store import Store
from tests.files import run_python

NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path, file_room: Room) -> Path:
    """A session file that is closed, with the scene of the test's docstring."""
    file_room.close()
    return tmp_path / "session.roundtable"


def change_by_hand(path: Path, *statements: str) -> None:
    conn = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        conn.execute(statement)
    conn.close()


def refused(path: Path, kind: type[errors.StorageError]) -> errors.StorageError:
    """The error that opening a file raises both ways; the file is as it was."""
    before = path.read_bytes() if path.is_file() else None
    for read_only in (True, False):
        with pytest.raises(kind) as failure:
            Store.open(path, read_only=read_only)
        assert type(failure.value) is kind
    assert (path.read_bytes() if path.is_file() else None) == before
    assert not list(path.parent.glob("*-journal")) and not list(path.parent.glob("*-wal"))
    return failure.value


def test_a_new_file_is_closed_and_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "a #1 ?%20 ü.roundtable"
    store = Store.create(path)
    assert store.path == path and store.load().shelves == {}
    store.close()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    header = path.read_bytes()[:100]
    assert header[68:72] == b"RTB1" and header[18:20] == b"\x01\x01", "a session file, and not in WAL mode"
    assert int.from_bytes(header[60:64], "big") == schema.version() >= 1002
    with_again = Store.open(path)
    with_again.close()
    with_again.close()


def test_an_existing_file_is_not_overwritten(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(errors.AlreadyThere):
        Store.create(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["missing/x.roundtable", "nul\0.roundtable", "x" * 300])
def test_a_file_that_cannot_be_made_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(errors.Unreachable):
        Store.create(tmp_path / name)


def test_a_file_that_cannot_be_made_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A journal left there would be played back into the next file of that name."""
    path = tmp_path / "session.roundtable"

    def fail(_: object) -> None:
        path.with_name("session.roundtable-journal").write_bytes(b"a transaction that was cut off")
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(schema, "migrate", fail)
    with pytest.raises(errors.StorageError):
        Store.create(path)
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_session_is_left_alone(tmp_path: Path) -> None:
    text, database, empty = tmp_path / "text", tmp_path / "other.db", tmp_path / "empty"
    text.write_text("A text of more than a hundred letters, as SQLite reads its first hundred bytes. " * 8)
    change_by_hand(database, "CREATE TABLE t (a)", "PRAGMA application_id = 252006673")
    empty.touch()
    for path in (text, database, empty):
        refused(path, errors.NotASession)
    refused(tmp_path / "missing.roundtable", errors.Missing)
    refused(tmp_path, errors.Unreachable)


def test_a_file_of_a_newer_program_is_left_alone(path: Path) -> None:
    for version in (schema.version() + 1, 2001):
        change_by_hand(path, f"PRAGMA user_version = {version}")
        refused(path, errors.TooNew)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON quote BEGIN UPDATE quote SET text = 'I support the plan'; END",
        "CREATE VIEW v AS SELECT * FROM quote",
        "CREATE TABLE extra (a)",
        "CREATE INDEX extra ON quote (text)",
        "CREATE INDEX extra ON quote (upper(text))",
        "CREATE VIRTUAL TABLE extra USING fts5 (text)",
        "ALTER TABLE quote ADD COLUMN extra TEXT",
        "ALTER TABLE quote RENAME COLUMN text TO words_said",
        "DROP TABLE hand",
        "DROP INDEX change_txn",
        "CREATE TRIGGER t AFTER INSERT ON _sqlite_migrations BEGIN SELECT 1; END",
        "CREATE INDEX _sqlite_migrations_x ON _sqlite_migrations (upper(name))",
        "ALTER TABLE _sqlite_migrations ADD COLUMN x TEXT GENERATED ALWAYS AS (upper(name))",
        "PRAGMA user_version = 0",
    ],
)
def test_a_file_with_one_part_more_or_less_is_refused_unread(path: Path, statement: str) -> None:
    change_by_hand(path, statement)
    assert "not opened" in str(refused(path, errors.Tampered))


def test_a_table_dressed_up_as_bookkeeping_is_refused(path: Path) -> None:
    change_by_hand(
        path,
        "DROP TABLE _sqlite_migrations",
        "CREATE TABLE _sqlite_migrations (id INTEGER PRIMARY KEY, name TEXT CHECK (randomblob(9) IS NOT NULL))",
    )
    refused(path, errors.Tampered)


def test_a_file_in_another_journal_mode_is_brought_back(path: Path) -> None:
    """
    quote: Ask us first
    """
    change_by_hand(path, "PRAGMA journal_mode = WAL")
    store = Store.open(path)
    assert len(store.load().quotes) == 1
    store.close()
    assert path.read_bytes()[18:20] == b"\x01\x01"


def test_two_openers_in_one_process_are_told_apart(path: Path) -> None:
    store = Store.open(path)
    for read_only in (False, True):
        with pytest.raises(errors.Locked):
            Store.open(path, read_only=read_only)
    store.close()


OPEN = """
import sys
from roundtable.storage.store import Store
try: Store.open(sys.argv[1], read_only=sys.argv[2] == "read").close()
except Exception as error: print(type(error).__name__)
else: print("opened")
"""


def test_a_second_process_is_told_at_once_even_to_read(file_room: Room, tmp_path: Path) -> None:
    for way in ("write", "read"):
        done = run_python(OPEN, str(file_room._store.path), way)
        assert done.stdout.split() == ["Locked"], done.stderr
    file_room.close()
    assert run_python(OPEN, str(tmp_path / "session.roundtable"), "write").stdout.split() == ["opened"]


def test_reading_takes_a_picture_and_lets_go(path: Path) -> None:
    """
    quote: Ask us first
    """
    picture = Store.open(path, read_only=True)
    writer = Store.open(path)
    assert picture.load() == writer.load() and len(picture.load().quotes) == 1
    with pytest.raises(errors.ReadOnly):
        picture.keep_draft("desk", "words")
    assert picture.check().whole
    writer.close()
    picture.close()


AS_NOBODY = """
import os, sys, urllib.parse  # pathlib imports it late
from pathlib import Path
from roundtable.storage.store import Store
Store.in_memory().close()  # everything is imported while it may be read
if os.getuid() == 0:
    os.setgroups([]); os.setgid({0}); os.setuid({0})
folder = Path(sys.argv[1])
def attempt(act):
    try: return act()
    except Exception as error: return type(error).__name__
print(attempt(lambda: Store.open(folder / "session.roundtable")))
print(attempt(lambda: len(Store.open(folder / "session.roundtable", read_only=True).load().quotes)))
print(attempt(lambda: Store.create(folder / "new.roundtable")))
print(attempt(lambda: Store.open(folder / "closed.roundtable", read_only=True)))
print(attempt(lambda: Store.open(folder / "session.roundtable", read_only=True).copy_to(folder / "copy.roundtable")))
""".replace("{0}", str(NOBODY))


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that everybody may enter, which those of pytest are not."""
    with tempfile.TemporaryDirectory(prefix="roundtable-test-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="rights are other things there")
def test_a_folder_that_may_only_be_read(path: Path, shared_folder: Path) -> None:
    """Tried as an ordinary user, as nothing is forbidden to root.

    quote: Ask us first
    """
    for name, mode in (("session.roundtable", 0o444), ("closed.roundtable", 0o000)):
        (shared_folder / name).write_bytes(path.read_bytes())
        (shared_folder / name).chmod(mode)
    shared_folder.chmod(0o555)
    before = sorted(each.name for each in shared_folder.iterdir())
    done = run_python(AS_NOBODY, str(shared_folder))
    assert done.stdout.split() == ["ReadOnly", "1", "Unreachable", "Unreachable", "Unreachable"], done.stderr
    assert sorted(each.name for each in shared_folder.iterdir()) == before


CUT_OFF = """
import os, signal, sys
from roundtable.storage.store import Store
conn = Store.open(sys.argv[1])._conn
conn.execute("PRAGMA cache_size = 1")
conn.execute("BEGIN IMMEDIATE")
for number in range(2000):
    conn.execute("INSERT INTO draft (field, text, at) VALUES (?, ?, '')", [str(number), "cut off " * 50])
conn.execute("UPDATE quote SET text = 'never said'")
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_transaction_that_was_cut_off_is_taken_back(path: Path) -> None:
    """
    quote: Ask us first
    """
    assert run_python(CUT_OFF, str(path)).returncode == -9
    journal = Path(f"{path}-journal")
    assert journal.stat().st_size > 0, "the journal is hot"
    cut_off, hot = path.read_bytes(), journal.read_bytes()
    reader = Store.open(path, read_only=True)
    assert [quote.text for quote in reader.load().quotes] == ["Ask us first"] and not reader.drafts()
    assert (path.read_bytes(), journal.read_bytes()) == (cut_off, hot), "who only reads writes nothing"
    store = Store.open(path)
    assert store.load() == reader.load() and store.check().whole
    store.close()
    reader.close()
    assert not journal.exists()


def test_each_error_says_in_one_line_what_to_do(tmp_path: Path) -> None:
    for name in dir(errors):
        kind = getattr(errors, name)
        if isinstance(kind, type) and issubclass(kind, errors.StorageError):
            line = str(kind(tmp_path / "x.roundtable", "SQLITE_BUSY"))
            assert line.startswith(str(tmp_path / "x.roundtable")) and line.endswith(".") and "\n" not in line
            assert kind.happened and kind.advice and "SQLITE" not in line


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_closing_sweeps_up_the_empty_journal_of_a_crash(path: Path) -> None:
    """
    quote: Ask us first
    """
    journal = path.with_name(f"{path.name}-journal")
    journal.touch()
    Store.open(path).close()
    assert not journal.exists()
    journal.write_bytes(b"not empty, so not ours to judge")
    Store.open(path).close()
    reader = Store.open(path, read_only=True)
    assert reader.load().quotes
    reader.close()
