"""Files that somebody made to do harm: nothing in them runs, hangs the app, fills the memory or changes a word."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from sqlite_utils.utils import sqlite3

from roundtable.commands.agenda import add_item
from roundtable.commands.details import revise_details
from roundtable.commands.words import capture_quote
from roundtable.domain import limits
from roundtable.domain.errors import Refused
from roundtable.domain.limits import LONGEST_TEXT
from roundtable.domain.outline import Image
from roundtable.domain.people import Contributor
from roundtable.domain.records import Edit, add
from roundtable.domain.session import Session
from roundtable.domain.words import Quote
from roundtable.room import Room
from roundtable.storage import connection, errors, rescue, tables
from roundtable.storage.store import Store

PATIENCE = 5.0
"""Seconds of this process's own time that a hostile file may take."""


@pytest.fixture
def path(file_room: Room, tmp_path: Path) -> Path:
    """A closed session file with a person, an item and a quote."""
    file_room.do(capture_quote, text="I oppose the plan")
    file_room.do(add_item, title="Debate", minutes=20)
    file_room.close()
    return tmp_path / "session.roundtable"


def by_hand(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.create_function("bytes_of", 1, lambda length: "x" * length)
        for statement in statements:
            conn.execute(statement)


def test_a_view_without_end_is_refused_unread(path: Path) -> None:
    by_hand(
        path,
        "ALTER TABLE quote RENAME TO other",
        "CREATE VIEW quote AS WITH RECURSIVE r (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r) SELECT * FROM r",
    )
    for read_only in (True, False):
        with pytest.raises(errors.Tampered):
            Store.open(path, read_only=read_only)


@pytest.mark.parametrize(
    ("statement", "field"),
    [
        (f"UPDATE quote SET text = bytes_of({LONGEST_TEXT + 1})", "text"),
        ("UPDATE agenda_item SET minutes = 9000000000000000000", "minutes"),
        ("UPDATE agenda_item SET segments = json_array(bytes_of(30000))", "segments"),
        ("UPDATE quote SET said_at = '0001-01-01T00:00:00+14:00'", "said_at"),
        (
            "INSERT INTO contributor (id, sort, name, role, initials, email, seat, present, consent_how)"
            " VALUES ('c', 'a', 'Somebody', '', '', '', 2000000000, 1, '')",
            "seat",
        ),
        (
            "INSERT INTO details (id, sort, title, subtitle, host, kind, question, venue, time_zone, authors, language,"
            " attribution, prints, list_contributors, star)"
            " VALUES ('details', '', '', '', '', '', '', '', '', '[]', '', 'named', 'heard', 1,"
            " (WITH RECURSIVE r (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r WHERE i < 5000)"
            " SELECT json_object('id', 's', 'inner', json_group_array(json_object('id', i, 'label', '', 'title', '')),"
            " 'outer', json_array()) FROM (SELECT CAST(i AS TEXT) AS i FROM r)))",
            "star",
        ),
    ],
)
def test_a_value_that_would_stop_whoever_paints_it_is_damage(path: Path, statement: str, field: str) -> None:
    by_hand(path, "DELETE FROM details", statement)
    started = time.process_time()
    with pytest.raises(errors.Damaged) as caught, closing(Store.open(path)) as store:
        store.load()
    assert field in caught.value.detail
    assert time.process_time() - started < PATIENCE


def test_text_from_a_file_is_as_clean_as_text_that_was_typed(path: Path) -> None:
    by_hand(path, "UPDATE quote SET text = 'I' || char(0x2029) || 'oppose' || char(7, 0x1b, 0xfdd0) || ' it'")
    with closing(Store.open(path)) as store:
        (quote,) = store.load().quotes
    assert quote.text == "I\noppose it"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("bell\x07 and escape\x1b[31m", "bell and escape[31m"),
        ("one\u2028two\r\nthree", "one\ntwo\nthree"),
        ("half \ud83d a character", "half \ufffd a character"),
        ("\ufdd0non\uffffcharacters", "noncharacters"),
        ("right \u202eto left stays: it was said so", "right \u202eto left stays: it was said so"),
    ],
)
def test_what_is_typed_or_pasted_is_kept_clean(room: Room, text: str, kept: str) -> None:
    (quote,) = room.do(capture_quote, text=text, note=text).added(Quote)
    assert (quote.text, quote.note) == (kept, kept)
    assert room._store.load() == room.session


