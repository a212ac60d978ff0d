"""An open session goes on in another file, or in its own that came back, with nothing lost."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from roundtable.commands.words import capture_quote
from roundtable.room import Change, Room
from roundtable.storage import errors
from roundtable.storage.store import Store
from tests.clock import Clock
from tests.storage.failing import FailingConnection, failing

posix = pytest.mark.skipif(os.name == "nt", reason="an open file cannot be moved there")


def broken(file_room: Room) -> tuple[Room, FailingConnection]:
    """The same room on a disk that can be made to fail."""
    store, disk = failing(file_room._store)
    room = Room(store, file_room.now)
    return room, disk


def texts(room: Room) -> list[str]:
    return [quote.text for quote in room.session.quotes]


def test_a_room_goes_on_in_a_copy_with_its_history_and_what_was_half_typed(
    file_room: Room, tmp_path: Path, clock: Clock
) -> None:
    """
    quote: One
    """
    file_room.do(capture_quote, text="Two")
    file_room.keep_draft("desk", "half a")
    heard: list[Change] = []
    file_room.subscribe(heard.append)
    before, copy = file_room.session, tmp_path / "copy.roundtable"
    copy.write_text("something that is replaced")
    assert file_room.move_to(copy)
    assert file_room.path == copy and file_room.session == before and heard == []
    assert file_room.draft("desk") == "half a"
    file_room.do(capture_quote, text="Three")
    assert len(heard) == 1
    file_room.undo()
    file_room.undo()
    assert texts(file_room) == ["One"]
    with closing(Store.open(tmp_path / "session.roundtable")) as old:  # let go of, as it was
        assert [quote.text for quote in old.load().quotes] == ["One", "Two"] and old.check().whole
    file_room.close()
    with closing(Store.open(copy)) as store:
        assert store.load() == file_room.session and store.check().whole
    assert sorted(each.name for each in tmp_path.iterdir()) == ["copy.roundtable", "session.roundtable"]


def test_a_room_does_not_move_onto_its_own_file_or_where_nothing_can_be_written(
    file_room: Room, tmp_path: Path
) -> None:
    with pytest.raises(errors.AlreadyThere):
        file_room.move_to(tmp_path / "session.roundtable")
    with pytest.raises(errors.Unreachable) as failure:
        file_room.move_to(tmp_path / "no such folder" / "copy.roundtable")
    assert failure.value.path == tmp_path / "no such folder" / "copy.roundtable"
    file_room.do(capture_quote, text="Still here")
    assert file_room._store.load() == file_room.session
    assert not [each for each in tmp_path.rglob("*") if "part" in each.name]


def test_a_session_without_a_word_goes_on_too(file_room: Room, tmp_path: Path) -> None:
    room, disk = broken(file_room)
    disk.commits, disk.gone_after = "before", 1000
    with pytest.raises(errors.DiskFailed):
        room.do(capture_quote, text="In doubt for ever")
    assert not room.move_to(tmp_path / "copy.roundtable")
    room.close()
    with closing(Store.open(tmp_path / "copy.roundtable")) as store:
        assert store.check().whole and store.check().transactions == 0


def test_where_nothing_can_be_read_any_more_the_copy_is_written_from_memory(file_room: Room, tmp_path: Path) -> None:
    """
    title: The river
    person: Amina Otieno, Port Authority
    quote: AO: One
    figure: The quays
    """
    room, disk = broken(file_room)
    disk.commits, disk.gone_after = "before", 1000
    with pytest.raises(errors.DiskFailed):
        room.do(capture_quote, text="In doubt for ever")
    before, copy = room.session, tmp_path / "copy.roundtable"
    assert not room.move_to(copy), "its history stayed behind"
    assert room.session == before and room.undoable is None
    room.do(capture_quote, text="Two")
    room.close()
    with closing(Store.open(copy)) as store:
        assert store.load() == room.session and store.check().whole


@posix
@pytest.mark.parametrize("mishap", ["deleted", "cut short"])
def test_a_file_that_vanished_is_saved_from_what_is_still_open(file_room: Room, tmp_path: Path, mishap: str) -> None:
    """
    quote: One
    """
    path = tmp_path / "session.roundtable"
    if mishap == "deleted":
        path.unlink()
    else:
        os.truncate(path, 4096)
    with pytest.raises(errors.Moved):
        file_room.do(capture_quote, text="Two")
    place = path if mishap == "deleted" else tmp_path / "copy.roundtable"
    file_room.move_to(place)
    file_room.do(capture_quote, text="Three")
    assert texts(file_room) == ["One", "Two", "Three"]
    file_room.close()
    with closing(Store.open(place)) as store:
        assert store.load() == file_room.session and store.check().whole


def test_writing_is_tried_and_leaves_nothing_behind(file_room: Room) -> None:
    """
    quote: One
    """
    store = file_room._store
    (pages,) = store._conn.execute("PRAGMA page_count").fetchone()
    store._conn.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(errors.DiskFull):
        file_room.try_writing()
    store._conn.execute("PRAGMA max_page_count = 1000000")
    file_room.try_writing()
    assert store.drafts() == {} and store.load() == file_room.session and store.check().whole


@posix
def test_a_file_that_comes_back_is_taken_hold_of_again(file_room: Room, tmp_path: Path) -> None:
    """
    quote: One
    """
    path, aside = tmp_path / "session.roundtable", tmp_path / "aside"
    path.rename(aside)
    with pytest.raises(errors.Moved):
        file_room.try_writing()
    shutil.copyfile(aside, path)  # as on a stick that is plugged in again: the same bytes, another handle
    file_room.try_writing()
    file_room.do(capture_quote, text="Two")
    file_room.close()
    with closing(Store.open(path)) as store:
        assert [quote.text for quote in store.load().quotes] == ["One", "Two"]


@posix
@pytest.mark.parametrize("commits", ["before", "after"])
def test_the_file_that_came_back_tells_what_became_of_an_edit(file_room: Room, tmp_path: Path, commits: str) -> None:
    """
    quote: One
    """
    room, disk = broken(file_room)
    heard: list[Change] = []
    room.subscribe(heard.append)
    disk.commits, disk.gone_after = commits, 1000
    with pytest.raises(errors.DiskFailed):
        room.do(capture_quote, text="Two")
    path = tmp_path / "session.roundtable"
    path.rename(tmp_path / "aside")
    shutil.copyfile(tmp_path / "aside", path)
    room.try_writing()
    assert texts(room) == (["One", "Two"] if commits == "after" else ["One"])
    assert room.session == room._store.load() and len(heard) == (commits == "after")
    room.close()


@posix
def test_another_session_that_lies_in_its_place_is_left_alone(file_room: Room, tmp_path: Path) -> None:
    """
    quote: One
    """
    path = tmp_path / "session.roundtable"
    path.unlink()
    with closing(Store.create(path)) as other:
        empty = other.load()
    with pytest.raises(errors.Moved):
        file_room.try_writing()
    assert texts(file_room) == ["One"]
    with closing(Store.open(path)) as other:
        assert other.load() == empty


def test_a_new_time_of_writing_alone_is_no_overwriting(file_room: Room, tmp_path: Path) -> None:
    path = tmp_path / "session.roundtable"
    for second in (1, 2):
        os.utime(path, (second, second))
        file_room.do(capture_quote, text=f"Said after {second}")
        file_room.keep_draft("line", f"Half typed, {second}")
    assert file_room.draft("line") == "Half typed, 2" and len(file_room.session.quotes) == 2
