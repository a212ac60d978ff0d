"""A file of an older program is brought up to date: on a copy first, all of it or nothing."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from roundtable.domain.session import Session
from roundtable.room import Room
from roundtable.storage import errors, schema
from roundtable.storage.store import Store


@pytest.fixture
def old(file_room: Room) -> Iterator[tuple[Path, Session]]:
    """A closed file of today, and its session; what a test calls today afterwards is forgotten."""
    assert file_room._store.path is not None
    file_room.close()
    schema._expected.cache_clear()
    yield file_room._store.path, file_room.session
    schema._expected.cache_clear()


def tomorrow(monkeypatch: pytest.MonkeyPatch, *, fails: bool = False) -> None:
    """Let the program be one that has one more table."""
    migrations = Migrations("roundtable")
    with schema._memory() as db:
        for each in schema.migrations.pending(db):
            migrations(name=each.name)(each.fn)

    @migrations(name="9999_more")
    def _more(db: Database) -> None:
        db.execute("CREATE TABLE more (n INTEGER PRIMARY KEY) STRICT")
        if fails:
            raise ZeroDivisionError

    monkeypatch.setattr(schema, "migrations", migrations)
    schema._expected.cache_clear()


def test_a_file_of_today_is_opened_tomorrow_after_a_copy_of_it(
    old: tuple[Path, Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    quote: Ask us first
    """
    path, session = old
    today = schema.version()
    tomorrow(monkeypatch)
    with closing(Store.open(path)) as store:
        assert store.load() == session and store.check().whole
        assert store._conn.execute("PRAGMA user_version").fetchone() == (today + 1,)
    with closing(Store.open(path)) as store:
        assert store.load() == session
    copy = path.with_name("session (before update).roundtable")
    assert sorted(each.name for each in path.parent.iterdir()) == [copy.name, path.name]
    monkeypatch.undo()
    schema._expected.cache_clear()
    with closing(Store.open(copy)) as store:
        assert store.load() == session
    with pytest.raises(errors.TooNew):
        Store.open(path)


def test_a_second_update_keeps_the_first_copy(old: tuple[Path, Session], monkeypatch: pytest.MonkeyPatch) -> None:
    path, _ = old
    path.with_name("session (before update).roundtable").write_text("a copy of last year")
    tomorrow(monkeypatch)
    Store.open(path).close()
    assert path.with_name("session (before update).roundtable").read_text() == "a copy of last year"
    assert path.with_name("session (before update 2).roundtable").exists()


def test_an_update_that_fails_leaves_the_file_as_it_was(
    old: tuple[Path, Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    quote: Ask us first
    """
    path, session = old
    today = schema.version()
    tomorrow(monkeypatch, fails=True)
    with pytest.raises(errors.StorageError):
        Store.open(path)
    monkeypatch.undo()
    schema._expected.cache_clear()
    with closing(Store.open(path)) as store:
        assert store.load() == session and store.check().whole
        assert store._conn.execute("PRAGMA user_version").fetchone() == (today,)


def test_a_file_of_today_is_read_tomorrow_without_being_touched(
    old: tuple[Path, Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    quote: Ask us first
    """
    path, session = old
    before = path.read_bytes()
    tomorrow(monkeypatch)
    with closing(Store.open(path, read_only=True)) as store:
        assert store.load() == session
    assert path.read_bytes() == before and [each.name for each in path.parent.iterdir()] == [path.name]