def test_text_of_controls_only_is_no_text(room: Room) -> None:
    with pytest.raises(Refused, match="quote-is-empty"):
        room.do(capture_quote, text="\x07\x1b")


def test_an_edit_beyond_the_limits_is_refused_and_writes_nothing(room: Room) -> None:
    before = room.session
    with pytest.raises(Refused, match="beyond-limits"):
        room.do(revise_details, title="Quay", venue="x" * (LONGEST_TEXT + 1))
    assert room.session == before == room._store.load()
    assert room.session.count(Contributor) == 0


def test_a_huge_file_is_refused_before_it_is_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "LARGEST_FILE", path.stat().st_size - 1)
    for read_only in (True, False):
        with pytest.raises(errors.TooLarge):
            Store.open(path, read_only=read_only)


def hang(room: Room, *pictures: bytes) -> None:
    """Put pictures into a session, each as a record of its own."""

    def hang_pictures(session: Session, now: datetime) -> Iterator[Edit]:
        for data in pictures:
            yield add(Image(path="x.png", media_type="image/png", data=data))

    room.do(hang_pictures)


def test_images_that_share_their_bytes_share_them_in_memory(file_room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    hang(file_room, *[b"the quays"] * 50, b"the piers")
    for module in (tables, rescue):
        monkeypatch.setattr(module, "LARGEST_OF_ALL", 20)
    path = file_room.path
    file_room.close()
    assert path is not None
    with closing(Store.open(path, read_only=True)) as store:
        images = store.load().all(Image)
    assert len(images) == 51 and len({id(image.data) for image in images}) == 2
    assert len({id(image.data) for image in rescue.salvage(path).session.all(Image)}) == 2


def test_images_that_are_too_large_together_are_refused(file_room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    hang(file_room, b"the quays", b"the piers")
    monkeypatch.setattr(limits, "LARGEST_OF_ALL", 20)
    with pytest.raises(Refused, match="beyond-limits"):
        hang(file_room, b"the cranes")
    for module in (tables, rescue):
        monkeypatch.setattr(module, "LARGEST_OF_ALL", 10)
    with pytest.raises(errors.TooLarge):
        file_room._store.load()
    path = file_room.path
    file_room.close()
    assert path is not None
    assert [line.split()[0] for line in rescue.salvage(path).lost] == ["image"]


def test_too_little_memory_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def use_it_up(table: tables.Table) -> None:
        raise MemoryError

    monkeypatch.setattr(tables.Table, "read", use_it_up)
    with closing(Store.open(path)) as store, pytest.raises(errors.NoMemory):
        store.load()


@pytest.mark.parametrize(
    "statement",
    [
        "PRAGMA writable_schema = ON",
        "CREATE TEMP TRIGGER t AFTER UPDATE ON draft BEGIN UPDATE quote SET text = 'I SUPPORT it'; END",
    ],
)
def test_an_open_file_is_not_rewritten_from_within(
    path: Path, statement: str, hostile: Callable[[sqlite3.Connection, str], None]
) -> None:
    with closing(Store.open(path)) as store:
        store.keep_draft("line", "half a line")
        hostile(store._conn, statement)
        assert store.load().quotes[0].text == "I oppose the plan"
        assert store.check().whole


@pytest.fixture
def hostile() -> Callable[[sqlite3.Connection, str], None]:
    """Run a statement on an open file and then what would set it off; SQLite refuses one or the other."""

    def run(conn: sqlite3.Connection, statement: str) -> None:
        with pytest.raises(sqlite3.DatabaseError, match=r"not authorized|prohibited"):
            conn.execute(statement)
            conn.execute("UPDATE draft SET text = 'set off'")

    return run
