"""What an open session file keeps, what it remembers, and what it says when something goes wrong underneath."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from roundtable.commands.words import capture_quote, remove_words, reword_quote
from roundtable.domain.outline import Image
from roundtable.domain.people import Contributor
from roundtable.domain.records import Edit, Id, Record, add, remove, revise
from roundtable.domain.session import Session
from roundtable.domain.words import Quote
from roundtable.room import Change, Room
from roundtable.storage import errors
from roundtable.storage.store import Store
from tests.clock import Clock
from tests.scenes import GREY_POINT


def edit(session: Session, now: datetime, *, edits: list[Edit]) -> Iterator[Edit]:
    yield from edits


def rows(store: Store, sql: str) -> list[tuple[Any, ...]]:
    return store._conn.execute(sql).fetchall()


def path_of(room: Room) -> Path:
    assert room._store.path is not None
    return room._store.path


# What is kept


def test_undo_and_redo_survive_a_restart(file_room: Room, clock: Clock) -> None:
    """
    quote: One
    """
    file_room.do(capture_quote, text="Two")
    file_room.do(reword_quote, quote_id=Id("quote-1"), text="Uno")
    file_room.undo()
    file_room.close()
    room = Room(Store.open(path_of(file_room)), clock)
    assert (room.undoable, room.redoable) == ("capture_quote", "reword_quote")
    room.redo()
    assert room.session.quotes[0].text == "Uno"
    room.undo()
    room.undo()
    assert [quote.text for quote in room.session.quotes] == ["One"]
    room.close()


def test_a_removed_record_keeps_its_row(room: Room, store: Store, clock: Clock) -> None:
    """
    quote: One
    """
    clock.pass_(minutes=3)
    room.do(edit, edits=[remove(room.session.quotes[0])])
    assert rows(store, "SELECT id, text, deleted_at FROM quote") == [("quote-1", "One", "2026-03-05T14:03:00+00:00")]
    room.undo()
    assert rows(store, "SELECT id, text, deleted_at FROM quote") == [("quote-1", "One", None)]


def test_an_id_may_be_used_again_after_a_removal(room: Room, store: Store) -> None:
    """
    quote: One
    """
    old = room.session.quotes[0]
    room.do(edit, edits=[remove(old)])
    room.do(edit, edits=[add(Quote(id=old.id, text="Another"))])
    assert store.load() == room.session and len(rows(store, "SELECT 1 FROM quote")) == 1
    room.undo()
    room.undo()
    assert room.session.quotes == (old,) and store.check().whole


def test_an_image_is_kept_once_however_often_it_is_used(room: Room, store: Store) -> None:
    images = [Image(path=f"{n}.png", media_type="image/png", data=GREY_POINT) for n in range(3)]
    room.do(edit, edits=[add(image) for image in images])
    room.do(edit, edits=[remove(images[0])])
    room.undo()
    assert store.load() == room.session
    assert rows(store, "SELECT bytes FROM blob") == [(GREY_POINT,)]
    assert GREY_POINT.hex() not in str(rows(store, "SELECT before, after FROM change"))


def test_the_history_tells_every_wording_with_its_time_and_author(room: Room, store: Store, clock: Clock) -> None:
    """
    quote: One
    """
    begun = clock()
    clock.pass_(minutes=1)
    room.do(reword_quote, quote_id=Id("quote-1"), text="Uno")
    room.undo()
    room.do(remove_words, kind=Quote, record_id=Id("quote-1"))
    entries = store.history(Quote, Id("quote-1"))
    assert [entry.kind for entry in entries] == ["act", "do", "undo", "do"]
    assert [(entry.at - begun).total_seconds() for entry in entries] == [0, 60, 60, 60]
    assert {entry.actor for entry in entries} == {"host"}
    first, reworded, undone, removed = entries
    assert first.before is None and first.after is not None and first.after["text"] == "One"
    assert reworded.before is not None and reworded.before["text"] == "One"
    assert reworded.after is not None and reworded.after["text"] == "Uno" and "id" not in reworded.after
    assert (undone.before, undone.after) == (reworded.after, reworded.before)
    assert removed.before == first.after and removed.after is None
    assert store.history(Contributor, Id("quote-1")) == ()


def test_each_opening_of_a_file_counts_by_itself_and_the_clock_never_runs_backwards(
    file_room: Room, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_room.do(capture_quote, text="One")
    file_room.do(capture_quote, text="Two")
    file_room.close()
    monkeypatch.setattr("time.time_ns", lambda: 0)  # the clock of the computer is wrong by half a century
    store = Store.open(path_of(file_room), actor="Noor")
    room = Room(store, clock)
    for text in ("Three", "Four"):
        room.do(capture_quote, text=text)
    found = rows(store, "SELECT replica, dn, actor, hlc FROM txn ORDER BY n")
    assert [(dn, actor) for _, dn, actor, _ in found] == [(1, "host"), (2, "host"), (1, "Noor"), (2, "Noor")]
    assert len({replica for replica, *_ in found}) == 2
    clocks = [hlc for *_, hlc in found]
    assert clocks == sorted(set(clocks))
    room.close()


@pytest.mark.parametrize("record_id", ["", "x" * 65])
def test_an_id_has_one_to_sixty_four_characters(room: Room, store: Store, record_id: str) -> None:
    with pytest.raises(errors.Unstorable):
        room.do(edit, edits=[add(Quote(id=Id(record_id), text="Whose?"))])
    assert store.load() == room.session == Session()
    room.do(edit, edits=[add(Quote(id=Id("ü" * 64), text="Mine"))])
    assert store.load() == room.session


def test_edits_from_another_session_are_not_written(store: Store, clock: Clock) -> None:
    stranger = Quote(text="One")
    for stale in (remove(stranger), revise(stranger, text="Two")):
        with pytest.raises(errors.Damaged):
            store.commit([add(Quote(text="beside it")), stale], label="stale", kind="do", at=clock())
    assert store.load() == Session() and store.check().transactions == 0


# Copies


def test_a_copy_is_whole_and_clean(file_room: Room, tmp_path: Path) -> None:
    """
    quote: One
    """
    file_room.keep_draft("desk", "half a")
    copy = tmp_path / "copy.roundtable"
    copy.write_text("something that is replaced")
    file_room._store.copy_to(copy)
    with closing(Store.open(copy)) as store:
        assert store.load() == file_room.session and store.check().whole
        assert store.draft("desk") == "half a"
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "copy.roundtable",
        "session.roundtable",
        "session.roundtable-journal",
    ]
    file_room.do(capture_quote, text="Still held, still written")


def test_a_session_is_not_copied_onto_itself(file_room: Room, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(path_of(file_room))
    for path in (path_of(file_room), tmp_path / "link"):
        with pytest.raises(errors.AlreadyThere):
            file_room._store.copy_to(path)
    file_room.do(capture_quote, text="Still here")
    assert file_room._store.check().whole


def test_a_copy_that_cannot_be_made_leaves_nothing(file_room: Room, tmp_path: Path) -> None:
    with pytest.raises(errors.Unreachable):
        file_room._store.copy_to(tmp_path / "no such folder" / "copy.roundtable")
    taken = tmp_path / "folder"
    taken.mkdir()
    with pytest.raises(errors.Unreachable):
        file_room._store.copy_to(taken)
    assert not [each for each in tmp_path.rglob("*") if "part" in each.name]


def test_a_copy_in_the_place_of_a_session_that_crashed_is_whole(file_room: Room, tmp_path: Path) -> None:
    """
    quote: One
    """
    crashed = tmp_path / "crashed.roundtable"
    with closing(Store.create(tmp_path / "other.roundtable")) as other:
        other._conn.execute("PRAGMA cache_size = 1")  # so that it writes into the file before the end
        other._conn.execute("BEGIN IMMEDIATE")
        for number in range(500):
            other._conn.execute("INSERT INTO draft (field, text, at) VALUES (?, ?, '')", [str(number), "x" * 500])
        for ending in ("", "-journal"):
            shutil.copyfile(f"{other.path}{ending}", f"{crashed}{ending}")
        other._conn.execute("ROLLBACK")
    assert (tmp_path / "crashed.roundtable-journal").stat().st_size > 0, "it is hot"
    file_room.copy_to(crashed)
    with closing(Store.open(crashed)) as store:
        assert store.load() == file_room.session and store.check().whole


# What goes wrong underneath


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be moved there")
@pytest.mark.parametrize("mishap", ["deleted", "replaced", "renamed", "cut short"])
def test_a_file_that_was_moved_is_told_and_nothing_is_lost(file_room: Room, tmp_path: Path, mishap: str) -> None:
    """
    quote: One
    """
    path, heard = path_of(file_room), list[Change]()
    file_room.subscribe(heard.append)
    if mishap == "deleted":
        path.unlink()
    elif mishap == "replaced":
        (tmp_path / "other").write_bytes(path.read_bytes())
        (tmp_path / "other").replace(path)
    elif mishap == "renamed":
        path.rename(tmp_path / "elsewhere")
    else:
        os.truncate(path, 4096)
    with pytest.raises(errors.Moved) as failure:
        file_room.do(capture_quote, text="Two")
    assert failure.value.written and len(heard) == 1
    assert [quote.text for quote in file_room.session.quotes] == ["One", "Two"]
    if mishap != "cut short":
        file_room._store.copy_to(tmp_path / "rescue.roundtable")
        with closing(Store.open(tmp_path / "rescue.roundtable")) as rescued:
            assert rescued.load() == file_room.session and rescued.check().whole


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be moved there")
def test_a_file_that_was_moved_before_the_first_edit_takes_none(file_room: Room, tmp_path: Path) -> None:
    """
    quote: One
    """
    file_room.close()
    room = Room(Store.open(path_of(file_room)), file_room.now)
    path_of(file_room).rename(tmp_path / "elsewhere.roundtable")
    with pytest.raises(errors.Gone) as failure:
        room.do(capture_quote, text="Two")
    assert not failure.value.written and room.session == file_room.session
    room.copy_to(tmp_path / "copy.roundtable")
    with closing(Store.open(tmp_path / "copy.roundtable")) as store:
        assert store.load() == room.session
    room.close()


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be cut short there")
def test_a_file_that_was_cut_short_is_never_whole_again(file_room: Room) -> None:
    os.truncate(path_of(file_room), 4096)
    for text in ("One", "Many words. " * 1000, "Two"):  # the second makes it as long as it was, with holes
        with pytest.raises(errors.Moved):
            file_room.do(capture_quote, text=text)
        assert file_room.session.quotes[-1].text == text.strip()


def test_a_full_disk_is_told_and_the_session_goes_on(file_room: Room) -> None:
    store = file_room._store
    (pages,) = rows(store, "PRAGMA page_count")[0]
    rows(store, f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(errors.DiskFull):
        for _ in range(100):
            file_room.do(capture_quote, text="Many words. " * 100)
    assert store.load() == file_room.session and file_room.session.quotes
    rows(store, "PRAGMA max_page_count = 1000000")
    file_room.do(capture_quote, text="There is room again")
    assert store.load() == file_room.session and store.check().whole


class UnsureConnection:
    """A connection whose COMMIT raises, before or after it has reached the disk."""

    def __init__(self, conn: sqlite3.Connection, *, reached: bool) -> None:
        self._conn = conn
        self._reached = reached

    def execute(self, sql: str, *arguments: Any) -> sqlite3.Cursor:  # noqa: ANN401 - as in sqlite3
        if sql == "COMMIT":
            if self._reached:
                self._conn.execute(sql)
            raise sqlite3.OperationalError("disk I/O error")
        return self._conn.execute(sql, *arguments)

    def __getattr__(self, name: str) -> object:
        return getattr(self._conn, name)


def test_a_commit_that_fails_after_it_reached_the_disk_has_happened(room: Room, store: Store) -> None:
    conn = store._conn
    vars(store)["_conn"] = UnsureConnection(conn, reached=True)
    room.do(capture_quote, text="One")
    vars(store)["_conn"] = conn
    room.do(capture_quote, text="Two")
    assert store.load() == room.session and len(room.session.quotes) == 2 and store.check().whole


def test_a_commit_that_fails_before_it_reached_the_disk_has_not_happened(room: Room, store: Store) -> None:
    conn = store._conn
    vars(store)["_conn"] = UnsureConnection(conn, reached=False)
    with pytest.raises(errors.StorageError):
        room.do(capture_quote, text="One")
    vars(store)["_conn"] = conn
    assert store.load() == room.session == Session() and not conn.in_transaction
    room.do(capture_quote, text="Two")
    assert store.load() == room.session and store.check().whole


# Check


def test_a_whole_session_is_called_whole_with_its_numbers(room: Room, store: Store) -> None:
    """
    person: Amina Otieno, Port Authority
    quote: AO: One
    quote: AO: Two
    figure: The quays
    """
    room.do(remove_words, kind=Quote, record_id=Id("quote-1"))
    report = store.check()
    assert report.whole and report.problems == () and report.transactions == 2
    counted: dict[type[Record], int] = {kind: count for kind, count in report.counts.items() if count}
    assert counted[Quote] == counted[Contributor] == counted[Image] == 1
    assert report.lines[0] == "The session is whole." and "1 Quote" in report.lines[1]


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE quote SET text = 'I support the plan' WHERE id = 'quote-1'", "quote quote-1: text not as the journal"),
        ("UPDATE quote SET deleted_at = 'now' WHERE id = 'quote-1'", "whether it was removed"),
        ("DELETE FROM quote WHERE id = 'quote-1'", "the journal knows it, but it is not there"),
        ("UPDATE quote SET id = 'quote-9' WHERE id = 'quote-1'", "quote quote-9: the journal does not know it"),
        ("UPDATE change SET after = replace(after, 'One', 'Uno')", "text not as the journal has it"),
        ("UPDATE change SET after = '{'", "it cannot be read"),
        ("UPDATE change SET after = '[]' WHERE entity = 'quote'", "it cannot be read"),
        ("UPDATE change SET before = after WHERE entity = 'image'", "does not follow from what was before"),
        ("UPDATE change SET entity = 'nothing' WHERE entity = 'image'", "which no session has"),
        ("DELETE FROM txn WHERE kind = 'do'", "its transaction is missing"),
        ("UPDATE txn SET dn = 7 WHERE kind = 'do'", "but there are 2"),
        ("UPDATE txn SET uid = 'same'", "there twice"),
        ("DELETE FROM change WHERE uid = 'quote-3'", "it changes nothing"),
        ("UPDATE txn SET target = 'nobody' WHERE kind = 'do'", "an entry that is not there"),
        ("UPDATE blob SET bytes = x'00'", "its bytes have changed"),
        ("DELETE FROM blob", "its bytes are missing"),
    ],
)
def test_what_was_changed_by_hand_is_found(room: Room, store: Store, statement: str, told: str) -> None:
    """
    quote: One
    quote: Two
    figure: The quays
    """
    room.do(edit, edits=[add(Quote(id=Id("quote-3"), text="Three"))])
    assert store.check().whole
    store._conn.execute(statement)
    report = store.check()
    assert not report.whole and any(told in problem for problem in report.problems), report.lines
    assert "not whole" in report.lines[0]
